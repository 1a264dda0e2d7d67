#include "digest/continuing.h"

#include <algorithm>

#include "digest/dating.h"
#include "digest/hygiene.h"
#include "digest/names.h"
#include "digest/speakers.h"
#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr double hard = 1.0;
constexpr double half_connected = 0.5;       // "also"
constexpr double joined_by_stranger = 0.65;  // "Lee, of whom nothing was told, also said"
constexpr double continued = 0.4;            // "still", "again"
constexpr int brief_words_max = 14;          // a sentence in which nothing beside the statement fits

class ContinuingCheck {
 public:
  ContinuingCheck(const Material& material, const Sentence& sentence, const Told& told)
      : material_(material),
        sentence_(sentence),
        told_(told),
        rules_(material.vocabulary.rules()),
        tokens_(material.tokens_of(sentence)),
        quoted_(find_quoted(tokens_)) {}

  double run() const {
    double lean = says_nothing() || points_at_thing() || points_at_several() || points_in_quote() ? hard : 0;
    bool joined = false;
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      static const std::uint64_t and_word = text::word_key("and");
      joined |= tokens_[i].key == and_word;
      if (!quoted_[i]) lean = std::max(lean, check_token(i, joined));
    }
    return lean;
  }

 private:
  // "Lee, though, called for it", "it was raised as well": the step before is untold.
  double check_token(std::size_t i, bool joined) const {
    static const std::uint64_t also = text::word_key("also"), both = text::word_key("both"),
                               further = text::word_key("further");
    double lean = 0;
    const Token& next = tokens_[i + 1];
    const auto phrase = rules_.phrase(tokens_, i);
    const std::uint64_t flags = rules_.flags(tokens_[i].key), after = rules_.flags(next.key);
    const bool ends = i + phrase.length < tokens_.size() && !tokens_[i + phrase.length].is_word();
    const bool begins = i > 0 && tokens_[i - 1].kind == TokenKind::comma;
    if ((phrase.flags & connects) && (ends || begins) && i > 0) lean = hard;
    // "came late, but nonetheless spoke" has its step before it.
    const bool inner = i > 0 && (rules_.flags(tokens_[i - 1].key) & is_conjunction) != 0;
    if ((phrase.flags & connects_inside) && !inner && (ends || begins || next.is_word())) lean = hard;
    if ((phrase.flags & tells_that_time) && !says_which_time(i + phrase.length)) lean = hard;
    if ((phrase.flags & shows_footage) && !has_footage()) lean = hard;
    if (tokens_[i].key == also && !(rules_.flags(tokens_[i - (i > 0 ? 1 : 0)].key) & is_conjunction))
      lean = std::max(lean, begins_with_stranger() ? joined_by_stranger
                            : subject_known(i)     ? half_connected * 0.7
                                                   : half_connected);
    if (begins_later(i) || points_at_place(i) || owns_by_stranger(i)) lean = hard;
    if (flags & is_continuing) lean = std::max(lean, continued);
    if (follows_on(i)) lean = hard;
    if (tokens_[i].key == further && next.is_word() && (after & any_verb)) lean = std::max(lean, half_connected);
    // "sizable majorities in both states"
    if (tokens_[i].key == both && next.is_word() && is_plural_untold(i + 1)) lean = hard;
    if (tokens_[i].key == both && !joined && (after & (is_auxiliary | any_verb)) != 0 && !later_has("and", i))
      lean = hard;
    if ((flags & is_likening) && next.is_word() && !likened(i)) lean = hard;
    if (answers(i)) lean = hard;
    return lean;
  }

  // "Less than five weeks later, Lee signed": than what? Not "on Friday, three hours later, …"
  bool begins_later(std::size_t i) const {
    static const std::uint64_t later = text::word_key("later"), earlier = text::word_key("earlier");
    if (i == 0 || i > 6 || (tokens_[i].key != later && tokens_[i].key != earlier)) return false;
    return tokens_[i + 1].kind == TokenKind::comma &&
           (title_flags(material_.tagged(sentence_), i - 1) & (is_time_noun | is_time_span)) != 0 &&
           std::all_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(i),
                       [](const Token& token) { return token.kind != TokenKind::comma; });
  }

  // A name that was not told.
  bool begins_with_stranger() const {
    const Vocabulary::Word* word = material_.vocabulary.find(tokens_[0].key);
    return material_.tags_of(sentence_)[0] == text::Tag::name && word && word->counts && !told_.knows(word->stem);
  }

  // "The mission there goes on": where? Not "there is", "there, in Boston".
  bool points_at_place(std::size_t i) const {
    static const std::uint64_t there = text::word_key("there");
    if (tokens_[i].key != there || i == 0) return false;
    const std::vector<text::Tag>& tags = material_.tags_of(sentence_);
    if (tags[i] != text::Tag::adverb && !text::is_noun(tags[i - 1])) return false;
    const model::Span before{sentence_.span.begin, tokens_[i].span.begin};
    return std::ranges::none_of(material_.report_of(sentence_).names, [&](const model::Name& name) {
      return before.contains(name.span) && name.type != model::NameType::person;
    });
  }

  // "Lee and others criticized his policy": whose?
  bool owns_by_stranger(std::size_t i) const {
    static const std::uint64_t his = text::word_key("his"), other = text::word_key("other"),
                               others = text::word_key("others"), and_word = text::word_key("and");
    if (tokens_[i].key != his) return false;
    for (std::size_t j = 1; j + 1 < i; ++j) {
      if (text::is_finite(material_.tags_of(sentence_)[j])) return false;
      if (tokens_[j].key == and_word && (tokens_[j + 1].key == other || tokens_[j + 1].key == others)) return true;
    }
    return false;
  }

  bool is_plural_untold(std::size_t i) const {
    const Vocabulary::Word* word = material_.vocabulary.find(tokens_[i].key);
    return material_.tags_of(sentence_)[i] == text::Tag::plural && word && !told_.knows(word->stem);
  }

  // "The keeper then threw the ball", not "and then", "since then"
  bool follows_on(std::size_t i) const {
    static const std::uint64_t then = text::word_key("then");
    if (i == 0 || tokens_[i].key != then) return false;
    const std::vector<text::Tag>& tags = material_.tags_of(sentence_);
    const bool valued = title_flags(material_.tagged(sentence_), i - 1) & is_be;  // "was then valued at"
    return valued || (text::is_noun(tags[i - 1]) && text::is_finite(tags[i + 1]));
  }

  // "Over the years, its wing gave millions", "Lee signed it on Friday": what, no noun before says; not "In its first
  // report, the board", "it is clear that".
  bool points_at_thing() const {
    const bool points = std::ranges::any_of(
        tokens_, [&](const Token& token) { return (rules_.flags(token.key) & is_thing_pronoun) != 0; });
    if (!points) return false;
    const std::vector<text::Tag>& tags = material_.tags_of(sentence_);
    for (std::size_t i = 0; i < tags.size(); ++i) {
      if (quoted_[i]) continue;
      const bool owner = tags[i] == text::Tag::possessive_pronoun;
      if (rules_.flags(tokens_[i].key) & is_thing_pronoun) {
        const bool taken = owner || (i > 0 && text::is_verb(tags[i - 1]) && !goes_on_with_that(i));
        return taken && (!owner || !is_introduced(i));
      }
      if (is_thing(i, tags[i])) return false;
    }
    return false;
  }

  // "The goal decided it for them": for whom? Not "The sailors said they …".
  bool points_at_several() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (is_they(i)) return !names_several(i) && !says_of();
    }
    return false;
  }

  bool is_they(std::size_t i) const {
    static const std::uint64_t they = text::word_key("they"), them = text::word_key("them");
    return tokens_[i].key == they || tokens_[i].key == them;
  }

  // Before a token, what "they" may stand for: a plural, a body or a place, anybody, two that "and" joins.
  bool names_several(std::size_t until) const {
    static const std::uint64_t and_word = text::word_key("and"), or_word = text::word_key("or");
    const TaggedSentence s = material_.tagged(sentence_);
    for (std::size_t j = 0; j < until; ++j) {
      if (tokens_[j].key == and_word || tokens_[j].key == or_word) return true;
      if (s.tags[j] == text::Tag::plural && !(title_flags(s, j) & (is_time_noun | is_time_span))) return true;
      if (s.tags[j] == text::Tag::name && !is_person_name(j)) return true;
      if (s.tags[j] == text::Tag::noun && (text::english_words().kind(s.lower(j)) == text::NounKind::group ||
                                           text::english_words().kind(s.lower(j)) == text::NounKind::person))
        return true;
      if (rules_.flags(tokens_[j].key) & (is_relative | is_counted_person | is_speaking_noun)) return true;
      if (title_flags(s, j) & quantifies) return true;  // "many", "some"
    }
    return false;
  }

  // "“And these fix nothing,” Lee wrote": what, no noun before says.
  bool points_in_quote() const {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (!quoted_[i] || !(rules_.flags(tokens_[i].key) & is_demonstrative) || !stands_alone(i)) continue;
      return !names_thing(i) && !says_of();
    }
    return false;
  }

  // Before a token, what "that" may stand for.
  bool names_thing(std::size_t until) const {
    const std::vector<text::Tag>& tags = material_.tags_of(sentence_);
    for (std::size_t i = 0; i < until; ++i) {
      if (is_thing(i, tags[i]) && !is_role(i)) return true;
    }
    return false;
  }

  // "That is late", "not because of this,": a subject or an object, not "that the bill", "a bill that is late".
  bool stands_alone(std::size_t i) const {
    const std::vector<text::Tag>& tags = material_.tags_of(sentence_);
    if (tags[i] != text::Tag::determiner) return false;
    if (!tokens_[i + 1].is_word() && tokens_[i + 1].kind != TokenKind::clitic)
      return i > 0 && (text::is_verb(tags[i - 1]) || tags[i - 1] == text::Tag::preposition);
    const bool behind_noun = i > 0 && text::is_noun(tags[i - 1]);
    return !behind_noun && (text::is_finite(tags[i + 1]) || tags[i + 1] == text::Tag::modal);
  }

  // "“They are late,” Lee said of the ferries."
  bool says_of() const {
    static const std::uint64_t of = text::word_key("of"), about = text::word_key("about");
    const std::vector<model::Claim>& claims = material_.report_of(sentence_).found().claims;
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
      if (tokens_[i].key != of && tokens_[i].key != about) continue;
      if (std::ranges::any_of(claims,
                              [&](const model::Claim& claim) { return claim.cue.contains(tokens_[i - 1].span); }))
        return true;
    }
    return false;
  }

  bool is_person_name(std::size_t i) const {
    return is_within_name(material_.report_of(sentence_).names, tokens_[i].span, model::NameType::person);
  }

  // A noun that "it" may stand for.
  bool is_thing(std::size_t i, text::Tag tag) const {
    if (tag != text::Tag::noun && tag != text::Tag::plural && tag != text::Tag::name) return false;
    const TaggedSentence s = material_.tagged(sentence_);
    return !is_person_name(i) &&
           !(title_flags(s, i) & (is_day | is_month | is_time_noun | is_time_span | is_honorific));
  }

  // "Mayor", "spokesman"
  bool is_role(std::size_t i) const {
    return (rules_.flags(tokens_[i].key) & (is_role_title | is_person_noun)) != 0 ||
           text::english_words().kind(material_.tagged(sentence_).lower(i)) == text::NounKind::person;
  }

  // "made it clear that"
  bool goes_on_with_that(std::size_t i) const {
    static const std::uint64_t that = text::word_key("that"), to = text::word_key("to");
    for (std::size_t j = i + 1; j < std::min(i + 5, tokens_.size()); ++j) {
      if (tokens_[j].key == that || tokens_[j].key == to) return true;
    }
    return false;
  }

  // Within a phrase that a comma parts from the clause: "In its first report, the board".
  bool is_introduced(std::size_t i) const {
    static const std::uint64_t in = text::word_key("in");
    for (std::size_t j = i; j < std::min(i + 9, tokens_.size()); ++j) {
      if (tokens_[j].kind == TokenKind::comma) return i > 0 && tokens_[0].key == in;
    }
    return false;
  }

  // "at the time of the vote", "in 2009, when he was at the port at the time"
  bool says_which_time(std::size_t next) const {
    if (next < tokens_.size() && (rules_.flags(tokens_[next].key) & is_describing)) return true;
    return std::ranges::any_of(material_.report_of(sentence_).found().dates, [&](const model::DateMention& date) {
      return sentence_.span.contains(date.span) && is_iso(date.value);
    });
  }

  // "Lee, a former judge, agreed that …": with whom? "The two sides agreed that …" says so.
  bool answers(std::size_t i) const {
    static const std::uint64_t that = text::word_key("that");
    const std::uint64_t flags = rules_.flags(tokens_[i].key);
    if (i == 0 || !(flags & is_answering) || (flags & (is_gerund | is_base_verb | is_continuing))) return false;
    const Token& before = tokens_[i - 1];
    const std::string_view word = before.span.of(material_.report_of(sentence_).text());
    if (before.is_word() && !before.starts_upper() && word.ends_with('s')) return false;
    const TokenKind kind = tokens_[i + 1].kind;
    return tokens_[i + 1].key == that || kind == TokenKind::comma || kind == TokenKind::colon ||
           kind == TokenKind::stop || kind == TokenKind::open_quote;
  }

  // "similar to the last one", "a similar view to Lee's"
  bool likened(std::size_t i) const {
    static const std::uint64_t to = text::word_key("to"), as = text::word_key("as");
    for (std::size_t j = i + 1; j < std::min(i + 4, tokens_.size()); ++j) {
      if (tokens_[j].key == to || tokens_[j].key == as) return true;
      if (!tokens_[j].is_word()) return false;
    }
    return false;
  }

  bool later_has(std::string_view word, std::size_t i) const {
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(i), tokens_.end(),
                       [key = text::word_key(word)](const Token& token) { return token.key == key; });
  }

  // Whether a word that stands before a token was told.
  bool subject_known(std::size_t until) const {
    for (std::size_t j = 0; j < until; ++j) {
      const Vocabulary::Word* word = material_.vocabulary.find(tokens_[j].key);
      if (word && word->counts && told_.knows(word->stem)) return true;
    }
    return false;
  }

  // "Two girls are seen at a crossing": in a film that somebody spoke of.
  bool has_footage() const {
    return std::ranges::any_of(tokens_,
                               [&](const Token& token) { return (rules_.flags(token.key) & is_footage) != 0; });
  }

  // "Lee released a statement on Monday.", "Mayor Ann Lee of Dover asked.": and said what?
  bool says_nothing() const {
    if (sentence_.words > brief_words_max) return false;
    if (const model::Claim* claim = find_claim(material_, sentence_);
        claim && std::ranges::none_of(claim->content, [&](model::Span part) { return part.overlaps(sentence_.span); }))
      return true;
    return std::ranges::any_of(tokens_, [&](const Token& token) {
      const auto i = static_cast<std::size_t>(&token - tokens_.data());
      return (rules_.phrase(tokens_, i).flags & announces_word) != 0 && !quoted_[i];
    });
  }

  const Material& material_;
  const Sentence& sentence_;
  const Told& told_;
  const ComposingRules& rules_;
  std::span<const Token> tokens_;
  std::vector<bool> quoted_;
};

}  // namespace

double continues_untold(const Material& material, const Sentence& sentence, const Told& told) {
  return ContinuingCheck(material, sentence, told).run();
}

}  // namespace courant::digest
