// What all pages of one Courant share: its name, where its own addresses lead, the reader's language and zone.
#pragma once
#include <string>
#include <string_view>

#include "model/ids.h"
#include "model/span.h"
#include "render/clock.h"
#include "render/link.h"

namespace courant::render {

// Where Courant's own addresses lead. Live pages begin at "/"; a static edition uses relative addresses that end in
// .html.
class Addresses {
 public:
  explicit Addresses(std::string base = "/", std::string suffix = "")
      : base_(std::move(base)), suffix_(std::move(suffix)) {}

  Link front() const { return suffix_.empty() ? Link::own(base_, {}) : Link::own(base_, {"index" + suffix_}); }
  Link story(const model::StoryId& id) const { return Link::own(base_, {"story", id.value + suffix_}); }
  Link story_part(const model::StoryId& id, std::string_view part) const {
    return Link::own(base_, {"story", id.value, part});
  }
  Link story_version(const model::StoryId& id, int version) const {
    return Link::own(base_, {"story", id.value, "version", std::to_string(version)});
  }
  Link story_file(const model::StoryId& id, std::string_view type) const {
    return Link::own(base_, {"story", id.value + "." + std::string(type)});
  }
  Link context(const model::ArticleId& id, int version, model::Span span) const {
    return Link::own(base_, {"context", id.value, std::to_string(version),
                             std::to_string(span.begin) + "-" + std::to_string(span.end)});
  }
  Link day(std::string_view iso) const { return Link::own(base_, {"day", iso}); }
  Link edition(const edition::Period& period) const {
    return Link::own(base_, {edition::to_string(period.kind), edition::name_of(period)});
  }
  Link all_of_day(std::string_view iso) const { return Link::own(base_, {"day", iso, "all"}); }
  // With a type (".atom"), the feed of it.
  Link outlet(std::string_view name, std::string_view type = "") const {
    return Link::own(base_, {"outlet", std::string(name) + std::string(type)});
  }
  Link name(std::string_view name, std::string_view type = "") const {
    return Link::own(base_, {"name", std::string(name) + std::string(type)});
  }
  Link page(std::string_view name) const { return Link::own(base_, {name}); }
  Link page(std::string_view name, std::string_view part) const { return Link::own(base_, {name, part}); }
  Link asset(std::string_view file) const { return Link::own(base_, {"assets", file}); }
  // Static pages leave out what only a server can answer.
  bool is_live() const { return suffix_.empty(); }

 private:
  std::string base_;
  std::string suffix_;
};

struct Site {
  std::string name = "Courant";
  std::string origin;  // "https://news.example", without a slash at the end: what feeds and canonical links begin with
  Addresses at;
  Clock clock;
  bool is_owner = false;    // who reads may change what is read
  bool sends_mail = false;  // whether it can be followed by mail

  const Strings& strings() const { return clock.strings(); }
};

// The style sheet and the script under the names they are served by: with a hash of their bytes, to be cached for ever.
struct Asset {
  std::string name;  // "courant-1f3a….css"
  std::string_view type;
  std::string_view bytes;
};
const Asset& style_asset();
const Asset& script_asset();
const Asset& icon_asset();

}  // namespace courant::render
