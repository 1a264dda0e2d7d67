#include "store/evidence.h"

namespace courant::store {
namespace {

base::Result<void> add_version(Store& store, const model::ArticleId& id, int version,
                               std::vector<model::Article>& articles) {
  auto article = store.articles().get(id, version);
  if (article)
    articles.push_back(std::move(*article));
  else if (article.error().kind != base::ErrorKind::not_found)
    return std::unexpected(article.error());
  return {};
}

}  // namespace

base::Result<std::vector<model::Article>> articles_behind(Store& store, const model::Digest& digest,
                                                          Evidence evidence) {
  std::vector<model::Article> articles;
  for (const model::DigestSource& source : digest.sources) {
    if (const auto added = add_version(store, source.article, source.version, articles); !added)
      return std::unexpected(added.error());
  }
  if (evidence == Evidence::texts) return articles;
  for (model::Article& article : articles) {
    const auto assignment = store.stories().assignment(article.id);
    if (!assignment) return std::unexpected(assignment.error());
    if (*assignment) article.origin = (*assignment)->origin;
  }
  for (const model::ArticleChange& change : digest.changes) {
    for (const int version : {change.from, change.to}) {
      if (const auto added = add_version(store, change.article, version, articles); !added)
        return std::unexpected(added.error());
    }
  }
  return articles;
}

}  // namespace courant::store
