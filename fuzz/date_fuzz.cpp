// A date that was read can be written and read again as the same moment.
#include "base/web_date.h"
#include "check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace courant::base;
  const auto moment = parse_web_date(text_of(data, size));
  if (!moment) return 0;
  const auto again = parse_moment(format_moment(*moment));
  COURANT_FUZZ_CHECK(again && *again == *moment);
  return 0;
}
