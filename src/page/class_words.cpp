#include "page/class_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "page/lexicon.h"

namespace courant::page {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(ClassKind::count)> kind_names{
    "content", "navigation", "related", "social", "comments", "promotion", "legal",  "byline", "caption",
    "tags",    "listing",    "edge",    "hidden", "deck",     "note",      "kicker", "brand"};

using Words = std::unordered_map<std::string_view, ClassKinds>;

Words read_words() {
  Words words;
  for_each_entry("class_words", [&](std::string_view key, std::string_view rest) {
    const auto kind = std::find(kind_names.begin(), kind_names.end(), key);
    if (kind == kind_names.end()) return;
    const auto bits = static_cast<ClassKinds>(1u << (kind - kind_names.begin()));
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      if (!word.empty()) words[word] |= bits;
    }
  });
  return words;
}

ClassKinds kinds_of(std::string_view value, const Words& words) {
  constexpr std::size_t bytes_max = 512, word_max = 24;
  ClassKinds kinds = 0;
  char word[word_max];
  std::size_t length = 0;
  const auto flush = [&] {
    if (length >= 2) {
      if (const auto found = words.find({word, length}); found != words.end()) kinds |= found->second;
    }
    length = 0;
  };
  bool after_small = false;
  for (const char c : value.substr(0, bytes_max)) {
    const bool capital = c >= 'A' && c <= 'Z', small = c >= 'a' && c <= 'z';
    if ((!capital && !small) || (capital && after_small) || length == word_max) flush();
    if (capital || small) word[length++] = static_cast<char>(capital ? c + 32 : c);
    after_small = small;
  }
  flush();
  return kinds;
}

}  // namespace

ClassKinds class_kinds(const html::Node& element) {
  static const Words words = read_words();
  ClassKinds kinds = 0;
  for (const auto* at = element.begin_attributes(); at != element.end_attributes(); ++at)
    if (at->name == "class" || at->name == "id" || at->name == "data-testid" || at->name == "data-component" ||
        at->name == "role")
      kinds |= kinds_of(at->value, words);
  return kinds;
}

}  // namespace courant::page
