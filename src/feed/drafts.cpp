#include "feed/drafts.h"

#include <algorithm>

#include "html/plain_text.h"

namespace courant::feed {
namespace {

bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find_first_of(" \t") == std::string_view::npos;
}

bool nobody_reads(std::string_view address) {
  std::string low(address.substr(0, address.find('@')));
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  std::erase_if(low, [](char c) { return c == '-' || c == '_' || c == '.'; });
  return low == "noreply" || low == "donotreply";
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t,;");
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(" \t,;") - first + 1);
}

}  // namespace

void AuthorsDraft::add(int rank, std::string name) {
  if (name.empty() || names_.size() >= 64) return;
  if (std::ranges::find(names_, std::pair(rank, name)) == names_.end()) names_.emplace_back(rank, std::move(name));
}

std::vector<std::string> AuthorsDraft::take() {
  int best = 0;
  for (const auto& [rank, name] : names_) best = std::max(best, rank);
  std::vector<std::string> out;
  for (auto& [rank, name] : names_)
    if (rank == best) out.push_back(std::move(name));
  return out;
}

std::string author_name(std::string_view raw) {
  const std::string line = html::collapse_white_space(raw);
  const std::string_view text = line;
  for (const auto& [open, close] : {std::pair('(', ')'), std::pair('<', '>')}) {
    const std::size_t begin = text.find(open), end = text.rfind(close);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) continue;
    const std::string_view before = trimmed(text.substr(0, begin)),
                           within = trimmed(text.substr(begin + 1, end - begin - 1));
    if (is_address(before)) return within.empty() ? author_name(before) : std::string(within);
    if (is_address(within) && !before.empty()) return std::string(before);
  }
  // "jo@example.org Jo Doe" and "Jo Doe jo@example.org"
  if (const std::size_t at = text.find('@'); at != std::string_view::npos && text.find(' ') != std::string_view::npos) {
    const std::size_t space_before = text.rfind(' ', at),
                      begin = space_before == std::string_view::npos ? 0 : space_before + 1;
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view rest = trimmed(begin == 0 ? text.substr(end) : text.substr(0, begin));
    if (!rest.empty() && is_address(text.substr(begin, end - begin))) return std::string(rest);
  }
  if (is_address(text) && nobody_reads(text)) return {};
  return line;
}

std::string cut_text(std::string text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xC0) == 0x80) --bytes_max;
  text.resize(bytes_max);
  return text;
}

void add_category(std::vector<model::Category>& categories, model::Category category) {
  if ((category.term.empty() && category.label.empty()) || categories.size() >= 256) return;
  const bool known = std::ranges::any_of(categories, [&](const model::Category& other) {
    return other.term == category.term && other.scheme == category.scheme && other.label == category.label;
  });
  if (!known) categories.push_back(std::move(category));
}

std::string language_tag(std::string_view text) {
  std::string tag = html::collapse_white_space(text);
  std::replace(tag.begin(), tag.end(), '_', '-');
  const bool plain = std::ranges::all_of(
      tag, [](char c) { return c == '-' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); });
  return plain && tag.size() <= 35 ? tag : std::string();
}

}  // namespace courant::feed
