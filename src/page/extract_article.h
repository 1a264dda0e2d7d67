// Reads the article off a page: the main text paragraph by paragraph, title, byline, dates, language, site, image. Step
// "extract" of the path: page -> article.
#pragma once
#include <string_view>

#include "base/result.h"
#include "model/extraction.h"

namespace courant::page {

struct PageSource {
  std::string_view bytes;         // as fetched, decompressed
  std::string_view url;           // where it was fetched, or empty
  std::string_view content_type;  // HTTP's, or empty
};

inline constexpr std::size_t page_bytes_max = 15 << 20;

// Errors: limit past page_bytes_max; invalid when the page holds no text at all. Thread-safe.
base::Result<model::Extraction> extract_article(const PageSource& page);

}  // namespace courant::page
