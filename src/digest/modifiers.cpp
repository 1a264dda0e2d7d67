#include "digest/modifiers.h"

#include <algorithm>
#include <optional>

#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

bool tells_magnitude(const std::string& word) {
  return word == "thousand" || word == "million" || word == "billion" || word == "trillion";
}

// "bigger", "larger", "earlier"
bool compares(const std::string& word) {
  if (!word.ends_with("er") || word.size() < 5) return false;
  const text::WordClasses& words = text::english_words();
  const std::string stem = word.substr(0, word.size() - 2);
  const bool doubled = stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2];
  return words.may_be(stem, 'a') || words.may_be(stem + 'e', 'a') ||
         (doubled && words.may_be(stem.substr(0, stem.size() - 1), 'a')) ||
         (stem.ends_with('i') && words.may_be(stem.substr(0, stem.size() - 1) + 'y', 'a'));
}

// One phrase of those that "of" and "and" join.
class PhraseReader {
 public:
  PhraseReader(const TaggedSentence& sentence, Part phrase, const std::vector<Part>& persons,
               std::vector<Modifier>& found)
      : s_(sentence), phrase_(phrase), head_(phrase.end - 1), persons_(persons), found_(found) {}

  // `joined`: behind "and". What stands there may be of one name with what stands before: "the Hen and Chickens reef".
  void run(bool joined) {
    std::size_t i = phrase_.begin;
    if (i < head_ && may_leave_article_out(s_, i)) {
      found_.push_back({{i, i + 1}, ModifierRank::article});
      ++i;
    }
    // "unveiled their own plan", as headlines say it
    if (i < head_ && s_.tags[i] == Tag::possessive_pronoun && !is_somebody(s_, head_)) {
      const std::size_t own = i + 1 < head_ && s_.lower(i + 1) == "own" ? i + 2 : i + 1;
      found_.push_back({{i, own}, ModifierRank::light});
      i = own;
    }
    if (const std::size_t name = find_person(i); name > i) {
      found_.push_back({{i, name}, ModifierRank::role});
      i = name;
    }
    if (!text::is_noun(s_.tags[head_]) || s_.tags[head_] == Tag::name || (joined && i == phrase_.begin)) return;
    if (is(head_, is_empty_object | is_time_noun | is_day | is_time_span)) return;
    read_modifiers(i);
  }

 private:
  bool is(std::size_t i, std::uint32_t wanted) const { return (title_flags(s_, i) & wanted) != 0; }

  // Where the last name begins of a person whom the phrase names, or who owns what it names.
  std::size_t find_person(std::size_t i) const {
    for (const Part person : persons_) {
      if (person.begin < i || person.end > phrase_.end) continue;
      // "the ferry Sula Rose" is no person
      if (person.begin > i && text::is_noun(s_.tags[person.begin - 1]) && s_.tags[person.begin - 1] != Tag::name &&
          !is_somebody(s_, person.begin - 1))
        continue;
      const bool owns = person.end < phrase_.end && s_.tags[person.end] == Tag::possessive;
      if (person.end == phrase_.end || owns) return find_last_name(s_.tokens, person);
    }
    return i;
  }

  void read_modifiers(std::size_t i) {
    while (i < head_) {
      const std::size_t next = end_of_modifier(i);
      if (next > head_ || (next == head_ && joins_words(s_, head_ - 1))) return;
      if (const auto rank = rank_of({i, next})) found_.push_back({{i, next}, *rank});
      i = next;
    }
  }

  // Past one word with its hyphens, a whole name, or an owner with "'s".
  std::size_t end_of_modifier(std::size_t i) const {
    for (std::size_t owner = i; owner < head_; ++owner) {
      if (s_.tags[owner] != Tag::possessive) continue;
      while (owner + 1 < head_ && s_.tags[owner + 1] == Tag::possessive) ++owner;
      return owner + 1;
    }
    std::size_t next = i + 1;
    if (s_.tokens[i].kind == TokenKind::currency) {  // "a | $2 billion | plan"
      while (next < head_ && (s_.tags[next] == Tag::number || tells_magnitude(s_.lower(next)))) ++next;
      return next;
    }
    // "a more ambitious agenda": "more" says how ambitious.
    if (s_.tags[i] == Tag::adverb && next < head_ && s_.tags[next] == Tag::adjective) return end_of_modifier(next);
    while (next < head_ && (joins_words(s_, next) || joins_words(s_, next - 1) ||
                            (s_.tags[i] == Tag::name && s_.tags[next] == Tag::name)))
      ++next;
    return next;
  }

  std::optional<ModifierRank> rank_of(Part part) const {
    if (s_.tags[part.end - 1] == Tag::possessive)
      return is_somebody(s_, head_) || s_.tags[part.begin] == Tag::possessive_pronoun
                 ? std::nullopt
                 : std::optional(ModifierRank::owner);
    if (s_.tokens[part.begin].kind == TokenKind::currency)  // not of "sells at | $5 and $9 | fares"
      return part.begin > phrase_.begin ? std::optional(ModifierRank::owner) : std::nullopt;
    for (std::size_t i = part.begin; i < part.end; ++i) {
      if (!joins_words(s_, i) && !may_drop(i)) return std::nullopt;
    }
    const Tag last = s_.tags[part.end - 1];
    if (last == Tag::name) return ModifierRank::name;
    if (text::is_noun(last)) return ModifierRank::noun;
    return is(part.begin, is_light) ? ModifierRank::light : ModifierRank::adjective;
  }

  bool may_drop(std::size_t i) const {
    const Tag tag = s_.tags[i];
    if (!s_.tokens[i].is_word() || (tag != Tag::adjective && tag != Tag::participle && tag != Tag::gerund &&
                                    tag != Tag::adverb && !text::is_noun(tag)))
      return false;
    const std::string word = s_.lower(i);
    if (i > phrase_.begin && s_.tags[i - 1] == Tag::number && word.ends_with('.')) return false;  // "5 p.m."
    if (tag == Tag::adjective && compares(word)) return false;
    return !is(i, negates | hedges | quantifies | picks_out) && !word.ends_with("est") &&
           !(tag == Tag::adjective && word.ends_with("th"));  // "the seventh time"
  }

  const TaggedSentence& s_;
  Part phrase_;
  std::size_t head_;
  const std::vector<Part>& persons_;
  std::vector<Modifier>& found_;
};

}  // namespace

std::vector<Modifier> list_modifiers(const TaggedSentence& s, Part noun, const std::vector<Part>& persons) {
  std::vector<Modifier> found;
  std::size_t begin = noun.begin;
  bool joined = false, joins_adjectives = false;  // "a bright and long career": neither may go
  for (std::size_t i = noun.begin; i <= noun.end; ++i) {
    const bool ends = i == noun.end || s.tags[i] == Tag::preposition || s.tags[i] == Tag::coordinator;
    if (!ends && s.tags[i] == Tag::mark && !joins_words(s, i) && s.tokens[i].kind != TokenKind::currency) return found;
    if (!ends) continue;
    if (i > begin && !joins_adjectives) PhraseReader(s, {begin, i}, persons, found).run(joined);
    joined = i < noun.end && s.tags[i] == Tag::coordinator;
    joins_adjectives = joined && i > begin && !text::is_noun(s.tags[i - 1]);
    begin = i + 1;
  }
  return found;
}

Part without_article(const TaggedSentence& s, Part phrase) {
  while (phrase.end - phrase.begin > 1 &&
         (is_article(s, phrase.begin) || (title_flags(s, phrase.begin) & is_honorific) ||
          !(s.tokens[phrase.begin].is_word() || s.tokens[phrase.begin].kind == TokenKind::number ||
            s.tokens[phrase.begin].kind == TokenKind::currency)))
    ++phrase.begin;
  return phrase;
}

void append_without(std::vector<Part>& parts, Part whole, const std::vector<Modifier>& dropped) {
  for (std::size_t i = whole.begin; i < whole.end; ++i) {
    const bool gone = std::ranges::any_of(
        dropped, [&](const Modifier& modifier) { return i >= modifier.part.begin && i < modifier.part.end; });
    if (!gone) append_part(parts, {i, i + 1});
  }
}

}  // namespace courant::digest
