// Noun phrases by parts of speech: where one begins and ends, and whether it only tells a time.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/tagger.h"

namespace courant::digest {

// Tokens [begin, end) of a sentence.
struct Part {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
  bool operator==(const Part&) const = default;
};

// A sentence as the phrase finders read it. All must outlive it.
struct TaggedSentence {
  std::span<const text::Token> tokens;
  const std::vector<text::Tag>& tags;
  std::string_view text;

  std::string_view word(std::size_t i) const { return tokens[i].span.of(text); }
  model::Span span(Part part) const { return {tokens[part.begin].span.begin, tokens[part.end - 1].span.end}; }
  std::string lower(std::size_t i) const { return text::lower_form(word(i)); }
};

// TitleWords (digest/title_words.h) of a token.
std::uint32_t title_flags(const TaggedSentence& sentence, std::size_t i);

// The noun phrase that begins at token i, with its determiner; empty where none does. A pronoun is one.
Part read_noun_phrase(const TaggedSentence& sentence, std::size_t i);

// The same with what says how many: "nearly 90 teachers", "more than 30 teachers", "at least two".
Part read_counted_phrase(const TaggedSentence& sentence, std::size_t i, std::size_t end);

// The tokens that lie in a span of the article; empty where none does.
Part part_of(std::span<const text::Token> tokens, model::Span span);

// Whether a noun phrase tells only when: "Wednesday", "this month".
bool is_time(const TaggedSentence& sentence, Part phrase);

// Whether a time stands behind a preposition or particle: "over | the weekend", "until | later this year".
bool takes_time(const TaggedSentence& sentence, std::size_t preposition);

// Whether a noun phrase with this head tells of a person or a group.
bool is_somebody(const TaggedSentence& sentence, std::size_t head);

// "opposition", "claim", "attack": about what?
bool asks_for_more(const TaggedSentence& sentence, std::size_t head);

// "chairman": says enough without of what.
bool is_role(const TaggedSentence& sentence, std::size_t head);

// "his veto": known without "of a bill".
bool is_owned(const TaggedSentence& sentence, Part phrase);

// "the", "a", "an"
bool is_article(const TaggedSentence& sentence, std::size_t i);

// Whether an article stands at i that a title can do without; not that of "twice a week".
bool may_leave_article_out(const TaggedSentence& sentence, std::size_t i);

// Whether a finite verb stands at i, adverbs before it apart.
bool is_followed_by_verb(const TaggedSentence& sentence, std::size_t i, std::size_t end);

bool tells_when_or_why(const std::string& word);

// Whether an adverb may go without a change of what is said: "also", "recently", "early Friday", not "close to", "no
// longer", "not overly".
bool may_leave_out(const TaggedSentence& sentence, std::size_t adverb);

// "told": takes whom it is told, and what.
bool takes_listener(const std::string& verb);

// "a decade | ago", "a day | after the vote"
bool tells_distance(const TaggedSentence& sentence, std::size_t i);

// Whether two infinitives are joined: "to revive | and revamp".
bool joins_verbs(const TaggedSentence& sentence, std::size_t first);

// Where a list ends whose first phrase ends at i: "between Europe | , Asia and Africa".
std::size_t find_list_end(const TaggedSentence& sentence, std::size_t i);

// Behind the bracket that closes the one at i.
std::size_t skip_brackets(const TaggedSentence& sentence, std::size_t i, std::size_t end);

// Where the last name begins in a person's name, "Jr." aside: "de Vries", "Lopez-Garcia" whole.
std::size_t find_last_name(std::span<const text::Token> tokens, Part name);

// Past "Mr" and its point; i where none stands there.
std::size_t skip_honorific(const TaggedSentence& sentence, std::size_t i);

bool has_tag(const TaggedSentence& sentence, Part part, text::Tag tag);
bool has_noun(const TaggedSentence& sentence, Part part);

// Whether a word is of a name; no name begins in lower case.
bool is_named(const TaggedSentence& sentence, std::size_t i);

// Whether a verb's form is both the past tense and the participle.
bool is_past_too(const TaggedSentence& sentence, std::size_t verb);

// Whether blanks part every token, as in corpora: "a third - year player ."
bool is_parted(const TaggedSentence& sentence);

// Whether token i is the hyphen of one word.
bool joins_words(const TaggedSentence& sentence, std::size_t i);

// What a title has room for: words parted by white space, words that carry meaning, characters.
struct TitleRoom {
  int words, telling, characters;
};

constexpr TitleRoom title_room{6, 6, 56};

bool fits(const TaggedSentence& sentence, const std::vector<Part>& parts, TitleRoom room);

// "the judges", "the judge and the mayor"
bool is_plural(const TaggedSentence& sentence, Part phrase);

// Whether a phrase is a date: "12 October 2011", "May 1".
bool is_date(const TaggedSentence& sentence, Part phrase);

// Words parted by white space; a hyphened one is one.
int count_words(const TaggedSentence& sentence, const std::vector<Part>& parts);

// Puts a part behind the others, as one with the last where it goes on with it. An empty one is left out.
void append_part(std::vector<Part>& parts, Part part);

// The parts' own words, with a blank between parts.
std::string write_parts(const TaggedSentence& sentence, const std::vector<Part>& parts);

}  // namespace courant::digest
