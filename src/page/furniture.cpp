#include "page/furniture.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "page/lexicon.h"

namespace courant::page {
namespace {

struct Phrases {
  std::vector<std::string_view> starts;                   // sorted
  std::array<std::vector<std::string_view>, 256> inside;  // by their first byte
  std::bitset<1 << 16> openings;  // their first two bytes: most places of a text are told by these
  std::vector<std::string_view> about_us;
};

std::size_t opening(std::string_view text) {
  return static_cast<std::size_t>(static_cast<unsigned char>(text[0])) << 8 | static_cast<unsigned char>(text[1]);
}

Phrases read_phrases() {
  Phrases phrases;
  for_each_entry("furniture", [&](std::string_view where, std::string_view phrase) {
    if (where == "inside") phrases.openings.set(opening(phrase));
    auto& inside = phrases.inside[static_cast<unsigned char>(phrase.front())];
    (where == "start" ? phrases.starts : where == "inside" ? inside : phrases.about_us).push_back(phrase);
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
  const Phrases& known = phrases();
  for (std::string_view rest = small; rest.size() > 1; rest.remove_prefix(1)) {
    if (!known.openings.test(opening(rest))) continue;
    for (const std::string_view phrase : known.inside[static_cast<unsigned char>(rest.front())])
      if (rest.starts_with(phrase)) return true;
  }
  return false;
}

bool is_about_us(std::string_view folded) {
  return std::ranges::find(phrases().about_us, folded) != phrases().about_us.end();
}

}  // namespace courant::page
