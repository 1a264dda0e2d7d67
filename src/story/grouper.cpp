#include "story/grouper.h"

#include <cstring>
#include <unordered_map>

#include "base/hash.h"
#include "text/language.h"

namespace courant::story {
namespace {

// Of what a snapshot holds; to be raised with every change of it, and of what its numbers mean.
constexpr std::uint32_t snapshot_format = 6;

}  // namespace

Grouper::Grouper(const Settings& settings, const std::vector<Decision>& decisions) : settings_(settings) {
  decisions_.assign(decisions);
}

Stream& Grouper::stream_in(const std::string& language) {
  std::unique_ptr<Stream>& stream = streams_[language];
  if (!stream) stream = std::make_unique<Stream>(settings_, decisions_, language);
  return *stream;
}

Stream& Grouper::stream_of(const model::Article& article) {
  std::string language = article.language;
  if (language.empty()) language = text::detect_language(article.text.empty() ? article.title : article.text);
  language.resize(std::min(language.size(), language.find('-')));
  return stream_in(language);
}

model::Assignment Grouper::add(const model::Article& article) {
  Stream& stream = stream_of(article);
  const model::Assignment assignment = stream.add(article, {}, changes_);
  likest_ = stream.likest();
  if (decisions_.take_moved()) {
    for (const auto& [language, other] : streams_) other->tell_resolved(changes_);
  }
  return assignment;
}

void Grouper::restore(const model::Article& article, const model::StoryId& story) {
  stream_of(article).add(article, story, changes_);
}

bool Grouper::decide(const std::vector<Decision>& decisions) {
  if (!decisions_.assign(decisions)) return false;
  for (const auto& [language, stream] : streams_) stream->follow_decisions();
  return true;
}

void Grouper::finish() {
  for (const auto& [language, stream] : streams_) stream->repair_all(changes_);
}

std::string Grouper::save() {
  Snapshot snapshot;
  std::uint32_t format = snapshot_format;
  snapshot(format);
  snapshot.bytes(&settings_, sizeof settings_);
  snapshot(decisions_);
  snapshot.count(streams_.size());
  for (const auto& [language, stream] : streams_) {
    std::string name = language;
    snapshot(name, *stream);
  }
  std::string bytes = snapshot.take();
  const std::uint64_t hash = base::hash64(bytes);
  bytes.append(reinterpret_cast<const char*>(&hash), sizeof hash);
  return bytes;
}

bool Grouper::load(std::string_view bytes) {
  decisions_ = {};
  streams_.clear();
  changes_ = {};
  std::uint64_t hash = 0;
  if (bytes.size() < sizeof hash) return false;
  std::memcpy(&hash, bytes.end() - sizeof hash, sizeof hash);
  bytes.remove_suffix(sizeof hash);
  if (base::hash64(bytes) != hash) return false;
  Snapshot snapshot(bytes);
  std::uint32_t format = 0;
  Settings settings;
  snapshot(format);
  snapshot.bytes(&settings, sizeof settings);
  if (snapshot.failed() || format != snapshot_format || std::memcmp(&settings, &settings_, sizeof settings) != 0)
    return false;
  snapshot(decisions_);
  const std::size_t count = snapshot.count(0);
  for (std::size_t i = 0; i < count && !snapshot.failed(); ++i) {
    std::string language;
    snapshot(language);
    snapshot(stream_in(language));
  }
  if (!snapshot.failed() && snapshot.at_end()) return true;
  decisions_ = {};
  streams_.clear();
  return false;
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
    grouping.likest.push_back(grouper.likest());
  }
  grouper.finish();
  Changes changes = grouper.take_changes();
  for (const Move& move : changes.moves) grouping.assignments[last.at(move.article.value)].story = move.story;
  grouping.events = std::move(changes.events);
  return grouping;
}

}  // namespace courant::story
