// What class and id attributes hint at: each kind of word of data/lexicon/page/class_words.txt is one bit.
// Thread-safe after the first call.
#pragma once
#include <cstdint>

#include "html/tree.h"

namespace courant::page {

enum class ClassKind : std::uint8_t {
  content,
  navigation,
  related,
  social,
  comments,
  promotion,
  legal,
  byline,
  caption,
  tags,
  listing,
  edge,
  hidden,
  deck,
  note,
  kicker,
  brand,
  count
};
using ClassKinds = std::uint32_t;
constexpr ClassKinds bit(ClassKind kind) { return static_cast<ClassKinds>(1u << static_cast<unsigned>(kind)); }

// The kinds of the words in the element's class and id (the first 512 bytes of each).
ClassKinds class_kinds(const html::Node& element);

}  // namespace courant::page
