// What a slide is: reaction, analysis, background, next, else detail, by who speaks, when, and in which tense.
#pragma once
#include <optional>
#include <string>

#include "digest/material.h"
#include "digest/windows.h"
#include "model/digest.h"

namespace courant::digest {

// The days of a story, where known: of the middle of its reports, and of the latest.
struct StoryDays {
  std::optional<std::chrono::sys_days> middle, latest;
  std::vector<std::string> mourned;  // who has died (digest/obituary.h); what that person did lies before
};
StoryDays story_days(const Material& material);

// Whether a sentence tells of what lies well before the story: by the dates and phrases of its main clause, and its
// tense.
bool is_past(const Material& material, const Sentence& sentence, const StoryDays& story);

// Whether a sentence announces something for a day that the story has reached.
bool is_overtaken(const Material& material, const Sentence& sentence, const StoryDays& story);

// Whether what follows the window's first sentence is of its time too: no past behind a plan, no news behind history.
bool agrees(const Material& material, const Window& window, model::SlideKind kind, const StoryDays& story);

model::SlideKind kind_of(const Material& material, const Window& window, const StoryDays& story);

// The earliest day, month or year that a sentence names, as an ISO date; empty where it names none.
std::string earliest_date(const Material& material, const Sentence& sentence);

}  // namespace courant::digest
