// The verb groups of a sentence and their tense, by auxiliaries, verb forms and what plans ("is expected to", "plans
// to"). By them relative dates are resolved, and a digest tells what lies ahead and what lies behind.
#pragma once
#include <optional>
#include <vector>

#include "model/reading.h"
#include "text/sentences.h"

namespace courant::text {

struct VerbGroup {
  TokenRange tokens;  // from its auxiliary to its verb
  model::Tense tense = model::Tense::past;
  bool ahead = false;    // "would", "planned to": what it tells lies after it, though its tense is past or present
  bool reports = false;  // "said": the tense of the telling, not of the told
};

// In order. Only finite groups, and infinitives of plans, which are future. Thread-safe.
std::vector<VerbGroup> find_verb_groups(const TokenizedText& read, TokenRange sentence);

// The tense of what the sentence tells: future if any of it lies ahead, else that of its first group that is not the
// telling ("said"). nullopt: no verb known.
std::optional<model::Tense> sentence_tense(const std::vector<VerbGroup>& groups);

// The group nearest to a token, of whose sentence these are the groups; null where there is none.
const VerbGroup* group_near(const std::vector<VerbGroup>& groups, std::uint32_t token);

}  // namespace courant::text
