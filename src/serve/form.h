// What a browser's form sent. Thread-safe: pure functions.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace courant::serve {

// By name, the last of equal ones; a file is its bytes.
using Fields = std::map<std::string, std::string, std::less<>>;

// "a=1&b=x%20y" (WHATWG URL, application/x-www-form-urlencoded).
Fields parse_fields(std::string_view encoded);

// A form's body by its Content-Type: application/x-www-form-urlencoded, or multipart/form-data (RFC 7578) of at most 16
// parts. nullopt: it is neither, or is cut off.
std::optional<Fields> parse_form(std::string_view content_type, std::string_view body);

}  // namespace courant::serve
