// What this folder's files share: its lexicons' lines, and text made comparable. Thread-safe.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace courant::page {

// Calls `each` for every line of data/lexicon/page/NAME.txt that is neither empty nor a comment: its first word and the
// rest. The views live as long as the program.
void for_each_entry(std::string_view name,
                    const std::function<void(std::string_view key, std::string_view rest)>& each);

// Letters and digits in lower case (ASCII's), all between them, typographic marks too, one space: for telling whether
// two texts say the same.
std::string fold(std::string_view text);

std::string trim(std::string_view text);

}  // namespace courant::page
