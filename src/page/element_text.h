// What an element says and what stands before it, for reading titles, bylines and dates. Each text is empty where the
// element holds more than a thousand bytes or nodes: that is no title, name or date. Thread-safe: pure functions.
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

// A heading's text without the kicker that some put inside it ("Brexit" over "Commons delays vote"), by the words of
// its parts' classes. All of it where nothing else is left.
std::string headline_text(const html::Node& heading);

// Whether a heading names the site, not the article: a logo, or a link to a front page.
bool is_logo(const html::Node& heading);

// The last words before an element within its parent: what it is called there, "Updated:".
std::string_view words_before(const html::Node& node);

// Within the readers' comments, whose authors are not the article's.
bool is_comment(const html::Node& node);

}  // namespace courant::page
