#include "claim/speaker.h"

#include <algorithm>

#include "claim/noun_phrase.h"

namespace courant::claim {
namespace {

using model::NameType;
using text::TokenKind;

constexpr std::int32_t sentences_back_max = 2;
constexpr Index head_words_max = 12;

}  // namespace

// The part of a source that says who it is: up to the first comma, bracket, relative clause or preposition.
Range SpeakerFinder::head_of(Range source) const {
  Range head{source.begin, source.begin};
  while (head.end < source.end) {
    const Word& word = words_[head.end];
    if (word.is(TokenKind::comma) || word.is(TokenKind::open_bracket) || word.is(TokenKind::dash)) break;
    if (head.end > source.begin && (word.is(relative) || (word.is(noun_preposition | preposition) && !word.upper())))
      break;
    ++head.end;
  }
  return head;
}

// The last name in the head, if the head ends with it: "Acme spokeswoman Ann Lee", not "Ann Lee's lawyer".
const model::Name* SpeakerFinder::head_name(Range head) const {
  const model::Span span = words_.span(head);
  const model::Name* found = nullptr;
  const auto joins = [&](const Word& word) {  // "Washington and Seoul" are two, "Marks and Spencer" is one name
    return word.is(and_word) && std::ranges::none_of(reading_.names, [&](const model::Name& name) {
             return name.span.contains(word.token.span);
           });
  };
  for (Index at = head.begin; at < head.end; ++at) {
    if (joins(words_[at])) return nullptr;
  }
  auto name =
      std::ranges::lower_bound(reading_.names, span.begin, {}, [](const model::Name& each) { return each.span.begin; });
  for (; name != reading_.names.end() && name->span.begin < span.end; ++name) {
    if (span.contains(name->span)) found = &*name;
  }
  return found && found->span.end == span.end ? found : nullptr;
}

SpeakerFinder::Sex SpeakerFinder::sex_of(const std::string& name) const {
  const auto known = std::ranges::find(sexes_, name, &std::pair<std::string, Sex>::first);
  return known == sexes_.end() ? Sex::unknown : known->second;
}

void SpeakerFinder::note_sex(const std::string& name, Range head) {
  for (Index at = head.begin; at < head.end; ++at) {
    const Sex sex = words_[at].is(he_word) ? Sex::man : words_[at].is(she_word) ? Sex::woman : Sex::unknown;
    if (sex != Sex::unknown && sex_of(name) == Sex::unknown) sexes_.emplace_back(name, sex);
  }
}

// "his wife, Ann Lee": the word before a name tells whether "he" may stand for it.
void SpeakerFinder::note_kin() {
  Index at = 0;
  for (const model::Name& name : reading_.names) {
    if (name.type != NameType::person || name.canonical.empty()) continue;
    while (at < words_.size() && words_[at].token.span.begin < name.span.begin) ++at;
    Index before = at;
    if (before > 0 && words_[before - 1].is(TokenKind::comma)) --before;
    if (before == 0 || sex_of(name.canonical) != Sex::unknown) continue;
    if (words_[before - 1].is(kinswoman)) sexes_.emplace_back(name.canonical, Sex::woman);
    if (words_[before - 1].is(kinsman)) sexes_.emplace_back(name.canonical, Sex::man);
  }
}

// "the ministry": the one body of the article whose name ends in that word.
std::string SpeakerFinder::find_body(Range head) const {
  if (head.size() != 2 || !words_[head.begin].is(determiner) || words_[head.begin + 1].upper()) return {};
  const std::string noun(words_[head.begin + 1].token.span.of(words_.text));
  std::string body;
  for (const model::Name& name : reading_.names) {
    if (name.type != NameType::organisation) continue;
    std::string lower = text::lower_form(name.canonical);
    const bool fits = lower.size() > noun.size() && (lower.ends_with(" " + noun) || lower.starts_with(noun + " of "));
    if (!fits) continue;
    if (!body.empty() && body != name.canonical) return {};
    body = name.canonical;
  }
  return body;
}

std::string SpeakerFinder::find_named(Range source) {
  const Range head = head_of(source);
  if (head.empty()) return {};
  if (const model::Name* name = head_name(head)) {
    const std::string full = name->canonical.empty() ? std::string(name->span.of(words_.text)) : name->canonical;
    if (name->type == NameType::person) {
      note_sex(full, head);
      last_ = Voice{full, sex_of(full), words_[source.begin].sentence};
    } else {
      last_.reset();
    }
    return full;
  }
  last_.reset();
  if (std::string body = find_body(head); !body.empty()) return body;
  if (head.size() == 1 && words_[head.begin].is(object_pronoun | subject_pronoun)) return {};
  // Without a name the phrase as it stands, with what belongs to its noun: "a spokesman for the mayor".
  Index end = head.end;
  while (end < source.end && end - source.begin < head_words_max && !words_[end].is(TokenKind::comma) &&
         !words_[end].is(TokenKind::open_bracket) && !words_[end].is(TokenKind::dash) && !words_[end].is(relative)) {
    ++end;
  }
  while (end > head.end && words_[end - 1].is(noun_preposition | preposition | determiner)) --end;
  return std::string(words_.span({source.begin, end}).of(words_.text));
}

// "he" is who spoke last, or the one person named, in this sentence or the two before it; nobody where two would do.
std::string SpeakerFinder::find_person(Range pronoun) {
  const Word& word = words_[pronoun.begin];
  const Sex sex = word.is(she_word) ? Sex::woman : Sex::man;
  const std::int32_t first = std::max(0, word.sentence - sentences_back_max);
  const std::uint32_t from = words_[words_.sentences[static_cast<std::size_t>(first)].begin].token.span.begin;
  const std::uint32_t to = word.token.span.begin;
  std::vector<std::string> people;
  auto name =
      std::ranges::lower_bound(reading_.names, from, {}, [](const model::Name& each) { return each.span.begin; });
  for (; name != reading_.names.end() && name->span.begin < to; ++name) {
    if (name->type != NameType::person || name->canonical.empty()) continue;
    const Sex known = sex_of(name->canonical);
    if (known != Sex::unknown && known != sex) continue;
    if (std::ranges::find(people, name->canonical) == people.end()) people.push_back(name->canonical);
  }
  const bool spoke = last_ && word.sentence - last_->sentence <= sentences_back_max &&
                     (last_->sex == Sex::unknown || last_->sex == sex);
  std::string person;
  if (spoke && (people.empty() || (people.size() == 1 && people.front() == last_->name)))
    person = last_->name;
  else if (!spoke && people.size() == 1)
    person = people.front();
  if (person.empty()) return {};
  if (sex_of(person) == Sex::unknown) sexes_.emplace_back(person, sex);
  last_ = Voice{person, sex, word.sentence};
  return person;
}

std::string SpeakerFinder::find(const Draft& draft) {
  Range source = draft.source;
  if (source.empty()) return {};
  const Word& first = words_[source.begin];
  if (source.size() == 1 && first.is(relative)) {  // "Ann Lee, who said"
    const Index end =
        source.begin > 0 && words_[source.begin - 1].is(TokenKind::comma) ? source.begin - 1 : source.begin;
    source = governed_phrase_before(words_, end, words_.sentence_of(source.begin).begin);
    return source.empty() ? std::string() : find_named(source);
  }
  if (source.size() == 1 && first.is(subject_pronoun) && first.is(he_word | she_word)) return find_person(source);
  return find_named(source);
}

}  // namespace courant::claim
