#include "format/json.h"
#include "format/json_lines.h"

namespace courant::format {

std::string to_json(const model::Assignment& assignment) {
  Json out;
  out["id"] = assignment.article.value;
  out["story"] = assignment.story.value;
  out["origin"] = assignment.origin.value;
  if (assignment.version_of) out["version_of"] = assignment.version_of->value;
  set(out, "credit", assignment.credit);
  if (assignment.similarity) out["similarity"] = *assignment.similarity;
  const model::Why& why = assignment.why;
  out["why"] = {{"terms", why.terms}, {"names", why.names}, {"dates", why.dates}};
  if (why.nearest) out["why"]["nearest"] = {{"story", why.nearest->story.value}, {"similarity", why.nearest->similarity}};
  return dump(out);
}

}  // namespace courant::format
