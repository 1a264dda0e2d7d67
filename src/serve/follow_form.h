// What the owner follows by mail in the browser.
#pragma once
#include <optional>

#include "render/follow.h"
#include "render/site.h"
#include "serve/encoding.h"
#include "serve/message.h"
#include "store/store.h"

namespace courant::serve {

// Whether the address is where that form is sent.
bool is_follow_form(const Target& target);

// POST /follow/mail: keeps who is sent what and leads to the page of following, which says so, or says why not.
// nullopt: not a POST, or no mail is sent here. The caller has looked at who asks.
std::optional<Content> answer_follow_form(const Request& request, store::Store& store, const render::Site& site);

// What the page of following says after it, to the owner alone: the number is in its address.
std::string notice_of(const Target& target, store::Store& store, const render::Site& site);

}  // namespace courant::serve
