// Whatever the bytes: an article whose text is UTF-8, or an error.
#include "base/utf8.h"
#include "check.h"
#include "page/extract_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace courant;
  const std::string bytes(text_of(data, size));
  const auto extraction = page::extract_article({bytes, "https://example.org/2024/06/18/story", "text/html"});
  if (extraction)
    COURANT_FUZZ_CHECK(base::is_valid_utf8(extraction->article.text) && base::is_valid_utf8(extraction->article.title));
  return 0;
}
