// The days, months and years that two reports both speak of: one of the reasons why they are in one story. Apart from
// grouping, which does without dates: reading them is as dear as all the rest.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/story.h"

namespace courant::pipeline {

// The ISO dates that the text names, each once, in order of mention: "last Tuesday" as the day it was, "2024-06" where
// no more is said. Thread-safe.
std::vector<std::string> find_iso_dates(const model::Article& article);

// Puts the dates that stand in both before the years that grouping found: at most six, in the order of `own`. A month
// or year is left out where a day of it is shared. Thread-safe.
void tell_shared_dates(std::span<const std::string> own, std::span<const std::string> other, model::Why& why);

}  // namespace courant::pipeline
