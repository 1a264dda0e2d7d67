#include "digest/title_matters.h"

#include "digest/noun_phrases.h"
#include "digest/title_edges.h"
#include "digest/title_regions.h"
#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;

// "the ban on guns", not "closing ports", "crews and police", "the court sides", "our members", "minutes of the vote"
bool is_one_thing(const TaggedSentence& tagged, Part part, const ComposingRules& rules) {
  for (std::size_t i = part.begin; i < part.end; ++i) {
    const Tag tag = tagged.tags[i];
    const bool own = tag == Tag::possessive_pronoun && (rules.flags(tagged.tokens[i].key) & is_first_second) != 0;
    if (tag == Tag::coordinator || tag == Tag::gerund || tag == Tag::to || tag == Tag::wh_word || tag == Tag::pronoun ||
        text::is_finite(tag) || own || (title_flags(tagged, i) & is_time_noun))
      return false;
  }
  return (rules.flags(tagged.tokens[part.begin].key) & is_vague) == 0;
}

// "the committee | believes …": whose view it is, not what it is about.
bool believes(const TaggedSentence& tagged, std::size_t i) {
  return i < tagged.tags.size() && text::is_finite(tagged.tags[i]) &&
         ((title_flags(tagged, i) & (is_saying | assures | asks_that)) != 0 || title_words().reports(tagged.lower(i)));
}

bool begins_sentence(const TaggedSentence& tagged, std::size_t i) { return i == 0 || tagged.tags[i - 1] == Tag::mark; }

// "Higher taxes …": whether the capital is the word's own, nobody knows.
bool has_doubtful_capital(const TaggedSentence& tagged, std::size_t i) {
  return begins_sentence(tagged, i) && !is_article(tagged, i) && tagged.tags[i] != Tag::name &&
         tagged.tokens[i].starts_upper();
}

}  // namespace

std::vector<Part> list_matters(const TitleSentence& source, const ComposingRules& rules) {
  std::vector<Part> matters;
  if (source.reacting.empty()) return matters;
  const TaggedSentence& tagged = source.tagged;
  const TitleRoom room = source.matter_room();
  const std::vector<NounPhrase> phrases = find_noun_phrases(tagged, room.words);
  for (const Part content : list_regions(tagged, source.cited, rules)) {
    for (const NounPhrase& phrase : phrases) {
      if (phrase.part.begin < content.begin || phrase.part.end > content.end) continue;
      Part part = trim_phrase(tagged, phrase.part, rules);
      if (part.empty() || is_time(tagged, {part.begin, part.begin + 1}) || !is_one_thing(tagged, part, rules) ||
          source.cited->source->overlaps(tagged.span(part)) || believes(tagged, part.end))
        continue;
      if (part.begin > content.begin && is_article(tagged, part.begin - 1) &&
          fits(tagged, {{part.begin - 1, part.end}}, room))
        --part.begin;
      if (!has_doubtful_capital(tagged, part.begin)) matters.push_back(part);
    }
  }
  return matters;
}

std::string write_matter(const TaggedSentence& sentence, Part matter) {
  std::string written = write_parts(sentence, {matter});
  if (begins_sentence(sentence, matter.begin) && is_article(sentence, matter.begin))
    written[0] = written[0] == 'T' ? 't' : written[0] == 'A' ? 'a' : written[0];
  return written;
}

}  // namespace courant::digest
