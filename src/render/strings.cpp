#include "render/strings.h"

#include <algorithm>
#include <charconv>

#include "render/web_files.h"

namespace courant::render {
namespace {

constexpr std::string_view folder = "strings/";
constexpr std::string_view blanks = " \t\r";

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(blanks);
  return begin == std::string_view::npos ? std::string_view{}
                                         : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// Calls on_text for what stands between placeholders and on_value with a placeholder's number.
template <class OnText, class OnValue>
void split_placeholders(std::string_view text, OnText on_text, OnValue on_value) {
  std::size_t from = 0;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (text[at] != '{' || text[at + 2] != '}' || text[at + 1] < '0' || text[at + 1] > '9') continue;
    on_text(text.substr(from, at - from));
    on_value(static_cast<std::size_t>(text[at + 1] - '0'));
    from = at + 3;
    at += 2;
  }
  on_text(text.substr(from));
}

}  // namespace

Strings::Strings(std::string_view language, std::string_view file) : language_(language) {
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = trim(file.substr(0, end));
    file.remove_prefix(std::min(end + 1, file.size()));
    const std::size_t equals = line.find('=');
    if (line.starts_with('#') || equals == std::string_view::npos) continue;
    texts_.emplace(trim(line.substr(0, equals)), trim(line.substr(equals + 1)));
  }
}

const std::vector<Strings>& Strings::all() {
  static const std::vector<Strings> loaded = [] {
    std::vector<Strings> list;
    for (const base::EmbeddedFile& file : web_files()) {
      if (!file.path.starts_with(folder)) continue;
      const std::string_view name = file.path.substr(folder.size());
      list.push_back(Strings(name.substr(0, name.find('.')), file.bytes));
    }
    // English first: what all else falls back to.
    std::ranges::stable_partition(list, [](const Strings& strings) { return strings.language_ == "en"; });
    return list;
  }();
  return loaded;
}

const Strings& Strings::in(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (const Strings& strings : all())
    if (strings.language_ == primary) return strings;
  return all().front();
}

const Strings& Strings::preferred(std::string_view accept_language) {
  const Strings* best = &all().front();
  double best_weight = 0;
  while (!accept_language.empty()) {
    const std::size_t end = std::min(accept_language.find(','), accept_language.size());
    const std::string_view range = trim(accept_language.substr(0, end));
    accept_language.remove_prefix(std::min(end + 1, accept_language.size()));
    double weight = 1;
    if (const auto q = range.find("q="); q != std::string_view::npos)
      std::from_chars(range.data() + q + 2, range.data() + range.size(), weight);
    const std::string_view tag = trim(range.substr(0, range.find(';')));
    const Strings& match = in(tag);
    if (weight > best_weight && match.language_ == tag.substr(0, tag.find('-'))) {
      best = &match;
      best_weight = weight;
    }
  }
  return *best;
}

std::vector<std::string_view> Strings::languages() {
  std::vector<std::string_view> names;
  for (const Strings& strings : all()) names.push_back(strings.language_);
  return names;
}

std::string_view Strings::operator[](std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? key : std::string_view(found->second);
}

std::vector<std::string_view> Strings::keys() const {
  std::vector<std::string_view> names;
  for (const auto& [key, text] : texts_) names.push_back(key);
  return names;
}

std::string Strings::count(std::string_view key, long long number) const {
  return plain(std::string(key) + (number == 1 ? ".one" : ".other"), std::to_string(number));
}

Markup Strings::fill_markup(std::string_view text, std::span<const Markup> values) {
  Markup out;
  split_placeholders(
      text, [&](std::string_view part) { out += Markup(part); },
      [&](std::size_t number) {
        if (number < values.size()) out += values[number];
      });
  return out;
}

std::string Strings::fill_plain(std::string_view text, std::span<const std::string_view> values) {
  std::string out;
  split_placeholders(
      text, [&](std::string_view part) { out += part; },
      [&](std::size_t number) {
        if (number < values.size()) out += values[number];
      });
  return out;
}

Markup Strings::join(std::span<const Markup> items) const {
  Markup out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? Markup(" ") + Markup((*this)["list.and"]) + Markup(" ") : Markup(", ");
    out += items[i];
  }
  return out;
}

std::string Strings::join(std::span<const std::string> items) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " " + std::string((*this)["list.and"]) + " " : ", ";
    out += items[i];
  }
  return out;
}

}  // namespace courant::render
