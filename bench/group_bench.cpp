// Measures grouping on generated news: group_bench [--scatter GOLD.jsonl] ARTICLES...
// For each size: articles a second, the cost of an article once the window is full (its last tenth) against tokenising
// and stemming the same text, memory an article, and the share of stories that mix events. With --scatter the articles
// of GOLD (lines with "id" and "cluster") are strewn through the stream; their stories are printed to standard output
// for score_group.py.
#include <malloc.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>

#include "format/json_lines.h"
#include "news_generator.h"
#include "story/grouper.h"
#include "text/stem.h"
#include "text/tokens.h"

namespace {

using namespace courant;
// This program's own time on the processor: other programs may be running.
struct Clock {
  static double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
};

double seconds_since(double start) { return Clock::now() - start; }

struct Measured {
  double seconds = 0, tail_seconds = 0, reading_seconds = 0, text_seconds = 0;
  std::size_t tail = 0;
  double bytes_an_article = 0;
  double mixed = 0;
  std::vector<model::Assignment> assignments;
};

std::vector<model::Article> read_articles(const std::string& path) {
  std::vector<model::Article> articles;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (auto article = format::parse_article(line)) articles.push_back(std::move(*article));
  }
  return articles;
}

std::size_t heap_bytes() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

// Reading the same articles, with nothing grouped: by grouping's own reader, which knows the stems of words it has met
// (tables as large as in the run), and by the text layer's tokens and stems.
class Reading {
 public:
  double by_terms(const std::vector<model::Article>& articles) {
    const double start = Clock::now();
    for (const model::Article& article : articles) reader_.read(article, vocabulary_);
    return seconds_since(start);
  }
  static double by_text(const std::vector<model::Article>& articles) {
    const double start = Clock::now();
    for (const model::Article& article : articles) {
      for (const std::string* part : {&article.title, &article.text}) {
        for (const text::Token& token : text::split_tokens(*part, "en")) {
          if (token.is_word()) text::stem_word(text::lower_form(token.span.of(*part)), "en");
        }
      }
    }
    return seconds_since(start);
  }

 private:
  story::Settings settings_;
  story::Vocabulary vocabulary_{settings_, "en"};
  story::FeatureReader reader_{settings_, "en"};
};

Measured measure(std::size_t size, const std::vector<model::Article>& scattered) {
  bench::NewsSettings news;
  news.articles = size;
  bench::NewsGenerator generator(news);
  auto grouper = std::make_unique<story::Grouper>();
  Reading reading;
  Measured measured;
  std::map<std::string, std::string> story_of;
  std::vector<std::uint32_t> event_of;
  std::vector<model::Article> block;
  std::size_t next_scattered = 0, done = 0;
  bench::GeneratedArticle generated;
  const auto flush = [&] {
    if (block.empty()) return;
    const auto start = Clock::now();
    for (const model::Article& article : block) measured.assignments.push_back(grouper->add(article));
    const double took = seconds_since(start);
    measured.seconds += took;
    const double read = reading.by_terms(block);
    if (done > size - size / 10) {
      measured.tail_seconds += took;
      measured.tail += block.size();
      measured.reading_seconds += read;
      measured.text_seconds += Reading::by_text(block);
    }
    block.clear();
  };
  while (generator.next(generated)) {
    block.push_back(generated.article);
    event_of.push_back(generated.event);
    ++done;
    while (next_scattered < scattered.size() && next_scattered * size < done * scattered.size())
      block.push_back(scattered[next_scattered++]);
    if (block.size() >= 1000) flush();
  }
  flush();
  const auto start = Clock::now();
  grouper->finish();
  measured.seconds += seconds_since(start);
  for (const model::Assignment& assignment : measured.assignments)
    story_of[assignment.article.value] = assignment.story.value;
  const story::Changes changes = grouper->take_changes();
  for (const story::Move& move : changes.moves) story_of[move.article.value] = move.story.value;
  const auto merges = std::ranges::count(changes.events, model::StoryEventKind::merged, &model::StoryEvent::kind);
  std::cerr << merges << " merges, " << changes.events.size() - static_cast<std::size_t>(merges) << " splits, "
            << changes.moves.size() << " moves\n";
  std::map<std::string, std::set<std::uint32_t>> events_in;
  for (std::size_t i = 0; i < event_of.size(); ++i)
    events_in[story_of["g" + std::to_string(i + 1)]].insert(event_of[i]);
  measured.mixed =
      static_cast<double>(std::ranges::count_if(events_in, [](const auto& s) { return s.second.size() > 1; })) /
      static_cast<double>(events_in.size());
  std::map<std::pair<std::uint32_t, std::string>, double> both;
  std::map<std::uint32_t, double> of_event;
  std::map<std::string, double> of_story;
  for (std::size_t i = 0; i < event_of.size(); ++i) {
    const std::string& story = story_of["g" + std::to_string(i + 1)];
    ++both[{event_of[i], story}], ++of_event[event_of[i]], ++of_story[story];
  }
  double precision = 0, recall = 0;
  for (const auto& [key, count] : both)
    precision += count * count / of_story[key.second], recall += count * count / of_event[key.first];
  std::cerr << "BCubed " << 100 * precision / static_cast<double>(event_of.size()) << ' '
            << 100 * recall / static_cast<double>(event_of.size()) << ' ';
  std::cerr << "events " << *std::ranges::max_element(event_of) + 1 << ", stories " << events_in.size() << '\n';
  for (model::Assignment& assignment : measured.assignments)
    assignment.story = model::StoryId(story_of[assignment.article.value]);
  const std::size_t heap = heap_bytes();
  const auto held = static_cast<double>(grouper->size());
  grouper.reset();
  measured.bytes_an_article = static_cast<double>(heap - heap_bytes()) / held;
  return measured;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<model::Article> scattered;
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) {
    if (std::string(argv[i]) == "--scatter" && i + 1 < argc) {
      scattered = read_articles(argv[++i]);
    } else {
      sizes.push_back(std::stoul(argv[i]));
    }
  }
  for (const std::size_t size : sizes) {
    const Measured m = measure(size, scattered);
    const auto micros = [&](double seconds) { return seconds * 1e6 / static_cast<double>(m.tail); };
    std::cerr << size << " articles: " << static_cast<double>(m.assignments.size()) / m.seconds
              << "/s; at the end, us an article: all " << micros(m.tail_seconds) << ", of it reading "
              << micros(m.reading_seconds) << "; text layer's tokens and stems " << micros(m.text_seconds)
              << "; grouping " << micros(m.tail_seconds - m.reading_seconds) << "; " << m.bytes_an_article
              << " bytes an article; mixed stories " << 100 * m.mixed << " %\n";
    for (std::size_t i = 0; i < m.assignments.size(); ++i) {
      if (m.assignments[i].article.value[0] != 'g') std::cout << format::to_json(m.assignments[i]) << '\n';
    }
  }
}
