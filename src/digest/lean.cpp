#include "digest/lean.h"

#include <algorithm>

#include "digest/continuing.h"
#include "digest/hygiene.h"
#include "digest/names.h"
#include "digest/speakers.h"
#include "digest/title_words.h"
#include "digest/unknown_names.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr double hard = 1.0;         // a reader would ask "which?"
constexpr double concrete = 0.5;     // "the gang", "the store": which?
constexpr double owned = 0.5;        // "the president's committee"
constexpr double owned_word = 0.65;  // "Lee's claims", "Monday's vote", "his decision"
constexpr double stranger = 0.65;    // "he", said by the one person of whom one read
constexpr double soft = 0.3;         // most would pass over it
constexpr double epithet = 0.5;      // "the Maine lawmaker": of whom some of it was told
constexpr int brief_words_max = 14;  // "Two divers searched the wreck.": which is all it tells

// A noun phrase without its determiner: [begin, end) of tokens; the head is the last.
struct Phrase {
  std::size_t begin = 0, end = 0;
};

bool may_be_noun(const Token& token, std::uint64_t flags) {
  if (!token.is_word() && token.kind != TokenKind::number && token.kind != TokenKind::hyphen &&
      token.kind != TokenKind::clitic)
    return false;
  if (flags & (is_preposition | is_conjunction | is_auxiliary | is_pronoun | is_determiner))
    return (flags & is_adverb) != 0;
  if ((flags & any_verb) && !(flags & (is_noun_too | is_gerund | is_participle))) return false;
  return true;
}

class LeanCheck {
 public:
  LeanCheck(const Material& material, const Sentence& sentence, const Told& told, bool stands_first)
      : stands_first_(stands_first),
        material_(material),
        sentence_(sentence),
        told_(told),
        rules_(material.vocabulary.rules()),
        text_(material.report_of(sentence).text()),
        tokens_(material.tokens_of(sentence)) {}

  double run() {
    if (rules_.empty()) return 0;
    const std::vector<bool> quoted = find_quoted(tokens_);
    double lean = 0;
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (!quoted[i])
        lean += check_token(i);
      else if (rules_.flags(tokens_[i].key) & is_demonstrative)
        lean += check_demonstrative(i) * (is_near(i) ? 0.5 : 1);
    }
    return lean + lean_on_names(material_, sentence_, told_) + check_pronoun_speaker() + check_quoted_person(quoted) +
           (stands_first_ ? continues_untold(material_, sentence_, told_) + check_beginning() : 0);
  }

 private:
  double check_token(std::size_t i) {
    const std::uint64_t flags = rules_.flags(tokens_[i].key);
    if (flags & is_demonstrative) return check_demonstrative(i);
    if (is_the(i)) return check_definite(i);
    static const std::uint64_t her = text::word_key("her");
    const bool owner = tokens_[i].kind == TokenKind::clitic ||
                       ((flags & is_determiner) && (flags & (is_person_pronoun | is_thing_pronoun))) != 0;
    if (owner && tokens_[i].key != her) return check_owned_word(i);
    return check_letters(i);
  }

  // "One of the warnings", "Broader briefings", "Nine other people": of or beside what was not told.
  double check_beginning() {
    if (refers_by_he()) return stranger;
    static const std::uint64_t one = text::word_key("one"), of = text::word_key("of"), other = text::word_key("other"),
                               than = text::word_key("than");
    if (tokens_.size() < 4) return 0;
    const std::uint64_t first = rules_.flags(tokens_[0].key);
    const bool number = tokens_[0].kind == TokenKind::number || (first & is_counted_number) != 0;
    if (number && (tokens_[1].key == other || stands_for_noun(1))) return hard;
    if (first & is_comparing)
      return std::ranges::any_of(tokens_, [](const Token& token) { return token.key == than; }) ? 0 : hard;
    if (tokens_[0].key != one || tokens_[1].key != of || !is_the(2)) return 0;
    const Phrase phrase = find_phrase(3);
    if (phrase.begin == phrase.end) return 0;
    const Token& head = tokens_[phrase.end - 1];
    return (rules_.flags(head.key) & (is_event_noun | is_own_word)) && !told_before(head, 2) ? hard : 0;
  }

  // "Seven | came by ferry": seven of what? Not "Seven died".
  bool stands_for_noun(std::size_t verb) const {
    if (!text::is_finite(material_.tags_of(sentence_)[verb])) return false;
    for (std::size_t i = verb; i < std::min(verb + 4, tokens_.size()); ++i) {
      if (rules_.phrase(tokens_, i).flags & (tells_dead | tells_injured)) return false;
    }
    return true;
  }

  // "After threatening Lee's wife, Ann, he wrote …": somebody else.
  bool refers_by_he() const {
    static const std::uint64_t he = text::word_key("he"), she = text::word_key("she");
    const model::Claim* claim = find_claim(material_, sentence_);
    if (claim || tokens_.empty() || !(rules_.flags(tokens_[0].key) & (is_preposition | is_conjunction))) return false;
    for (std::size_t i = 2; i < tokens_.size(); ++i) {
      if (tokens_[i].key != he && tokens_[i].key != she) continue;
      if (tokens_[i - 1].kind != TokenKind::comma) return false;
      return !(rules_.flags(tokens_[1].key) & is_person_pronoun) && rules_.flags(tokens_[1].key) & is_gerund;
    }
    return false;
  }

  // "Lee's claims", "Monday's vote", "his decision": which?
  double check_owned_word(std::size_t i) {
    const Phrase phrase = find_phrase(i + 1);
    if (phrase.begin == phrase.end) return 0;
    const Token& head = tokens_[phrase.end - 1];
    const bool untold = (rules_.flags(head.key) & is_own_word) && !head.starts_upper() && !told_before(head, i);
    return untold && !is_described(phrase.end) ? owned_word : 0;
  }

  // "The IG found none": who?
  double check_letters(std::size_t i) const {
    const Token& token = tokens_[i];
    if (i > 1 || (i == 1 && !is_the(0)) || !token.is_word() || token.capitals != text::Capitals::upper ||
        token.span.size() > 5)
      return 0;
    if (rules_.flags(token.key) & (is_known_letters | is_unique_noun)) return 0;
    if (i + 1 < tokens_.size() && tokens_[i + 1].is_word() && tokens_[i + 1].starts_upper()) return 0;
    const Vocabulary::Word* word = material_.vocabulary.find(token.key);
    return word && !told_.knows(word->stem) ? hard : 0;
  }

  bool is_the(std::size_t i) const {
    static const std::uint64_t the = text::word_key("the");
    return tokens_[i].key == the;
  }

  // "this plan", of which a speaker may mean what he speaks of; not "that plan".
  bool is_near(std::size_t i) const {
    static const std::uint64_t this_word = text::word_key("this"), these = text::word_key("these");
    return tokens_[i].key == this_word || tokens_[i].key == these;
  }

  double check_demonstrative(std::size_t i) {
    static const std::uint64_t that = text::word_key("that"), such = text::word_key("such");
    const Phrase phrase = find_phrase(tokens_[i].key == such ? skip_article(i + 1) : i + 1);
    if (phrase.begin == phrase.end) return 0;
    const Token& head = tokens_[phrase.end - 1];
    const std::uint64_t flags = rules_.flags(head.key);
    if (flags & is_unique_noun) return 0;  // this week, this country
    if (told_before(head, i)) return 0;
    if (tokens_[i].key == that)
      return (flags & is_event_noun) && !head.starts_upper() && phrase.end - phrase.begin == 1 ? hard : 0;
    return hard;
  }

  // "he said", of whom the slide itself does not speak: whoever it was read as must have been told of.
  double check_pronoun_speaker() const {
    const model::Claim* claim = find_claim(material_, sentence_);
    if (!stands_first_) return 0;
    // A quotation must carry whose it is.
    if (tokens_.front().kind == TokenKind::open_quote && speaker_in(material_, sentence_).empty() &&
        text::has_tagger(material_.language))
      return hard;
    if (!claim) return 0;
    const std::uint64_t flags = rules_.flags(text::word_key(text::lower_form(claim->source->of(text_))));
    // "the governor said": the one who was shown is not always the one who was read of
    const std::string_view source = claim->source->of(text_);
    const bool role = (source.starts_with("the ") || source.starts_with("The ")) &&
                      std::ranges::none_of(source.substr(4), [](char c) { return (c >= 'A' && c <= 'Z') || c == ' '; });
    if (!(flags & (is_person_pronoun | is_thing_pronoun)) && !role) return 0;
    const std::string& speaker = speaker_in(material_, sentence_);
    if (role && !speaker.empty() && speaker.find(' ') == std::string::npos) return 0;
    return speaker.empty() || told_.knows_name(last_word(speaker)) ? 0 : hard;
  }

  // “He changed his view,” Lee said: not Lee, and nobody else in the quotation.
  double check_quoted_person(const std::vector<bool>& quoted) const {
    for (std::size_t i = 1; i + 2 < tokens_.size() && i < 4; ++i) {
      if (!quoted[i] || !is_the(i) || is_described(i + 2)) continue;
      const Token& head = tokens_[i + 1];
      // "“The vessel has …,”", not "“The ocean is …,”"
      const bool general = (title_flags(material_.tagged(sentence_), i + 2) & is_be) != 0;
      const bool thing = is_concrete(head) || (noun_kind(head) == text::NounKind::none && !general);
      const bool untold = thing && is_untold({i + 1, i + 2}) && text::is_finite(material_.tags_of(sentence_)[i + 2]);
      if (untold || (rules_.flags(head.key) & is_anybody)) return stranger;
    }
    const std::string& speaker = speaker_in(material_, sentence_);
    if (speaker.empty() || !told_.knows_name(last_word(speaker))) return 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!quoted[i]) continue;
      const std::uint64_t flags = rules_.flags(tokens_[i].key);
      if (i > 1 && tokens_[i].is_word() && tokens_[i].starts_upper() && tokens_[i].span.size() > 1) return 0;
      if (flags & (is_person_noun | is_counted_person)) return 0;
      if (flags & is_person_pronoun) return stranger;
    }
    return 0;
  }

  Phrase find_phrase(std::size_t at) const {
    Phrase phrase{at, at};
    while (phrase.end < tokens_.size() && phrase.end - at < 6) {
      const std::uint64_t flags = rules_.flags(tokens_[phrase.end].key);
      // "the proposed deal", but "the statement | said"
      const bool joined =
          tokens_[phrase.end].kind == TokenKind::dash && joins_words(material_.tagged(sentence_), phrase.end);
      if (!joined && !may_be_noun(tokens_[phrase.end], flags)) break;
      if (phrase.end > at && (flags & any_verb) && is_surely_verb(phrase.end, flags)) break;
      // "told the crowd | Friday night"
      if (phrase.end > at && is_date_word(phrase.end)) break;
      ++phrase.end;
    }
    return phrase;
  }

  bool is_date_word(std::size_t i) const {
    return tokens_[i].starts_upper() && (title_words().flags(tokens_[i].key) & (is_day | is_month)) != 0;
  }

  // "the board | uses boats"; "the Dover-born man" has no verb.
  bool is_surely_verb(std::size_t i, std::uint64_t flags) const {
    if (tokens_[i - 1].kind == TokenKind::hyphen || tokens_[i - 1].kind == TokenKind::dash) return false;
    if (!(flags & is_noun_too)) return (flags & is_past_verb) != 0;
    return (flags & (is_third_verb | is_past_verb)) != 0 && text::is_finite(material_.tags_of(sentence_)[i]);
  }

  std::size_t skip_article(std::size_t i) const {
    return i < tokens_.size() && (rules_.flags(tokens_[i].key) & is_determiner) ? i + 1 : i;
  }

  double check_definite(std::size_t i) {
    const Phrase phrase = find_phrase(tokens_[i + 1].kind == TokenKind::currency ? i + 2 : i + 1);
    if (phrase.begin == phrase.end) return 0;
    if (tokens_[phrase.begin].kind == TokenKind::number) {
      if (phrase.end == phrase.begin + 2) return check_amount(phrase, i);
      return i == 0 ? check_measured(phrase) : 0;
    }
    if (owns_untold(phrase, i)) return owned;
    for (std::size_t j = phrase.begin; j < phrase.end; ++j) {
      if (rules_.phrase(tokens_, j).flags & names_unique) return 0;
      if (!tokens_[j].starts_upper()) continue;
      if (i == 0 && j + 1 < phrase.end && is_of_nobody_told(phrase)) return owned_word;
      // "the Republican-born man" names nobody.
      const Token& last = tokens_[phrase.end - 1];
      const bool hyphened = j + 1 < phrase.end &&
                            std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(j),
                                        tokens_.begin() + static_cast<std::ptrdiff_t>(phrase.end), [](const Token& t) {
                                          return t.kind == TokenKind::hyphen || t.kind == TokenKind::dash;
                                        });
      return hyphened && !last.starts_upper() && is_person(last, rules_.flags(last.key)) ? hard : 0;
    }
    // "the center's president" leans on the center.
    std::size_t end = phrase.end, words = 0;
    for (std::size_t j = phrase.begin; j < end; ++j) {
      if (tokens_[j].kind == TokenKind::clitic)
        end = std::max(j, phrase.begin + 1);
      else
        words += tokens_[j].is_word() ? 1 : 0;
    }
    const Token& head = tokens_[end - 1];
    const std::uint64_t flags = rules_.flags(head.key);
    if (i == 0 && end == phrase.end && is_epithet(head, flags, end))
      return told_before(head, i) || knows_any(phrase.begin, end) ? epithet : hard;
    // "the restaurant that the people said": which people?
    if ((flags & is_person_noun) && end < tokens_.size() && is_cue(end) && !told_before(head, i)) return hard;
    // "The letter to Lee was sent"
    static const std::uint64_t to = text::word_key("to");
    if (i == 0 && end < tokens_.size() && tokens_[end].key == to && (flags & (is_event_noun | is_own_word)) &&
        !told_before(head, i))
      return owned_word;
    if ((flags & (is_unique_noun | is_gerund)) || told_before(head, i) || (end == phrase.end && is_described(end)))
      return 0;
    // "the long-delayed health bill" says enough, "the closed-door lunchtime meeting" does not.
    if (words >= 3) return (flags & is_event_noun) && i < 4 ? concrete : 0;
    // "In the poll, Lee leads"
    const bool introduces = i == 1 && end < tokens_.size() && tokens_[end].kind == TokenKind::comma;
    if (i == 0 || introduces || (flags & (is_event_noun | is_person_noun))) return hard;
    if (stands_first_ && words == 1 && sentence_.words <= brief_words_max) return hard;
    return is_concrete(head) ? concrete : soft;
  }

  // "The Calxeda chip", "The Boston firm": a thing or a group with a name before it, of which no word was told.
  bool is_of_nobody_told(const Phrase& phrase) const {
    const Token& head = tokens_[phrase.end - 1];
    const std::uint64_t flags = rules_.flags(head.key);
    return is_untold(phrase) && !(flags & is_gerund) && (is_concrete(head) || (flags & is_own_word)) &&
           !is_described(phrase.end);
  }

  // No word of it was told, and its head is neither a name nor one of its kind.
  bool is_untold(const Phrase& phrase) const {
    const Token& head = tokens_[phrase.end - 1];
    return !head.starts_upper() && !(rules_.flags(head.key) & is_unique_noun) && !knows_any(phrase.begin, phrase.end);
  }

  // "the $6,400 figure": where was it told?
  double check_amount(const Phrase& phrase, std::size_t i) {
    const Vocabulary::Word* number = material_.vocabulary.find(tokens_[phrase.begin].key);
    const Token& head = tokens_[phrase.begin + 1];
    const bool told = (number && told_.knows(number->stem)) || told_before(head, i);
    const bool asks = (rules_.flags(head.key) & (is_event_noun | is_own_word | is_amount)) != 0;
    return told || !asks || is_described(phrase.end) ? 0 : hard;
  }

  // "The 11-inch models", but not "The 38-year-old"
  double check_measured(const Phrase& phrase) {
    if (phrase.end - phrase.begin < 4 || tokens_[phrase.begin + 1].kind != TokenKind::hyphen) return 0;
    const Token& head = tokens_[phrase.end - 1];
    const bool named = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(phrase.begin),
                                   tokens_.begin() + static_cast<std::ptrdiff_t>(phrase.end),
                                   [](const Token& token) { return token.starts_upper(); });
    const bool plural = head.span.of(text_).ends_with('s');
    const bool open =
        named || !plural || tokens_[phrase.end - 2].kind == TokenKind::hyphen || told_before(head, phrase.begin);
    return open || is_described(phrase.end) ? 0 : hard;
  }

  bool is_person(const Token& head, std::uint64_t flags) const {
    return (flags & is_person_noun) != 0 || noun_kind(head) == text::NounKind::person;
  }

  // "the president's decision": which one?
  bool owns_untold(const Phrase& phrase, std::size_t i) {
    for (std::size_t j = phrase.begin; j + 1 < phrase.end; ++j) {
      if (tokens_[j].kind != TokenKind::clitic) continue;
      const Token& head = tokens_[phrase.end - 1];
      return (rules_.flags(head.key) & is_event_noun) != 0 && !head.starts_upper() && !told_before(head, i) &&
             !is_described(phrase.end);
    }
    return false;
  }

  bool is_cue(std::size_t i) const {
    return std::ranges::any_of(material_.report_of(sentence_).found().claims,
                               [&](const model::Claim& claim) { return claim.cue.contains(tokens_[i].span); });
  }

  // "The sophomore from Iowa came", not "The man who came", "The chairman of the board", "The police".
  bool is_epithet(const Token& head, std::uint64_t flags, std::size_t end) const {
    if (!is_person(head, flags) || (flags & is_unique_noun)) return false;
    if (head.starts_upper() || head.span.of(text_).ends_with('s')) return false;
    return end >= tokens_.size() || !(rules_.flags(tokens_[end].key) & is_describing);
  }

  // "the rookie from Texas", where nobody was called that.
  bool knows_any(std::size_t begin, std::size_t end) const {
    for (std::size_t j = begin; j < end; ++j) {
      const Vocabulary::Word* word = material_.vocabulary.find(tokens_[j].key);
      if (word && word->counts && told_.knows(word->stem)) return true;
    }
    return false;
  }

  text::NounKind noun_kind(const Token& head) const {
    return text::english_words().kind(text::lower_form(head.span.of(text_)));
  }

  bool is_concrete(const Token& head) const {
    const text::NounKind kind = noun_kind(head);
    return kind == text::NounKind::person || kind == text::NounKind::group || kind == text::NounKind::artifact ||
           kind == text::NounKind::event;
  }

  // "the man who …", "the decision to …", "the cost of …": what follows says which.
  bool is_described(std::size_t i) const {
    if (i >= tokens_.size()) return false;
    const Token& next = tokens_[i];
    const std::uint64_t flags = rules_.flags(next.key);
    // "the firm Acme", not "told the crowd Friday"
    if ((next.starts_upper() && !is_date_word(i)) || next.kind == TokenKind::open_quote) return true;
    if (flags & is_describing) return true;
    return (flags & (is_gerund | is_participle)) != 0 && !(flags & is_past_verb);
  }

  bool told_before(const Token& head, std::size_t before) {
    const Vocabulary::Word* word = material_.vocabulary.find(head.key);
    if (!word || told_.knows(word->stem)) return true;
    for (const std::uint64_t key : rules_.same_thing(head.key)) {
      if (const Vocabulary::Word* other = material_.vocabulary.find(key); other && told_.knows(other->stem))
        return true;
    }
    for (std::size_t j = 0; j < before; ++j) {
      const Vocabulary::Word* earlier = material_.vocabulary.find(tokens_[j].key);
      if (earlier && earlier->stem == word->stem) return true;
    }
    return false;
  }

  bool stands_first_;

  const Material& material_;
  const Sentence& sentence_;
  const Told& told_;
  const ComposingRules& rules_;
  std::string_view text_;
  std::span<const Token> tokens_;
};

}  // namespace

double lean_on_unseen(const Material& material, const Sentence& sentence, const Told& told, bool stands_first) {
  return LeanCheck(material, sentence, told, stands_first).run();
}

double lean_of_window(const Material& material, const Window& window, const Told& told) {
  double sum = lean_on_unseen(material, material.sentences[window.first], told, true);
  if (window.last - window.first == 1) return sum;
  Told so_far = told;
  for (std::uint32_t i = window.first + 1; i < window.last; ++i) {
    so_far.hear(material.sentences[i - 1]);
    sum += lean_on_unseen(material, material.sentences[i], so_far, false);
  }
  return sum;
}

}  // namespace courant::digest
