#include "edition/topics.h"

#include <algorithm>
#include <vector>

#include "text/read_text.h"
#include "text/stem.h"
#include "text/stop_words.h"

namespace courant::edition {
namespace {

constexpr std::uint32_t word_bytes_min = 3;

// "The Ostrel Gazette" is also "Gazette" and "Ostrel Gazette" when it speaks of itself.
bool is_outlet(const model::Digest& digest, const std::string& name) {
  return std::ranges::any_of(digest.sources, [&](const model::DigestSource& source) {
    return source.outlet == name || source.outlet.ends_with(" " + name);
  });
}

class TopicReader {
 public:
  explicit TopicReader(const model::Digest& digest) : digest_(digest) {
    article_.language = digest.language;
    article_.text = model::text_of(digest);
    headline_begin_ = static_cast<std::uint32_t>(article_.text.size());
    article_.text += digest.headline.text;
    read_ = text::read_text(article_);
  }

  Topics read() {
    for (const model::Name& name : read_.reading.names) add_name(name);
    const text::KeySet& stops = text::stop_words(read_.reading.language);
    for (const text::Token& token : read_.tokens.tokens)
      if (token.is_word() && token.capitals == text::Capitals::lower && token.span.size() >= word_bytes_min &&
          !stops.contains(token.key))
        add_word(token);
    return std::move(topics_);
  }

 private:
  std::size_t sentence_of(model::Span span) const {
    const auto& sentences = read_.reading.sentences;
    return static_cast<std::size_t>(std::ranges::upper_bound(sentences, span.begin, {}, &model::Span::begin) -
                                    sentences.begin());
  }

  void add(std::string key, std::string written, std::optional<model::NameType> name, std::size_t sentence) {
    Topic& topic = topics_.try_emplace(key, Topic{std::move(written), name}).first->second;
    if (const auto [last, is_first] = last_sentence_.try_emplace(std::move(key), sentence);
        is_first || last->second != sentence) {
      last->second = sentence;
      ++topic.mentions;
    }
  }

  void add_name(const model::Name& name) {
    const std::string written = name.canonical.empty() ? std::string(name.span.of(article_.text)) : name.canonical;
    if (written.size() < word_bytes_min || is_outlet(digest_, written)) return;
    std::string key = text::lower_form(written);
    // Where a headline Writes Every Word Like This, only a name that the sentences know is one.
    if (name.span.begin >= headline_begin_ && headline_begin_ > 0 && !topics_.contains(key)) return;
    add(std::move(key), written, name.type, sentence_of(name.span));
  }

  void add_word(const text::Token& token) {
    const std::string lower = text::lower_form(token.span.of(article_.text));
    add(std::string(text::stem_word(lower, read_.reading.language)), lower, std::nullopt, sentence_of(token.span));
  }

  const model::Digest& digest_;
  model::Article article_;
  std::uint32_t headline_begin_ = 0;
  text::TextReading read_;
  Topics topics_;
  std::map<std::string, std::size_t> last_sentence_;
};

}  // namespace

Topics read_topics(const model::Digest& digest) { return TopicReader(digest).read(); }

}  // namespace courant::edition
