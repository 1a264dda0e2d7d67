// What a slide is: reaction, analysis, background, next, else detail, by who speaks, when, and in which tense.
#pragma once
#include <optional>
#include <string>

#include "digest/material.h"
#include "digest/windows.h"
#include "model/digest.h"

namespace courant::digest {

// The claim by which a sentence is somebody's word: the outermost one whose cue and source stand in it; null without
// one.
const model::Claim* find_claim(const Material& material, const Sentence& sentence);

// Whether most of the sentence is what is claimed, and who claims it.
bool is_mostly_claim(const Sentence& sentence, const model::Claim& claim);

// Who speaks, as shown: the resolved speaker, else the source as written.
std::string speaker_of(const Material& material, const Sentence& sentence, const model::Claim& claim);

// When the story is: the middle of its reports' days.
std::optional<std::chrono::sys_days> story_day(const Material& material);

// Whether a sentence tells of what lies well before the story.
bool is_past(const Material& material, const Sentence& sentence, std::optional<std::chrono::sys_days> story);

// Whether a sentence announces something for a day that the story has reached.
bool is_overtaken(const Material& material, const Sentence& sentence, std::optional<std::chrono::sys_days> story);

model::SlideKind kind_of(const Material& material, const Window& window, std::optional<std::chrono::sys_days> story);

// The earliest day, month or year that a sentence names, as an ISO date; empty where it names none.
std::string earliest_date(const Material& material, const Sentence& sentence);

}  // namespace courant::digest
