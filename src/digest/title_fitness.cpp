#include "digest/title_fitness.h"

#include <algorithm>
#include <cmath>

#include "digest/main_clause.h"
#include "digest/title_candidate.h"
#include "digest/title_sentences.h"
#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;

constexpr int few_words = 2;

// The words of a title.
struct Contents {
  bool quotes = false, joins = false;
  double names = 0, tokens = 0;

  Contents(const TaggedSentence& s, const std::vector<Part>& parts, const std::vector<bool>& quoted) {
    for (const Part part : parts) {
      for (std::size_t i = part.begin; i < part.end; ++i) {
        ++tokens;
        names += yes(s.tags[i] == Tag::name);
        quotes |= quoted[i];
        joins |= s.tags[i] == Tag::preposition || s.tags[i] == Tag::to;
      }
    }
  }
};

// Nouns and adjectives that are left out directly before the noun they belong to: "the [surprise] meeting".
double count_narrowing(const TaggedSentence& s, const std::vector<Part>& parts) {
  double count = 0;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const std::size_t begin = parts[p].begin;
    if (begin == 0 || !text::is_noun(s.tags[begin]) || (p > 0 && parts[p - 1].end == begin)) continue;
    const Tag before = s.tags[begin - 1];
    count += yes(text::is_common_noun(before) || before == Tag::adjective);
  }
  return count;
}

// "for", "with": more is told of what stands before.
bool says_more(const TaggedSentence& s, std::size_t i) {
  return i < s.tokens.size() && s.tags[i] == Tag::preposition && s.lower(i) != "of" &&
         !(title_flags(s, i) & subordinates);
}

}  // namespace

TitleSource read_title_source(const Material& material, const Sentence& sentence) {
  const MainClause clause(material, sentence);
  TitleSource source{clause.quoted(), {}, 0};
  if (const auto& verb = clause.verb()) source.verb = {verb->tokens.begin, verb->tokens.end};
  return source;
}

TitleFeatures read_title_features(const TitleCandidate& title, const TitleSentence& from) {
  const TaggedSentence& s = from.tagged;
  const TitleSource& source = from.read;
  const Contents contents(s, title.parts, source.quoted);
  const std::size_t begin = title.parts.front().begin, end = title.parts.back().end, size = s.tokens.size();
  const bool phrase = title.phrase && !title.matter, has_verb = !source.verb.empty();
  return {title.matter ? 0 : std::log1p(title.score),
          title.matter ? 0 : static_cast<double>(title.stems.size()),
          yes(!title.matter && count_words(s, title.parts) <= few_words),
          yes(title.rate < title_rate_min),
          yes(!title.speaker.empty() && !title.matter),
          yes(contents.quotes),
          contents.names / contents.tokens,
          yes(s.tags[begin] == Tag::adjective),
          yes(s.tags[end - 1] == Tag::participle),
          yes(asks_for_more(s, end - 1)),
          yes(end < size && s.tags[end] == Tag::preposition && s.lower(end) == "of"),
          yes(says_more(s, end)),
          phrase ? static_cast<double>(from.sentence.stems.size()) : 0,
          yes(phrase && has_verb && begin >= source.verb.end && begin <= source.verb.end + 1),
          yes(phrase && has_verb && end <= source.verb.begin),
          yes(phrase && source.content > 0 && begin >= source.content && begin <= source.content + 2),
          yes(phrase && contents.joins),
          yes(phrase && s.tags[begin] == Tag::name),
          yes(phrase && s.tags[end - 1] == Tag::name),
          yes(phrase && begin > 0 && s.tags[begin - 1] == Tag::coordinator),
          yes(phrase && is_somebody(s, end - 1)),
          yes(title.headline > 0),
          yes(title.matter),
          yes(title.matter && source.content > 0 && begin <= source.content + 2),
          title.matter ? title.headlined : 0,
          title.matter ? title.shared : 0,
          yes(title.matter && s.tags[begin] == Tag::determiner && s.lower(begin) != "the"),
          count_narrowing(s, title.parts),
          0};
}

const LogisticModel<title_feature_count> title_model{-2.28,
                                                     {{{"score", 0.86},
                                                       {"stems", 0.31},
                                                       {"few_words", -0.51},
                                                       {"rate_low", -0.61},
                                                       {"spoken", 0.20},
                                                       {"quotes", 0.85},
                                                       {"names", -1.20},
                                                       {"begins_adjective", 0.11},
                                                       {"ends_participle", -0.03},
                                                       {"asks_more", 0.23},
                                                       {"before_of", -1.18},
                                                       {"before_preposition", 0.24},
                                                       {"phrase_stems", -0.06},
                                                       {"phrase_object", 0.95},
                                                       {"phrase_subject", -0.88},
                                                       {"phrase_opens", 0.80},
                                                       {"phrase_joins", 0.56},
                                                       {"phrase_begins_name", -0.91},
                                                       {"phrase_ends_name", 0.73},
                                                       {"phrase_joined", -1.67},
                                                       {"phrase_somebody", -0.46},
                                                       {"headline", 0.69},
                                                       {"matter", -0.39},
                                                       {"matter_opens", 1.52},
                                                       {"matter_headlined", 1.52},
                                                       {"matter_shared", 2.00},
                                                       {"matter_indefinite", -1.95},
                                                       {"narrows", -0.48},
                                                       {"untold", -3.49}}}};

}  // namespace courant::digest
