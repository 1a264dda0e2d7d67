// Words that stand around articles rather than in them: "read more", "sign up", "all rights reserved", by language,
// from data/lexicon/page/furniture.txt. Thread-safe after the first call.
#pragma once
#include <string_view>

namespace courant::page {

// Whether the text opens with such a phrase, or is one.
bool starts_like_furniture(std::string_view text);

// Whether such a phrase that is telling anywhere stands in the text ("all rights reserved").
bool holds_furniture(std::string_view text);

// Whether it is a heading over what a press release says of its sender ("About us"). `folded` as fold() makes it.
bool is_about_us(std::string_view folded);

}  // namespace courant::page
