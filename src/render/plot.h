// Pictures where one looks rather than reads, drawn as SVG on the server. Every figure in them also stands as text.
#pragma once
#include "model/digest.h"
#include "render/site.h"

namespace courant::render {

// Values that differ, each on the same line of numbers with who says it; revised ones in order of time.
Markup draw_dispute(const Site& site, const model::Digest& digest, const model::Dispute& dispute);

// When which outlet reported: a row an outlet, a dot a report, hollow for a copy. Empty where there is nothing to
// compare.
Markup draw_coverage(const Site& site, const model::Digest& digest);

// The timeline's dates true to scale, one dot each. Empty where fewer than three differ.
Markup draw_timeline(const Site& site, const model::Digest& digest);

// A number as a reader takes it in: "12", "4.5 million", "1,250".
std::string number_in_words(const Strings& say, double number);

}  // namespace courant::render
