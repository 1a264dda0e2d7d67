#include "digest/clause_subjects.h"

#include <algorithm>

#include "digest/modifiers.h"
#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

// "controversial new measures": measures.
Part without_light_words(const TaggedSentence& s, Part phrase) {
  phrase = without_article(s, phrase);
  while (phrase.end - phrase.begin > 1 && (title_flags(s, phrase.begin) & is_light) &&
         !s.tokens[phrase.begin].starts_upper() && s.tokens[phrase.begin + 1].kind != TokenKind::hyphen &&
         !(title_flags(s, phrase.begin + 1) & is_empty_object))
    ++phrase.begin;
  return phrase;
}

class Subjects {
 public:
  Subjects(const TaggedSentence& sentence, const ClauseStart& start, const std::vector<Part>& persons)
      : s_(sentence), start_(start), persons_(persons) {}

  std::vector<Part> list() const {
    std::vector<Part> subjects{without_article(s_, start_.subject)};
    if (const Part light = without_light_words(s_, start_.subject); light.begin != subjects[0].begin)
      subjects.push_back(light);
    // "the Farmers' Union (FU)"
    const std::size_t bracket = start_.subject.end;
    if (bracket + 2 < s_.tokens.size() && s_.tokens[bracket].kind == TokenKind::open_bracket &&
        is_abbreviation(s_.word(bracket + 1)) && s_.tokens[bracket + 2].kind == TokenKind::close_bracket)
      subjects.push_back({bracket + 1, bracket + 2});
    if (const Part group = without_article(s_, head_of_group(start_.subject)); group.end != subjects[0].end)
      subjects.push_back(group);
    // "cable operator Seacom": the name at the end
    std::size_t name = subjects[0].end;
    while (name > subjects[0].begin && is_named(s_, name - 1)) --name;
    if (name < subjects[0].end && name > subjects[0].begin && s_.tags[name - 1] == Tag::noun &&
        !s_.tokens[name - 1].starts_upper() && !is_one_of_several(subjects[0], {name, subjects[0].end}))
      subjects.push_back({name, subjects[0].end});
    if (const Part body = head_of_body(start_.subject); body.begin > subjects[0].begin) subjects.push_back(body);
    for (const Part person : persons_) {
      // "Prime Minister Benjamin Netanyahu's speech": Netanyahu's speech
      if (person.begin >= subjects[0].begin && person.end < subjects[0].end && s_.tags[person.end] == Tag::possessive &&
          !has_tag(s_, {subjects[0].begin, person.begin}, Tag::coordinator))
        subjects.push_back({find_last_name(s_.tokens, person), subjects[0].end});
      const bool with_point = person.end + 1 == subjects[0].end && !s_.tokens[person.end].is_word();  // "Jr."
      if ((person.end != subjects[0].end && !with_point) || person.begin < subjects[0].begin) continue;
      if (is_one_of_several(subjects[0], person)) continue;
      subjects.push_back(person);
      subjects.push_back({find_last_name(s_.tokens, person), person.end});
    }
    return agreeing(std::move(subjects));
  }

  std::vector<Part> list_short() const {
    std::vector<Part> subjects{without_article(s_, start_.subject)};
    const Part group = head_of_group(start_.subject), body = head_of_body(start_.subject);
    if (group.end < start_.subject.end) subjects.push_back(group);
    if (body.begin > start_.subject.begin) subjects.push_back(body);
    if (const Part thing = head_of_thing(start_.subject); thing.end < start_.subject.end) subjects.push_back(thing);
    const std::size_t of = start_.subject.begin + (is_article(s_, start_.subject.begin) ? 2 : 1);
    const Tag verb = s_.tags[start_.verbs.part.begin];
    if (of + 1 < start_.subject.end && s_.lower(of - 1) == "number" && s_.lower(of) == "of" &&
        (verb == Tag::verb_past || verb == Tag::modal))
      subjects.push_back({of + 1, start_.subject.end});
    return agreeing(std::move(subjects));
  }

 private:
  bool is(std::size_t i, std::uint32_t wanted) const { return (title_flags(s_, i) & wanted) != 0; }

  std::vector<Part> agreeing(std::vector<Part> subjects) const {
    std::erase_if(subjects, [&](Part subject) { return !agrees(subject); });
    return subjects;
  }

  // A singular person does not "have" or "were"; people do not "was".
  bool agrees(Part subject) const {
    const std::size_t verb = start_.verbs.part.begin;
    const std::string word = s_.lower(verb);
    const bool several = word == "are" || word == "were" || word == "have";
    const bool one = word == "is" || word == "was" || word == "has";
    const bool joined = has_tag(s_, subject, Tag::coordinator) || has_tag(s_, subject, Tag::preposition);
    const bool person = std::ranges::any_of(persons_, [&](Part name) { return name.end == subject.end; });
    // "asked that Lopez | resign"
    if (!joined && person && (several || s_.tags[verb] == Tag::verb_present)) return false;
    return joined || !one || s_.tags[subject.end - 1] != Tag::plural;
  }

  // "George Bush and | Dick Cheney": two, whom one name does not stand for.
  bool is_one_of_several(Part subject, Part person) const {
    if (person.begin > subject.begin && s_.tags[person.begin - 1] == Tag::coordinator) return true;
    const bool joined = has_tag(s_, {subject.begin, person.begin}, Tag::coordinator);
    return joined && std::ranges::any_of(persons_, [&](Part other) {
             return other.begin >= subject.begin && other.end < person.begin;
           });
  }

  // "a panel of officials and lawmakers": a panel.
  Part head_of_group(Part subject) const {
    for (std::size_t i = subject.begin + 1; i < subject.end; ++i) {
      if (s_.tags[i] != Tag::preposition || s_.lower(i) != "of") continue;
      const bool group = text::english_words().kind(s_.lower(i - 1)) == text::NounKind::group && !is(i - 1, quantifies);
      return group ? Part{subject.begin, i} : subject;
    }
    return subject;
  }

  // "the bodies of two sailors from Lima": the bodies.
  Part head_of_thing(Part subject) const {
    std::size_t of = subject.begin;
    while (of < subject.end && s_.lower(of) != "of") ++of;
    if (of == subject.end || of == subject.begin || !text::is_common_noun(s_.tags[of - 1])) return subject;
    const text::NounKind kind = text::english_words().kind(s_.lower(of - 1));
    const bool thing = kind == text::NounKind::body || kind == text::NounKind::artifact;
    return thing && !is(of - 1, quantifies | negates) ? Part{subject.begin, of} : subject;
  }

  // "the Supreme Court": the court.
  Part head_of_body(Part subject) const {
    const std::size_t head = subject.end - 1;
    if (!is_article(s_, subject.begin) || subject.end - subject.begin < 3 || s_.tags[head] != Tag::name) return subject;
    for (std::size_t i = subject.begin + 1; i < head; ++i) {
      if (s_.tags[i] != Tag::name && s_.tags[i] != Tag::adjective) return subject;
    }
    return text::english_words().kind(s_.lower(head)) == text::NounKind::group ? Part{head, subject.end} : subject;
  }

  static bool is_abbreviation(std::string_view word) {
    return word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  const TaggedSentence& s_;
  const ClauseStart& start_;
  const std::vector<Part>& persons_;
};

}  // namespace

std::vector<Part> list_subjects(const TaggedSentence& s, const ClauseStart& start, const std::vector<Part>& persons) {
  return Subjects(s, start, persons).list();
}

std::vector<Part> list_short_subjects(const TaggedSentence& s, const ClauseStart& start,
                                      const std::vector<Part>& persons) {
  return Subjects(s, start, persons).list_short();
}

}  // namespace courant::digest
