// What a search's address asks of the store; its page and its feeds read it alike.
#pragma once
#include <optional>

#include "render/lists.h"
#include "serve/routes.h"
#include "store/store.h"

namespace courant::serve {

// From `q`, `name` (a phrase), `outlet`, `from` and `until` (days of the readers' zone, both included). nullopt: a date
// that is none.
std::optional<store::SearchQuery> read_search(const Asked& asked);

// The same as it was written, for its page's form, title and address.
render::SearchPage read_search_page(const Asked& asked);

}  // namespace courant::serve
