// HTML as text: for titles, names and other values of one line. Pure; thread-safe.
#pragma once
#include <string>
#include <string_view>

namespace courant::html {

// The text of a piece of HTML on one line: tags gone, references decoded, white space as single spaces, none at the
// ends.
std::string plain_text(std::string_view html);

// The text with its white space as single spaces and none at its ends. No-break spaces stay, but not at the
// ends; C1 controls become what windows-1252 means by them; other controls go.
std::string collapse_white_space(std::string_view text);

// The text without HTML's white space at its ends.
std::string_view trim_white_space(std::string_view text);

}  // namespace courant::html
