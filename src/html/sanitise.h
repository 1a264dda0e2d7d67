// Makes HTML from strangers harmless: the value is parsed to a tree, and what an allowlist names is written anew, so
// nothing passes because it looked unlike an attack. No script, style, form, frame, SVG, id or event ever comes out;
// links and pictures are absolute and lead to http, https, mailto or tel.
// The output is written so that any parser of the HTML standard reads the very tree that was written: an element that
// would move when read again (a block within <p>, <a> in <a>, a cell without its table) is left out and its content
// kept. Sanitising twice is sanitising once. Pure; thread-safe.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "base/url.h"
#include "html/tree.h"

namespace courant::html {

struct SanitiseOptions {
  const base::Url* base = nullptr;  // what relative links are relative to; without one they are dropped
  std::size_t bytes_max = 4 << 20;  // of input; the rest is left out
  std::size_t nodes_max = 200'000;  // likewise
};

std::string sanitise_html(std::string html, const SanitiseOptions& options);

// The same for what is inside `root`.
std::string sanitise_tree(const Node& root, const base::Url* base);

}  // namespace courant::html
