#include "digest/lean.h"

#include <algorithm>

#include "digest/hygiene.h"
#include "digest/names.h"
#include "digest/roles.h"
#include "digest/speakers.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr double hard = 1.0;     // a reader would ask "which?"
constexpr double surname = 1.0;  // "Gattine": who?
constexpr double headline_surname = 0.3,
                 speaker_surname = 0.1;  // known from most headlines; shown with its role beside the sentence
constexpr double speaker_alone = 0.5;    // shown in full, but nobody says who that is
constexpr double concrete = 0.5;         // "the gang", "the store": which?
constexpr double owned = 0.5;            // "the president's decision"
constexpr double stranger = 0.65;        // "he", said by the one person of whom one read
constexpr double soft = 0.3;             // most would pass over it
constexpr double half_connected = 0.5;   // "also"
constexpr double continued = 0.4;        // "still", "again"
constexpr double epithet = 0.5;          // "the Maine lawmaker": of whom some of it was told

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

Phrase find_phrase(std::span<const Token> tokens, std::size_t at, const ComposingRules& rules) {
  Phrase phrase{at, at};
  while (phrase.end < tokens.size() && phrase.end - at < 6) {
    const std::uint64_t flags = rules.flags(tokens[phrase.end].key);
    // "the proposed deal", but "the statement | said"
    if (!may_be_noun(tokens[phrase.end], flags) ||
        (phrase.end > at && (flags & is_past_verb) != 0 && !(flags & is_noun_too)))
      break;
    ++phrase.end;
  }
  return phrase;
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
        lean += check_demonstrative(i) / 2;
    }
    return lean + check_names(quoted) + check_pronoun_speaker() + check_quoted_person(quoted) +
           (stands_first_ ? check_connectives(quoted) : 0);
  }

 private:
  double check_token(std::size_t i) {
    const std::uint64_t flags = rules_.flags(tokens_[i].key);
    if (flags & is_demonstrative) return check_demonstrative(i);
    if (is_the(i)) return check_definite(i);
    return 0;
  }

  // "Lee, though, called for it", "it was raised as well": the step before is untold.
  double check_connectives(const std::vector<bool>& quoted) const {
    static const std::uint64_t also = text::word_key("also"), both = text::word_key("both"),
                               and_word = text::word_key("and"), further = text::word_key("further");
    double lean = 0;
    bool joined = false;
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      joined |= tokens_[i].key == and_word;
      if (quoted[i]) continue;
      const Token& next = tokens_[i + 1];
      const auto phrase = rules_.phrase(tokens_, i);
      const bool ends = i + phrase.length < tokens_.size() && !tokens_[i + phrase.length].is_word();
      const bool begins = i > 0 && tokens_[i - 1].kind == TokenKind::comma;
      if ((phrase.flags & connects) && (ends || begins) && i > 0) lean = std::max(lean, hard);
      if ((phrase.flags & connects_inside) && (ends || begins || next.is_word())) lean = std::max(lean, hard);
      if (tokens_[i].key == also && !(rules_.flags(tokens_[i - (i > 0 ? 1 : 0)].key) & is_conjunction))
        lean = std::max(lean, subject_known(i) ? half_connected * 0.7 : half_connected);
      if (rules_.flags(tokens_[i].key) & is_continuing) lean = std::max(lean, continued);
      if (tokens_[i].key == further && next.is_word() && (rules_.flags(next.key) & any_verb))
        lean = std::max(lean, half_connected);
      if (tokens_[i].key == both && !joined && (rules_.flags(next.key) & (is_auxiliary | any_verb)) != 0 &&
          !later_and(i))
        lean = std::max(lean, hard);
    }
    return lean;
  }

  bool later_and(std::size_t i) const {
    static const std::uint64_t and_word = text::word_key("and");
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(i), tokens_.end(),
                       [](const Token& token) { return token.key == and_word; });
  }

  // Whether all that stands before a token was told.
  bool subject_known(std::size_t until) const {
    for (std::size_t j = 0; j < until; ++j) {
      const Vocabulary::Word* word = material_.vocabulary.find(tokens_[j].key);
      if (word && word->counts && told_.knows(word->stem)) return true;
    }
    return false;
  }

  bool is_the(std::size_t i) const {
    static const std::uint64_t the = text::word_key("the");
    return tokens_[i].key == the;
  }

  double check_demonstrative(std::size_t i) {
    static const std::uint64_t that = text::word_key("that"), such = text::word_key("such");
    const Phrase phrase = find_phrase(tokens_, tokens_[i].key == such ? skip_article(i + 1) : i + 1, rules_);
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

  std::size_t skip_article(std::size_t i) const {
    return i < tokens_.size() && (rules_.flags(tokens_[i].key) & is_determiner) ? i + 1 : i;
  }

  double check_definite(std::size_t i) {
    const Phrase phrase = find_phrase(tokens_, i + 1, rules_);
    if (phrase.begin == phrase.end || tokens_[phrase.begin].kind == TokenKind::number) return 0;
    if (owns_untold(phrase, i)) return owned;
    for (std::size_t j = phrase.begin; j < phrase.end; ++j) {
      if (rules_.phrase(tokens_, j).flags & names_unique) return 0;
      if (!tokens_[j].starts_upper()) continue;
      // "the Republican-born man" names nobody.
      const Token& last = tokens_[phrase.end - 1];
      const bool hyphened =
          j + 1 < phrase.end && std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(j),
                                            tokens_.begin() + static_cast<std::ptrdiff_t>(phrase.end),
                                            [](const Token& t) { return t.kind == TokenKind::hyphen; });
      return hyphened && !last.starts_upper() && (rules_.flags(last.key) & is_person_noun) ? hard : 0;
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
    if ((flags & (is_unique_noun | is_gerund)) || told_before(head, i) || (end == phrase.end && is_described(end)))
      return 0;
    // "the long-delayed health bill" says enough, "the closed-door lunchtime meeting" does not.
    if (words >= 3) return (flags & is_event_noun) && i < 4 ? concrete : 0;
    if (i == 0 || (flags & (is_event_noun | is_person_noun))) return hard;
    return is_concrete(head) ? concrete : soft;
  }

  bool is_person(const Token& head, std::uint64_t flags) const {
    return (flags & is_person_noun) != 0 ||
           text::english_words().kind(text::lower_form(head.span.of(text_))) == text::NounKind::person;
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

  bool is_concrete(const Token& head) const {
    const text::NounKind kind = text::english_words().kind(text::lower_form(head.span.of(text_)));
    return kind == text::NounKind::person || kind == text::NounKind::group || kind == text::NounKind::artifact ||
           kind == text::NounKind::event;
  }

  // "the man who …", "the decision to …", "the cost of …": what follows says which.
  bool is_described(std::size_t i) const {
    if (i >= tokens_.size()) return false;
    const Token& next = tokens_[i];
    const std::uint64_t flags = rules_.flags(next.key);
    if (next.starts_upper() || next.kind == TokenKind::open_quote) return true;
    if (flags & is_describing) return true;
    return (flags & (is_gerund | is_participle)) != 0 && !(flags & is_past_verb);
  }

  bool told_before(const Token& head, std::size_t before) {
    const Vocabulary::Word* word = material_.vocabulary.find(head.key);
    if (!word || told_.knows(word->stem)) return true;
    for (std::size_t j = 0; j < before; ++j) {
      const Vocabulary::Word* earlier = material_.vocabulary.find(tokens_[j].key);
      if (earlier && earlier->stem == word->stem) return true;
    }
    return false;
  }

  double check_names(const std::vector<bool>& quoted) const {
    double lean = 0;
    std::set<std::string> seen;
    const Report& found = material_.report_of(sentence_);
    auto name = std::ranges::lower_bound(found.names, sentence_.span.begin, {},
                                         [](const model::Name& n) { return n.span.begin; });
    for (; name != found.names.end() && name->span.end <= sentence_.span.end; ++name) {
      const std::string shown(name->span.of(text_));
      const bool single = name->canonical.find(' ') == std::string::npos;
      if (name->type != model::NameType::person || (shown == name->canonical && !single) ||
          (single && has_role(name->span))) {
        seen.insert(name->canonical);
        continue;
      }
      const bool bare = single || shown.find(' ') == std::string::npos ||
                        (name->canonical.ends_with(last_word(shown)) && shown.size() < name->canonical.size());
      const auto at =
          std::ranges::find_if(tokens_, [&](const Token& token) { return token.span.begin >= name->span.begin; });
      const bool inside = at != tokens_.end() && quoted[static_cast<std::size_t>(at - tokens_.begin())];
      if (!bare || inside || !seen.insert(name->canonical).second) continue;
      if (!told_.knows_name(name->canonical) && !told_.knows_name(last_word(shown)))
        lean += weigh_surname(name->span, last_word(shown));
    }
    return lean;
  }

  // "Kim", where the report has "Kim Jong Un".
  bool begins_name(const std::string& name) const {
    return std::ranges::any_of(material_.report_of(sentence_).names, [&](const model::Name& other) {
      return other.type == model::NameType::person && other.canonical.starts_with(name + " ");
    });
  }

  // "President Lee", "Judge Ray"
  bool has_role(model::Span span) const {
    auto at = std::ranges::find_if(tokens_, [&](const Token& token) { return token.span.begin >= span.begin; });
    while (at != tokens_.begin() && std::prev(at)->kind == TokenKind::point) --at;
    return at != tokens_.begin() && (rules_.flags(std::prev(at)->key) & (is_role_title | is_person_noun)) != 0;
  }

  double weigh_surname(model::Span span, const std::string& name) const {
    if (const model::Claim* claim = find_claim(material_, sentence_); claim && claim->source->contains(span)) {
      const std::string& speaker = speaker_in(material_, sentence_);
      if (speaker.find(' ') != std::string::npos) {
        const Report& report = material_.report_of(sentence_);
        return name_with_role(material_, report, speaker) != speaker ? speaker_surname : speaker_alone;
      }
    }
    if (begins_name(name)) return headline_surname;
    std::size_t titles = 0, named = 0;
    for (const Report& other : material_.reports) {
      titles += other.title_tokens.empty() ? 0 : 1;
      named += std::ranges::any_of(other.title_tokens,
                                   [&](const Token& token) { return token.span.of(other.article().title) == name; });
    }
    return 2 * named >= std::max<std::size_t>(2, titles) ? headline_surname : surname;
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

}  // namespace courant::digest
