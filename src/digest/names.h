// The names of a report as the composer needs them: those the text layer found, else runs of capitalised words, with a
// surname resolved to the full name that the report gives.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "digest/composing_rules.h"
#include "model/reading.h"
#include "text/read_text.h"

namespace courant::digest {

// "Attlee" of "Clement Attlee".
std::string last_word(std::string_view name);

// Whether a name of that type holds what stands at `span`. Thread-safe.
bool is_within_name(const std::vector<model::Name>& names, model::Span span, model::NameType type);

// In order of span.
std::vector<model::Name> list_names(const text::TextReading& reading, const ComposingRules& rules);

}  // namespace courant::digest
