// Titles of slides: two to six words of a slide's own sentences that tell it from its neighbours, after the speaker
// where somebody is quoted: "Seoul: five million shells".
#pragma once
#include <string>
#include <vector>

#include "digest/material.h"
#include "model/digest.h"

namespace courant::digest {

// What a slide tells, before it is written out.
struct Telling {
  model::SlideKind kind = model::SlideKind::detail;
  std::vector<std::uint32_t> sentences;
  std::string title;  // where it is settled already
};

struct TitleCandidate;

// A title as it is shown: with a capital, after its speaker where there is one.
std::string write_title(std::string phrase);
std::string write_title(const TitleCandidate& title);

// A title for each slide, none like another.
std::vector<std::string> make_titles(const Material& material, const std::vector<Telling>& slides);

}  // namespace courant::digest
