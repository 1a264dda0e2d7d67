// Pages for the owner alone, made anew each time they are asked for.
#pragma once
#include "base/result.h"
#include "render/site.h"
#include "store/store.h"

namespace courant::serve {

// The feeds with their state, and the store's size.
base::Result<std::string> make_feeds_page(store::Store& store, const render::Site& site);

}  // namespace courant::serve
