#include "format/json_writer.h"

#include <simdjson.h>

#include <array>

#include "base/utf8.h"

namespace courant::format {
namespace {

constexpr std::array<char, 256> escapes = [] {
  std::array<char, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = 'u';
  table['"'] = '"', table['\\'] = '\\', table['\n'] = 'n', table['\r'] = 'r', table['\t'] = 't', table['\b'] = 'b',
  table['\f'] = 'f';
  return table;
}();

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  std::string repaired;
  if (!simdjson::validate_utf8(text.data(), text.size())) text = repaired = base::repair_utf8(text);
  out += '"';
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const char escape = escapes[byte];
    if (escape == 0) continue;
    out.append(text, from, at - from);
    out += '\\';
    out += escape;
    if (escape == 'u') {
      out += "00";
      out += "01"[byte >> 4];
      out += "0123456789abcdef"[byte & 15];
    }
    from = at + 1;
  }
  out.append(text, from, text.size() - from);
  out += '"';
}

}  // namespace courant::format
