#include "digest/title_fitness.h"

#include <algorithm>
#include <cmath>

#include "digest/title_candidates.h"
#include "digest/title_ends.h"
#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

constexpr int few_words = 3;

// What a title tells and what it leaves out.
struct Contents {
  bool first_person = false, asks = false, quotes = false, negates = false, passive = false;
  std::size_t words_behind_verb = 0;  // tokens behind its verb; 0 without one

  Contents(const Material& material, const TaggedSentence& s, const std::vector<Part>& parts,
           const std::vector<bool>& quoted) {
    std::optional<std::size_t> verb;  // the last token of the first finite verb's group
    std::size_t last_verb = s.tokens.size();
    bool be = false;
    for (const Part part : parts) {
      for (std::size_t i = part.begin; i < part.end; ++i) {
        quotes |= quoted[i];
        negates |= (title_flags(s, i) & digest::negates) != 0;
        if (text::is_verb(s.tags[i])) last_verb = i;
        first_person |=
            s.tags[i] == Tag::pronoun && (material.vocabulary.rules().flags(s.tokens[i].key) & is_first_second) != 0;
        if (!verb && text::is_finite(s.tags[i])) {
          verb = i;
          be = (title_flags(s, i) & is_be) != 0;
        } else if (verb && i == *verb + 1 && (text::is_verb(s.tags[i]) || s.tags[i] == Tag::adverb)) {
          verb = i;
          passive |= be && s.tags[i] == Tag::participle;
        }
      }
    }
    if (last_verb < s.tokens.size()) {
      const std::string word = s.lower(last_verb);
      asks = title_words().needs_complement(word) || title_words().needs_infinitive(word) ||
             title_words().needs_second(word) || title_words().needs_as(word) || title_words().needs_place(word);
    }
    if (verb) words_behind_verb = parts.back().end - *verb - 1;
  }
};

enum class Next { other, end, comma, of, to };

// What the sentence goes on with.
Next what_follows(const TaggedSentence& s, std::size_t i) {
  if (i >= s.tokens.size()) return Next::end;
  if (s.tokens[i].kind == TokenKind::comma) return Next::comma;
  const bool quote = s.tokens[i].kind == TokenKind::open_quote || s.tokens[i].kind == TokenKind::close_quote;
  if (s.tags[i] == Tag::mark && !quote) return i + 2 >= s.tokens.size() ? Next::end : Next::other;
  if (s.tags[i] == Tag::to) return i + 1 < s.tokens.size() && s.tags[i + 1] == Tag::verb_base ? Next::other : Next::to;
  return s.tags[i] == Tag::preposition && s.lower(i) == "of" ? Next::of : Next::other;
}

}  // namespace

TitleFeatures read_title_features(const Material& material, const TitleCandidate& title,
                                  const std::vector<bool>& quoted) {
  const TaggedSentence s = material.tagged(material.sentences[title.sentence]);
  const Contents contents(material, s, title.parts, quoted);
  const std::size_t begin = title.parts.front().begin, end = title.parts.back().end;
  const Next next = what_follows(s, end);
  return {std::log1p(title.score),
          title.rate < title_rate_min ? 1.0 : 0.0,
          title.phrase ? 1.0 : 0.0,
          std::log1p(static_cast<double>(contents.words_behind_verb)),
          count_words(s, title.parts) <= few_words ? 1.0 : 0.0,
          next == Next::end ? 1.0 : 0.0,
          next == Next::comma ? 1.0 : 0.0,
          next == Next::of ? 1.0 : 0.0,
          next == Next::to ? 1.0 : 0.0,
          s.tags[begin] == Tag::pronoun ? 1.0 : 0.0,
          s.tags[begin] == Tag::possessive_pronoun ? 1.0 : 0.0,
          contents.first_person ? 1.0 : 0.0,
          contents.quotes ? 1.0 : 0.0,
          contents.passive ? 1.0 : 0.0,
          contents.negates ? 1.0 : 0.0,
          contents.asks ? 1.0 : 0.0,
          weigh_end(s, end, s.tokens.size())};
}

const LogisticModel<title_feature_count> title_model{-4.03,
                                                     {{{"score", 0.97},
                                                       {"rate_low", -0.33},
                                                       {"phrase", -1.49},
                                                       {"behind_verb", 0.42},
                                                       {"few_words", -1.51},
                                                       {"before_end", 0.47},
                                                       {"before_comma", 0.66},
                                                       {"before_of", -1.78},
                                                       {"before_to", -2.50},
                                                       {"begins_pronoun", -3.34},
                                                       {"begins_possessive", -2.60},
                                                       {"first_person", 2.33},
                                                       {"quotes", 0.71},
                                                       {"passive", 0.41},
                                                       {"negated", 0.55},
                                                       {"asks", -0.20},
                                                       {"end", 0.66}}}};

}  // namespace courant::digest
