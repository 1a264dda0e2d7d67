// Reports that share the words of their topic and yet tell of two events by what their titles give: different years
// ("the 2019 race", "the 2020 race"), or figures too far apart (magnitudes, versions). Thread-safe: a pure function.
#pragma once
#include "story/settings.h"
#include "story/window.h"

namespace courant::story {

bool contradict(const Entry& a, const Entry& b, const Settings& settings);

}  // namespace courant::story
