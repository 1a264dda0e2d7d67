#include "format/json.h"
#include "format/json_lines.h"

namespace courant::format {
namespace {

std::vector<std::string> texts_at(Element object, std::string_view key) {
  std::vector<std::string> texts;
  if (const auto values = find(object, key))
    for (const Element text : simdjson::dom::array(*values)) texts.emplace_back(std::string_view(text));
  return texts;
}

}  // namespace

base::Result<model::Assignment> parse_assignment(std::string_view line) {
  thread_local simdjson::dom::parser parser;
  Element root;
  if (const auto error = parser.parse(line.data(), line.size()).get(root); error != simdjson::SUCCESS)
    return base::fail(base::ErrorKind::invalid, "", std::string("not JSON: ") + simdjson::error_message(error));
  try {
    model::Assignment assignment;
    assignment.article = model::ArticleId(text_at(root, "id"));
    assignment.story = model::StoryId(text_at(root, "story"));
    assignment.origin = model::ArticleId(text_at(root, "origin"));
    if (std::string id = text_at(root, "version_of"); !id.empty()) assignment.version_of.emplace(std::move(id));
    assignment.credit = text_at(root, "credit");
    if (const auto similarity = find(root, "similarity")) assignment.similarity = double(*similarity);
    if (const auto why = find(root, "why")) {
      assignment.why.terms = texts_at(*why, "terms");
      assignment.why.names = texts_at(*why, "names");
      assignment.why.dates = texts_at(*why, "dates");
      if (const auto nearest = find(*why, "nearest"))
        assignment.why.nearest = {model::StoryId(text_at(*nearest, "story")),
                                  double(find(*nearest, "similarity").value())};
    }
    if (assignment.article.empty() || assignment.story.empty())
      return base::fail(base::ErrorKind::invalid, assignment.article.value, "an assignment needs id and story");
    return assignment;
  } catch (const std::exception& error) {  // simdjson's, or no similarity beside the nearest story
    return base::fail(base::ErrorKind::invalid, "", std::string("a key has the wrong type: ") + error.what());
  }
}

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
  if (why.nearest)
    out["why"]["nearest"] = {{"story", why.nearest->story.value}, {"similarity", why.nearest->similarity}};
  return dump(out);
}

}  // namespace courant::format
