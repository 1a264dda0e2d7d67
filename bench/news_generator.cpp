#include "news_generator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <queue>
#include <sstream>

namespace courant::bench {
namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {  // SplitMix64
    std::uint64_t x = state_ += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  std::size_t below(std::size_t n) { return next() % n; }
  bool chance(double p) { return unit() < p; }
  double exponential(double mean) { return -mean * std::log(1 - unit()); }
  // A rank from 0 by Zipf-Mandelbrot's law, (rank + shift)^-power, over `n` ranks: by inverting its integral.
  std::size_t zipf(double n, double shift, double power) {
    const double e = 1 - power, low = std::pow(shift, e), high = std::pow(n + shift, e);
    return std::min(static_cast<std::size_t>(std::pow(low + unit() * (high - low), 1 / e) - shift),
                    static_cast<std::size_t>(n) - 1);
  }

 private:
  std::uint64_t state_;
};

constexpr std::array function_words = {
    "the",     "to",    "of",    "and",   "a",     "in",      "that",  "for",     "on",      "is",
    "was",     "with",  "he",    "as",    "it",    "at",      "by",    "from",    "his",     "be",
    "have",    "has",   "are",   "an",    "not",   "were",    "who",   "they",    "had",     "which",
    "will",    "their", "been",  "this",  "but",   "its",     "after", "or",      "she",     "her",
    "would",   "when",  "more",  "about", "there", "we",      "than",  "if",      "also",    "over",
    "into",    "out",   "up",    "could", "what",  "all",     "i",     "you",     "some",    "before",
    "other",   "can",   "no",    "so",    "them",  "during",  "him",   "because", "between", "while",
    "against", "under", "only",  "where", "any",   "through", "our",   "then",    "those",   "now",
    "may",     "such",  "these", "how",   "just",  "should",  "me",    "very",    "my"};
constexpr std::array onsets = {"b", "br", "c", "ch", "d",  "dr", "f", "g",  "gr", "h",  "j", "k", "kl",
                               "l", "m",  "n", "p",  "pr", "r",  "s", "st", "t",  "tr", "v", "z"};
constexpr std::array vowels = {"a", "e", "i", "o", "u", "ai", "ea", "ou"};
constexpr std::array codas = {"", "n", "r", "l", "s", "t", "m", "ck", "nd", "x"};

// A word of two or more syllables, a different one for every number.
std::string made_word(std::size_t number) {
  std::string word;
  for (int syllable = 0; syllable < 2 || number > 0; ++syllable) {
    word += onsets[number % onsets.size()];
    number /= onsets.size();
    word += vowels[number % vowels.size()];
    number /= vowels.size();
    word += codas[number % codas.size()];
    number /= codas.size();
  }
  return word;
}

std::string capitalised(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::vector<std::string> read_common_words() {
  std::vector<std::string> words;
  std::ifstream in(COURANT_SOURCE_DIR "/data/lexicon/en/common_words.txt");
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#' && line[0] != '[') words.push_back(line);
  }
  return words;
}

constexpr double lexicon_size = 5e6;
constexpr std::size_t name_offset = 100'000'000;
constexpr std::size_t topic_words = 120, topic_names = 60, event_words = 60, event_names = 14;

struct Topic {
  std::vector<std::string> words, names;
};

struct Event {
  std::uint32_t number = 0;
  std::size_t topic = 0;
  std::vector<std::string> words, names;
  std::size_t reports = 1;
  double begin = 0, life = 1;                 // days
  std::shared_ptr<const std::string> agency;  // a text that others copy
};

struct Due {
  double at;
  std::uint32_t event;
  std::size_t order;
  friend bool operator<(const Due& a, const Due& b) { return a.at != b.at ? a.at > b.at : a.order > b.order; }
};

}  // namespace

struct NewsGenerator::State {
  explicit State(const NewsSettings& given) : settings(given), random(given.seed), common(read_common_words()) {}

  std::string word_of(std::size_t rank) const { return rank < common.size() ? common[rank] : made_word(rank); }
  std::string general_word() { return word_of(random.zipf(lexicon_size, 30, 1.35)); }
  std::string rare_word() { return word_of(500 + random.zipf(lexicon_size, 1000, 1.4)); }
  std::string name_word() { return capitalised(made_word(name_offset + random.zipf(lexicon_size, 300, 1.3))); }

  void make_topics();
  void make_events();
  std::string write_text(const Event& event, double age);
  std::string write_title(const Event& event);
  std::string copy_of(const std::string& text);

  NewsSettings settings;
  Random random;
  std::vector<std::string> common;
  std::vector<Topic> topics;
  std::vector<Event> events;
  std::priority_queue<Due> due;
  std::size_t made = 0;
};

void NewsGenerator::State::make_topics() {
  topics.resize(settings.topics);
  for (Topic& topic : topics) {
    for (std::size_t i = 0; i < topic_words; ++i) topic.words.push_back(word_of(50 + random.zipf(40'000, 100, 1.02)));
    for (std::size_t i = 0; i < topic_names; ++i) topic.names.push_back(name_word());
  }
}

void NewsGenerator::State::make_events() {
  std::size_t planned = 0;
  while (planned < settings.articles) {
    Event event;
    event.number = static_cast<std::uint32_t>(events.size());
    event.topic = random.zipf(static_cast<double>(topics.size()), 10, 1.1);
    const bool looks_alike = !events.empty() && random.chance(1.0 / 8);
    if (looks_alike) {
      const Event& other = events[events.size() - 1 - random.below(std::min<std::size_t>(events.size(), 50))];
      event.topic = other.topic;
      event.words.assign(other.words.begin(), other.words.begin() + event_words / 2);
    }
    const Topic& topic = topics[event.topic];
    while (event.words.size() < event_words)
      event.words.push_back(random.chance(0.5) ? topic.words[random.below(topic_words)] : rare_word());
    while (event.names.size() < event_names) {
      event.names.push_back(random.chance(0.4) ? topic.names[random.zipf(topic_names, 3, 1.1)] : name_word());
    }
    for (int figures = 0; figures < 3; ++figures) event.words.push_back(std::to_string(3 + random.below(900)));
    // A third alone; the others by Pareto's law with exponent 1.3, cut at 2,000.
    const double mean_of_others = 1.5 * settings.reports_per_event - 0.5;
    event.reports = random.chance(1.0 / 3)
                        ? 1
                        : 2 + static_cast<std::size_t>(
                                  std::min(2000.0, (mean_of_others - 2) * 0.3 * std::pow(1 - random.unit(), -1 / 1.3)));
    event.begin = random.unit() * settings.days;
    event.life = 0.3 + random.exponential(0.8);
    event.reports = std::min(event.reports, settings.articles - planned);
    planned += event.reports;
    for (std::size_t i = 0; i < event.reports; ++i) {
      const double at = i == 0 ? event.begin : event.begin + random.exponential(event.life);
      due.push({std::min(at, settings.days + 2), event.number, due.size()});
    }
    events.push_back(std::move(event));
  }
}

std::string NewsGenerator::State::write_title(const Event& event) {
  std::string title = event.names[random.zipf(event_names, 1, 1.4)];
  for (std::size_t i = 0; i < 7; ++i) {
    title += ' ';
    const double kind = random.unit();
    title += kind < 0.25   ? std::string(function_words[random.zipf(function_words.size(), 2, 1.1)])
             : kind < 0.55 ? event.words[random.zipf(static_cast<double>(event.words.size()), 4, 1.2)]
             : kind < 0.7  ? event.names[random.zipf(event_names, 1, 1.4)]
                           : general_word();
  }
  return title;
}

std::string NewsGenerator::State::write_text(const Event& event, double age) {
  const Topic& topic = topics[event.topic];
  const auto words = static_cast<std::size_t>(
      settings.words *
      std::exp(0.55 * std::sqrt(-2 * std::log(1 - random.unit())) * std::cos(6.2831853 * random.unit()) - 0.15));
  // What a report tells of its event: most words at their rank, some left out; with age the later words come first.
  std::vector<const std::string*> facets;
  const std::size_t turn = static_cast<std::size_t>(age * 6) % (event.words.size() / 2);
  for (std::size_t i = 0; i < event.words.size(); ++i) {
    if (!random.chance(0.35)) facets.push_back(&event.words[i < 6 ? i : 6 + (i - 6 + turn) % (event.words.size() - 6)]);
  }
  std::string text;
  std::size_t left = 0;
  for (std::size_t i = 0; i < std::max<std::size_t>(words, 30); ++i) {
    std::string word;
    const double kind = random.unit();
    if (kind < 0.44) {
      word = function_words[random.zipf(function_words.size(), 2, 1.1)];
    } else if (kind < 0.66) {
      word = general_word();
    } else if (kind < 0.80) {
      word = topic.words[random.zipf(topic_words, 5, 1.2)];
    } else if (kind < 0.915) {
      word = *facets[random.zipf(static_cast<double>(facets.size()), 5, 1.25)];
    } else {
      word = event.names[random.zipf(event_names, 1.5, 1.3)];
    }
    const bool opens = left == 0;
    if (opens) left = 12 + random.below(22);
    if (!text.empty()) text += opens && random.chance(0.35) ? "\n\n" : " ";
    text += opens ? capitalised(std::move(word)) : word;
    if (--left == 0) text += '.';
  }
  return text;
}

// An agency's text as others print it: some sentences dropped, one changed.
std::string NewsGenerator::State::copy_of(const std::string& text) {
  std::string out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('.', begin);
    end = end == std::string::npos ? text.size() : end + 1;
    if (random.chance(0.85)) out.append(text, begin, end - begin);
    begin = end;
  }
  return out;
}

NewsGenerator::NewsGenerator(const NewsSettings& settings) : state_(std::make_unique<State>(settings)) {
  state_->make_topics();
  state_->make_events();
}

NewsGenerator::~NewsGenerator() = default;

bool NewsGenerator::next(GeneratedArticle& out) {
  State& s = *state_;
  if (s.due.empty()) return false;
  const Due due = s.due.top();
  s.due.pop();
  Event& event = s.events[due.event];
  const std::size_t outlet = s.random.zipf(2000, 20, 1.1);
  out.event = due.event;
  out.article = {};
  out.article.id = model::ArticleId("g" + std::to_string(++s.made));
  out.article.outlet = "Outlet " + std::to_string(outlet);
  out.article.language = "en";
  out.article.title = s.write_title(event);
  using namespace std::chrono;
  const sys_seconds start = sys_days(year(2024) / 6 / 3);
  out.article.published =
      base::Moment{start + seconds(static_cast<std::int64_t>(due.at * 86400)), base::Precision::second, 0};
  if (event.agency && s.random.chance(1.0 / 6)) {
    out.article.text = s.copy_of(*event.agency);
  } else {
    out.article.text = s.write_text(event, due.at - event.begin);
    if (!event.agency) event.agency = std::make_shared<const std::string>(out.article.text);
  }
  return true;
}

}  // namespace courant::bench
