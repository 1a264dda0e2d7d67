// A quoted passage where it stands in its article, as stored here: its paragraph and those beside it, no more.
#pragma once
#include <string>

#include "model/article.h"
#include "model/ids.h"
#include "render/site.h"

namespace courant::render {

// `span` must lie in the article's text; `story` may be empty; `link` opens the outlet's own page at the passage.
std::string write_context(const Site& site, const model::Article& article, model::Span span,
                          const model::StoryId& story, const Link& link);

}  // namespace courant::render
