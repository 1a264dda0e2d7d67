#include "digest/insertions.h"

#include <algorithm>

#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

constexpr std::size_t tokens_max = 18;

bool parts_off(const TaggedSentence& s, std::size_t i, TokenKind kind) {
  return s.tokens[i].kind == kind && (kind != TokenKind::dash || s.tokens[i].space_before);
}

}  // namespace

std::size_t skip_insertion(const TaggedSentence& s, std::size_t i) {
  const std::size_t size = s.tokens.size();
  if (i + 2 >= size) return i;
  const TokenKind kind = s.tokens[i].kind;
  if (kind == TokenKind::open_bracket) return skip_brackets(s, i, size);
  if (kind != TokenKind::comma && !parts_off(s, i, TokenKind::dash)) return i;
  const Tag first = s.tags[i + 1];
  if (first == Tag::coordinator || first == Tag::gerund || first == Tag::pronoun || first == Tag::existential) return i;
  const bool relative = first == Tag::wh_word;
  for (std::size_t j = i + 1; j + 1 < std::min(size, i + tokens_max); ++j) {
    if (parts_off(s, j, kind)) return j > i + 1 ? j + 1 : i;
    if (s.tokens[j].kind == TokenKind::semicolon || (text::is_finite(s.tags[j]) && !relative)) return i;
  }
  return i;
}

}  // namespace courant::digest
