#include "claim/likelihood.h"

#include "claim/noun_phrase.h"

namespace courant::claim {
namespace {

using text::TokenKind;

bool has_finite_verb(const Words& words, Range range) {
  for (Index at = range.begin; at < range.end; ++at) {
    const Word& word = words[at];
    if (word.is(auxiliary | plain_verb) || ((word.forms & finite_form) && looks_verbal(words, at))) return true;
    if (looks_verbal(words, at) && word.token.span.of(words.text).ends_with("ed")) return true;
  }
  return false;
}

bool is_inside_content(std::span<const Draft> drafts, std::size_t which) {
  const Index head = drafts[which].cue.head;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (i == which || drafts[i].content.empty()) continue;
    for (const Range range : drafts[i].content) {
      if (range.begin <= head && head < range.end) return true;
    }
  }
  return false;
}

class FeatureReader {
 public:
  FeatureReader(const Words& words, std::span<const Draft> drafts, std::size_t which)
      : words_(words),
        drafts_(drafts),
        which_(which),
        draft_(drafts[which]),
        cue_(draft_.cue),
        sentence_(words.sentence_of(cue_.head)) {}

  Features read() {
    add(true);
    read_cue();
    read_source();
    read_content();
    read_place();
    return features_;
  }

 private:
  void add(bool value) { features_[next_++] = value ? 1.0F : 0.0F; }

  void read_cue() {
    const auto takes = [&](std::uint16_t pattern) { return cue_.cue && cue_.cue->takes(pattern); };
    add(!cue_.cue);
    add(takes(reports));
    // "added" says something where "that" or a quotation shows it; it may else be of figures.
    const bool shown =
        draft_.left_quote || draft_.lead == Lead::that || draft_.lead == Lead::quote || draft_.lead == Lead::colon;
    add(takes(reports) && takes(is_weak) && !shown);
    add(takes(is_weak) && !takes(reports));
    add(takes(also_noun) && !(words_[cue_.head].forms & participle_form));
    add(takes(also_noun) && (words_[cue_.head].forms & participle_form));
    add(takes(quote_only));
    add(takes(takes_object));
    add(takes(takes_infinitive));
    add(cue_.cue && !takes(takes_clause));
    add(takes(takes_addressee));
    add(cue_.cue && cue_.cue->particle != 0);
    add(cue_.stance != model::Stance::asserts);
    add(cue_.negated);
    add(cue_.modal);
    add(cue_.chained);
    add(cue_.shape == Shape::infinitive && !cue_.chained);
    add(cue_.shape == Shape::gerund);
    add(cue_.shape == Shape::passive && !cue_.reduced);
    add(cue_.reduced);
    add(cue_.shape == Shape::active && words_[cue_.head].forms == base_form);
    add(cue_.coordinated);
  }

  void read_source() {
    const Range source = draft_.source;
    add(source.empty());
    add(draft_.shares_source);
    add(draft_.source_follows);
    if (source.empty()) {
      next_ += 8;
      return;
    }
    const Word& first = words_[source.begin];
    const bool pronoun = source.size() == 1 && first.is(subject_pronoun | object_pronoun);
    const std::string_view bytes = first.token.span.of(words_.text);
    const bool third = bytes.size() > 1 && (bytes.size() == 2 ? (bytes[0] | 0x20) == 'h'
                                                              : (bytes[1] == 'h' || bytes[1] == 'H'));  // he she they
    add(pronoun && first.is(relative));
    add(pronoun && third && !first.is(relative));
    add(pronoun && !third && !first.is(relative));
    bool name = false, speaker = false, document = false;
    for (Index at = source.begin; at < source.end; ++at) {
      const Word& word = words_[at];
      name = name || (word.upper() && at > sentence_.begin) ||
             (word.upper() && !word.is(determiner | possessive) && at == sentence_.begin);
      speaker = speaker || word.is(speaker_noun);
      document = document || word.is(document_noun);
    }
    add(!pronoun && name);
    add(!pronoun && speaker);
    add(!pronoun && document);
    speaks_on_paper_ = document;
    add(!pronoun && !name && !speaker && !document);
    add(source.size() > 25);
  }

  void read_content() {
    add(draft_.lead == Lead::quote);
    add(draft_.lead == Lead::that);
    add(draft_.lead == Lead::colon);
    add(draft_.lead == Lead::clause);
    add(draft_.left_quote);
    add(draft_.left_clause);
    add(draft_.followed);
    if (draft_.content.empty()) {
      next_ += 9;
      return;
    }
    const Range content = draft_.content.front();
    const bool verb = has_finite_verb(words_, content);
    add(draft_.lead == Lead::clause && verb);
    add(draft_.lead == Lead::clause &&
        (words_[content.begin].is(subject_pronoun | whether) || words_[content.begin].upper()));
    add(draft_.lead == Lead::clause && words_[content.begin].is(to_word));
    add(draft_.lead == Lead::clause && words_[content.begin].is(determiner | possessive));
    add(content.size() < 4);
    const bool weak = cue_.cue && cue_.cue->takes(is_weak);
    add(weak && draft_.lead == Lead::that);
    add(weak && draft_.lead == Lead::clause && verb);
    add(weak && speaks_on_paper_);
    add(weak && draft_.left_quote);
  }

  void read_place() {
    add(is_inside_content(drafts_, which_));
    const Word& last = words_[sentence_.end - 1];
    add(last.is(TokenKind::stop) && last.token.span.of(words_.text).ends_with('?'));
    const Index before = std::min(cue_.before, block_begin(draft_));
    const bool led = before > sentence_.begin;
    add(led && words_[before - 1].is(whether) && !words_[before - 1].is(that_word));
    add(led && words_[before - 1].is(subordinator) && !words_[before - 1].is(whether | that_word));
    add(led && words_[before - 1].is(that_word));
    bool quoted = false;
    for (Index at = sentence_.begin; at < sentence_.end; ++at) quoted = quoted || words_[at].quote >= 0;
    add(quoted);
  }

  const Words& words_;
  std::span<const Draft> drafts_;
  std::size_t which_;
  const Draft& draft_;
  const CueMatch& cue_;
  Range sentence_;
  Features features_{};
  std::size_t next_ = 0;
  bool speaks_on_paper_ = false;  // its source is a document
};

}  // namespace

Features features_of(const Words& words, std::span<const Draft> drafts, std::size_t which) {
  return FeatureReader(words, drafts, which).read();
}

double likelihood_of(const Features& features) {
  static constexpr Features weights{
      -0.02F, 2.29F,  1.62F,  -2.55F, -0.86F, -0.93F, -0.05F, -1.16F, 0.72F,  0.06F,  0.66F,  -0.35F, -0.08F, -0.33F,
      -0.54F, -0.96F, -0.27F, -2.24F, -1.20F, -0.24F, -0.79F, -0.59F, -1.02F, -0.52F, 0.14F,  -0.02F, -1.18F, 0.42F,
      -0.21F, 0.24F,  0.43F,  -0.15F, -0.48F, -0.08F, 0.59F,  0.96F,  0.59F,  -0.54F, 1.60F,  0.78F,  -0.02F, 0.33F,
      0.87F,  0.47F,  0.53F,  -0.41F, -0.22F, -0.34F, 1.72F,  1.30F,  -2.16F, 0.01F,  -1.18F, -0.31F, -1.81F, 0.27F,
  };
  double sum = 0;
  for (std::size_t i = 0; i < feature_count; ++i) sum += features[i] * weights[i];
  return sum;
}

}  // namespace courant::claim
