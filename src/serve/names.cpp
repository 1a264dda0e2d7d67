#include "serve/names.h"

#include <algorithm>

#include "reader/newest.h"

namespace courant::serve {
namespace {

constexpr std::size_t names_max = 240;
constexpr std::size_t company_max = 12;
constexpr std::size_t company_stories_max = 30;

}  // namespace

base::Result<std::vector<render::NameRow>> list_names(reader::Reader& reader) {
  const auto newest = reader.newest();
  if (!newest) return std::unexpected(newest.error());
  std::vector<render::NameRow> rows;
  for (const reader::NamedTopic& name : reader::count_names((*newest)->subjects()))
    if (name.mentions > 1 && rows.size() < names_max) rows.push_back({name.written, name.type, name.stories});
  return rows;
}

base::Result<std::vector<store::StoredDigest>> stories_of_name(reader::Reader& reader, const std::string& name,
                                                               std::size_t limit) {
  store::SearchQuery query;
  query.words = "\"" + name + "\"";
  query.limit = limit;
  const auto found = reader.store().digests().search(query);
  if (!found) return std::unexpected(found.error());
  return reader.stored_of(found->hits);
}

NameCompany company_of(const reader::Newest& newest, const std::string& name,
                       const std::vector<render::CheckedDigest>& stories) {
  std::vector<edition::Subject> subjects;
  for (const render::CheckedDigest& story : stories)
    if (subjects.size() < company_stories_max) subjects.push_back(newest.subject_of(*story));
  NameCompany company;
  for (const reader::NamedTopic& other : reader::count_names(subjects)) {
    if (other.written == name) {
      company.type = other.type;
    } else if (other.mentions > 1 && company.beside.size() < company_max) {
      company.beside.push_back({other.written, other.type, other.stories});
    }
  }
  return company;
}

}  // namespace courant::serve
