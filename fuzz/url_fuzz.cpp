// A URL that was read has one spelling, and resolves against itself.
#include "base/url.h"
#include "check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace courant::base;
  const std::string_view text = text_of(data, size);
  static const Url base = parse_url("https://example.org/a/b?c#d").value();
  for (const auto& url : {parse_url(text), resolve_url(text, base)}) {
    if (!url) continue;
    const std::string spelled = to_string(*url);
    const auto again = parse_url(spelled);
    COURANT_FUZZ_CHECK(again.has_value());
    COURANT_FUZZ_CHECK(to_string(*again) == spelled);
  }
  const auto whole = parse_url(text);
  COURANT_FUZZ_CHECK(resolve_link(text, nullptr) == (whole ? to_string(*whole) : ""));
  return 0;
}
