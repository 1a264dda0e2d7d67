#include "serve/names.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/read_text.h"

namespace courant::serve {
namespace {

constexpr std::size_t digests_read = 200;
constexpr std::size_t names_max = 150;

// The quoted sentences as one text, so that a name's short form finds its long one.
std::set<std::string> names_of(const model::Digest& digest) {
  model::Article told;
  told.language = digest.language;
  for (const model::Slide& slide : digest.slides)
    for (const model::DigestSentence& sentence : slide.sentences) told.text += sentence.quote.text + "\n\n";
  std::set<std::string> names;
  for (const model::Name& name : text::read_text(told).reading.names)
    names.insert(name.canonical.empty() ? std::string(name.span.of(told.text)) : name.canonical);
  return names;
}

}  // namespace

base::Result<std::vector<render::NameRow>> list_names(Reader& reader) {
  const auto stored = reader.store().digests().recent(digests_read);
  if (!stored) return std::unexpected(stored.error());
  std::map<std::string, long> stories;
  for (const store::StoredDigest& digest : *stored)
    for (const std::string& name : names_of(digest.digest)) ++stories[name];
  std::vector<render::NameRow> rows;
  for (const auto& [name, count] : stories) rows.push_back({name, count});
  std::ranges::stable_sort(rows, std::greater{}, &render::NameRow::stories);
  if (rows.size() > names_max) rows.resize(names_max);
  return rows;
}

base::Result<std::vector<render::CheckedDigest>> stories_of_name(Reader& reader, const std::string& name,
                                                                 std::size_t limit) {
  store::SearchQuery query;
  query.words = "\"" + name + "\"";
  query.limit = limit;
  const auto found = reader.store().digests().search(query);
  if (!found) return std::unexpected(found.error());
  return reader.digests_of(found->hits);
}

}  // namespace courant::serve
