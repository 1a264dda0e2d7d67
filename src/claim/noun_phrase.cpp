#include "claim/noun_phrase.h"

#include <algorithm>

namespace courant::claim {
namespace {

using text::TokenKind;

constexpr std::uint64_t clause_words = relative | that_word | whether | subordinator | auxiliary | negation | to_word;
constexpr std::uint64_t phrase_starts = determiner | possessive | no_one;
constexpr Index bracket_words_max = 14;

bool is_joint(const Word& word) {
  return word.is(TokenKind::hyphen) || word.is(TokenKind::slash) || word.is(TokenKind::point) ||
         word.is(TokenKind::symbol) || word.is(TokenKind::currency) || word.is(TokenKind::number) ||
         word.is(TokenKind::address);
}

bool is_pronoun(const Word& word) { return word.is(subject_pronoun) && !word.is(determiner | no_one); }

// The bracket that opens what closes at `at`, or `at`.
Index opening(const Words& words, Index at, Index limit) {
  for (Index i = at - 1; i >= std::max(limit, at - bracket_words_max); --i) {
    if (words[i].is(TokenKind::open_bracket)) return i;
  }
  return at;
}

Index closing(const Words& words, Index at, Index limit) {
  for (Index i = at + 1; i < std::min(limit, at + bracket_words_max); ++i) {
    if (words[i].is(TokenKind::close_bracket)) return i;
  }
  return at;
}

// "In a statement Mr Smith": of what follows a preposition that no noun precedes, only a name at the end is left.
Range trailing_name(const Words& words, Range phrase) {
  Index begin = phrase.end;
  while (begin > phrase.begin && (words[begin - 1].upper() || is_joint(words[begin - 1]))) --begin;
  return begin > phrase.begin ? Range{begin, phrase.end} : Range{phrase.end, phrase.end};
}

bool joins_alike(const Words& words, Index conjunction, Index limit, Index end) {
  if (conjunction - 1 < limit) return false;
  const Word& left = words[conjunction - 1];
  const Word& right = words[conjunction + 1];
  if (!is_nounish(left) && !is_joint(left) && !left.is(TokenKind::close_bracket)) return false;
  return left.upper() == right.upper() || right.is(phrase_starts) || left.upper() == words[end - 1].upper();
}

// Ends at a finite verb where a participle before a noun ("a registered voter") does not.
bool verb_ends_phrase(const Words& words, Index at, Index limit) {
  if (words[at].upper()) return false;
  if (words[at].is(plain_verb) && !looks_verbal(words, at)) return true;
  if (!looks_verbal(words, at)) return false;
  const bool noun_follows = at + 1 < words.size() && is_nounish(words[at + 1]) && !words[at + 1].upper();
  const bool leads = at == limit ||
                     words[at - 1].is(determiner | possessive | noun_preposition | preposition | and_word) ||
                     words[at - 1].is(TokenKind::hyphen) || words[at - 1].is(TokenKind::comma) ||
                     words[at - 1].is(TokenKind::clitic) ||
                     (is_nounish(words[at - 1]) && words[at].cue < 0 && !words[at].is(plain_verb));
  return !(noun_follows && leads);
}

// Past ", a lawyer who lives there, and mother of two": to where speech, a new clause or the sentence's end comes.
Index end_of_apposition(const Words& words, Index end, Index limit) {
  const auto opens = [&](Index at) {
    const Word& word = words[at];
    if (word.is(relative)) return true;
    if (word.is(coordinator | and_word | subject_pronoun | time_word | preposition | noun_preposition | subordinator |
                adverb | auxiliary))
      return false;
    return !looks_verbal(words, at) && word.quote < 0 && (is_nounish(word) || word.is(phrase_starts));
  };
  const bool bare_relative = end < limit && words[end].is(relative) && !words[end].is(subordinator);
  if (!bare_relative && !(end + 1 < limit && words[end].is(TokenKind::comma) && opens(end + 1))) return end;
  Index at = end + 1;
  while (at < limit && !words.in_speech(at) && !words[at].ends_clause() && !words[at].is(TokenKind::colon) &&
         !words[at].is(TokenKind::dash)) {
    if (words[at].is(TokenKind::comma) && at + 1 < limit && !opens(at + 1)) break;
    ++at;
  }
  while (at > end && words[at - 1].is(TokenKind::comma)) --at;
  return at;
}

}  // namespace

bool is_nounish(const Word& word) {
  if (word.is(TokenKind::number)) return true;
  if (!word.token.is_word()) return false;
  if (word.upper() && !word.is(phrase_starts | auxiliary | preposition | noun_preposition | subordinator | relative))
    return true;
  return !word.is(clause_words | phrase_starts | noun_preposition | preposition | coordinator | and_word |
                  subject_pronoun | object_pronoun | plain_verb);
}

bool looks_verbal(const Words& words, Index at) {
  const Word& word = words[at];
  if (!word.token.is_word() || word.upper()) return false;
  if (word.cue >= 0) {
    const bool noun_too =
        words.lexicon->cue(word.cue).takes(also_noun) && !(word.forms & (participle_form | gerund_form));
    return !noun_too && !(word.forms == base_form);
  }
  if (word.is(plain_verb)) return true;
  const std::string_view bytes = word.token.span.of(words.text);
  return bytes.size() > 4 && (bytes.ends_with("ed") || bytes.ends_with("ing")) &&
         !word.is(speaker_noun | document_noun | adverb | preposition);
}

Range phrase_before(const Words& words, Index end, Index limit) {
  Index begin = end;
  Index i = end - 1;
  bool listed = false;  // an "and" was passed: a comma may part the names before it
  while (i >= limit) {
    const Word& word = words[i];
    if (word.is(TokenKind::close_bracket)) {
      const Index open = opening(words, i, limit);
      if (open == i) break;
      begin = open;
      i = open - 1;
      continue;
    }
    if (word.quote >= 0) {
      const Quotation& quotation = *words.quotation_at(i);
      if (quotation.speech || quotation.words.begin < limit || quotation.words.end > end) break;
      begin = quotation.words.begin;
      i = begin - 1;
      continue;
    }
    if (is_joint(word) || word.is(TokenKind::clitic)) {
      if (word.is(TokenKind::clitic) && i > limit && is_pronoun(words[i - 1])) break;
      begin = i--;
      continue;
    }
    if (word.is(TokenKind::comma) && listed && i > limit && words[i - 1].upper() && words[i + 1].upper() &&
        end - begin < 14) {
      --i;
      continue;
    }
    if (!word.token.is_word()) break;
    if (is_pronoun(word) && !word.is(TokenKind::number)) {
      if (begin == end) begin = i;
      break;
    }
    if (word.is(time_word) && !(i > limit && words[i - 1].is(TokenKind::clitic)) && begin == end) break;
    if (word.is(and_word)) {
      if (begin == end || !joins_alike(words, i, limit, end)) break;
      listed = true;
      --i;
      continue;
    }
    if (word.is(phrase_starts) && !(word.is(that_word) && begin == end)) {
      if (word.is(that_word)) break;
      begin = i--;
      if (i < limit || words[i].is(phrase_starts | and_word)) continue;
      if (words[i].is(noun_preposition) && i > limit &&
          (is_nounish(words[i - 1]) || words[i - 1].is(phrase_starts) || words[i - 1].is(TokenKind::close_bracket)))
        continue;
      if (words[i].is(noun_preposition | preposition) && !(i > limit && words[i - 1].is(auxiliary)))
        return trailing_name(words, {begin, end});
      break;
    }
    if (word.is(noun_preposition) && !word.upper()) {
      const bool noun_before =
          i > limit && begin < end && !verb_ends_phrase(words, i - 1, limit) &&
          (is_nounish(words[i - 1]) || words[i - 1].is(phrase_starts) || words[i - 1].is(TokenKind::close_bracket));
      if (!noun_before) return trailing_name(words, {begin, end});
      begin = i--;
      continue;
    }
    if (word.is(preposition)) return trailing_name(words, {begin, end});
    if (word.is(clause_words | coordinator | subordinator | object_pronoun)) break;
    if (verb_ends_phrase(words, i, limit)) break;
    if (word.is(adverb) && !word.upper()) break;
    begin = i--;
  }
  while (begin < end &&
         (words[begin].is(TokenKind::clitic) || words[begin].is(TokenKind::hyphen) || words[begin].is(and_word)))
    ++begin;
  return {begin, end};
}

Range governed_phrase_before(const Words& words, Index end, Index limit) {
  const Range phrase = phrase_before(words, end, limit);
  if (!phrase.empty()) return phrase;
  Index from = end - 1;
  while (from > limit && end - from < 9 && !words[from - 1].is(preposition | noun_preposition)) --from;
  return from >= limit ? phrase_before(words, end, from) : phrase;
}

namespace {

// Left over "on Monday", "late last week", "in May 2016".
Index before_time(const Words& words, Index end, Index limit) {
  Index at = end;
  while (at - 1 > limit) {
    const Word& word = words[at - 1];
    const bool dated = word.is(time_word) && !(at < words.size() && words[at].is(TokenKind::clitic));
    const bool year = word.is(TokenKind::number) && words[at - 2].is(time_word);
    const bool led =
        at < end && (word.is(preposition | noun_preposition) || (word.is(determiner) && !is_nounish(words[at - 2])));
    if (!dated && !year && !led) break;
    --at;
    if (led && word.is(preposition | noun_preposition)) break;
  }
  return at;
}

// "critics who met him": what a relative clause, or a participle, that ends before the verb belongs to.
Range phrase_before_relative(const Words& words, Index end, Index limit) {
  for (Index at = end - 1; at > std::max(limit, end - 16); --at) {
    const Word& word = words[at];
    if (!word.token.is_word() && !word.is(TokenKind::clitic) && !word.is(TokenKind::number) &&
        !word.is(TokenKind::hyphen))
      break;
    const bool relative_word =
        word.is(relative) ||
        (word.is(that_word) && (words[at + 1].is(auxiliary | plain_verb) || words[at - 1].is(denied_object)));
    const bool participle = !word.upper() && word.token.span.of(words.text).ends_with("ed") &&
                            (words[at + 1].is(preposition | noun_preposition | time_word | agent) || at + 1 == end);
    if ((relative_word || participle) && is_nounish(words[at - 1]) && !looks_verbal(words, at - 1)) {
      const Range phrase = phrase_before(words, at, limit);
      if (!phrase.empty()) return {phrase.begin, end};
    }
    if (word.is(whether | coordinator) && !word.is(relative)) break;
  }
  return {end, end};
}

// The phrase that ends at `end`, with the relative clause at its end if there is one.
Range whole_phrase_before(const Words& words, Index end, Index limit) {
  const Index stop = before_time(words, end, limit);
  const Range phrase = phrase_before(words, stop, limit);
  const bool object = phrase.empty() ||
                      (phrase.begin > limit &&
                       (words[phrase.begin - 1].is(auxiliary | plain_verb | to_word | noun_preposition | preposition) ||
                        looks_verbal(words, phrase.begin - 1)));
  if (!object) return phrase;
  const Range longer = phrase_before_relative(words, phrase.empty() ? end : stop, limit);
  return longer.empty() ? phrase : longer;
}

// Where the aside that ends with the mark at `last` begins: the comma or dash before it; -1 if there is none.
Index aside_begin(const Words& words, Index last, Index limit) {
  TokenKind kind = words[last].token.kind;
  Index at = last - 1;
  if (kind == TokenKind::close_quote && at > limit && words[at].is(TokenKind::comma)) {  // ", citing ''magic,'' said"
    at = words[last].quote >= 0 ? words.quotation_at(last)->words.begin - 1 : at - 1;
    kind = TokenKind::comma;
  } else if (kind != TokenKind::comma && kind != TokenKind::dash) {
    return -1;
  }
  while (at >= limit && !words[at].is(kind) && !words[at].ends_clause() && !words[at].is(TokenKind::colon)) --at;
  return at >= limit && words[at].is(kind) ? at : -1;
}

}  // namespace

Range subject_before(const Words& words, Index end, Index limit) {
  Index stop = end;
  for (int asides = 0; asides < 3 && stop - 1 >= limit; ++asides) {
    const Index open = aside_begin(words, stop - 1, limit);
    if (open < 0) break;
    Range phrase = whole_phrase_before(words, open, limit);
    if (phrase.empty()) {
      stop = open;
      continue;
    }
    // "Ann Lee, 45, a lawyer," and "Sen. Lee, R-Utah,": go on to the name.
    const bool apposed = words[phrase.begin].is(TokenKind::number) ||
                         (words[phrase.begin].is(determiner) && !words[phrase.begin].upper());
    if (apposed && phrase.begin > limit && words[phrase.begin - 1].is(TokenKind::comma)) {
      const Range name = phrase_before(words, phrase.begin - 1, limit);
      if (!name.empty() && words[name.end - 1].upper()) phrase.begin = name.begin;
    }
    const Word& aside =
        words[open + 1];  // ", in an interview," is none of the source; ", who …," and ", a lawyer," are
    const bool adverbial = !aside.is(relative) && (aside.is(preposition | noun_preposition | subordinator | adverb) ||
                                                   looks_verbal(words, open + 1));
    return {phrase.begin, adverbial ? phrase.end : end - 1};
  }
  return whole_phrase_before(words, end, limit);
}

Range phrase_after(const Words& words, Index begin, Index limit, bool apposed) {
  Index i = begin;
  Index end = begin;
  bool upper = false;  // holds a name
  while (i < limit) {
    const Word& word = words[i];
    if (word.is(TokenKind::open_bracket)) {
      const Index close = closing(words, i, limit);
      if (close == i || i == begin) break;
      end = i = close + 1;
      continue;
    }
    if (word.quote >= 0) {
      const Quotation& quotation = *words.quotation_at(i);
      if (quotation.speech || quotation.words.end > limit) break;
      end = i = quotation.words.end;
      continue;
    }
    if (is_joint(word) || word.is(TokenKind::clitic)) {
      end = ++i;
      continue;
    }
    if (!word.token.is_word()) break;
    if (is_pronoun(word) || (word.is(object_pronoun) && !word.is(possessive))) {
      if (i == begin) end = i + 1;
      break;
    }
    if (word.is(time_word) && i > begin) break;
    if (word.is(and_word)) {
      if (i == begin || i + 1 >= limit || !(is_nounish(words[i + 1]) || words[i + 1].is(phrase_starts)) ||
          looks_verbal(words, i + 1))
        break;
      ++i;
      continue;
    }
    if (word.is(phrase_starts) && !word.is(that_word)) {
      const bool fits = i == begin || words[i - 1].is(noun_preposition | preposition | and_word | phrase_starts);
      if (!fits) break;
      end = ++i;
      continue;
    }
    if (word.is(that_word) && i == begin && i + 1 < limit && is_nounish(words[i + 1])) {
      end = ++i;
      continue;
    }
    if (word.is(noun_preposition | preposition) && !word.upper()) {
      const bool of = word.is(noun_preposition);
      if (i == begin || !of || i + 1 >= limit || !(is_nounish(words[i + 1]) || words[i + 1].is(phrase_starts))) break;
      if (word.is(preposition) && words[i - 1].upper() && !words[i + 1].upper()) break;  // "said Smith in a speech"
      ++i;
      continue;
    }
    if (word.is(clause_words | coordinator | subordinator)) break;
    if (verb_ends_phrase(words, i, begin)) break;
    if (word.is(adverb) && !word.upper() && i > begin) break;
    upper = upper || word.upper();
    end = ++i;
  }
  Range phrase{begin, end};
  if (apposed && !phrase.empty()) phrase.end = end_of_apposition(words, phrase.end, limit);
  return phrase;
}

}  // namespace courant::claim
