// Reads an article as far as composing needs it: language, sentences, names, figures, dates, claims.
#pragma once
#include "model/article.h"
#include "model/reading.h"
#include "text/read_text.h"

namespace courant::pipeline {

// The reading with the tokens it was made of; `tokens.text` views the article's text, which must outlive it.
// Thread-safe.
text::TextReading read_closely(const model::Article& article);

// The reading alone, claims included. Thread-safe.
model::Reading read_article(const model::Article& article);

}  // namespace courant::pipeline
