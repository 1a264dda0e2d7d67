// Writing text into HTML by the standard's serialisation rules (13.3). Control characters that XML forbids and CR are
// left out, so the result is well in XML too. Pure; thread-safe.
#pragma once
#include <string>
#include <string_view>

namespace courant::html {

void append_escaped_text(std::string& out, std::string_view text);
void append_escaped_attribute(std::string& out, std::string_view value);  // for within double quotes
std::string escape_text(std::string_view text);

}  // namespace courant::html
