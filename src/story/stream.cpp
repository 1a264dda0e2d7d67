#include "story/stream.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <utility>

#include "base/hash.h"
#include "story/contradiction.h"

namespace courant::story {
namespace {

constexpr std::size_t clock_votes = 15;
constexpr std::size_t stories_considered = 6;
constexpr std::size_t reasons_max = 6;
constexpr double copy_likeness = 2;  // a copy belongs to its origin's story whatever the bar

// Whether a story of this size is looked at: while it is small, and whenever it has doubled. Of the size alone, so that
// a restart changes nothing.
bool is_checkpoint(std::size_t size, const Settings& settings) {
  return size <= settings.repair_always || std::has_single_bit(size);
}

double round_likeness(double likeness) { return std::round(likeness * 100) / 100; }

}  // namespace

Stream::Stream(const Settings& settings, Decisions& decisions, std::string_view language)
    : settings_(settings),
      decisions_(decisions),
      language_(language),
      vocabulary_(settings, language),
      reader_(settings, language),
      neighbours_(settings, window_, vocabulary_),
      shingle_set_(settings.shingles_min, settings.shingles_kept) {}

Entry Stream::read(const model::Article& article, const Credit& credit) {
  Entry entry;
  entry.agency = credit.whole ? credit.agency : 0;
  const Features& features = reader_.read(article, vocabulary_);
  terms_ = features.terms;
  entry.terms_at = terms_.data();
  entry.term_count = static_cast<std::uint16_t>(terms_.size());
  entry.marks = &features.marks;
  entry.shingles_at = features.shingles.data();
  entry.shingle_count = static_cast<std::uint16_t>(features.shingles.size());
  if (const auto time = model::order_time(article)) {
    entry.dated = true;
    entry.time = time->time_since_epoch().count();
  }
  entry.outlet =
      outlets_.try_emplace(base::hash64(model::outlet_name(article)), static_cast<std::uint32_t>(outlets_.size()))
          .first->second;
  return entry;
}

// The window's clock is the median of the last few times, never going back: one wrong date does not empty the window.
void Stream::move_clock(const Entry& entry) {
  if (!entry.dated) return;
  recent_times_.push_back(entry.time);
  if (recent_times_.size() > clock_votes) recent_times_.erase(recent_times_.begin());
  std::vector<std::int64_t> times = recent_times_;
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) / 2);
  std::ranges::nth_element(times, middle);
  clock_ = std::max(clock_, *middle);
}

void Stream::count_terms(Entry& entry) {
  for (const TermCount& count : entry.terms()) ++vocabulary_[count.term()].articles;
  vocabulary_.count_article();
  entry.counted = true;
}

void Stream::order_terms() {
  // One number a term, so that they sort fast: a weight, which is never negative, sorts as its bits do; of two that
  // weigh the same the first comes first.
  weighed_.clear();
  for (std::uint32_t i = 0; i < terms_.size(); ++i) {
    const float weight = terms_[i].weight() * vocabulary_.weight_of(terms_[i].term());
    weighed_.push_back(std::uint64_t{std::bit_cast<std::uint32_t>(weight)} << 32 | (~std::uint32_t{0} - i));
  }
  const auto at = [&](std::size_t place) {
    return weighed_.begin() + static_cast<std::ptrdiff_t>(std::min(place, weighed_.size()));
  };
  std::ranges::nth_element(weighed_, at(compared_terms), std::greater<>());
  std::partial_sort(weighed_.begin(), at(settings_.indexed_terms), at(compared_terms), std::greater<>());
  for (std::size_t i = 0; i < terms_.size(); ++i) terms_[i] = reader_.features().terms[place_of(i)];
}

void Stream::forget_terms(Entry& entry) {
  if (!std::exchange(entry.counted, false)) return;
  for (const TermCount& count : entry.terms()) --vocabulary_[count.term()].articles;
  vocabulary_.forget_article();
}

void Stream::evict() {
  while (window_.size() > settings_.kept_min) {
    Entry& oldest = window_[window_.first()];
    const bool past = clock_ != 0 ? clock_ - window_.detail(window_.first()).clock > settings_.window.count()
                                  : window_.size() > settings_.undated_max;
    if (!past) break;
    forget_terms(oldest);
    Story& story = stories_[oldest.story];
    std::erase(story.members, window_.first());
    close_empty(oldest.story);
    window_.drop_first();
    ++since_sweep_;
  }
  if (since_sweep_ > settings_.kept_min && since_sweep_ > window_.size() / 2) {
    neighbours_.sweep();
    // Copies do not count in the vocabulary, but hold their terms.
    const auto hold_copies = [&](std::uint32_t by) {
      for (Serial serial = window_.first(); serial < window_.end(); ++serial) {
        if (window_[serial].counted) continue;
        for (const TermCount& count : window_[serial].terms()) vocabulary_[count.term()].articles += by;
      }
    };
    hold_copies(1);
    vocabulary_.forget_unused();
    hold_copies(-1U);
    since_sweep_ = 0;
  }
}

model::Assignment Stream::add(const model::Article& article, const model::StoryId& known, Changes& changes) {
  evict();
  const Credit credit = find_credit(article, language_);
  Entry entry = read(article, credit);
  move_clock(entry);
  count_terms(entry);
  order_terms();
  const std::int64_t days = std::chrono::duration_cast<std::chrono::days>(settings_.window).count();
  neighbours_.begin(entry, window_.traffic_of(entry, days) + 1, base::hash64(article.id.value));
  std::vector<Neighbour>& found = neighbours_.find();

  model::Assignment assignment;
  assignment.article = article.id;
  assignment.credit = agency_name(credit.agency);
  const Serial serial = window_.end();
  entry.family = serial;
  find_origin(found, entry, assignment);
  // A flood of copies must not make a story's own words common ones.
  if (entry.family != serial) forget_terms(entry);
  const auto [best, next] = choose(found);
  StoryNumber story = no_story;
  std::optional<model::StoryId> pinned = decisions_.empty() ? std::nullopt : decisions_.story_of(article.id);
  entry.pinned = pinned.has_value();
  if (!pinned && !known.empty()) pinned = known;
  if (pinned) {
    story = stories_.find(*pinned);
    if (story == no_story) story = stories_.open(serial, *pinned);
  } else if (best.story != no_story && best.likeness >= 1) {
    story = best.story;
  } else {
    story = stories_.open(serial, article.id);
  }
  if (best.story == story) assignment.similarity = round_likeness(best.likeness);
  const auto likest =
      std::ranges::find_if(found, [&](const Neighbour& n) { return window_[n.article].story == story; });
  likest_ = likest == found.end() ? model::ArticleId() : window_.detail(likest->article).id;
  if (likest != found.end()) assignment.why = explain(article, likest->article);
  const Choice& other = best.story == story ? next : best;
  if (other.story != no_story) {
    assignment.why.nearest =
        model::NearestStory{decisions_.resolve(stories_[other.story].id), round_likeness(other.likeness)};
  }
  assignment.story = decisions_.resolve(stories_[story].id);

  window_.add(entry, {article.id, assignment.origin == article.id ? model::ArticleId() : assignment.origin, clock_});
  neighbours_.index(serial);
  put(serial, story);
  mark_due(serial, found);
  if (known.empty())
    repair(changes);
  else
    forget_due();
  return assignment;
}

double Stream::mean_likeness(const Story& story, const std::vector<Neighbour>& found) const {
  // Those that are too old to be compared say nothing of a story that goes on.
  const auto is_gone = [&](Serial serial) { return !neighbours_.is_comparable(window_[serial]); };
  const auto recent =
      is_gone(story.members.front()) ? std::ranges::partition_point(story.members, is_gone) : story.members.begin();
  const auto size = std::max<std::size_t>(1, static_cast<std::size_t>(story.members.end() - recent));
  const std::size_t compared = std::min(size, settings_.members_compared);
  const auto member = [&](std::size_t i) { return story.members[story.members.size() - 1 - i * size / compared]; };
  for (std::size_t i = 0; i < compared; ++i) __builtin_prefetch(&window_[member(i)]);
  double sum = 0;
  for (std::size_t i = 0; i < compared; ++i) {
    if (i + 1 < compared) window_[member(i + 1)].prefetch();
    const auto known = std::ranges::find(found, member(i), &Neighbour::article);
    sum += known != found.end() ? known->likeness : neighbours_.likeness_to(window_[member(i)]);
  }
  return sum / static_cast<double>(compared);
}

std::pair<Stream::Choice, Stream::Choice> Stream::choose(const std::vector<Neighbour>& found) {
  std::vector<StoryNumber> seen;
  Choice best, next;
  for (const Neighbour& neighbour : found) {
    if (neighbour.likeness < settings_.near_min || seen.size() == stories_considered) break;
    const StoryNumber story = window_[neighbour.article].story;
    if (std::ranges::find(seen, story) != seen.end()) continue;
    seen.push_back(story);
    // The mean is never more than the best.
    const Choice choice{story, neighbour.likeness < 1 ? neighbour.likeness / 2 : mean_likeness(stories_[story], found)};
    if (best.story == no_story || choice.likeness > best.likeness) {
      next = best;
      best = choice;
    } else if (next.story == no_story || choice.likeness > next.likeness) {
      next = choice;
    }
  }
  return {best, next};
}

void Stream::find_origin(std::vector<Neighbour>& found, Entry& entry, model::Assignment& assignment) {
  assignment.origin = assignment.article;
  std::optional<Serial> origin;
  shingle_set_.assign(entry.shingles());
  for (Neighbour& neighbour : found) {
    const Entry& other = window_[neighbour.article];
    // The headline over a copy may say what it likes.
    const bool contradicted = contradict(entry, other, settings_);
    if (neighbour.likeness < settings_.copy_likeness_min && !contradicted) continue;
    const bool same_agency = entry.agency != 0 && entry.agency == other.agency;
    const double asked = contradicted  ? settings_.contradicted_copy_containment
                         : same_agency ? settings_.credited_copy_containment
                                       : settings_.copy_containment;
    if (shingle_set_.containment(other.shingles()) < asked) continue;
    neighbour.likeness = std::max(neighbour.likeness, static_cast<float>(copy_likeness));
    entry.family = std::min(entry.family, other.family);
    if (other.outlet == entry.outlet) {
      if (!assignment.version_of) assignment.version_of = window_.detail(neighbour.article).id;
    } else if (!origin) {
      origin = neighbour.article;
    }
  }
  if (!origin) return;
  const EntryDetail& detail = window_.detail(*origin);
  assignment.origin = detail.origin.empty() ? detail.id : detail.origin;
}

model::Why Stream::explain(const model::Article& article, Serial other) const {
  const Features& features = reader_.features();
  model::Why why;
  struct Shared {
    float weight;
    TermCount count;
    std::size_t place;  // among the other article's terms
  };
  std::vector<Shared> shared;
  shared.reserve(compared_terms);
  const std::span<const TermCount> others = window_[other].compared();
  for (std::size_t i = 0; i < others.size(); ++i) {
    const float value = neighbours_.query().value_of(others[i].term());
    if (value > 0) shared.push_back({value * others[i].weight(), others[i], i});
  }
  const std::size_t looked_at = std::min(shared.size(), 4 * reasons_max);
  std::ranges::partial_sort(
      shared, shared.begin() + static_cast<std::ptrdiff_t>(looked_at),
      [](const Shared& a, const Shared& b) { return a.weight != b.weight ? a.weight > b.weight : a.place < b.place; });
  shared.resize(looked_at);
  for (const Shared& one : shared) {
    // Those that count most lie in front.
    const auto own = std::ranges::find_if(terms_, [&](TermCount count) { return count.term() == one.count.term(); });
    const std::size_t place = place_of(static_cast<std::size_t>(own - terms_.begin()));
    const std::string word =
        lower_word(place < features.title_terms ? article.title : article.text, features.words[place]);
    const bool year = word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
                      word.find_first_not_of("0123456789") == std::string::npos;
    std::vector<std::string>& reasons = year                                    ? why.dates
                                        : own->is_name() && one.count.is_name() ? why.names
                                                                                : why.terms;
    if (reasons.size() < reasons_max) reasons.push_back(word);
  }
  return why;
}

void Stream::close_empty(StoryNumber story) {
  if (!stories_[story].members.empty()) return;
  stories_.close(story);
}

void Stream::follow_decisions() {
  for (Serial serial = window_.first(); serial < window_.end(); ++serial) {
    Entry& entry = window_[serial];
    const std::optional<model::StoryId> decided = decisions_.story_of(window_.detail(serial).id);
    entry.pinned = decided.has_value();
    const StoryNumber from = entry.story;
    if (!decided || stories_[from].id == *decided) continue;
    StoryNumber into = stories_.find(*decided);
    if (into == no_story) into = stories_.open(serial, *decided);
    std::erase(stories_[from].members, serial);
    put(serial, into);
    std::ranges::sort(stories_[into].members);
    close_empty(from);
  }
}

void Stream::tell_resolved(Changes& changes) const {
  for (StoryNumber number = 0; number < stories_.end(); ++number) {
    const Story& story = stories_[number];
    if (!story.is_open()) continue;
    const model::StoryId at = decisions_.resolve(story.id);
    if (at == story.id) continue;
    for (const Serial member : story.members) changes.moves.push_back({window_.detail(member).id, at});
  }
}

// All that later arrivals depend on: a new member that is not a cache belongs here.
void Stream::exchange(Snapshot& snapshot) {
  snapshot(vocabulary_, window_, neighbours_, stories_, outlets_, recent_times_, clock_, since_sweep_);
}

void Stream::put(Serial serial, StoryNumber story) {
  window_[serial].story = story;
  stories_[story].members.push_back(serial);
}

// What the repair will look at: the story a report joined, while that is small or has grown, and with it those that its
// reports might have joined.
void Stream::mark_due(Serial serial, const std::vector<Neighbour>& found) {
  const StoryNumber number = window_[serial].story;
  Story& own = stories_[number];
  const std::size_t size = own.members.size();
  for (const Neighbour& neighbour : found) {
    if (neighbour.likeness < settings_.link_min) break;
    const StoryNumber other = window_[neighbour.article].story;
    if (other == number || std::ranges::find(own.bridges, stories_[other].id) != own.bridges.end()) continue;
    const std::size_t others = stories_[other].members.size();
    if (own.bridges.size() == settings_.bridges_max) continue;
    if (size < settings_.bridge_own_min && others > settings_.bridge_size) continue;
    if (others > settings_.bridge_size && mean_likeness(stories_[other], found) < settings_.bridge_min) continue;
    own.bridges.push_back(stories_[other].id);
  }
  own.touched = true;
  if (!is_checkpoint(size, settings_)) return;
  if (own.bridges.empty() && size < settings_.repair_alone_min) return;
  due_.push_back(number);
}

}  // namespace courant::story
