// Sanitising twice is sanitising once, and what comes out has no dangerous element.
#include "base/utf8.h"
#include "check.h"
#include "html/sanitise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace courant;
  static const base::Url url = base::parse_url("https://example.org/a/").value();
  html::SanitiseOptions options;
  options.base = &url;
  const std::string once = html::sanitise_html(base::repair_utf8(text_of(data, size)), options);
  COURANT_FUZZ_CHECK(base::is_valid_utf8(once));
  COURANT_FUZZ_CHECK(once.find("<script") == std::string::npos && once.find("<svg") == std::string::npos);
  COURANT_FUZZ_CHECK(html::sanitise_html(once, options) == once);
  return 0;
}
