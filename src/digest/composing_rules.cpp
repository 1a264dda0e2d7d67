#include "digest/composing_rules.h"

#include <map>
#include <ranges>
#include <string>

#include "digest/lexicon_files.h"
#include "text/lexicon.h"
#include "text/stem.h"
#include "text/stop_words.h"

namespace courant::digest {
namespace {

const std::map<std::string_view, std::uint64_t>& word_sections() {
  static const std::map<std::string_view, std::uint64_t> sections{{"determiner", is_determiner},
                                                                  {"amount_noun", is_amount},
                                                                  {"comparing_word", is_comparing},
                                                                  {"light_verb", is_light_verb},
                                                                  {"preposition", is_preposition},
                                                                  {"conjunction", is_conjunction},
                                                                  {"pronoun", is_pronoun},
                                                                  {"auxiliary", is_auxiliary},
                                                                  {"adverb", is_adverb},
                                                                  {"not_adverb", is_not_adverb},
                                                                  {"he_or_she", is_person_pronoun},
                                                                  {"they_or_it", is_thing_pronoun},
                                                                  {"demonstrative", is_demonstrative},
                                                                  {"opener_bad", is_bad_opener},
                                                                  {"unique_noun", is_unique_noun},
                                                                  {"event_noun", is_event_noun},
                                                                  {"person_noun", is_person_noun},
                                                                  {"first_second", is_first_second},
                                                                  {"title_vague", is_vague},
                                                                  {"base", is_base_verb},
                                                                  {"third", is_third_verb},
                                                                  {"past", is_past_verb},
                                                                  {"participle", is_participle},
                                                                  {"gerund", is_gerund},
                                                                  {"noun_too", is_noun_too},
                                                                  {"no_reaction", is_no_reaction},
                                                                  {"count_person", is_counted_person},
                                                                  {"dispute_never", is_never_disputed},
                                                                  {"opinion_title", is_opinion_title},
                                                                  {"will", is_will},
                                                                  {"negation", is_negation},
                                                                  {"describing", is_describing},
                                                                  {"not_verb", is_not_verb},
                                                                  {"since", is_since},

                                                                  {"stamp", is_stamp},
                                                                  {"relative", is_relative},
                                                                  {"speaking_noun", is_speaking_noun},
                                                                  {"mute_noun", is_mute_noun},
                                                                  {"unspoken", is_unspoken},
                                                                  {"role_title", is_role_title},
                                                                  {"reaction_verb", is_reaction_verb},
                                                                  {"answering_verb", is_answering},
                                                                  {"judging_word", is_judging},
                                                                  {"clause_opener", is_clause_opener},
                                                                  {"relative_word", is_relative_word},
                                                                  {"promising_word", is_promising},
                                                                  {"courtesy", is_courtesy},
                                                                  {"number_word", is_counted_number},
                                                                  {"continuing_word", is_continuing},
                                                                  {"speculating_word", is_speculating},
                                                                  {"likening_word", is_likening},
                                                                  {"footage_noun", is_footage},
                                                                  {"own_word_noun", is_own_word},
                                                                  {"known_letters", is_known_letters},
                                                                  {"anybody_noun", is_anybody},
                                                                  {"enduring_participle", is_enduring},
                                                                  {"outspoken_verb", is_outspoken},
                                                                  {"spokesman_noun", is_spokesman},
                                                                  {"declaring_verb", is_declaring},
                                                                  {"evaluating_word", is_evaluating}};
  return sections;
}

const std::map<std::string_view, std::uint32_t>& phrase_sections() {
  static const std::map<std::string_view, std::uint32_t> sections{{"opener_ok", opens_well},
                                                                  {"opener_phrase", opens_badly},
                                                                  {"unique_noun", names_unique},
                                                                  {"boilerplate", is_boilerplate},
                                                                  {"next_phrase", tells_next},
                                                                  {"next_never", never_next},
                                                                  {"past_phrase", tells_past},
                                                                  {"opinion_phrase", voices_opinion},
                                                                  {"bait", is_bait},
                                                                  {"dead_word", tells_dead},
                                                                  {"injured_word", tells_injured},
                                                                  {"toll_word", tells_dead | names_toll},
                                                                  {"at_least", makes_floor},
                                                                  {"about", makes_rough},
                                                                  {"connective", connects},
                                                                  {"connective_inside", connects_inside},
                                                                  {"footage_verb", shows_footage},
                                                                  {"announcing_phrase", announces_word},
                                                                  {"lasting_phrase", tells_lasting},
                                                                  {"that_time_phrase", tells_that_time},
                                                                  {"stand_phrase", speaks_out_by}};
  return sections;
}

}  // namespace

ComposingRules::ComposingRules(std::string_view language) {
  std::uint32_t acts = 0;
  for (const std::string_view name : {"composing", "verbs"}) {
    for (const text::LexiconEntry& entry :
         text::parse_lexicon(text::find_lexicon(lexicon_files(), language, name), language)) {
      if (entry.section == "adverb_ending") adverb_endings_.emplace_back(entry.entry);
      if (entry.section == "dead_word" && dead_label_.empty()) dead_label_ = entry.entry;
      if (entry.section == "injured_word" && injured_label_.empty()) injured_label_ = entry.entry;
      if (entry.section == "verb_ending") verb_endings_.emplace_back(entry.entry);
      if (entry.section == "same_thing") {
        for (const std::uint64_t key : entry.keys) {
          for (const std::uint64_t other : entry.keys) {
            if (other != key) same_things_[key].push_back(other);
          }
        }
      }
      if (entry.section == "same_act") {
        ++acts;
        for (const auto word : std::views::split(entry.entry, ' '))
          acts_[text::word_key(text::stem_word(std::string_view(word.begin(), word.end()), language))] = acts;
      }
      if (const auto word = word_sections().find(entry.section);
          word != word_sections().end() && entry.keys.size() == 1) {
        words_[entry.keys.front()] |= word->second;
      }
      if (const auto phrase = phrase_sections().find(entry.section); phrase != phrase_sections().end()) {
        phrases_[entry.keys] |= phrase->second;
      }
    }
  }
}

std::uint64_t ComposingRules::flags_of(std::string_view lower, std::uint64_t key) const {
  std::uint64_t flags_found = flags(key);
  if (flags_found & is_not_adverb) return flags_found;
  for (const std::string& ending : adverb_endings_) {
    if (lower.size() > ending.size() + 2 && lower.ends_with(ending) && !(flags_found & any_verb))
      flags_found |= is_adverb;
  }
  for (const std::string& ending : verb_endings_) {
    const bool known = (flags_found & (any_verb | is_not_verb | is_noun_too)) != 0;
    if (!known && lower.size() > ending.size() + 2 && lower.ends_with(ending))
      flags_found |= is_past_verb | is_participle;
  }
  return flags_found;
}

ComposingRules::Found ComposingRules::phrase(std::span<const text::Token> tokens, std::size_t at) const {
  const auto match = phrases_.find(tokens, at);
  return match ? Found{*match.value, match.length} : Found{};
}

const ComposingRules& composing_rules(std::string_view language) {
  return text::rules_for<ComposingRules>(text::lexicon_language(language));
}

}  // namespace courant::digest
