#include "page/script_dates.h"

#include <algorithm>
#include <string>

#include "page/written_date.h"

namespace courant::page {
namespace {

constexpr std::string_view keys[] = {"publishedAt",   "published_at",    "publishedDate",    "published_date",
                                     "datePublished", "publishDate",     "publish_date",     "publishedTime",
                                     "publishTime",   "publicationDate", "publication_date", "firstPublished"};

constexpr std::size_t script_bytes_max = 4 << 20;  // of a page
constexpr int dates_max = 100;

// The first of them, and whether another day is told as well.
struct Told {
  std::string value, day;
  int dates = 0;
  bool several = false;
};

// "key":"value" within a script, its quotes perhaps escaped: what stands in the value, which ends at `quote`.
std::string_view value_behind(std::string_view script, std::size_t at) {
  constexpr std::size_t value_bytes_max = 40;
  const std::string_view rest = script.substr(at, value_bytes_max + 12);
  const std::size_t begin = rest.find_first_not_of("\\\"' \t\r\n:");
  if (begin == std::string_view::npos || rest.substr(0, begin).find(':') == std::string_view::npos) return {};
  const std::size_t end = rest.find_first_of("\\\"'", begin);
  return end == std::string_view::npos ? std::string_view() : rest.substr(begin, end - begin);
}

void read_script(std::string_view script, std::string_view key, Told& told) {
  for (std::size_t at = script.find(key); at != std::string_view::npos && !told.several && told.dates < dates_max;
       at = script.find(key, at + key.size())) {
    if (at == 0 || (script[at - 1] != '"' && script[at - 1] != '\'')) continue;
    const std::string_view value = value_behind(script, at + key.size());
    const auto moment = find_written_date(value, DayOrder::day_first);
    if (!moment || value.find('-') == std::string_view::npos) continue;
    const std::string day = base::format_moment(*moment).substr(0, 10);
    if (told.dates++ == 0) told.value = value, told.day = day;
    told.several = told.day != day;
  }
}

}  // namespace

void add_script_date(const html::Document& document, Statements& into) {
  constexpr int rank = 5;
  Told told;
  std::size_t bytes_left = script_bytes_max;
  for (const html::Node* node = &document.root(); node != nullptr && !told.several;
       node = html::next_in_order(*node, document.root()))
    if (node->is(html::Tag::script) && node->first_child != nullptr) {
      const std::string_view script = node->first_child->text.substr(0, bytes_left);
      bytes_left -= script.size();
      for (const std::string_view key : keys) read_script(script, key, told);
    }
  if (!told.value.empty() && !told.several) into.published.push_back({told.value, StatedIn::json_ld, rank});
}

}  // namespace courant::page
