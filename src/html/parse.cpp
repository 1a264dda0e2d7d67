#include <algorithm>

#include "html/tree.h"
#include "html/tree_builder.h"

namespace courant::html {
namespace {

Document empty_document(std::string utf8, const ParseLimits& limits, bool& cut) {
  cut = utf8.size() > limits.bytes_max;
  if (cut) utf8.resize(limits.bytes_max);
  const std::size_t first_block_bytes = std::clamp<std::size_t>(utf8.size() * 3, 1 << 10, 256 << 10);
  return {std::move(utf8), first_block_bytes};
}

}  // namespace

Document parse_document(std::string utf8, const ParseLimits& limits) {
  bool cut = false;
  Document document = empty_document(std::move(utf8), limits, cut);
  TreeBuilder(document, limits).build_document();
  if (cut) document.set_truncated();
  return document;
}

Document parse_fragment(std::string utf8, const ParseLimits& limits, Tag context) {
  bool cut = false;
  Document document = empty_document(std::move(utf8), limits, cut);
  TreeBuilder(document, limits).build_fragment(context);
  if (cut) document.set_truncated();
  return document;
}

}  // namespace courant::html
