// Reports that share the words of their topic and yet tell of two events: their titles or leads give other years ("the
// 2019 race", "the 2020 race"), magnitudes or versions, or other people or places and hardly a name in common.
// Thread-safe: a pure function.
#pragma once
#include "story/settings.h"
#include "story/window.h"

namespace courant::story {

bool contradict(const Entry& a, const Entry& b, const Settings& settings);

}  // namespace courant::story
