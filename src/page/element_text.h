// What an element says and what stands before it, for reading bylines and dates. Thread-safe: pure functions.
#pragma once
#include <string>
#include <string_view>

#include "html/tree.h"

namespace courant::page {

// All its text, white space folded.
std::string folded_text(const html::Node& node);

// The same with a space between the texts of its elements: "Feb 18" and "2009" of two are no "Feb 182009".
std::string spaced_text(const html::Node& node);

// The same with a bar between blocks: "Ann Lee" and "12 min read" are not one name.
std::string parted_text(const html::Node& node);

// The last words before an element within its parent: what it is called there, "Updated:".
std::string_view words_before(const html::Node& node);

// Within the readers' comments, whose authors are not the article's.
bool is_comment(const html::Node& node);

}  // namespace courant::page
