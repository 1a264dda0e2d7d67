// An article: one report by one outlet, in one version. Empty strings and absent optionals are what is not known.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/ids.h"
#include "model/span.h"

namespace courant::model {

struct Article {
  ArticleId id;
  int version = 1;     // (id, version) is the key
  std::string outlet;  // as given; outlet_name() has the rule for when it is not
  std::string url;
  std::string language;  // BCP 47, lower case: "en"
  std::string title;
  std::vector<std::string> byline;
  std::optional<base::Moment> published;
  std::optional<base::Moment> modified;
  std::optional<base::Moment> seen;  // when Courant first had it: orders, is never shown as published
  std::string site_name;
  std::string image;
  std::string text;  // paragraphs parted by one empty line

  std::optional<StoryId> story;     // given from outside (`digest --stories-given`)
  std::optional<ArticleId> origin;  // likewise
};

// The outlet; without one the host of the URL, without both the id up to its first non-alphanumeric character, so that
// nothing is quoted from nobody.
std::string outlet_name(const Article& article);

// SHA-256 over the bytes of title, a zero byte, text: "sha256:" and 64 hexadecimal digits.
std::string article_hash(const Article& article);

// published, else seen: what a window over time moves by. nullopt when neither is known.
std::optional<std::chrono::sys_seconds> order_time(const Article& article);

}  // namespace courant::model
