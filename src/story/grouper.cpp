#include "story/grouper.h"

#include <unordered_map>

#include "text/language.h"

namespace courant::story {

Grouper::Grouper(const Settings& settings, const std::vector<Decision>& decisions) : settings_(settings) {
  for (const Decision& decision : decisions) decisions_.add(decision);
}

Stream& Grouper::stream_of(const model::Article& article) {
  std::string language = article.language;
  if (language.empty()) language = text::detect_language(article.text.empty() ? article.title : article.text);
  language.resize(std::min(language.size(), language.find('-')));
  std::unique_ptr<Stream>& stream = streams_[language];
  if (!stream) stream = std::make_unique<Stream>(settings_, decisions_, language);
  return *stream;
}

model::Assignment Grouper::add(const model::Article& article) { return stream_of(article).add(article, {}, changes_); }

void Grouper::restore(const model::Article& article, const model::StoryId& story) {
  stream_of(article).add(article, story, changes_);
}

void Grouper::finish() {
  for (auto& [language, stream] : streams_) stream->repair_all(changes_);
}

Changes Grouper::take_changes() { return std::exchange(changes_, {}); }

std::size_t Grouper::size() const {
  std::size_t size = 0;
  for (const auto& [language, stream] : streams_) size += stream->size();
  return size;
}

Grouping group_articles(std::span<const model::Article> articles, const Settings& settings,
                        const std::vector<Decision>& decisions) {
  Grouper grouper(settings, decisions);
  Grouping grouping;
  std::unordered_map<std::string, std::size_t> last;  // never iterated
  for (const model::Article& article : articles) {
    last[article.id.value] = grouping.assignments.size();
    grouping.assignments.push_back(grouper.add(article));
  }
  grouper.finish();
  Changes changes = grouper.take_changes();
  for (const Move& move : changes.moves) grouping.assignments[last.at(move.article.value)].story = move.story;
  grouping.events = std::move(changes.events);
  return grouping;
}

}  // namespace courant::story
