// A form that was read holds nothing but parts of its body, and reading it takes no more than one part for each
// boundary.
#include "check.h"
#include "serve/form.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace courant::serve;
  const std::string_view body = text_of(data, size);
  std::size_t bytes = 0;
  if (const auto fields = parse_form("multipart/form-data; boundary=x", body))
    for (const auto& [name, value] : *fields) bytes += name.size() + value.size();
  COURANT_FUZZ_CHECK(bytes <= size);
  bytes = 0;
  for (const auto& [name, value] : parse_fields(body)) bytes += name.size() + value.size();
  COURANT_FUZZ_CHECK(bytes <= size);
  // Its first line as the type, too.
  const std::size_t line = std::min(body.find('\n'), body.size());
  (void)parse_form(body.substr(0, line), body.substr(line));
  return 0;
}
