// An article's words as claims are looked for in them: tokens with their lexicon entries, in sentences, in or out of
// quotation marks. First step of find_claims; made once per article.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "claim/lexicon.h"
#include "model/span.h"
#include "text/sentences.h"

namespace courant::claim {

// A position in Words::all; signed, so that scans may run to -1.
using Index = std::int32_t;

// [begin, end) in positions of words.
struct Range {
  Index begin = 0;
  Index end = 0;
  bool empty() const { return begin >= end; }
  Index size() const { return end - begin; }
};

struct Word {
  text::Token token;
  std::uint64_t tags = 0;
  std::uint8_t forms = 0;
  std::int16_t cue = -1;
  std::int32_t sentence = -1;
  std::int32_t quote = -1;  // the quotation it stands in, marks included

  bool is(std::uint64_t any_of) const { return tags & any_of; }
  bool is(text::TokenKind kind) const { return token.kind == kind; }
  bool upper() const { return token.starts_upper(); }
  bool ends_clause() const { return is(text::TokenKind::semicolon) || is(text::TokenKind::stop); }
};

// A quotation with its marks. What is too short and too plain to be speech ("so-called" words in marks) is no speech.
struct Quotation {
  Range words;         // marks included
  bool closed = true;  // false: it runs to the end of its paragraph
  bool speech = true;
  bool goes_on = false;  // the next paragraph's first quotation continues it
};

struct Words {
  std::string_view text;
  const Lexicon* lexicon = nullptr;
  std::span<const text::Token> tokens;
  std::vector<Word> all;
  std::vector<Range> sentences;
  std::vector<Quotation> quotations;

  const Word& operator[](Index at) const { return all[static_cast<std::size_t>(at)]; }
  Index size() const { return static_cast<Index>(all.size()); }
  const Range& sentence_of(Index at) const { return sentences[static_cast<std::size_t>((*this)[at].sentence)]; }
  const Quotation* quotation_at(Index at) const {
    const std::int32_t quote = (*this)[at].quote;
    return quote < 0 ? nullptr : &quotations[static_cast<std::size_t>(quote)];
  }
  bool in_speech(Index at) const {
    const Quotation* quotation = quotation_at(at);
    return quotation && quotation->speech;
  }
  model::Span span(Range words) const {
    return {(*this)[words.begin].token.span.begin, (*this)[words.end - 1].token.span.end};
  }
};

// `text` and `lexicon` must outlive the result.
Words read_words(const text::TokenizedText& text, const Lexicon& lexicon);

}  // namespace courant::claim
