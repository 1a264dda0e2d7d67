// Reads an article's text: language, paragraphs, sentences, names, figures, dates. Claims are found from its result
// (claim/), digests composed of it.
#pragma once
#include "model/article.h"
#include "model/reading.h"
#include "text/sentences.h"

namespace courant::text {

// What reading an article gives: the reading, whose claims are empty, and the tokens it was made of, for those who
// read on. `tokens.text` views the article's text, which must outlive it.
struct TextReading {
  model::Reading reading;
  TokenizedText tokens;
};

// The article's own language is taken where it is given, else it is detected. Thread-safe.
TextReading read_text(const model::Article& article);

}  // namespace courant::text
