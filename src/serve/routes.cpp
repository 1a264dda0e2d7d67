#include "serve/routes.h"

namespace courant::serve {
namespace {

enum class Form : unsigned char { page, data, feed };

struct Route {
  std::string_view first;  // the first segment; empty: the front page
  std::size_t segments;
  std::string_view last;  // the last segment, where it is fixed
  Form form;
  Make make;
};

constexpr Route routes[] = {
    {"", 0, "", Form::page, make_front},
    {"day", 2, "", Form::page, make_day},
    {"day", 3, "all", Form::page, make_all_of_day},
    {"morning", 1, "", Form::page, make_newest_morning},
    {"week", 1, "", Form::page, make_newest_week},
    {"morning", 2, "", Form::page, make_morning},
    {"week", 2, "", Form::page, make_week},
    {"days", 1, "", Form::page, make_days},
    {"story", 3, "gallery", Form::page, make_gallery},
    {"story", 3, "why", Form::page, make_why},
    {"story", 3, "updates", Form::page, make_updates},
    {"story", 4, "", Form::page, make_version},
    {"story", 2, "", Form::feed, make_story_feed},
    {"story", 2, "", Form::data, make_story_data},
    {"story", 2, "", Form::page, make_story},
    {"context", 4, "", Form::page, make_context},
    {"outlets", 1, "", Form::page, make_outlets},
    {"outlet", 2, "", Form::feed, make_outlet_feed},
    {"outlet", 2, "", Form::page, make_outlet},
    {"names", 1, "", Form::page, make_names},
    {"name", 2, "", Form::feed, make_name_feed},
    {"name", 2, "", Form::page, make_name},
    {"search", 1, "", Form::feed, make_search_feed},
    {"search", 1, "", Form::page, make_search},
    {"follow", 1, "", Form::page, make_follow},
    {"reading", 1, "", Form::page, make_reading},
    {"topics", 1, "", Form::page, make_topics},
    {"feed", 1, "", Form::feed, make_edition_feed},
    {"sitemap.xml", 1, "", Form::page, make_sitemap},
};

// Only a story has data under ".json"; elsewhere that is its JSON Feed.
Form form_of(std::string_view type, std::string_view first) {
  if (type.empty()) return Form::page;
  return type == ".json" && first == "story" ? Form::data : Form::feed;
}

}  // namespace

Make find_route(Asked& asked) {
  const auto& segments = asked.target.segments;
  asked.type.clear();
  asked.name = segments.empty() ? std::string() : segments.back();
  for (const std::string_view type : {".atom", ".rss", ".feed.json", ".json"})
    if (asked.name.size() > type.size() && asked.name.ends_with(type)) {
      asked.type = type;
      asked.name.resize(asked.name.size() - type.size());
      break;
    }
  const std::string_view first = segments.size() == 1 ? std::string_view(asked.name)
                                 : segments.empty()   ? std::string_view()
                                                      : std::string_view(segments.front());
  const Form form = form_of(asked.type, first);
  for (const Route& route : routes)
    if (route.segments == segments.size() && route.first == first && route.form == form &&
        (route.last.empty() || route.last == asked.name))
      return route.make;
  return nullptr;
}

Content html(std::string page) {
  Content content = Content::make("text/html; charset=utf-8", std::move(page));
  content.varies_by_language = true;
  return content;
}

Content redirect(const render::Link& link) {
  Content content = Content::make("text/plain; charset=utf-8", "");
  content.status = 308;
  content.headers.emplace_back("Location", link.text());
  return content;
}

Content see_other(const render::Link& link) {
  Content content = Content::make("text/plain; charset=utf-8", "", "no-store");
  content.status = 303;
  content.headers.emplace_back("Location", link.text());
  return content;
}

}  // namespace courant::serve
