// What a report's lead says happened, and on which day: "an earthquake struck Aceh on Tuesday". By it two events of one
// sort are told apart that befell the same place or person within a few days. Thread-safe: pure functions.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/time.h"
#include "story/words.h"
#include "text/key_map.h"

namespace courant::story {

// Small, as every article of the window has one.
struct Happening {
  std::uint16_t day = 0;  // since 1970, where the year is known, else of some leap year
  std::uint8_t sort = 0;  // 0: none
  bool has_year : 1 = false;
  bool of_person : 1 = false;  // of one person alone: another may be arrested for the same
};

// What happens on one day, as a language says it (data/lexicon/<language>/happenings.txt).
struct HappeningWords {
  explicit HappeningWords(std::string_view language);

  struct Sort {
    std::uint8_t number = 0;
    bool verb = false;  // says by itself that it happened
    bool of_person = false;
  };
  text::KeyMap<Sort> sorts;
  text::KeySet occurs, parts;
};

// Of the first sentence that has a verb; its sort is 0 where that names no such event, or no day that is surely the
// event's own. `words` are those of `lead`, `published` is what "on Tuesday" is resolved against.
Happening find_happening(const HappeningWords& known, std::string_view lead, std::span<const Word> words,
                         const std::optional<base::Moment>& published, std::string_view language);

// Whether both tell of one sort of event, on days that lie further apart than this.
bool are_of_other_days(const Happening& a, const Happening& b, int days);

}  // namespace courant::story
