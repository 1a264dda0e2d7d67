#include "digest/told.h"

#include <algorithm>

#include "digest/hygiene.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr double hard = 1.0;     // a reader would ask "which?"
constexpr double surname = 1.0;  // "Gattine": who?
constexpr double headline_surname = 0.3,
                 speaker_surname = 0.2;  // known from some headline; shown in full beside the sentence
constexpr double soft = 0.3;             // most would pass over it

std::string last_word(std::string_view name) {
  const std::size_t space = name.find_last_of(' ');
  return std::string(space == std::string_view::npos ? name : name.substr(space + 1));
}

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
  LeanCheck(const Material& material, const Sentence& sentence, const Told& told)
      : material_(material),
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
      if (!quoted[i]) lean += check_token(i);
    }
    return lean + check_names(quoted);
  }

 private:
  double check_token(std::size_t i) {
    const std::uint64_t flags = rules_.flags(tokens_[i].key);
    if (flags & is_demonstrative) return check_demonstrative(i);
    if (is_the(i)) return check_definite(i);
    return 0;
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

  std::size_t skip_article(std::size_t i) const {
    return i < tokens_.size() && (rules_.flags(tokens_[i].key) & is_determiner) ? i + 1 : i;
  }

  double check_definite(std::size_t i) {
    const Phrase phrase = find_phrase(tokens_, i + 1, rules_);
    if (phrase.begin == phrase.end || tokens_[phrase.begin].kind == TokenKind::number) return 0;
    for (std::size_t j = phrase.begin; j < phrase.end; ++j) {
      if (tokens_[j].starts_upper() || (rules_.phrase(tokens_, j).flags & names_unique)) return 0;
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
    if ((flags & (is_unique_noun | is_gerund)) || told_before(head, i) || (end == phrase.end && is_described(end)))
      return 0;
    if (words >= 3) return 0;  // "the long-delayed health bill" says enough
    return i == 0 || (flags & (is_event_noun | is_person_noun)) ? hard : soft;
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
      if (name->type != model::NameType::person || name->canonical.find(' ') == std::string::npos ||
          shown == name->canonical) {
        seen.insert(name->canonical);
        continue;
      }
      const bool bare = shown.find(' ') == std::string::npos ||
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

  double weigh_surname(model::Span span, const std::string& name) const {
    const Report& report = material_.report_of(sentence_);
    for (const model::Claim& claim : report.found().claims) {
      if (claim.source && sentence_.span.contains(claim.cue) && claim.source->contains(span)) return speaker_surname;
    }
    for (const Report& other : material_.reports) {
      for (const Token& token : other.title_tokens) {
        if (token.span.of(other.article().title) == name) return headline_surname;
      }
    }
    return surname;
  }

  const Material& material_;
  const Sentence& sentence_;
  const Told& told_;
  const ComposingRules& rules_;
  std::string_view text_;
  std::span<const Token> tokens_;
};

}  // namespace

Told::Told(const Material& material) : material_(&material), stems_(material.idf.size(), false) {}

void Told::hear_title(const Report& report) {
  for (const WeightedTerm& entry : report.title_vector) stems_[entry.term] = true;
  for (const Token& token : report.title_tokens) {
    if (token.is_word() && token.starts_upper()) names_.emplace(token.span.of(report.article().title));
  }
}

void Told::hear(const Sentence& sentence) {
  for (const Term stem : sentence.stems) stems_[stem] = true;
  const Report& report = material_->report_of(sentence);
  for (const model::Name& name : report.names) {
    if (!sentence.span.contains(name.span)) continue;
    names_.insert(name.canonical);
    names_.insert(last_word(name.canonical));
  }
}

double Told::known_share(std::span<const Term> stems) const {
  double known = 0, all = 0;
  for (const Term stem : stems) {
    all += material_->idf[stem];
    if (stems_[stem]) known += material_->idf[stem];
  }
  return all > 0 ? known / all : 1;
}

double lean_on_unseen(const Material& material, const Sentence& sentence, const Told& told) {
  return LeanCheck(material, sentence, told).run();
}

}  // namespace courant::digest
