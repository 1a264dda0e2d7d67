// What the owner alone sees and does in the browser: the feeds. Made anew each time, never kept.
#pragma once
#include <optional>
#include <stop_token>

#include "render/feeds.h"
#include "render/site.h"
#include "serve/encoding.h"
#include "serve/message.h"
#include "serve/server.h"
#include "store/store.h"

namespace courant::serve {

// Whether the request brings a list of feeds, whose body may be longer than others'.
bool takes_list(const Request& request);

// Whether the address is the owner's alone.
bool is_owners(const Target& target);

// Answers what is asked of the owner's addresses: GET /feeds and /feeds.opml, POST /feeds/add, /feeds/remove and
// /feeds/import. nullopt: nothing is there. The caller has looked at who asks. Adding asks the network, guarded, and
// may take as long as `settings.fetch` says; it gives up when `stop` is asked for.
std::optional<Content> answer_owner(const Request& request, const Target& target, store::Store& store,
                                    const render::Site& site, const Settings& settings, const std::stop_token& stop);

}  // namespace courant::serve
