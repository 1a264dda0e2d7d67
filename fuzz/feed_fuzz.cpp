// Whatever the bytes: a feed whose text is UTF-8 and whose HTML is already clean, or an error that says something.
#include "base/utf8.h"
#include "check.h"
#include "feed/parse_feed.h"
#include "html/sanitise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace courant;
  feed::FeedContext context;
  context.url = "https://example.org/feed";
  const auto parsed = feed::parse_feed(text_of(data, size), context);
  if (!parsed) {
    COURANT_FUZZ_CHECK(!parsed.error().message.empty() && base::is_valid_utf8(parsed.error().message));
    return 0;
  }
  const auto is_line = [](const std::string& text) {
    return base::is_valid_utf8(text) && text.find_first_of("\r\n\t\x1B") == std::string::npos;
  };
  COURANT_FUZZ_CHECK(is_line(parsed->title) && html::sanitise_html(parsed->subtitle, {}) == parsed->subtitle);
  for (const std::string& warning : parsed->warnings) COURANT_FUZZ_CHECK(is_line(warning));
  for (const model::FeedItem& item : parsed->items) {
    COURANT_FUZZ_CHECK(is_line(item.title));
    for (const std::string& author : item.authors) COURANT_FUZZ_CHECK(is_line(author) && !author.empty());
    COURANT_FUZZ_CHECK(base::is_valid_utf8(item.url) && base::is_valid_utf8(item.id));
    for (const std::string& html : {item.summary_html, item.content_html}) {
      COURANT_FUZZ_CHECK(base::is_valid_utf8(html));
      COURANT_FUZZ_CHECK(html::sanitise_html(html, {}) == html);
    }
  }
  return 0;
}
