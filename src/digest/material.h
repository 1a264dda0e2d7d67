// A story's articles made ready for composing: every sentence with its words as terms, its weight in the story and
// whether it can be told. The order is the story's own, whatever order the articles came in: by time, then id.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "digest/phrases.h"
#include "digest/terms.h"
#include "model/article.h"
#include "text/read_text.h"
#include "text/tagger.h"

namespace courant::digest {

// An article of the story with what was read off it. All pointers must outlive the composing.
struct StoryArticle {
  const model::Article* article = nullptr;
  const text::TextReading* reading = nullptr;
  model::ArticleId origin;  // the earliest article it is a copy of, else its own id
  std::string credit;       // the agency it names, else empty
};

struct Sentence {
  std::uint32_t report = 0;  // index into Material::reports
  std::uint32_t place = 0;   // from the beginning of its report
  std::uint32_t paragraph = 0;
  text::TokenRange range;  // without a dateline
  model::Span span;
  int words = 0;            // parted by white space
  std::vector<Term> forms;  // every word and number, in order
  std::vector<Term> stems;  // distinct terms of the story, rising
  TermVector vector;
  double mass = 0;        // the sum of its stems' idf
  double centrality = 0;  // cosine to the story
  bool sound = false;     // a whole sentence that is told of the story (digest/hygiene.h)
  bool opens = false;     // needs nothing before it (digest/opening.h)
  bool leans = false;     // opens with a pronoun or a connective: belongs to the sentence before
  int quotes = 0;         // quotation marks opened and not closed (or closed and not opened, below 0)
};

struct Report {
  StoryArticle source;
  std::string outlet;
  std::vector<model::Name> names;
  bool copy = false;     // its origin, or an earlier copy of the same origin, is among the reports
  bool opinion = false;  // an outlet's own comment, by its title or address
  std::vector<text::Token> title_tokens;
  std::vector<Term> title_forms;
  TermVector title_vector;
  std::vector<Term> opening_forms;    // its first 65 words, title aside
  TermVector opening_vector;          // title and opening
  std::uint32_t first = 0, last = 0;  // its sentences

  const model::Article& article() const { return *source.article; }
  const text::TextReading& reading() const { return *source.reading; }
  const model::Reading& found() const { return source.reading->reading; }
  std::string_view text() const { return source.article->text; }
};

// By which claim a sentence is somebody's word, and how that speaker is shown; null and empty without one.
struct Spoken {
  const model::Claim* claim = nullptr;
  std::string speaker;
  const model::Claim* unnamed = nullptr;  // as `claim`, where the speaker cannot be shown: "the president", "he"
};

struct TitleHeadline;

struct Material {
  explicit Material(std::string_view written_in) : vocabulary(written_in), language(written_in) {}

  Vocabulary vocabulary;
  std::string language;
  std::vector<Report> reports;
  std::vector<Sentence> sentences;  // report by report, in order
  std::vector<double> idf;          // by term
  DenseVector centre;               // of the story, each independent report counted once
  int independent = 0;
  std::vector<std::uint32_t> voices;                        // the reports that are no copies
  mutable std::vector<std::vector<text::Tag>> tags;         // by sentence, as far as asked for
  mutable std::vector<std::optional<Spoken>> spoken;        // by sentence, as far as asked for (digest/speakers.h)
  mutable std::optional<std::set<std::string>> last_names;  // when first asked for
  mutable std::shared_ptr<const std::vector<TitleHeadline>> headlines;  // likewise (digest/title_headlines.h)
  // By surname and initial of the first name (a junior's is a space): how often the reports name them in full; as far
  // as asked for (digest/speakers.h).
  mutable std::map<std::string, std::map<char, int>> namesakes;
  mutable std::map<std::pair<const Report*, std::string>, std::string>
      roles;  // by full name and the report asked first, or null: the voices alone; as far as asked for
              // (digest/roles.h)

  const Report& report_of(const Sentence& sentence) const { return reports[sentence.report]; }
  std::span<const text::Token> tokens_of(const Sentence& sentence) const {
    return report_of(sentence).reading().tokens.of(sentence.range);
  }
  // Each token's part of speech, found when first asked for; all `other` in a language without a tagger.
  const std::vector<text::Tag>& tags_of(const Sentence& sentence) const;
  TaggedSentence tagged(const Sentence& sentence) const {
    return {tokens_of(sentence), tags_of(sentence), report_of(sentence).text()};
  }
  // The last names of the persons whom some report of the story names in full.
  const std::set<std::string>& surnames() const;
  // Whether the token is or may be one of these (WordFlag).
  bool has_flag(const text::Token& token, std::uint64_t flags) const {
    return (vocabulary.rules().flags(token.key) & flags) != 0;
  }
  std::string_view text_of(const Sentence& sentence) const { return sentence.span.of(report_of(sentence).text()); }
};

// Of several versions of an article the latest is taken. `articles` must not be empty.
Material gather_material(std::span<const StoryArticle> articles);

// The sum of idf, less so much of each, of the stems that both hold.
double shared_mass(const Material& material, std::span<const Term> a, std::span<const Term> b, double less = 0);

}  // namespace courant::digest
