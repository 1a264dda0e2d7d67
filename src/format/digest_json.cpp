#include <array>
#include <utility>

#include "format/json.h"
#include "format/json_lines.h"

namespace courant::format {
namespace {

using base::ErrorKind;
using base::fail;

constexpr std::array<std::pair<model::SlideKind, std::string_view>, 7> slide_kinds{{
    {model::SlideKind::lead, "lead"},
    {model::SlideKind::detail, "detail"},
    {model::SlideKind::reaction, "reaction"},
    {model::SlideKind::analysis, "analysis"},
    {model::SlideKind::dispute, "dispute"},
    {model::SlideKind::background, "background"},
    {model::SlideKind::next, "next"},
}};

void write_place(Json& out, const model::Quote& quote, bool with_version) {
  out["article"] = quote.article.value;
  if (with_version) out["version"] = quote.version;
  out["span"] = span_json(quote.span);
}

Json sentence_json(const model::DigestSentence& sentence) {
  Json out;
  out["text"] = sentence.quote.text;
  out["outlet"] = sentence.outlet;
  write_place(out, sentence.quote, true);
  set(out, "url", sentence.url);
  if (sentence.cited)
    out["cited"] = {{"speaker", sentence.cited->speaker},
                    {"source", span_json(sentence.cited->source)},
                    {"cue", span_json(sentence.cited->cue)},
                    {"stance", to_string(sentence.cited->stance)}};
  out["support"] = Json::array();
  for (const auto& id : sentence.support) out["support"].push_back(id.value);
  out["independent"] = sentence.independent;
  return out;
}

Json dispute_json(const model::Dispute& dispute) {
  Json out;
  out["about"] = dispute.about;
  out["status"] = dispute.status == model::DisputeStatus::revised ? "revised" : "dispute";
  set(out, "slide", dispute.slide.value);
  out["values"] = Json::array();
  for (const model::DisputedValue& value : dispute.values) {
    Json row;
    row["value"] = value.value;
    if (value.low) row["low"] = *value.low;
    if (value.high) row["high"] = *value.high;
    row["approximate"] = value.approximate;
    set(row, "unit", value.unit);
    row["outlet"] = value.outlet;
    row["article"] = value.article.value;
    row["span"] = span_json(value.span);
    set(row, "published", value.published);
    set(row, "speaker", value.speaker);
    out["values"].push_back(std::move(row));
  }
  return out;
}

Json links_json(const std::vector<model::StoryLink>& links) {
  Json out = Json::array();
  for (const model::StoryLink& link : links) {
    Json row{{"story", link.story.value}, {"headline", link.headline}};
    set(row, "date", link.date);
    row["why"] = link.why;
    out.push_back(std::move(row));
  }
  return out;
}

Json change_json(const model::ArticleChange& change) {
  Json out{{"at", base::format_moment(change.at)},
           {"article", change.article.value},
           {"from", change.from},
           {"to", change.to}};
  out["added"] = Json::array();
  for (const model::Span span : change.added) out["added"].push_back(span_json(span));
  out["removed"] = change.removed;
  return out;
}

Json source_json(const model::DigestSource& source) {
  Json out{
      {"article", source.article.value}, {"version", source.version}, {"hash", source.hash}, {"outlet", source.outlet}};
  set(out, "url", source.url);
  set(out, "title", source.title);
  set(out, "published", source.published);
  set(out, "origin", source.origin.value);
  return out;
}

// Readers below throw simdjson_error on a wrong type; parse_digest catches it.
model::Span read_span(Element element) {
  const simdjson::dom::array pair(element);
  if (pair.size() != 2) throw simdjson::simdjson_error(simdjson::INCORRECT_TYPE);
  return {static_cast<std::uint32_t>(uint64_t(pair.at(0))), static_cast<std::uint32_t>(uint64_t(pair.at(1)))};
}

model::Span span_at(Element object, std::string_view key) { return read_span(object.at_key(key)); }

int int_at(Element object, std::string_view key, int absent) {
  const auto value = find(object, key);
  return value ? static_cast<int>(int64_t(*value)) : absent;
}

std::optional<double> number_at(Element object, std::string_view key) {
  const auto value = find(object, key);
  return value ? std::optional(double(*value)) : std::nullopt;
}

std::optional<base::Moment> moment_at(Element object, std::string_view key) {
  return base::parse_moment(text_at(object, key));
}

template <class Read>
void each(Element object, std::string_view key, Read read) {
  if (const auto list = find(object, key))
    for (const Element element : simdjson::dom::array(*list)) read(element);
}

model::Quote read_quote(Element object) {
  return {text_at(object, "text"), model::ArticleId(text_at(object, "article")), int_at(object, "version", 1),
          span_at(object, "span")};
}

model::Stance read_stance(std::string_view text) {
  for (const auto stance :
       {model::Stance::denies, model::Stance::refuses, model::Stance::accuses, model::Stance::promises})
    if (to_string(stance) == text) return stance;
  return model::Stance::asserts;
}

model::DigestSentence read_sentence(Element object) {
  model::DigestSentence sentence;
  sentence.quote = read_quote(object);
  sentence.outlet = text_at(object, "outlet");
  sentence.url = text_at(object, "url");
  if (const auto cited = find(object, "cited"))
    sentence.cited = model::CitedSource{text_at(*cited, "speaker"), span_at(*cited, "source"), span_at(*cited, "cue"),
                                        read_stance(text_at(*cited, "stance"))};
  each(object, "support", [&](Element id) { sentence.support.emplace_back(std::string(std::string_view(id))); });
  sentence.independent = int_at(object, "independent", 1);
  return sentence;
}

model::Slide read_slide(Element object) {
  model::Slide slide;
  slide.id = model::SlideId(text_at(object, "id"));
  const std::string kind = text_at(object, "kind");
  for (const auto& [value, name] : slide_kinds)
    if (name == kind) slide.kind = value;
  slide.title = text_at(object, "title");
  each(object, "sentences", [&](Element sentence) { slide.sentences.push_back(read_sentence(sentence)); });
  return slide;
}

model::Dispute read_dispute(Element object) {
  model::Dispute dispute;
  dispute.about = text_at(object, "about");
  dispute.status =
      text_at(object, "status") == "revised" ? model::DisputeStatus::revised : model::DisputeStatus::dispute;
  dispute.slide = model::SlideId(text_at(object, "slide"));
  each(object, "values", [&](Element row) {
    model::DisputedValue value;
    value.value = number_at(row, "value").value_or(0);
    value.low = number_at(row, "low");
    value.high = number_at(row, "high");
    if (const auto approximate = find(row, "approximate")) value.approximate = bool(*approximate);
    value.unit = text_at(row, "unit");
    value.outlet = text_at(row, "outlet");
    value.article = model::ArticleId(text_at(row, "article"));
    value.span = span_at(row, "span");
    value.published = moment_at(row, "published");
    value.speaker = text_at(row, "speaker");
    dispute.values.push_back(std::move(value));
  });
  return dispute;
}

std::vector<model::StoryLink> read_links(Element object, std::string_view key) {
  std::vector<model::StoryLink> links;
  each(object, key, [&](Element row) {
    links.push_back(
        {model::StoryId(text_at(row, "story")), text_at(row, "headline"), text_at(row, "date"), text_at(row, "why")});
  });
  return links;
}

model::ArticleChange read_change(Element object) {
  model::ArticleChange change;
  change.at = moment_at(object, "at").value_or(base::Moment{});
  change.article = model::ArticleId(text_at(object, "article"));
  change.from = int_at(object, "from", 1);
  change.to = int_at(object, "to", 2);
  each(object, "added", [&](Element span) { change.added.push_back(read_span(span)); });
  each(object, "removed", [&](Element text) { change.removed.emplace_back(std::string_view(text)); });
  return change;
}

model::DigestSource read_source(Element object) {
  model::DigestSource source;
  source.article = model::ArticleId(text_at(object, "article"));
  source.version = int_at(object, "version", 1);
  source.hash = text_at(object, "hash");
  source.outlet = text_at(object, "outlet");
  source.url = text_at(object, "url");
  source.title = text_at(object, "title");
  source.published = moment_at(object, "published");
  source.origin = model::ArticleId(text_at(object, "origin"));
  return source;
}

model::Digest read_digest(Element root) {
  model::Digest digest;
  digest.story = model::StoryId(text_at(root, "story"));
  digest.version = int_at(root, "version", 1);
  digest.language = text_at(root, "language");
  digest.headline = read_quote(root.at_key("headline"));
  digest.updated = moment_at(root, "updated");
  digest.outlets = int_at(root, "outlets", 0);
  digest.independent = int_at(root, "independent", 0);
  each(root, "slides", [&](Element slide) { digest.slides.push_back(read_slide(slide)); });
  each(root, "timeline",
       [&](Element entry) { digest.timeline.push_back({text_at(entry, "date"), read_quote(entry)}); });
  each(root, "disputes", [&](Element dispute) { digest.disputes.push_back(read_dispute(dispute)); });
  digest.archive = read_links(root, "archive");
  digest.related = read_links(root, "related");
  each(root, "changes", [&](Element change) { digest.changes.push_back(read_change(change)); });
  each(root, "sources", [&](Element source) { digest.sources.push_back(read_source(source)); });
  digest.input_hash = text_at(root, "input_hash");
  digest.generator = text_at(root, "generator");
  return digest;
}

}  // namespace

std::string_view to_string(model::SlideKind kind) {
  for (const auto& [value, name] : slide_kinds)
    if (value == kind) return name;
  return "detail";
}

std::string background_line(std::string_view id, const std::vector<model::Quote>& background) {
  Json out;
  out["id"] = id;
  out["background"] = Json::array();
  for (const model::Quote& quote : background) {
    Json row;
    row["text"] = quote.text;
    write_place(row, quote, true);
    out["background"].push_back(std::move(row));
  }
  return dump(out);
}

std::string to_json(const model::Digest& digest) {
  Json out;
  out["story"] = digest.story.value;
  out["version"] = digest.version;
  set(out, "language", digest.language);
  out["headline"] = {{"text", digest.headline.text}};
  write_place(out["headline"], digest.headline, digest.headline.version != 1);
  set(out, "updated", digest.updated);
  out["outlets"] = digest.outlets;
  out["independent"] = digest.independent;
  out["slides"] = Json::array();
  for (const model::Slide& slide : digest.slides) {
    Json row{
        {"id", slide.id.value}, {"kind", to_string(slide.kind)}, {"title", slide.title}, {"sentences", Json::array()}};
    for (const auto& sentence : slide.sentences) row["sentences"].push_back(sentence_json(sentence));
    out["slides"].push_back(std::move(row));
  }
  out["timeline"] = Json::array();
  for (const model::TimelineEntry& entry : digest.timeline) {
    Json row{{"date", entry.date}, {"text", entry.quote.text}};
    write_place(row, entry.quote, entry.quote.version != 1);
    out["timeline"].push_back(std::move(row));
  }
  out["disputes"] = Json::array();
  for (const auto& dispute : digest.disputes) out["disputes"].push_back(dispute_json(dispute));
  out["archive"] = links_json(digest.archive);
  out["related"] = links_json(digest.related);
  out["changes"] = Json::array();
  for (const auto& change : digest.changes) out["changes"].push_back(change_json(change));
  out["sources"] = Json::array();
  for (const auto& source : digest.sources) out["sources"].push_back(source_json(source));
  set(out, "input_hash", digest.input_hash);
  set(out, "generator", digest.generator);
  return dump(out);
}

base::Result<model::Digest> parse_digest(std::string_view line) {
  thread_local simdjson::dom::parser parser;
  Element root;
  if (const auto error = parser.parse(line.data(), line.size()).get(root); error != simdjson::SUCCESS)
    return fail(ErrorKind::invalid, "", std::string("not JSON: ") + simdjson::error_message(error));
  if (!root.is_object()) return fail(ErrorKind::invalid, "", "not a JSON object");
  try {
    return read_digest(root);
  } catch (const simdjson::simdjson_error& error) {
    return fail(ErrorKind::invalid, "",
                std::string("not a digest: a key is missing or has the wrong type: ") + error.what());
  }
}

}  // namespace courant::format
