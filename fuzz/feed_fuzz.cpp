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
    COURANT_FUZZ_CHECK(!parsed.error().message.empty());
    return 0;
  }
  for (const model::FeedItem& item : parsed->items) {
    COURANT_FUZZ_CHECK(base::is_valid_utf8(item.title) && base::is_valid_utf8(item.url) &&
                       base::is_valid_utf8(item.id));
    for (const std::string& html : {item.summary_html, item.content_html}) {
      COURANT_FUZZ_CHECK(base::is_valid_utf8(html));
      COURANT_FUZZ_CHECK(html::sanitise_html(html, {}) == html);
    }
  }
  return 0;
}
