// What tells an event from another of its kind: the names, places, years, days and figures that an article leads with.
// Not thread-safe.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "story/happenings.h"
#include "story/settings.h"
#include "story/vocabulary.h"
#include "text/name_words.h"

namespace courant::story {

// A term of the lead that is written as a name.
struct LeadName {
  TermId term : 24 = no_term;
  bool person : 1 = false;  // the last word of a name that begins with a first name
  bool place : 1 = false;   // the last word of a place that is known by itself
};

// "the 2019 race": a year and the term it stands before.
struct YearOf {
  TermId term = no_term;
  std::uint32_t year = 0;
};

struct Marks {
  // The first decimal of the title ("6.1", "10.6.3" as 10.603), else of the lead with two points; 0: none
  float figure = 0;
  std::uint16_t year = 0;  // the only year of the title; 0: none
  bool version = false;    // the figure has two points
  std::uint8_t name_count = 0;
  std::array<float, 2> magnitudes{};  // beside a word of measure, in title or lead; 0: none
  std::array<YearOf, 2> years;        // in title and lead
  std::array<LeadName, 14> names;     // of the text's lead, each term once
  Happening happening;                // in the text's lead

  std::span<const LeadName> lead_names() const { return std::span(names).first(name_count); }
};

// What is read: words and their terms, in order; more words than terms are not looked at.
struct Lead {
  std::string_view text;
  std::span<const Word> words;
  std::span<const TermId> terms;
};

class MarkReader {
 public:
  static constexpr std::size_t lead_words = 60;

  explicit MarkReader(std::string_view language);

  // The result is overwritten by the next call. `published`: of the article.
  const Marks& read(const Lead& title, const Lead& text, const std::optional<base::Moment>& published);

 private:
  void read_figures(const Lead& lead, bool title);
  void read_names(const Lead& lead);
  void add_name(TermId term, bool person, bool place);

  std::string language_;
  const text::NameWords& name_words_;
  const HappeningWords& happening_words_;
  std::vector<text::Token> tokens_;
  Marks marks_;
};

}  // namespace courant::story
