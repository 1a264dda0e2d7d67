// Who may ask, and what every answer carries: the Host list, the same-origin check, the owner's token, the headers that
// keep what outlets say from running anywhere. Thread-safe: pure functions.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/message.h"

namespace courant::serve {

struct Access {
  std::vector<std::string> hosts;  // names Courant answers to, besides localhost, 127.0.0.1 and [::1]; without ports
  std::string token;               // the owner's; empty: changes only from this machine
};

// The owner bears the token as "Authorization: Bearer TOKEN" (programs) or as the password of HTTP's Basic scheme,
// whatever the user's name (browsers, RFC 7617).

// A Host that is not on the list is refused with 421, so that no foreign page can reach Courant under a name of its own
// (DNS rebinding). A method that changes something needs the same origin, and from beyond this machine the token too:
// else 403; all but a mail's one-click POST, which bears a key of its own. nullopt: go on.
std::optional<int> refusal(const Request& request, const Access& access);

// Whether the request may see what is the owner's alone: it comes from this machine, or bears the token.
bool is_owner(const Request& request, const Access& access);

// Adds the security headers to an answer, whatever it is.
void add_security_headers(Headers& headers);

}  // namespace courant::serve
