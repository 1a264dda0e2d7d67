#include "page/class_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "page/lexicon.h"

namespace courant::page {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(ClassKind::count)> kind_names{
    "content", "navigation", "related", "social", "comments", "promotion", "legal",  "byline", "caption",
    "tags",    "listing",    "edge",    "hidden", "deck",     "note",      "kicker", "brand"};

// The words in a table of their own: it is asked for every word of every class on a page.
class Words {
 public:
  void add(std::string_view word, ClassKinds kinds) {
    std::size_t at = slot(hash(word));
    while (!slots_[at].word.empty() && slots_[at].word != word) at = slot(at + 1);
    slots_[at].word = word;
    slots_[at].kinds |= kinds;
  }
  ClassKinds find(std::string_view word, std::size_t hashed) const {
    std::size_t at = slot(hashed);
    while (!slots_[at].word.empty() && slots_[at].word != word) at = slot(at + 1);
    return slots_[at].kinds;
  }
  static std::size_t hash(std::string_view word) {
    std::size_t hashed = 0;
    for (const char c : word) hashed = next(hashed, c);
    return hashed;
  }
  static std::size_t next(std::size_t hashed, char c) { return hashed * 31 + static_cast<unsigned char>(c); }

 private:
  struct Slot {
    std::string_view word;
    ClassKinds kinds = 0;
  };
  static constexpr std::size_t size = 2048;  // some five times the words
  static std::size_t slot(std::size_t hashed) { return hashed % size; }
  std::array<Slot, size> slots_;
};

Words read_words() {
  Words words;
  for_each_entry("class_words", [&](std::string_view key, std::string_view rest) {
    const auto kind = std::find(kind_names.begin(), kind_names.end(), key);
    if (kind == kind_names.end()) return;
    const auto bits = static_cast<ClassKinds>(1u << (kind - kind_names.begin()));
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      if (!word.empty()) words.add(word, bits);
    }
  });
  return words;
}

ClassKinds kinds_of(std::string_view value, const Words& words) {
  constexpr std::size_t bytes_max = 512, word_max = 24;
  ClassKinds kinds = 0;
  char word[word_max];
  std::size_t length = 0, hashed = 0;
  const auto flush = [&] {
    if (length >= 2) kinds |= words.find({word, length}, hashed);
    length = hashed = 0;
  };
  bool after_small = false;
  for (const char c : value.substr(0, bytes_max)) {
    const bool capital = c >= 'A' && c <= 'Z', small = c >= 'a' && c <= 'z';
    if ((!capital && !small) || (capital && after_small) || length == word_max) flush();
    if (capital || small) {
      word[length] = static_cast<char>(capital ? c + 32 : c);
      hashed = Words::next(hashed, word[length++]);
    }
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
    if (html::is_named(*at, "class") || html::is_named(*at, "id") || html::is_named(*at, "role") ||
        html::is_named(*at, "data-testid") || html::is_named(*at, "data-component"))
      kinds |= kinds_of(at->value, words);
  return kinds;
}

}  // namespace courant::page
