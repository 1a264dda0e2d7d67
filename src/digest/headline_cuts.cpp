#include "digest/headline_cuts.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "digest/title_beginning.h"
#include "digest/title_ends.h"
#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

constexpr double end_min = 0.6;

// In the order in which it is left out.
enum Dispensable : int { kept, article, name_before, adverb, adjective, planning, modifier };

bool is_form_of(const std::string& verb, std::span<const std::uint64_t> lemmas) {
  return std::ranges::any_of(text::english_words().lemma_keys(verb),
                             [&](std::uint64_t key) { return std::ranges::find(lemmas, key) != lemmas.end(); });
}

// "agrees | to repair": who agrees to do it, is to do it.
bool tells_a_plan(const std::string& verb) {
  static constexpr std::array<std::uint64_t, 10> plans{
      text::word_key("agree"),  text::word_key("decide"), text::word_key("intend"),  text::word_key("plan"),
      text::word_key("pledge"), text::word_key("poise"),  text::word_key("prepare"), text::word_key("promise"),
      text::word_key("set"),    text::word_key("vow")};
  return is_form_of(verb, plans);
}

class HeadlineCutter {
 public:
  HeadlineCutter(const TaggedSentence& headline, const std::vector<Part>& persons, TitleRoom room)
      : s_(headline), persons_(persons), room_(room), drops_(headline.tokens.size(), kept) {}

  std::vector<HeadlineCut> run(bool spoken) {
    const std::size_t size = s_.tokens.size();
    while (verb_ < size && !text::is_finite(s_.tags[verb_])) ++verb_;
    if (verb_ == size || (verb_ == 0 && !spoken) || s_.tags[0] == Tag::preposition || s_.tags[0] == Tag::wh_word)
      return {};
    if (verb_ > 0 && ((title_flags(s_, verb_) & is_saying) || title_words().reports(s_.lower(verb_)))) return {};
    mark();
    for (std::size_t end = find_stop(); end > verb_; --end) {
      if (const double weight = weigh(end); weight >= end_min) {
        cut(end, weight, false);
      } else if (weight > 0 && goes_on_with_purpose(end)) {
        cut(end, end_min, true);
      }
    }
    return std::move(cuts_);
  }

 private:
  void drop(std::size_t begin, std::size_t end, Dispensable as) {
    for (std::size_t i = begin; i < end; ++i)
      drops_[i] = drops_[i] == kept ? as : std::min(drops_[i], static_cast<int>(as));
  }

  void mark() {
    const std::size_t size = s_.tokens.size();
    std::size_t at = 0;
    for (const Part part : without_asides(s_, {0, size})) {
      drop(at, part.begin, article);
      at = part.end;
    }
    drop(at, size, article);
    for (std::size_t i = 0; i < size; ++i) {
      if (may_leave_article_out(s_, i) && (i == 0 || s_.tokens[i - 1].kind != TokenKind::open_quote))
        drop(i, i + 1, article);
      if (title_flags(s_, i) & is_month) mark_date(i);
      if (names_country(i)) drop(i, i + 1, adjective);
      if (s_.tags[i] == Tag::adverb && i + 1 < size && may_leave_out(s_, i)) drop(i, i + 1, adverb);
      if (s_.tags[i] == Tag::adjective && i + 1 < size && is_light_adjective(i)) drop(i, i + 1, adjective);
      if (i > 0 && i + 2 < size && s_.tags[i + 1] == Tag::to && s_.tags[i + 2] == Tag::verb_base &&
          tells_a_plan(s_.lower(i)) && text::is_verb(s_.tags[i]))
        drop(i > 1 && (title_flags(s_, i - 1) & is_be) ? i - 1 : i, i + 1, planning);
    }
    for (std::size_t i = verb_ + 1; i < size;) {
      const Part phrase = read_noun_phrase(s_, i);
      if (!phrase.empty()) mark_modifiers(phrase);
      i = std::max(i + 1, phrase.end);
    }
    for (const Part person : persons_) mark_person(person);
  }

  // "to open | on Oct. 18", "to open | May 1"; not "the May 1 | march"
  void mark_date(std::size_t month) {
    std::size_t end = month + 1;
    while (end < s_.tokens.size() && end < month + 2 && s_.tags[end] == Tag::mark &&
           s_.tokens[end].kind != TokenKind::comma)
      ++end;
    if (end >= s_.tokens.size() || s_.tokens[end].kind != TokenKind::number) return;
    ++end;
    if (end < s_.tokens.size() && (text::is_noun(s_.tags[end]) || s_.tags[end] == Tag::possessive)) return;
    drop(month > 0 && (s_.lower(month - 1) == "on" || s_.lower(month - 1) == "by") ? month - 1 : month, end, article);
  }

  // "U.S. | Supreme Court"
  bool names_country(std::size_t i) const {
    const std::string word = s_.lower(i);
    return (word == "u.s." || word == "us" || word == "u.k." || word == "uk") && i + 1 < s_.tags.size() &&
           s_.tags[i + 1] == Tag::name && s_.tokens[i + 1].is_word();
  }

  // "a | sweeping state | sentencing law"
  void mark_modifiers(Part phrase) {
    std::size_t begin = phrase.begin, end = phrase.begin;
    while (begin < phrase.end && (s_.tags[begin] == Tag::determiner || s_.tags[begin] == Tag::possessive_pronoun))
      ++begin;
    const auto narrows = [&](std::size_t i) {
      return (s_.tags[i] == Tag::noun || s_.tags[i] == Tag::adjective) && !s_.tokens[i].starts_upper() &&
             !(title_flags(s_, i) & (hedges | picks_out | negates | quantifies | lessens)) && !joins_words(s_, i + 1);
    };
    for (end = begin; end + 2 < phrase.end && narrows(end);) ++end;
    if (end > begin && text::is_noun(s_.tags[phrase.end - 1]) && text::is_common_noun(s_.tags[phrase.end - 1]))
      drop(begin, end, modifier);
  }

  bool is_light_adjective(std::size_t i) const {
    return (title_flags(s_, i) & is_light) && !(title_flags(s_, i) & (hedges | picks_out | negates | quantifies)) &&
           (text::is_noun(s_.tags[i + 1]) || s_.tags[i + 1] == Tag::adjective) &&
           (i == 0 || s_.tags[i - 1] != Tag::adverb);
  }

  // "Treasury Secretary Anna | Brand", "Sen. Anna | Brand"; of "ex-mayor Anna Brand" the first name alone.
  void mark_person(Part person) {
    const std::size_t last = find_last_name(s_.tokens, person);
    std::size_t begin = person.begin;
    while (begin > 0 && is_of_office(begin - 1)) --begin;
    if (begin > 0 && joins_words(s_, begin - 1)) begin = person.begin;
    if (person.end < s_.tags.size() && s_.tags[person.end] == Tag::name) return;
    drop(begin, last, name_before);
  }

  bool is_of_office(std::size_t i) const {
    const bool point = s_.tokens[i].kind == TokenKind::point || s_.tokens[i].kind == TokenKind::stop;
    const bool title = (title_flags(s_, i) & (is_honorific | is_short_role)) != 0;
    return point || title || text::is_noun(s_.tags[i]) || s_.tags[i] == Tag::adjective;
  }

  // Where the headline goes on behind a comma or a dash, a list of who acts apart: "Brand, Lee | agree".
  std::size_t find_stop() const {
    for (std::size_t i = 0; i < s_.tokens.size(); ++i) {
      const TokenKind kind = s_.tokens[i].kind;
      const bool lists = i > 0 && i < verb_ && text::is_noun(s_.tags[i - 1]) && text::is_noun(s_.tags[i + 1]) &&
                         find_list_end(s_, i) > i;
      if (kind == TokenKind::dash || kind == TokenKind::semicolon || (kind == TokenKind::comma && !lists)) return i;
    }
    return s_.tokens.size();
  }

  double weigh(std::size_t end) const {
    const std::size_t size = s_.tokens.size();
    const bool quoted = s_.tokens[end - 1].kind == TokenKind::close_quote && end > 1;
    const Tag last = s_.tags[quoted ? end - 2 : end - 1];
    if (drops_[end - 1] == article || ends_open(s_, {verb_, end})) return 0;
    const bool whole = end == size || s_.tags[end] == Tag::mark;
    if (end == verb_ + 1) return verb_ > 0 && !says_little(s_.lower(verb_)) && (whole || is_setting(end)) ? 1 : 0;
    if (!text::is_noun(last) && !(whole && (last == Tag::adjective || last == Tag::participle))) return 0;
    std::size_t next = end;
    while (next < size && drops_[next] == article) ++next;
    return next == size ? 1 : weigh_end(s_, end, size);
  }

  // "Board pushes northern wall bill | to save port", "Board to replace Anna Brand | with Lee"; not "urges mayors | to
  // go".
  bool goes_on_with_purpose(std::size_t end) const {
    static constexpr std::array<std::uint64_t, 1> replaces{text::word_key("replace")};
    static constexpr std::array<std::uint64_t, 2> employs{text::word_key("use"), text::word_key("take")};
    if (end + 1 >= s_.tokens.size() || !text::is_noun(s_.tags[end - 1])) return false;
    std::size_t verb = verb_;
    for (std::size_t i = verb_; i < end; ++i) {
      if (text::is_verb(s_.tags[i])) verb = i;
      if (s_.tags[i] == Tag::preposition) return false;
    }
    const Part object = read_noun_phrase(s_, verb + 1);
    const bool purpose = s_.tags[end] == Tag::to && s_.tags[end + 1] == Tag::verb_base;
    const std::string word = s_.lower(verb);
    if (object.end != end || object.end - object.begin < 2 ||
        !(purpose || (s_.lower(end) == "with" && is_form_of(word, replaces))) || title_words().takes_infinitive(word) ||
        title_words().needs_second(word) || is_form_of(word, employs))
      return false;
    return !purpose || !is_somebody(s_, end - 1);
  }

  // "Court rules |": what?
  static bool says_little(const std::string& verb) {
    static constexpr std::array<std::uint64_t, 16> little{
        text::word_key("act"),     text::word_key("begin"), text::word_key("can"),  text::word_key("decide"),
        text::word_key("do"),      text::word_key("get"),   text::word_key("go"),   text::word_key("have"),
        text::word_key("be"),      text::word_key("make"),  text::word_key("meet"), text::word_key("react"),
        text::word_key("respond"), text::word_key("rule"),  text::word_key("vote"), text::word_key("weigh")};
    return is_form_of(verb, little);
  }

  // "Prices jump | after talks"
  bool is_setting(std::size_t i) const {
    static constexpr std::array<std::string_view, 8> settings{"after",  "amid",    "as",     "at",
                                                              "before", "despite", "during", "in"};
    return std::ranges::find(settings, s_.lower(i)) != settings.end();
  }

  void cut(std::size_t end, double weight, bool told) {
    for (int level = article; level <= modifier; ++level) {
      std::vector<Part> parts;
      for (std::size_t i = 0; i < end; ++i) {
        if (drops_[i] == kept || drops_[i] > level) append_part(parts, {i, i + 1});
      }
      if (parts.empty() || !fits(s_, parts, room_)) continue;
      cuts_.push_back({std::move(parts), weight, told});
      return;
    }
  }

  const TaggedSentence& s_;
  const std::vector<Part>& persons_;
  const TitleRoom room_;
  std::vector<int> drops_;  // by token
  std::size_t verb_ = 0;
  std::vector<HeadlineCut> cuts_;
};

}  // namespace

std::vector<HeadlineCut> list_headline_cuts(const TaggedSentence& headline, const std::vector<Part>& persons,
                                            TitleRoom room, bool spoken) {
  return HeadlineCutter(headline, persons, room).run(spoken);
}

}  // namespace courant::digest
