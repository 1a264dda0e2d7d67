// The names in a line that says who wrote an article. Thread-safe after the first call.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace courant::page {

// How much the place of a text says for its being a byline: `stated` in metadata as the author, `marked` by its
// element's class or its place under the author's link, `plain` text near the headline.
enum class BylineKind : unsigned char { stated, marked, plain };

struct Byline {
  std::vector<std::string> names;
  bool said_by = false;  // a word for "by" stands before them
};

// "Posted on 4 May 2024 by Ann Lee and Bo Ek in Politics" → Ann Lee, Bo Ek. Of plain text only what follows a word for
// "by", or what looks like a person's name beside a date.
Byline read_byline(std::string_view text, BylineKind kind);

// "Newsroom", "Redaktion": true as an author, but only where nobody is named.
bool is_desk(std::string_view name);

}  // namespace courant::page
