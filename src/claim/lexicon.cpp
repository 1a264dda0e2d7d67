#include "claim/lexicon.h"

#include <array>

#include "claim/lexicon_files.h"
#include "text/lexicon.h"

namespace courant::claim {
namespace {

struct Section {
  std::string_view name;
  std::uint64_t tags;
};
constexpr std::array sections{
    Section{"determiners", determiner},
    Section{"possessives", possessive},
    Section{"subject pronouns", subject_pronoun},
    Section{"object pronouns", object_pronoun},
    Section{"no one", no_one},
    Section{"relatives", relative},
    Section{"that", that_word},
    Section{"whether", whether},
    Section{"of", noun_preposition},
    Section{"prepositions", preposition},
    Section{"and", and_word},
    Section{"coordinators", coordinator},
    Section{"subordinators", subordinator},
    Section{"be", be_verb},
    Section{"have", have_verb},
    Section{"do", do_verb},
    Section{"modals", modal},
    Section{"negations", negation},
    Section{"failing", failing},
    Section{"refusing", refusing},
    Section{"chains", chain},
    Section{"to", to_word},
    Section{"adverbs", adverb},
    Section{"times", time_word},
    Section{"verbs", plain_verb},
    Section{"speakers", speaker_noun},
    Section{"documents", document_noun},
    Section{"addressees", addressee},
    Section{"denied objects", denied_object},
    Section{"agent", agent},
    Section{"issuing", issuing},
    Section{"hypothetical", hypothetical},
    Section{"he", he_word},
    Section{"she", she_word},
    Section{"kinsmen", kinsman},
    Section{"kinswomen", kinswoman},
    Section{"late negations", late_negation},
};

std::uint64_t tags_of(std::string_view section) {
  for (const Section& known : sections) {
    if (known.name == section) return known.tags;
  }
  return 0;
}

PhraseKind kind_of(std::string_view section) {
  if (section == "before source") return PhraseKind::before_source;
  if (section == "after source") return PhraseKind::after_source;
  if (section == "not said") return PhraseKind::not_said;
  return PhraseKind::none;
}

std::uint16_t pattern_of(char flag) {
  switch (flag) {
    case 'c':
      return takes_clause;
    case 'n':
      return takes_noun;
    case 'a':
      return takes_addressee;
    case 't':
      return takes_infinitive;
    case 'q':
      return quote_only;
    case 'o':
      return takes_object;
    case 'k':
      return takes_anything;
    case 'v':
      return also_noun;
    case 'w':
      return is_weak;
    case 'r':
      return reports;
    default:
      return 0;
  }
}

model::Stance stance_of(std::string_view word) {
  if (word == "denies") return model::Stance::denies;
  if (word == "refuses") return model::Stance::refuses;
  if (word == "accuses") return model::Stance::accuses;
  if (word == "promises") return model::Stance::promises;
  return model::Stance::asserts;
}

std::string_view take_word(std::string_view& rest) {
  const std::size_t begin = std::min(rest.find_first_not_of(' '), rest.size());
  rest.remove_prefix(begin);
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(end);
  return word;
}

}  // namespace

Lexicon::Lexicon(std::string_view language) {
  for (const std::string_view name : {"cues", "grammar"}) {
    for (const text::LexiconEntry& row :
         text::parse_lexicon(text::find_lexicon(lexicon_files(), language, name), language)) {
      const bool verb = name == "cues" && row.section == "verbs";
      if (verb)
        add_verb(row.entry, row.value, language);
      else if (const PhraseKind kind = kind_of(row.section); kind != PhraseKind::none)
        phrases_[row.keys] = kind, words_[row.keys[0]].tags |= phrase_start;
      else if (row.entry.ends_with('\''))
        words_[text::word_key(row.entry)].tags |= tags_of(row.section);  // "n'", a word before a vowel
      else if (row.keys.size() == 1)
        words_[row.keys[0]].tags |= tags_of(row.section);
    }
  }
}

// "say / says said / said / saying" = "c"
void Lexicon::add_verb(std::string_view entry, std::string_view value, std::string_view language) {
  Cue cue;
  for (const char flag : take_word(value)) cue.patterns |= pattern_of(flag);
  for (std::string_view word = take_word(value); !word.empty(); word = take_word(value)) {
    if (word.front() == '+')
      cue.particle = text::word_key(word.substr(1));
    else
      cue.stance = stance_of(word);
  }
  const auto index = static_cast<std::int16_t>(cues_.size());
  cues_.push_back(cue);
  auto form = base_form;
  for (const text::Token& token : text::split_tokens(entry, language)) {
    if (token.kind == text::TokenKind::slash) {
      form = static_cast<Form>(form << 1);
      continue;
    }
    WordEntry& word = words_[token.key];
    word.forms |= form;
    if (word.cue == index) continue;
    // A form of several verbs keeps them as a list, those with a particle first.
    if (word.cue >= 0 && cues_[static_cast<std::size_t>(word.cue)].particle != 0 && cue.particle == 0) {
      std::int16_t last = word.cue;
      while (cues_[static_cast<std::size_t>(last)].next >= 0) last = cues_[static_cast<std::size_t>(last)].next;
      if (last != index) cues_[static_cast<std::size_t>(last)].next = index;
    } else {
      if (word.cue >= 0) cues_.back().next = word.cue;
      word.cue = index;
    }
  }
}

const Lexicon& lexicon_of(std::string_view language) {
  return text::rules_for<Lexicon>(text::lexicon_language(language));
}

}  // namespace courant::claim
