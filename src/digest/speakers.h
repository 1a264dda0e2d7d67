// Whose word a sentence is, and how the speaker is shown: a person, a body or people, in full; never half a phrase, a
// clause, a pronoun or an epithet.
#pragma once
#include <string>

#include "digest/material.h"

namespace courant::digest {

// The claim by which a sentence is somebody's word: the outermost one whose cue and source stand in it and whose source
// can be shown as a speaker; null without one.
const model::Claim* find_claim(const Material& material, const Sentence& sentence);

// Alike, also where the speaker cannot be shown ("he", "the president"); null without one.
const model::Claim* find_said(const Material& material, const Sentence& sentence);

// Who speaks in it, as speaker_of() shows it; empty where find_claim() finds none.
const std::string& speaker_in(const Material& material, const Sentence& sentence);

// Whether the claim's verb is the sentence's own: not that of "who said", "since she apologized".
bool is_main_claim(const Material& material, const Sentence& sentence, const model::Claim& claim);

// Whether most of the sentence is what is claimed, and who claims it.
bool is_mostly_claim(const Sentence& sentence, const model::Claim& claim);

// Who speaks, as shown: the full name where the report gives it, else the phrase; empty where neither is sure.
std::string speaker_of(const Material& material, const Sentence& sentence, const model::Claim& claim);

}  // namespace courant::digest
