// Which agency an article gives as its source: in its byline, its dateline ("LONDON (Reuters) -"), or a line at its end
// ("The Associated Press contributed to this report"). Names and words in data/lexicon. Thread-safe: a pure function.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "model/article.h"

namespace courant::story {

struct Credit {
  std::uint8_t agency = 0;  // agency_name(); 0: none
  bool whole = false;       // the report is the agency's, not only with a part of it
};

Credit find_credit(const model::Article& article, std::string_view language);

// As shown: "AP"; empty for 0.
std::string_view agency_name(std::uint8_t agency);

}  // namespace courant::story
