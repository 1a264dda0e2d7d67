#include "format/json.h"
#include "format/json_lines.h"

namespace courant::format {
namespace {

std::string_view to_string(model::NameType type) {
  switch (type) {
    case model::NameType::person:
      return "person";
    case model::NameType::place:
      return "place";
    case model::NameType::organisation:
      return "organisation";
  }
  return "organisation";
}

std::string_view to_string(model::Tense tense) {
  switch (tense) {
    case model::Tense::past:
      return "past";
    case model::Tense::pluperfect:
      return "pluperfect";
    case model::Tense::present:
      return "present";
    case model::Tense::future:
      return "future";
  }
  return "past";
}

std::string_view to_string(model::Quoting kind) {
  switch (kind) {
    case model::Quoting::direct:
      return "direct";
    case model::Quoting::indirect:
      return "indirect";
    case model::Quoting::mixed:
      return "mixed";
  }
  return "indirect";
}

Json claim_json(const model::Claim& claim) {
  Json out;
  out["cue"] = span_json(claim.cue);
  out["source"] = claim.source ? span_json(*claim.source) : Json(nullptr);
  out["content"] = Json::array();
  for (const model::Span span : claim.content) out["content"].push_back(span_json(span));
  out["kind"] = to_string(claim.kind);
  out["stance"] = format::to_string(claim.stance);
  out["negated"] = claim.negated;
  if (claim.within) out["within"] = *claim.within;
  set(out, "speaker", claim.speaker);
  return out;
}

}  // namespace

std::string_view to_string(model::Stance stance) {
  switch (stance) {
    case model::Stance::asserts:
      return "asserts";
    case model::Stance::denies:
      return "denies";
    case model::Stance::refuses:
      return "refuses";
    case model::Stance::accuses:
      return "accuses";
    case model::Stance::promises:
      return "promises";
  }
  return "asserts";
}

std::string annotation_line(std::string_view id, const model::Reading& reading) {
  Json out;
  out["id"] = id;
  set(out, "language", reading.language);
  out["sentences"] = Json::array();
  for (const model::Span span : reading.sentences) out["sentences"].push_back(span_json(span));
  out["tenses"] = Json::array();
  for (const auto& tense : reading.tenses) out["tenses"].push_back(tense ? Json(to_string(*tense)) : Json(nullptr));
  out["names"] = Json::array();
  for (const model::Name& name : reading.names) {
    Json row{{"span", span_json(name.span)}, {"type", to_string(name.type)}};
    set(row, "canonical", name.canonical);
    out["names"].push_back(std::move(row));
  }
  out["figures"] = Json::array();
  for (const model::Figure& figure : reading.figures) {
    Json row{{"span", span_json(figure.span)},
             {"low", figure.low},
             {"high", figure.high},
             {"approximate", figure.approximate}};
    set(row, "unit", figure.unit);
    set(row, "noun", figure.noun);
    out["figures"].push_back(std::move(row));
  }
  return dump(out);
}

std::string dates_line(std::string_view id, const model::Reading& reading) {
  Json out;
  out["id"] = id;
  out["dates"] = Json::array();
  for (const model::DateMention& date : reading.dates) {
    Json row{{"span", span_json(date.span)}};
    set(row, "value", date.value);
    set(row, "end", date.end);
    if (date.tense) row["tense"] = to_string(*date.tense);
    out["dates"].push_back(std::move(row));
  }
  return dump(out);
}

std::string claims_line(std::string_view id, const model::Reading& reading) {
  Json out;
  out["id"] = id;
  out["claims"] = Json::array();
  for (const model::Claim& claim : reading.claims) out["claims"].push_back(claim_json(claim));
  return dump(out);
}

std::string error_line(const base::Error& error) {
  Json out;
  if (!error.subject.empty()) out["id"] = error.subject;
  out["error"] = {{"kind", base::to_string(error.kind)}, {"message", error.message}};
  return dump(out);
}

}  // namespace courant::format
