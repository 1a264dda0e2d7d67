#include "digest/clauses.h"

#include <algorithm>
#include <array>

#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::Token;
using text::TokenKind;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

// Adverbs without which a clause would say something else.
bool must_stay(const std::string& adverb) {
  static constexpr std::array<std::string_view, 30> words{
      "not",      "n't",         "never",  "no",       "nearly",  "almost",   "hardly",     "barely",
      "scarcely", "rarely",      "seldom", "only",     "falsely", "wrongly",  "allegedly",  "reportedly",
      "possibly", "potentially", "likely", "unlikely", "perhaps", "probably", "supposedly", "apparently",
      "maybe",    "little",      "less",   "out",      "back",    "up"};
  return is_one_of(adverb, words);
}

bool is_particle(const std::string& word) {
  static constexpr std::array<std::string_view, 11> words{"aside",   "down",  "away", "off", "together", "ahead",
                                                          "forward", "apart", "back", "up",  "out"};
  return is_one_of(word, words);
}

bool is_be(const std::string& word) {
  static constexpr std::array<std::string_view, 10> words{"is",   "are",   "was", "were", "be",
                                                          "been", "being", "'s",  "'re",  "am"};
  return is_one_of(word, words);
}

bool is_auxiliary_form(const std::string& word) {
  static constexpr std::array<std::string_view, 20> words{
      "has",    "have",   "had",     "do",     "does",    "did",    "having", "'ve",     "'d",     "isn't",
      "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "don't",  "doesn't", "didn't", "gets"};
  return is_be(word) || is_one_of(word, words);
}

// A preposition that begins a clause of its own.
bool subordinates(const std::string& word) {
  static constexpr std::array<std::string_view, 13> words{"that",   "if",      "because", "while", "although",
                                                          "though", "whether", "unless",  "until", "since",
                                                          "than",   "so",      "lest"};
  return is_one_of(word, words);
}

// "viewed the move as …" says nothing without what follows.
bool needs_as(const std::string& verb) {
  static constexpr std::array<std::string_view, 10> starts{"view",  "see",  "saw",     "describ", "regard",
                                                           "treat", "cast", "portray", "dismiss", "character"};
  return std::ranges::any_of(starts, [&](std::string_view start) { return verb.starts_with(start); });
}

// "prompted him to …" says nothing without what he did.
bool needs_infinitive(const std::string& verb) {
  static constexpr std::array<std::string_view, 12> starts{
      "prompt", "urg", "ask", "forc", "caus", "allow", "persuad", "convinc", "enabl", "requir", "encourag", "press"};
  return std::ranges::any_of(starts, [&](std::string_view start) { return verb.starts_with(start); });
}

struct VerbPart {
  Part part;  // from its first verb to its last; empty where there is none
  bool passive_or_be = false;
};

// "would have been", "could not run", "plans to pull": a finite verb and those that hang on it.
VerbPart read_verbs(const TaggedSentence& s, std::size_t i, std::size_t end, bool finite) {
  VerbPart found;
  if (i >= end) return found;
  const bool starts = finite ? text::is_finite(s.tags[i]) : text::is_verb(s.tags[i]);
  if (!starts) return found;
  found.part = {i, i + 1};
  std::size_t last = i;
  for (std::size_t j = i + 1; j < end; ++j) {
    const std::string before = s.lower(last);
    const bool helps = s.tags[last] == Tag::modal || is_auxiliary_form(before) ||
                       (s.tags[last] == Tag::verb_base && is_auxiliary_form(before));
    if (s.tags[j] == Tag::adverb && j + 1 < end && !is_particle(s.lower(j))) {
      if (s.lower(j) == "not") found.part.end = j + 1;
      if (helps) continue;
      break;
    }
    if (helps && (s.tags[j] == Tag::verb_base || s.tags[j] == Tag::participle || s.tags[j] == Tag::gerund ||
                  (s.tags[j] == Tag::verb_past && is_auxiliary_form(before)))) {
      found.passive_or_be = is_be(before);
      last = j;
    } else if (s.tags[j] == Tag::to && j + 1 < end && s.tags[j + 1] == Tag::verb_base) {
      last = ++j;
    } else if (s.tags[j] == Tag::particle || (s.tags[j] == Tag::adverb && is_particle(s.lower(j)))) {
      found.part.end = j + 1;
      return found;
    } else {
      break;
    }
    found.part.end = last + 1;
  }
  if (is_be(s.lower(last))) found.passive_or_be = true;
  found.part.end = std::max(found.part.end, last + 1);
  return found;
}

bool is_article(const TaggedSentence& s, std::size_t i) {
  const std::string word = s.lower(i);
  return word == "the" || word == "a" || word == "an";
}

bool is_honorific(const TaggedSentence& s, std::size_t i) {
  static constexpr std::array<std::string_view, 3> words{"mr", "mrs", "ms"};
  return is_one_of(s.lower(i), words);
}

// A phrase without what may be left out at its beginning.
Part without_article(const TaggedSentence& s, Part phrase) {
  while (phrase.end - phrase.begin > 1 &&
         (is_article(s, phrase.begin) || is_honorific(s, phrase.begin) ||
          !(s.tokens[phrase.begin].is_word() || s.tokens[phrase.begin].kind == TokenKind::number ||
            s.tokens[phrase.begin].kind == TokenKind::currency)))
    ++phrase.begin;
  return phrase;
}

class ClauseReader {
 public:
  ClauseReader(const TaggedSentence& sentence, Part within, int words_max, const std::vector<Part>& persons)
      : s_(sentence), end_(within.end), begin_(within.begin), words_max_(words_max), persons_(persons) {}

  Clause read() {
    std::size_t i = skip_marks(begin_);
    if (i < end_ && (s_.tags[i] == Tag::coordinator || s_.lower(i) == "that")) i = skip_marks(i + 1);
    for (int tries = 0; tries < 3 && i < end_; ++tries) {
      if (read_subject(i)) break;
      // "In July 2000 the president met …": no comma.
      if (const std::size_t past = skip_opening(i); past != i && read_subject(past)) break;
      // "On Sunday, …": the clause begins behind the comma.
      std::size_t comma = i;
      while (comma < end_ && s_.tokens[comma].kind != TokenKind::comma) ++comma;
      if (introduces(i) == false || comma >= end_) return clause_;
      i = comma + 1;
    }
    if (clause_.verb.empty()) return clause_;
    read_complements(clause_.verb.end);
    show();
    return clause_;
  }

 private:
  std::size_t skip_marks(std::size_t i) const {
    while (i < end_ && (s_.tokens[i].kind == TokenKind::open_quote || s_.tokens[i].kind == TokenKind::comma ||
                        s_.tokens[i].kind == TokenKind::dash))
      ++i;
    return i;
  }

  bool introduces(std::size_t i) const {
    const Tag tag = s_.tags[i];
    if (tag == Tag::preposition) return s_.lower(i) != "if" && s_.lower(i) != "unless";
    if (tag == Tag::adverb || tag == Tag::gerund || tag == Tag::participle || tag == Tag::to || tag == Tag::wh_word)
      return true;
    const Part phrase = read_noun_phrase(s_, i);
    return !phrase.empty() && is_time(s_, phrase);
  }

  std::size_t skip_opening(std::size_t i) const {
    if (s_.tags[i] != Tag::preposition && s_.tags[i] != Tag::adverb) return i;
    std::size_t at = i;
    for (int steps = 0; steps < 3 && at < end_; ++steps) {
      if (s_.tags[at] == Tag::adverb) {
        ++at;
        continue;
      }
      if (s_.tags[at] != Tag::preposition || s_.lower(at) == "if" || s_.lower(at) == "unless") break;
      const Part phrase = read_noun_phrase(s_, at + 1);
      if (phrase.empty()) return i;
      at = phrase.end;
    }
    return at < end_ && s_.tags[at] != Tag::mark ? at : i;
  }

  // The subject and its finite verb, with what may stand between them.
  bool read_subject(std::size_t i) {
    const Part subject = read_noun_phrase(s_, i);
    if (subject.empty() || subject.end > end_ || is_time(s_, subject)) return false;
    Part whole = subject;
    std::size_t at = subject.end;
    for (int steps = 0; steps < 6 && at < end_; ++steps) {
      if (s_.tags[at] == Tag::preposition && s_.lower(at) == "of") {
        const Part owner = read_noun_phrase(s_, at + 1);
        if (owner.empty()) return false;
        at = owner.end;
        if (s_.tags[whole.end - 1] != Tag::name) whole.end = at;  // "Harry Reid of Nevada"
        continue;
      }
      if (s_.tags[at] == Tag::coordinator && s_.lower(at) == "and" && whole.end == at) {
        const Part other = read_noun_phrase(s_, at + 1);
        if (other.empty()) return false;
        whole.end = at = other.end;
        continue;
      }
      if (s_.tags[at] == Tag::adverb && !must_stay(s_.lower(at))) {
        ++at;
        continue;
      }
      if (s_.lower(at) == "last" && at + 1 < end_ && text::is_finite(s_.tags[at + 1])) {
        ++at;
        continue;
      }
      if (const std::size_t past = skip_attribute(at); past != at) {
        at = past;
        continue;
      }
      if (s_.tokens[at].kind == TokenKind::open_bracket) {
        while (at < end_ && s_.tokens[at].kind != TokenKind::close_bracket) ++at;
        ++at;
        continue;
      }
      if (s_.tokens[at].kind == TokenKind::comma) {
        const std::size_t verb = find_verb_past_apposition(at + 1);
        if (verb == end_) return false;
        at = verb;
        continue;
      }
      break;
    }
    if (at >= end_) return false;
    const VerbPart verbs = read_verbs(s_, at, end_, true);
    if (verbs.part.empty()) return false;
    clause_.subject = whole;
    clause_.verb = verbs.part;
    be_ = verbs.passive_or_be;
    return true;
  }

  // Past "in Texas", "on Monday", "by Senate Democrats", "to end the shutdown", "released yesterday": what says more of
  // the subject. What would make it another subject ("without insurance") is not passed.
  std::size_t skip_attribute(std::size_t i) const {
    static constexpr std::array<std::string_view, 10> passed{"in",  "on",   "at", "from",  "by",
                                                             "for", "near", "to", "about", "over"};
    if (i >= end_) return i;
    if (s_.tags[i] == Tag::participle && s_.tags[i - 1] != Tag::adverb) {
      std::size_t next = i + 1;
      const Part when = read_noun_phrase(s_, next);
      if (!when.empty() && is_time(s_, when))
        next = when.end;
      else
        next = skip_attribute(next);
      return next > i + 1 && next < end_ ? next : i;
    }
    if ((s_.tags[i] != Tag::preposition && s_.tags[i] != Tag::to) || !is_one_of(s_.lower(i), passed)) return i;
    std::size_t next = i + 1;
    if (next < end_ && s_.tags[next] == Tag::verb_base) ++next;
    const Part phrase = read_noun_phrase(s_, next);
    return phrase.empty() ? i : phrase.end;
  }

  // Behind a comma that a later comma, before a finite verb, answers.
  std::size_t find_verb_past_apposition(std::size_t i) const {
    for (; i < end_ && s_.tokens[i].kind != TokenKind::semicolon; ++i) {
      if (s_.tokens[i].kind == TokenKind::open_quote) return end_;
      if (s_.tokens[i].kind != TokenKind::comma) continue;
      std::size_t next = i + 1;
      while (next < end_ && s_.tags[next] == Tag::adverb && !must_stay(s_.lower(next))) ++next;
      if (next < end_ && text::is_finite(s_.tags[next])) return next;
      // a list of subjects has no apposition
      if (next < end_ && s_.tags[next] == Tag::coordinator) return end_;
    }
    return end_;
  }

  struct Piece {
    Part part;
    bool bound = false;  // the piece before it cannot stand without it
    bool noun = false;
    bool open = false;           // cannot stand without the next
    std::size_t noun_begin = 0;  // where its noun phrase begins, for leaving out the article
  };

  void add_noun(Part phrase, std::size_t from, bool bound) {
    pieces_.push_back({{from, phrase.end}, bound, from == phrase.begin, false, phrase.begin});
  }

  void read_complements(std::size_t i) {
    while (i < end_ && pieces_.size() < 5) {
      if (s_.tags[i] == Tag::adverb && !must_stay(s_.lower(i)) && i + 1 < end_) {
        ++i;
        continue;
      }
      const Part phrase = read_noun_phrase(s_, i);
      if (!phrase.empty() && phrase.end <= end_) {
        if (is_time(s_, phrase)) {
          i = phrase.end;
          continue;
        }
        const bool second = !pieces_.empty() && pieces_.back().noun;
        // What follows may be the subject of a clause without "that".
        if (followed_by_verb(phrase.end)) {
          if (pieces_.empty() || pieces_.back().open) failed_ = true;
          return;
        }
        if (second && pieces_.size() > 1) return;
        add_noun(phrase, i, second);
        i = phrase.end;
        continue;
      }
      if (!read_other(i)) return;
    }
  }

  bool tells_when(std::size_t i) const {
    static constexpr std::array<std::string_view, 8> words{"in",     "at",    "after",   "before",
                                                           "during", "since", "because", "as"};
    return is_one_of(s_.lower(i), words);
  }

  bool followed_by_verb(std::size_t i) const {
    while (i < end_ && s_.tags[i] == Tag::adverb) ++i;
    return i < end_ && text::is_finite(s_.tags[i]);
  }

  bool read_other(std::size_t& i) {
    const Tag tag = s_.tags[i];
    if (tag == Tag::preposition || tag == Tag::to) return read_preposition(i);
    if (tag == Tag::particle) {
      pieces_.push_back({{i, i + 1}, true, false, false, i + 1});
      return ++i < end_;
    }
    if (tag == Tag::adjective || (tag == Tag::adverb && must_stay(s_.lower(i)))) {
      if (!pieces_.empty() && pieces_.back().noun) return false;
      const bool more =
          i + 1 < end_ && (s_.tags[i + 1] == Tag::to || (s_.tags[i + 1] == Tag::preposition && !tells_when(i + 1)));
      pieces_.push_back({{i, i + 1}, true, false, tag == Tag::adverb || more, i + 1});
      return ++i < end_;
    }
    if (tag == Tag::gerund || tag == Tag::participle) {
      if (!pieces_.empty() && !pieces_.back().open) return false;
      pieces_.push_back({{i, i + 1}, true, false, tag == Tag::gerund && takes_more(i + 1), i + 1});
      return ++i < end_;
    }
    // A quotation, a question, a clause of its own: without it the verb says nothing.
    if (pieces_.empty() || pieces_.back().open)
      failed_ |= s_.tokens[i].kind == TokenKind::open_quote || tag == Tag::wh_word || tag == Tag::pronoun ||
                 tag == Tag::existential;
    return false;
  }

  bool takes_more(std::size_t i) const {
    return i < end_ && (!read_noun_phrase(s_, i).empty() || s_.tags[i] == Tag::preposition);
  }

  bool read_preposition(std::size_t& i) {
    const std::string word = s_.lower(i);
    if (subordinates(word) || (s_.tags[i] == Tag::preposition && word == "as" && pieces_.empty() && !be_)) {
      if (pieces_.empty() || pieces_.back().open) failed_ = true;
      return false;
    }
    if (i + 1 >= end_) return false;
    if (s_.tags[i + 1] == Tag::verb_base || s_.tags[i + 1] == Tag::gerund) {
      const VerbPart verbs = read_verbs(s_, i + 1, end_, false);
      const bool bound = (word == "to" || (word == "as" && needs_as(s_.lower(clause_.verb.end - 1)))) &&
                         !pieces_.empty() && pieces_.back().noun;
      pieces_.push_back({{i, verbs.part.end}, bound, false, takes_more(verbs.part.end), verbs.part.end});
      i = verbs.part.end;
      return true;
    }
    const Part phrase = read_noun_phrase(s_, i + 1);
    if (phrase.empty() || phrase.end > end_ || followed_by_verb(phrase.end)) {
      if (pieces_.empty() || pieces_.back().open) failed_ = true;
      return false;
    }
    if (is_time(s_, phrase)) {
      i = phrase.end;
      return true;
    }
    const bool owned = !pieces_.empty() && (s_.tags[pieces_.back().part.end - 1] == Tag::name ||
                                            (pieces_.back().noun && is_owned(pieces_.back().part)));
    const bool named = word == "for" && s_.tags[i - 1] == Tag::name && s_.tags[i + 1] == Tag::name;
    add_noun(phrase, i,
             named || (word == "of" && !owned) || (word == "as" && needs_as(s_.lower(clause_.verb.end - 1))) ||
                 pieces_.empty() || pieces_.back().open);
    i = phrase.end;
    return true;
  }

  // A time, a place, who did it: not what the verb is about.
  bool tells_circumstance(const Piece& piece) const {
    static constexpr std::array<std::string_view, 8> words{"in", "at",     "after", "before",
                                                           "by", "during", "from",  "near"};
    return !piece.noun && !piece.open && is_one_of(s_.lower(piece.part.begin), words);
  }

  // "his veto" is known without "of a bill".
  bool is_owned(Part phrase) const {
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      if (s_.tags[i] == Tag::possessive || s_.tags[i] == Tag::possessive_pronoun) return true;
    }
    return false;
  }

  // As many pieces as fit.
  void show() {
    for (const Piece& piece : pieces_) {
      if (piece.noun) {
        clause_.object = without_article(s_, piece.part);
        break;
      }
    }
    if (failed_) return;
    const bool alone = pieces_.empty() && (clause_.verb.end >= end_ || !s_.tokens[clause_.verb.end].is_word()) &&
                       !is_auxiliary_form(s_.lower(clause_.verb.end - 1));
    if (needs_infinitive(s_.lower(clause_.verb.end - 1)) && !clause_.object.empty() &&
        std::ranges::none_of(pieces_, [&](const Piece& piece) { return s_.tags[piece.part.begin] == Tag::to; }))
      return;
    // "would be retiring" says enough by itself.
    const Tag last = s_.tags[clause_.verb.end - 1];
    const bool whole =
        be_ && clause_.verb.end - clause_.verb.begin > 1 && (last == Tag::gerund || last == Tag::participle);
    const bool enough = whole && !needs_as(s_.lower(clause_.verb.end - 1)) &&
                        (pieces_.empty() ? alone : tells_circumstance(pieces_.front()));
    if (enough && !pieces_.empty()) pieces_.front().bound = false;
    for (std::size_t count = pieces_.size() + 1; count-- > (alone || enough ? 0U : 1U);) {
      if (count > 0 && pieces_[count - 1].open) continue;
      if (count < pieces_.size() && (pieces_[count].bound || (count > 0 && pieces_[count - 1].open))) continue;
      for (const Part subject : list_subjects()) {
        for (const int brief : {0, 1, 2}) {
          std::vector<Part> parts = list_parts(subject, count, brief);
          if (count_words(s_, parts) > words_max_) continue;
          clause_.shown = std::move(parts);
          clause_.complete = true;
          return;
        }
      }
    }
  }

  // The subject, a person without the role before the name, and by the last name alone.
  std::vector<Part> list_subjects() const {
    std::vector<Part> subjects{without_article(s_, clause_.subject)};
    for (const Part person : persons_) {
      if (person.end != subjects[0].end || person.begin < subjects[0].begin) continue;
      subjects.push_back(person);
      subjects.push_back({person.end - 1, person.end});
    }
    return subjects;
  }

  // `brief`: 1 leaves articles out, 2 also names persons by their last names alone.
  std::vector<Part> list_parts(Part subject, std::size_t count, int brief) const {
    std::vector<Part> parts{subject};
    append(parts, clause_.verb);
    for (std::size_t p = 0; p < count; ++p) {
      const Piece& piece = pieces_[p];
      std::size_t noun = piece.noun_begin;
      if (brief > 0 && noun < piece.part.end && is_article(s_, noun)) ++noun;
      if (brief > 1) {
        for (const Part person : persons_) {
          if (person.end == piece.part.end && person.begin >= noun) noun = person.end - 1;
        }
      }
      if (noun > piece.noun_begin) append(parts, {piece.part.begin, piece.noun_begin});
      append(parts, {noun > piece.noun_begin ? noun : piece.part.begin, piece.part.end});
    }
    return parts;
  }

  static void append(std::vector<Part>& parts, Part part) {
    if (part.empty()) return;
    if (!parts.empty() && parts.back().end == part.begin)
      parts.back().end = part.end;
    else
      parts.push_back(part);
  }

  const TaggedSentence& s_;
  std::size_t end_, begin_;
  int words_max_;
  const std::vector<Part>& persons_;
  bool be_ = false, failed_ = false;
  Clause clause_;
  std::vector<Piece> pieces_;
};

}  // namespace

Clause read_clause(const TaggedSentence& sentence, Part within, int words_max, const std::vector<Part>& persons) {
  return ClauseReader(sentence, within, words_max, persons).read();
}

}  // namespace courant::digest
