#include "text/name_words.h"

#include "text/lexicon.h"
#include "text/stop_words.h"

namespace courant::text {
namespace {

constexpr std::pair<std::string_view, unsigned> sections[] = {
    {"titles", name_title},
    {"first names", name_first},
    {"organisation words", name_body},
    {"organisations", name_organisation},
    {"place words", name_land},
    {"place openers", name_land_opener},
    {"places", name_place},
    {"place before", name_place_before},
    {"person after", name_person_after},
    {"person words", name_person_word},
    {"person's", name_persons},
    {"place's", name_places},
    {"place of", name_place_of},
    {"sides", name_side},
    {"things", name_thing},
    {"to", name_to},
    {"parties", name_party},
    {"months", name_month},
    {"particles", name_particle},
    {"not names", name_none},
    {"nationalities", name_nationality},
    {"of", name_of},
    {"for", name_for},
    {"and", name_and},
    {"the", name_the},
};

}  // namespace

NameWords::NameWords(std::string_view language) {
  for (const std::string_view name : {"names", "places", "sentences", "stop_words", "common_words", "numbers"}) {
    for (const LexiconEntry& entry : read_lexicon(language, name)) {
      if (entry.section == "nouns are capital") nouns_are_capital_ = true;
      const bool common =
          name == "stop_words" || name == "common_words" || name == "numbers" || entry.section == "openers";
      unsigned classes = common ? unsigned{name_common} : 0u;
      if (name == "stop_words" || entry.section == "openers") classes |= name_stop;
      if (name == "names" || name == "places") {
        for (const auto& [section, word_class] : sections) {
          if (section == entry.section) classes = word_class;
        }
      }
      if (classes == 0) continue;
      if (entry.keys.size() == 1) words_[entry.keys.front()] |= classes;
      if (!common) phrases_[entry.keys] |= classes;
    }
  }
}

}  // namespace courant::text
