// Ids are types, so that a story's is never taken for an article's.
#pragma once
#include <compare>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>

namespace courant::model {

template <class Tag>
struct Id {
  std::string value;

  Id() = default;
  explicit Id(std::string text) : value(std::move(text)) {}
  bool empty() const { return value.empty(); }
  friend bool operator==(const Id&, const Id&) = default;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using ArticleId = Id<struct ArticleTag>;
using StoryId = Id<struct StoryTag>;
using SlideId = Id<struct SlideTag>;

}  // namespace courant::model

template <class Tag>
struct std::hash<courant::model::Id<Tag>> {
  std::size_t operator()(const courant::model::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.value);
  }
};
