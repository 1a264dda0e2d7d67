#include "text/read_text.h"

#include "text/language.h"

namespace courant::text {

TextReading read_text(const model::Article& article) {
  const std::string language = article.language.empty() ? detect_language(article.text) : article.language;
  TextReading result{{}, tokenize(article.text, language)};
  model::Reading& reading = result.reading;
  reading.language = language;
  reading.paragraphs.reserve(result.tokens.paragraphs.size());
  for (const TokenRange range : result.tokens.paragraphs) reading.paragraphs.push_back(result.tokens.span(range));
  reading.sentences.reserve(result.tokens.sentences.size());
  for (const TokenRange range : result.tokens.sentences) reading.sentences.push_back(result.tokens.span(range));
  return result;
}

}  // namespace courant::text
