// Where grouping put an article, and what happened to stories.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "model/ids.h"

namespace courant::model {

struct NearestStory {
  StoryId story;
  double similarity = 0;
};

// Why an article is in its story: what it shares with the others there, and the nearest story it was not put into.
struct Why {
  std::vector<std::string> terms;
  std::vector<std::string> names;
  std::vector<std::string> dates;
  std::optional<NearestStory> nearest;
};

struct Assignment {
  ArticleId article;
  StoryId story;
  ArticleId origin;                     // the earliest article of which this is a copy, else its own id
  std::optional<ArticleId> version_of;  // the earlier report by the same outlet that this one replaces
  std::string credit;                   // the agency it names, else empty
  std::optional<double> similarity;     // to its story, where it joined one
  Why why;
};

enum class StoryEventKind : unsigned char { merged, split };

// A merged story's address redirects from `other` to `story`; a split made `other` out of `story`.
struct StoryEvent {
  StoryEventKind kind = StoryEventKind::merged;
  StoryId story;
  StoryId other;
  std::optional<std::chrono::sys_seconds> at;  // order time of the article that caused it
  std::string reason;                          // in words; pages say those below in the reader's language
};

inline constexpr const char* merged_as_alike = "their reports are as alike as those of one story";
inline constexpr const char* split_as_other = "these reports tell of something else than the others";
inline constexpr const char* decided_by_owner = "the owner's decision";

}  // namespace courant::model
