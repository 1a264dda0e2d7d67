// Paragraphs and sentences over tokens. Sentences end by rules of our own over abbreviation lexicons: initials, "U.S.",
// "No. 10", quotes that close after the stop, datelines, ellipses, lists.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/span.h"
#include "text/tokens.h"

namespace courant::text {

// [begin, end) of tokens.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  friend bool operator==(TokenRange, TokenRange) = default;
};

// A text with its tokens, made once per article and shared by all that read it. `text` must outlive it.
struct TokenizedText {
  std::string_view text;
  std::string language;  // BCP 47; empty: not known
  std::vector<Token> tokens;
  std::vector<TokenRange> paragraphs;  // in order, none empty
  std::vector<TokenRange> sentences;  // in order, none empty, each within one paragraph; together they hold every token

  std::span<const Token> of(TokenRange range) const { return std::span(tokens).subspan(range.begin, range.size()); }
  std::string_view word(const Token& token) const { return token.span.of(text); }
  // From the first token's begin to the last one's end.
  model::Span span(TokenRange range) const { return {tokens[range.begin].span.begin, tokens[range.end - 1].span.end}; }
};

// Tokens, paragraphs and sentences of `text`. Paragraphs are parted by line ends, save where a line was evidently
// wrapped (the next begins in lower case, and this one is more than a list's item). Thread-safe.
TokenizedText tokenize(std::string_view text, std::string_view language);

}  // namespace courant::text
