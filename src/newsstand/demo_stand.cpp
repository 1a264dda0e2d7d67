#include "newsstand/demo_stand.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "newsstand/print.h"

namespace courant::newsstand {
namespace {

using std::chrono::sys_seconds;

Answer with_validators(Answer answer, const DemoOutlet& outlet, sys_seconds modified) {
  if (!outlet.validators) return answer;
  answer.etag = fmt::format("\"{:016x}\"", base::hash64(answer.body));
  answer.last_modified = http_date(modified);
  return answer;
}

sys_seconds last_change(const Demo& demo, std::size_t outlet, sys_seconds now) {
  sys_seconds latest{};
  for (const DemoArticle& article : demo.articles)
    if (article.outlet == outlet && article.published <= now)
      latest = std::max({latest, article.published, article.at(now).from.value_or(article.published)});
  return latest;
}

Answer answer_feed(const Demo& demo, std::size_t index, std::string_view base_url, sys_seconds now) {
  const DemoOutlet& outlet = demo.outlets[index];
  if (outlet.feed_status != 200) return status_answer(outlet.feed_status);
  return with_validators(text_answer(print_feed(demo, outlet, base_url, now), outlet.feed_type), outlet,
                         last_change(demo, index, now));
}

bool shows_picture(std::string_view path) {
  static constexpr std::string_view folders[] = {"/pictures/", "/i/", "/img/", "/pics/"};
  return std::ranges::any_of(folders, [&](std::string_view folder) { return path.starts_with(folder); });
}

Answer answer_page(const Demo& demo, const DemoArticle& article, std::string_view base_url, sys_seconds now) {
  if (article.hangs) {
    Answer hang;
    hang.manner = Manner::hang;
    return hang;
  }
  return with_validators(text_answer(print_page(demo, article, base_url, now)), demo.outlets[article.outlet],
                         article.at(now).from.value_or(article.published));
}

}  // namespace

Answer answer_as_outlet(const Demo& demo, std::size_t outlet, std::string_view base_url, const Request& request,
                        sys_seconds now) {
  const DemoOutlet& asked = demo.outlets[outlet];
  const std::string_view path = request.path();
  if (path == asked.feed) return answer_feed(demo, outlet, base_url, now);
  if (path == "/") return text_answer(print_home(demo, asked, base_url, now));
  if (path == "/robots.txt" && !asked.robots.empty()) return text_answer(asked.robots, "text/plain");
  if (shows_picture(path)) return text_answer(print_picture(path), "image/svg+xml");
  for (const DemoArticle& article : demo.articles) {
    if (article.outlet != outlet || article.published > now) continue;
    const std::string page = demo.page_path(article);
    if (path == page) return answer_page(demo, article, base_url, now);
    if (request.target == demo.feed_link(article)) return redirect_answer(fmt::format("{}{}", base_url, page));
  }
  return status_answer(404);
}

base::Result<void> put_demo(Newsstand& stand, const Demo& demo, std::function<sys_seconds()> now) {
  if (stand.hosts() < demo.outlets.size())
    return base::fail(base::ErrorKind::usage, "newsstand", "fewer hosts than the demo has outlets");
  for (unsigned outlet = 0; outlet < demo.outlets.size(); ++outlet)
    stand.put_rest([&demo, outlet, now, base_url = stand.url("", outlet)](
                       const Request& request) { return answer_as_outlet(demo, outlet, base_url, request, now()); },
                   outlet);
  return {};
}

std::map<std::string, std::set<std::string>> expected_stories(const Demo& demo, const Newsstand& stand) {
  std::map<std::string, std::set<std::string>> stories;
  for (const DemoArticle& article : demo.articles)
    if (!article.hangs)
      stories[article.event].insert(stand.url(demo.page_path(article), static_cast<unsigned>(article.outlet)));
  return stories;
}

}  // namespace courant::newsstand
