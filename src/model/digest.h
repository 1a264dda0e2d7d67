// A digest: a story told. Every text in it is byte for byte the named article's text (the headline's: title) at its
// span.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/ids.h"
#include "model/reading.h"
#include "model/span.h"

namespace courant::model {

enum class SlideKind : unsigned char { lead, detail, reaction, analysis, dispute, background, next };

// Text as it stands in an article, with where it stands.
struct Quote {
  std::string text;
  ArticleId article;
  int version = 1;
  Span span;
};

struct CitedSource {
  std::string speaker;
  Span source;
  Span cue;
  Stance stance = Stance::asserts;
};

struct DigestSentence {
  Quote quote;
  std::string outlet;
  std::string url;  // with a text fragment that opens the very sentence; empty without the article's address
  std::optional<CitedSource> cited;
  std::vector<ArticleId> support;  // other articles that say the same
  int independent = 1;             // distinct origins among the article and its support, one outlet's counted once
};

struct Slide {
  SlideId id;
  SlideKind kind = SlideKind::detail;
  std::string title;
  std::vector<DigestSentence> sentences;
};

struct TimelineEntry {
  std::string date;  // ISO: "2023-09"
  Quote quote;
};

enum class DisputeStatus : unsigned char { dispute, revised };

struct DisputedValue {
  double value = 0;
  std::optional<double> low, high;
  bool approximate = false;
  std::string unit;
  std::string outlet;
  ArticleId article;
  Span span;
  std::optional<base::Moment> published;
  std::string speaker;
};

struct Dispute {
  std::string about;
  DisputeStatus status = DisputeStatus::dispute;
  SlideId slide;
  std::vector<DisputedValue> values;
};

struct StoryLink {
  StoryId story;
  std::string headline;
  std::string date;  // empty in `related`
  std::string why;
};

struct ArticleChange {
  base::Moment at;
  ArticleId article;
  int from = 1;
  int to = 2;
  std::vector<Span> added;           // in the text of version `to`
  std::vector<std::string> removed;  // sentences of version `from`
};

struct DigestSource {
  ArticleId article;
  int version = 1;
  std::string hash;
  std::string outlet;
  std::string url;
  std::string title;
  std::optional<base::Moment> published;
  ArticleId origin;
};

struct Digest {
  StoryId story;
  int version = 1;
  std::string language;
  Quote headline;
  std::optional<base::Moment> updated;  // the latest published or modified of the sources, never the clock
  int outlets = 0;
  int independent = 0;
  std::vector<Slide> slides;
  std::vector<TimelineEntry> timeline;
  std::vector<Dispute> disputes;
  std::vector<StoryLink> archive;
  std::vector<StoryLink> related;
  std::vector<ArticleChange> changes;
  std::vector<DigestSource> sources;
  std::string input_hash;  // "sha256:" over the sorted lines `id version hash`
  std::string generator;
};

// What the slides quote, each sentence a paragraph.
std::string text_of(const Digest& digest);

}  // namespace courant::model
