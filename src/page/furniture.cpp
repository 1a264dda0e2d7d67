#include "page/furniture.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "page/lexicon.h"

namespace courant::page {
namespace {

struct Phrases {
  std::vector<std::string_view> starts;  // sorted
  std::vector<std::string_view> inside, about_us;
};

Phrases read_phrases() {
  Phrases phrases;
  for_each_entry("furniture", [&](std::string_view where, std::string_view phrase) {
    (where == "start" ? phrases.starts : where == "inside" ? phrases.inside : phrases.about_us).push_back(phrase);
  });
  std::sort(phrases.starts.begin(), phrases.starts.end());
  return phrases;
}

const Phrases& phrases() {
  static const Phrases read = read_phrases();
  return read;
}

}  // namespace

bool starts_like_furniture(std::string_view text) {
  constexpr std::size_t bytes_max = 48;
  while (!text.empty() && !std::isalnum(static_cast<unsigned char>(text.front())) &&
         static_cast<unsigned char>(text.front()) < 0x80)
    text.remove_prefix(1);
  const std::string start = base::lower_ascii(text.substr(0, bytes_max));
  const auto& starts = phrases().starts;
  // A phrase that is a prefix of the text sorts at or before it; step back while it could still be one.
  for (auto it = std::upper_bound(starts.begin(), starts.end(), std::string_view(start)); it != starts.begin();) {
    --it;
    if (std::string_view(start).starts_with(*it) &&
        (start.size() == it->size() || !std::isalnum(static_cast<unsigned char>(start[it->size()]))))
      return true;
    if (it->empty() || it->front() != start.front()) return false;
  }
  return false;
}

bool holds_furniture(std::string_view text) {
  const std::string small = base::lower_ascii(text);
  return std::any_of(phrases().inside.begin(), phrases().inside.end(),
                     [&](std::string_view phrase) { return small.find(phrase) != std::string::npos; });
}

bool is_about_us(std::string_view folded) {
  return std::ranges::find(phrases().about_us, folded) != phrases().about_us.end();
}

}  // namespace courant::page
