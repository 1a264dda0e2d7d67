// Rows of stories and articles as lists and search show them; for this folder.
#pragma once
#include <string_view>
#include <vector>

#include "render/lists.h"

namespace courant::render {

Markup write_rows(const Site& site, const std::vector<StoryRow>& rows);
Markup write_article_rows(const Site& site, const std::vector<ArticleRow>& rows);

// A snippet with the words found as <mark>.
Markup write_snippet(std::string_view snippet);

}  // namespace courant::render
