// Pieces shared by this folder's readers and writers; not for other folders.
#pragma once
#include <simdjson.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "model/span.h"

namespace courant::format {

using Json = nlohmann::ordered_json;
using Element = simdjson::dom::element;

inline Json span_json(model::Span span) { return Json::array({span.begin, span.end}); }

// Sets the key only where something is known.
inline void set(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}
inline void set(Json& object, const char* key, const std::optional<base::Moment>& moment) {
  if (moment) object[key] = base::format_moment(*moment);
}

// One line of valid UTF-8, whatever the value holds.
inline std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// A key's value, absent and null alike nullopt. Throws simdjson_error when the type differs: readers catch it once.
inline std::optional<Element> find(Element object, std::string_view key) {
  Element value;
  if (object.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
  return value;
}
inline std::string text_at(Element object, std::string_view key) {
  const auto value = find(object, key);
  return value ? std::string(std::string_view(*value)) : std::string();
}

}  // namespace courant::format
