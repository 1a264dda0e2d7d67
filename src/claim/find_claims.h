// Who says what in an article: source, cue and content of every claim, each a span, with stance and negation. Stands
// after reading the text (text/read_text.h) and before composing digests.
//
// Rules over tokens, sentences and quotation marks, with the cues and small words of data/lexicon/<language>/; a
// language without these files has no claims.
#pragma once
#include <vector>

#include "model/reading.h"
#include "text/sentences.h"

namespace courant::claim {

// The claims of a text in order of cue. `reading` is of the same text; its names resolve speakers. Spans lie in the
// text; `within` names an earlier or later claim of the result, never itself. What stands inside quotation marks is one
// voice: no claims are looked for there, nor below a claim that denies, refuses or is negated. Thread-safe.
std::vector<model::Claim> find_claims(const text::TokenizedText& text, const model::Reading& reading);

}  // namespace courant::claim
