// What strangers say, fit for a log line. Thread-safe: a pure function.
#pragma once
#include <string>
#include <string_view>

namespace courant::desk {

// Control characters and ill-formed bytes as \xNN, at most 300 bytes of it.
std::string log_text(std::string_view text);

}  // namespace courant::desk
