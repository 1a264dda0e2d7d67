#include "text/name_evidence.h"

#include <string>
#include <utility>

#include "base/ascii.h"
#include "text/word_classes.h"

namespace courant::text {
namespace {

constexpr std::size_t people_bytes_min = 6;  // shorter words are more often names that look alike: "Ivan", "Susan"

// How a land's name ends, and its adjective.
constexpr std::pair<std::string_view, std::string_view> endings[] = {{"a", "an"}, {"y", "ian"}, {"", "ese"}};

}  // namespace

Peoples::Peoples(const TokenizedText& read) {
  if (read.language != "en") return;
  KeyMap<bool> named;
  for (const Token& token : read.tokens)
    if (token.is_word() && token.capitals == Capitals::capital) named[token.key] = true;
  for (const Token& token : read.tokens) {
    if (!token.is_word() || token.capitals != Capitals::capital || token.span.size() < people_bytes_min) continue;
    const std::string word = base::lower_ascii(read.word(token));
    std::string_view one = word;
    if (one.ends_with("ans")) one.remove_suffix(1);
    for (const auto& [land, people] : endings) {
      if (!one.ends_with(people)) continue;
      const std::string whole = std::string(one.substr(0, one.size() - people.size())) + std::string(land);
      const std::uint64_t key = word_key(whole);
      if (!named.contains(key)) continue;
      found_[key] = Part::land;
      found_[token.key] = Part::people;
    }
  }
}

bool ends_no_person(std::string_view lower) {
  const WordClasses& words = english_words();
  if (words.kind(lower) == NounKind::person || words.kind(lower) == NounKind::place) return false;
  const std::string known = words.known(lower);
  // "sNv": the plural of a noun; "A": an adjective and nothing else
  return (known.starts_with('s') && words.may_be(lower, 'n')) || known == "A" || known == ":A";
}

bool is_role(std::string_view lower) { return english_words().kind(lower) == NounKind::person; }

}  // namespace courant::text
