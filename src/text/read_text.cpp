#include "text/read_text.h"

#include "text/dates.h"
#include "text/figures.h"
#include "text/language.h"
#include "text/names.h"
#include "text/tense.h"

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
  std::vector<std::vector<VerbGroup>> groups;
  groups.reserve(result.tokens.sentences.size());
  for (const TokenRange range : result.tokens.sentences) groups.push_back(find_verb_groups(result.tokens, range));
  reading.tenses.reserve(groups.size());
  for (const auto& in_sentence : groups) reading.tenses.push_back(sentence_tense(in_sentence));
  reading.dates = find_dates(result.tokens, groups, article.published);
  reading.figures = find_figures(result.tokens, groups, reading.dates);
  reading.names = find_names(result.tokens);
  return result;
}

}  // namespace courant::text
