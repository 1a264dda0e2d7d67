// Must fail within seconds: shows that a fuzzer that finds nothing was able to find something.
#include "check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = text_of(data, size);
  COURANT_FUZZ_CHECK(!(text.size() >= 3 && text[0] == 'N' && text[1] == 'E' && text[2] == 'W'));
  return 0;
}
