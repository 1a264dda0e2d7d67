// What a slide is: reaction, analysis, background, next, else detail, by who speaks, when, and in which tense.
#pragma once
#include "digest/dating.h"
#include "digest/material.h"
#include "digest/windows.h"
#include "model/digest.h"

namespace courant::digest {

// Its days, and whom it mourns.
StoryDays story_days(const Material& material);

// Whether a sentence tells of what lies well before the story: by the dates and phrases of its main clause, and its
// tense.
bool is_past(const Material& material, const Sentence& sentence, const StoryDays& story);

// Whether a sentence announces something for a day that the story has reached.
bool is_overtaken(const Material& material, const Sentence& sentence, const StoryDays& story);

// Whether what follows the window's first sentence is of its time too: no past behind a plan, no news behind history.
bool agrees(const Material& material, const Window& window, model::SlideKind kind, const StoryDays& story);

model::SlideKind kind_of(const Material& material, const Window& window, const StoryDays& story);

}  // namespace courant::digest
