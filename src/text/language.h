// Which language a text is written in, by CLD2.
#pragma once
#include <string>
#include <string_view>

namespace courant::text {

// BCP 47 in lower case ("en", "zh-hant" as "zh"); empty where it cannot be told. Thread-safe.
std::string detect_language(std::string_view text);

}  // namespace courant::text
