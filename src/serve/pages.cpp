#include "serve/pages.h"

#include "render/error_page.h"
#include "serve/owner_pages.h"
#include "serve/unsubscribe.h"

namespace courant::serve {
namespace {

constexpr std::string_view for_ever = "public, max-age=31536000, immutable";

int status_of(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::not_found:
      return 404;
    case base::ErrorKind::refused:
      return 409;
    case base::ErrorKind::invalid:
    case base::ErrorKind::usage:
      return 400;
    case base::ErrorKind::limit:
      return 413;
    case base::ErrorKind::unavailable:
      return 503;
    default:
      return 500;
  }
}

}  // namespace

Pages::Pages(const Settings& settings, std::unique_ptr<store::Store> store, PageCache& cache, Metrics& metrics,
             std::stop_token stop)
    : settings_(settings),
      calendar_{base::Zone(settings.zone), settings.morning},
      reader_(std::move(store), calendar_, settings.ranking),
      cache_(cache),
      metrics_(metrics),
      stop_(std::move(stop)) {}

Response Pages::answer(const Request& request) {
  Response response = answer_allowed(request);
  add_security_headers(response.headers);
  if (!settings_.indexed) response.headers.emplace_back("X-Robots-Tag", "noindex, nofollow");
  return response;
}

Response Pages::answer_allowed(const Request& request) {
  if (const auto status = refusal(request, settings_.access)) return refuse(request, *status);
  const auto target = parse_target(request.target);
  if (!target) return refuse(request, 400);
  if (const auto fixed = make_fixed(*target)) return respond(request, *fixed);
  if (is_owners(*target)) return answer_owners(request, *target);
  const render::Site site = site_for(request);
  Asked asked{reader_, site, *target, {}, {}};
  const Make make = find_route(asked);
  if (make == nullptr && target->segments.size() == 2 && target->segments.front() == "unsubscribe")
    return answer_unsubscribing(request, site, target->segments.back());
  if (make == nullptr) return refuse(request, 404);
  if (request.method == "POST") return refuse(request, 405);
  return answer_page(request, asked, make);
}

// A stranger is asked for the token where there is one, and else finds nothing.
Response Pages::answer_owners(const Request& request, const Target& target) {
  if (!is_owner(request, settings_.access)) {
    if (settings_.access.token.empty()) return refuse(request, 404);
    Response response = refuse(request, 401);
    response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"Courant\", charset=\"UTF-8\"");
    return response;
  }
  const render::Site site = site_for(request);
  const auto content = answer_owner(request, target, reader_.store(), site, settings_, stop_);
  return content ? respond(request, *content) : refuse(request, 404);
}

// Never kept, as it is about one reader.
Response Pages::answer_unsubscribing(const Request& request, const render::Site& site, const std::string& key) {
  const auto page = answer_unsubscribe(request, key, reader_.store(), site);
  if (!page) return refuse(request, status_of(page.error().kind));
  return respond(request, Content::make("text/html; charset=utf-8", *page, "no-store"));
}

Response Pages::answer_page(const Request& request, const Asked& asked, Make make) {
  const auto revision = reader_.store().revision();
  if (!revision) return refuse(request, status_of(revision.error().kind));
  const std::string key = std::string(asked.site.strings().language()) + (asked.site.is_owner ? "! " : " ") +
                          asked.site.origin + request.target;
  auto content = cache_.find(key, *revision);
  metrics_.count_page(content != nullptr);
  if (!content) {
    const long refused = reader_.refused();
    const auto made = make(asked);
    metrics_.count_refused_digests(reader_.refused() - refused);
    if (!made) {
      return refuse(request, status_of(made.error().kind),
                    made.error().kind == base::ErrorKind::refused ? "error.unverified" : "");
    }
    content = std::make_shared<const Content>(std::move(*made));
    cache_.put(key, *revision, content);
  }
  return respond(request, *content);
}

// What needs no story: assets, probes, robots.
std::optional<Content> Pages::make_fixed(const Target& target) {
  const auto text = [](std::string body) {
    return Content::make("text/plain; charset=utf-8", std::move(body), "no-store");
  };
  const auto is = [&](std::string_view name) { return target.segments.size() == 1 && target.segments.front() == name; };
  if (target.segments.size() == 2 && target.segments.front() == "assets") {
    for (const render::Asset* asset : {&render::style_asset(), &render::script_asset(), &render::icon_asset()})
      if (asset->name == target.segments.back())
        return Content::make(std::string(asset->type), std::string(asset->bytes), std::string(for_ever));
  }
  if (is("healthz")) return text("ok\n");
  if (is("readyz")) {
    Content content = text("ready\n");
    if (!reader_.store().check()) {
      content = text("the store cannot be read and written\n");
      content.status = 503;
    }
    return content;
  }
  if (is("robots.txt")) {
    if (!settings_.indexed) return text("User-agent: *\nDisallow: /\n");
    const std::string sitemap = settings_.origin.empty() ? "" : "\nSitemap: " + settings_.origin + "/sitemap.xml\n";
    return text("User-agent: *\nDisallow:\n" + sitemap);
  }
  return std::nullopt;
}

Response Pages::refuse(const Request& request, int status, std::string_view why) const {
  Content content =
      Content::make("text/html; charset=utf-8", render::write_error_page(site_for(request), status, why), "no-store");
  content.status = status;
  Response response = respond(request, content);
  if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD");
  return response;
}

render::Site Pages::site_for(const Request& request) const {
  const render::Strings& strings = settings_.language.empty()
                                       ? render::Strings::preferred(request.header("Accept-Language"))
                                       : render::Strings::in(settings_.language);
  // Without an address of its own, Courant is where it was asked: the Host is one of its list.
  const std::string origin =
      settings_.origin.empty() ? "http://" + std::string(request.header("Host")) : settings_.origin;
  return {.name = settings_.site_name,
          .origin = origin,
          .at = render::Addresses(),
          .clock = render::Clock(strings, calendar_.zone),
          .is_owner = is_owner(request, settings_.access),
          .sends_mail = settings_.sends_mail};
}

}  // namespace courant::serve
