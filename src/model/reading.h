// What the reading of an article's text finds: text/ fills language to dates, claim/ the claims. All spans lie in
// `text`.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/span.h"

namespace courant::model {

enum class NameType : unsigned char { person, place, organisation };

struct Name {
  Span span;
  NameType type = NameType::organisation;
  std::string canonical;  // the fullest form in the article: "Vladimir Putin" for "Mr Putin"
};

struct Figure {
  Span span;
  double low = 0;
  double high = 0;           // equals low where one value is named
  bool approximate = false;  // "almost", "some", "at least"
  std::string unit;          // "shells", "dead", "USD", "%"
  std::string noun;          // what is counted, with its words: "artillery shells"
};

enum class Tense : unsigned char { past, pluperfect, present, future };

struct DateMention {
  Span span;
  std::string value;  // TIMEX3's value: "2023-09", "2023-W45", "PAST_REF"; empty where found but not resolved
  std::string end;    // the last value of a range, else empty
  std::optional<Tense> tense;
};

enum class Quoting : unsigned char { direct, indirect, mixed };
enum class Stance : unsigned char { asserts, denies, refuses, accuses, promises };

struct Claim {
  Span cue;
  std::optional<Span> source;
  std::vector<Span> content;
  Quoting kind = Quoting::indirect;
  Stance stance = Stance::asserts;
  bool negated = false;
  std::optional<std::size_t> within;  // index of the claim this one is nested in
  std::string speaker;                // the source resolved within the article, where that is sure; else empty

  // Whether a span lies in what is said.
  bool says(Span span) const {
    for (const Span part : content) {
      if (part.contains(span)) return true;
    }
    return false;
  }
};

struct Reading {
  std::string language;                      // BCP 47; empty: not known
  std::vector<Span> paragraphs;              // in order, without the line ends between them
  std::vector<Span> sentences;               // in order, each within one paragraph, without white space at either end
  std::vector<std::optional<Tense>> tenses;  // of what each sentence tells; as many as sentences
  std::vector<Name> names;                   // in order of span
  std::vector<Figure> figures;
  std::vector<DateMention> dates;
  std::vector<Claim> claims;  // in order of cue
};

}  // namespace courant::model
