// A list of feeds that was read comes back as it was written.
#include "check.h"
#include "feed/opml.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace courant::feed;
  const auto feeds = parse_opml(text_of(data, size));
  if (!feeds || feeds->empty()) return 0;
  const auto again = parse_opml(write_opml(*feeds));
  COURANT_FUZZ_CHECK(again && again->size() == feeds->size());
  return 0;
}
