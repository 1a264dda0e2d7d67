// The page behind a mail's "Unsubscribe": asks with a button, and says when it is done.
#pragma once
#include <string>

#include "render/site.h"

namespace courant::render {

struct UnsubscribePage {
  std::string followed;  // empty: everything
  bool weekly = false;
  bool done = false;  // nothing is sent any more
  Link self;
};
std::string write_unsubscribe(const Site& site, const UnsubscribePage& page);

}  // namespace courant::render
