// What a browser's form sent, and how it is refused. Thread-safe: pure functions.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace courant::serve {

// By name, the last of equal ones; a file is its bytes.
using Fields = std::map<std::string, std::string, std::less<>>;

// "a=1&b=x%20y" (WHATWG URL, application/x-www-form-urlencoded).
Fields parse_fields(std::string_view encoded);

// A form's body by its Content-Type: application/x-www-form-urlencoded, or multipart/form-data (RFC 7578) of at most 16
// parts. nullopt: it is neither, or is cut off.
std::optional<Fields> parse_form(std::string_view content_type, std::string_view body);

// Empty where the form has no such field.
std::string field_of(const Fields& form, std::string_view name);

// The HTTP status of a form that asked for what was not done.
int status_of_form(base::ErrorKind kind);

}  // namespace courant::serve
