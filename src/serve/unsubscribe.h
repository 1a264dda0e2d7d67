// RFC 8058: the address in a mail's List-Unsubscribe. A POST ends the follow, whoever sends it, for its key is in that
// mail alone; a GET never does: it shows a page with a button.
#pragma once
#include "base/result.h"
#include "reader/reader.h"
#include "render/site.h"
#include "serve/message.h"

namespace courant::serve {

// Whether the request is such a POST, which comes from a mail provider: without the owner's token, from anywhere.
bool is_one_click(const Request& request);

// The page; after a POST, or where it has ended already, it says so. Error not_found: no such key.
base::Result<std::string> answer_unsubscribe(const Request& request, const std::string& key, store::Store& store,
                                             const render::Site& site);

}  // namespace courant::serve
