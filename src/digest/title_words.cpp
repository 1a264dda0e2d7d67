#include "digest/title_words.h"

#include <algorithm>
#include <map>

#include "digest/lexicon_files.h"
#include "text/lexicon.h"

namespace courant::digest {
namespace {

const std::map<std::string_view, std::uint32_t>& sections() {
  static const std::map<std::string_view, std::uint32_t> found{{"negates", negates},
                                                               {"hedges", hedges},
                                                               {"quantifies", quantifies},
                                                               {"conditions", conditions},
                                                               {"attributes", attributes},
                                                               {"must_stay", must_stay},
                                                               {"particle", is_verb_particle},
                                                               {"be", is_be | is_helping_verb},
                                                               {"auxiliary", is_helping_verb},
                                                               {"subordinates", subordinates},
                                                               {"light", is_light},
                                                               {"circumstance", tells_circumstance},
                                                               {"tells_when", tells_when},
                                                               {"attribute", adds_attribute},
                                                               {"takes", takes_complement},
                                                               {"joins", joins_phrases},
                                                               {"honorific", is_honorific},
                                                               {"time", is_time_noun},
                                                               {"day", is_day},
                                                               {"span", is_time_span},
                                                               {"span_lead", leads_time_span},
                                                               {"assures", assures},
                                                               {"says", is_saying},
                                                               {"aims", aims},
                                                               {"suffix", is_suffix},
                                                               {"short_role", is_short_role},
                                                               {"month", is_month},
                                                               {"lessens", lessens},
                                                               {"picks_out", picks_out},
                                                               {"empty_object", is_empty_object},
                                                               {"asks_that", asks_that},
                                                               {"reflexive", is_reflexive}};
  return found;
}

}  // namespace

TitleWords::TitleWords(std::string_view language) {
  for (const text::LexiconEntry& entry :
       text::parse_lexicon(text::find_lexicon(lexicon_files(), language, "titles"), language)) {
    if (entry.section == "needs_as") needs_as_.emplace_back(entry.entry);
    if (entry.section == "takes_infinitive") takes_infinitive_.emplace_back(entry.entry);
    if (entry.section == "needs_complement") needs_complement_.emplace_back(entry.entry);
    if (entry.section == "needs_place") needs_place_.emplace_back(entry.entry);
    if (entry.section == "reports") reports_.emplace_back(entry.entry);
    if (entry.section == "needs_second") needs_second_.emplace_back(entry.entry);
    if (entry.section == "declares") declares_.emplace_back(entry.entry);
    if (entry.section == "befalls") befalls_.emplace_back(entry.entry);
    if (entry.section == "evidence") evidence_.emplace_back(entry.entry);
    if (entry.section == "proves") proves_.emplace_back(entry.entry);
    if (entry.section == "needs_infinitive") needs_infinitive_.emplace_back(entry.entry);
    if (const auto section = sections().find(entry.section); section != sections().end() && entry.keys.size() == 1)
      words_[entry.keys.front()] |= section->second;
  }
}

bool TitleWords::starts(const std::vector<std::string>& beginnings, std::string_view verb) {
  return std::ranges::any_of(beginnings, [&](const std::string& start) { return verb.starts_with(start); });
}

bool TitleWords::has(const std::vector<std::string>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

const TitleWords& title_words() {
  static const TitleWords words("en");
  return words;
}

}  // namespace courant::digest
