#include "digest/disputes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "digest/kinds.h"
#include "digest/speakers.h"

namespace courant::digest {
namespace {

constexpr double score_min = 0.9;
constexpr double score_confronted = 2;  // surer than any likeness of two sentences
constexpr double confronted_min = 10;
constexpr std::uint32_t past_date_bytes = 45;  // between a toll and the year it is of
constexpr double context_weight = 2, role_gain = 0.15, modifier_gain = 0.1;
constexpr double ratio_max = 4, near_share = 0.06, floor_reach = 1.5;
constexpr std::size_t shared_context_min = 2, reports_max = 40, disputes_max = 2, values_max = 4;
constexpr std::chrono::hours same_time{12};
constexpr std::uint32_t toll_places = 2;  // a report gives the toll of its story at once
constexpr double toll_centrality = 0.25;  // and does so in a sentence on the story's matter
constexpr double toll_ratio_max = 10;

bool near(double a, double b) { return std::abs(a - b) <= near_share * std::max(std::abs(a), std::abs(b)); }

// Whether b is a rounded to as few figures as b shows.
bool rounds_to(double a, double b) {
  if (b == 0) return a == 0;
  double unit = 1;
  while (std::fmod(std::abs(b), unit * 10) == 0) unit *= 10;
  return unit > 1 && std::abs(a - b) <= unit / 2;
}

bool compatible(const Count& a, const Count& b) {
  if (near(a.low, b.low) || near(a.high, b.high) || (a.low <= b.high && b.low <= a.high)) return true;
  if (a.floor && b.low >= a.low && b.low <= floor_reach * a.low) return true;
  if (b.floor && a.low >= b.low && a.low <= floor_reach * b.low) return true;
  return rounds_to(a.low, b.low) || rounds_to(b.low, a.low);
}

bool same_thing(const Count& a, const Count& b) {
  return a.person == b.person && a.named == b.named && a.role == b.role && (a.person || a.noun == b.noun);
}

std::vector<Term> meet(const std::vector<Term>& a, const std::vector<Term>& b) {
  std::vector<Term> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

class Search {
 public:
  explicit Search(const Material& material) : material_(material), story_(story_days(material)) {
    for (const std::uint32_t voice : material.voices) {
      if (counts_.size() == reports_max) break;
      counts_.push_back(find_counts(material, material.reports[voice]));
    }
  }

  std::vector<FoundDispute> run() {
    std::vector<FoundDispute> found;
    std::set<std::uint32_t> used;
    if (auto toll = find_toll(used)) found.push_back(std::move(*toll));
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      for (std::size_t j = i + 1; j < counts_.size(); ++j) {
        for (const Count& a : counts_[i]) {
          for (const Count& b : counts_[j]) consider(a, i, b, j, pairs);
        }
      }
    }
    std::ranges::stable_sort(pairs, std::greater{}, &Pair::score);
    for (const Pair& pair : pairs) {
      if (found.size() == disputes_max) break;
      if (!found.empty() && pair.a->role == CountRole::dead && found.front().role == CountRole::dead) continue;
      if (used.contains(pair.a->sentence) || used.contains(pair.b->sentence)) continue;
      found.push_back(write(pair, pairs, used));
    }
    return found;
  }

 private:
  struct Pair {
    const Count* a = nullptr;
    const Count* b = nullptr;
    double score = 0;
  };

  const Report& report(const Count& count) const { return material_.report_of(material_.sentences[count.sentence]); }

  void consider(const Count& a, std::size_t i, const Count& b, std::size_t j, std::vector<Pair>& pairs) const {
    if (!material_.sentences[a.sentence].opens || !material_.sentences[b.sentence].opens) return;
    if (!same_thing(a, b) || compatible(a, b) || report(a).outlet == report(b).outlet) return;
    if (std::max(a.low, b.low) > ratio_max * std::min(a.low, b.low)) return;
    if (!counts_once(counts_[i], a) || !counts_once(counts_[j], b)) return;
    if (adds_up(a, b) || adds_up(b, a) || sums_anywhere(a) != sums_anywhere(b)) return;
    if (confronts(a, b) || confronts(b, a)) {
      pairs.push_back({&a, &b, score_confronted + cosine(vector_of(a), vector_of(b))});
      return;
    }
    if (recalls_past(a) || recalls_past(b)) return;
    if (has_value(counts_[i], b) || has_value(counts_[j], a)) return;
    const std::vector<Term> context = meet(a.context, b.context);
    if (context.size() < shared_context_min || names_differ(a, b)) return;
    const double shared = mass(context);
    const double all = mass(a.context) + mass(b.context) - shared;
    const double score = context_weight * shared / all + cosine(vector_of(a), vector_of(b)) +
                         (a.role != CountRole::plain ? role_gain : 0) +
                         (meet(a.modifiers, b.modifiers).empty() ? 0 : modifier_gain);
    if (score >= score_min) pairs.push_back({&a, &b, score});
  }

  // Whether the report of `b` holds its figure against that of `a`, and both are said by somebody, not by the same:
  // "about 2,000, an official said, against the 3,200 suggested by the ministry".
  bool confronts(const Count& a, const Count& b) const {
    if (std::min(a.low, b.low) < confronted_min) return false;
    const std::string_view said = sayer(a), answered = sayer(b);
    if (said.empty() || answered.empty() || said == answered) return false;
    const Sentence& sentence = material_.sentences[b.sentence];
    return std::ranges::any_of(report(b).found().figures, [&](const model::Figure& figure) {
      return sentence.span.contains(figure.span) && !figure.span.overlaps(b.number) &&
             (near(figure.low, a.low) || near(figure.high, a.high));
    });
  }

  // Who says the figure, person or paper; empty where nobody but the outlet does.
  std::string_view sayer(const Count& count) const {
    for (const model::Claim& claim : report(count).found().claims) {
      if (claim.source && claim.says(count.number)) return claim.source->of(report(count).text());
    }
    return {};
  }

  // "2.5 million with Mexico and 1.5 million with Canada", against "4 million".
  bool adds_up(const Count& part, const Count& whole) const {
    const model::Span sentence = material_.sentences[part.sentence].span;
    return std::ranges::any_of(report(part).found().figures, [&](const model::Figure& figure) {
      return sentence.contains(figure.span) && !figure.span.overlaps(part.number) &&
             (near(part.low + figure.low, whole.low) || near(part.high + figure.high, whole.high));
    });
  }

  // Whether some report says that the figure is the sum of several: then no figure of one of them contradicts it.
  bool sums_anywhere(const Count& one) const {
    return std::ranges::any_of(counts_, [&](const std::vector<Count>& counts) {
      return std::ranges::any_of(counts, [&](const Count& count) {
        return same_thing(count, one) && near(count.low, one.low) && sums(count);
      });
    });
  }

  // "31 magazines during the five operations"
  bool sums(const Count& count) const {
    if (!text::has_tagger(material_.language)) return false;
    const Sentence& sentence = material_.sentences[count.sentence];
    const TaggedSentence s = material_.tagged(sentence);
    return std::ranges::any_of(report(count).found().figures, [&](const model::Figure& figure) {
      if (!sentence.span.contains(figure.span) || figure.span.overlaps(count.number) || figure.low < 2) return false;
      const Part counted = part_of(s.tokens, figure.span);
      if (counted.empty() || s.tags[counted.end - 1] != text::Tag::plural) return false;
      std::size_t before = counted.begin;
      while (before > 0 && s.tags[before - 1] == text::Tag::determiner) --before;
      return before > 0 && material_.has_flag(s.tokens[before - 1], is_preposition) &&
             asks_for_more(s, counted.end - 1);
    });
  }

  const std::string& speaker(const Count& count) const {
    return speaker_in(material_, material_.sentences[count.sentence]);
  }

  // The story's own toll, as each report gives it where it begins. Reports that count the dead there count the same
  // ones, in whatever words; what differs is when they were written, or whom they asked.
  std::optional<FoundDispute> find_toll(std::set<std::uint32_t>& used) const {
    std::vector<const Count*> tolls;  // in order of time
    for (const std::vector<Count>& counts : counts_) {
      // "rose to 14 after three died": the toll that is named as one comes first.
      auto toll =
          std::ranges::find_if(counts, [&](const Count& count) { return count.toll && is_toll(count, counts); });
      if (toll == counts.end())
        toll = std::ranges::find_if(counts, [&](const Count& count) { return is_toll(count, counts); });
      if (toll != counts.end()) tolls.push_back(&*toll);
    }
    // Of undated reports the one that counts most is taken for the latest.
    if (std::ranges::any_of(tolls, [&](const Count* toll) { return !report(*toll).article().published; }))
      std::ranges::stable_sort(tolls, {}, [](const Count* toll) { return toll->low; });
    std::vector<const Count*> values;  // of reports that agree the latest one
    for (auto toll = tolls.rbegin(); toll != tolls.rend() && values.size() < values_max; ++toll) {
      if (std::ranges::none_of(values, [&](const Count* value) { return compatible(*value, **toll); }))
        values.push_back(*toll);
    }
    for (const Count* value : values) {  // "1,500 a day", "651,000 so far"
      if (value->low > toll_ratio_max * values.front()->low || values.front()->low > toll_ratio_max * value->low)
        return std::nullopt;
    }
    std::ranges::reverse(values);
    std::set<std::string> outlets;
    for (const Count* value : values) outlets.insert(report(*value).outlet);
    if (values.size() < 2 || outlets.size() < 2) return std::nullopt;
    FoundDispute found = describe(values, *values.front(), used);
    found.latest = last_word(*tolls.back());
    for (const Count* toll : tolls) {
      if (last_word(*toll) == found.latest) continue;
      found.overtaken.push_back(last_word(*toll));
      found.overtaken_sentences.push_back(toll->sentence);
    }
    return found;
  }

  // The word that says how many: "six" of "at least six".
  std::uint64_t last_word(const Count& count) const {
    std::uint64_t key = 0;
    for (const text::Token& token : material_.tokens_of(material_.sentences[count.sentence])) {
      if (count.number.contains(token.span)) key = token.key;
    }
    return key;
  }

  bool is_toll(const Count& count, const std::vector<Count>& counts) const {
    const Sentence& sentence = material_.sentences[count.sentence];
    return count.role == CountRole::dead && count.person && sentence.place < toll_places &&
           sentence.centrality >= toll_centrality && (sentence.opens || (sentence.place == 0 && !sentence.leans)) &&
           !recalls_past(count) && (count.toll || counts_once(counts, count)) && !compares(count, counts);
  }

  // Whether after the count comes a number of which nothing says what it counts: "143 in Germany, while it stood at 24
  // in Belgium".
  bool compares(const Count& count, const std::vector<Count>& counts) const {
    const model::Span sentence = material_.sentences[count.sentence].span;
    return std::ranges::any_of(report(count).found().figures, [&](const model::Figure& figure) {
      return figure.unit.empty() && figure.low == figure.high && figure.span.begin > count.number.end &&
             sentence.contains(figure.span) &&
             std::ranges::none_of(counts, [&](const Count& other) { return other.number.overlaps(figure.span); });
    });
  }

  // Tolls of long ago differ by what was counted, and are not the story.
  bool recalls_past(const Count& count) const {
    return is_past(material_, material_.sentences[count.sentence], story_) || is_dated_back(count);
  }

  // "29 people were killed in 1995": a year before the report's stands by the number of dead or injured.
  bool is_dated_back(const Count& count) const {
    const auto& published = report(count).article().published;
    if (count.role == CountRole::plain || !published) return false;
    const std::string year = base::format_moment(*published).substr(0, 4);
    return std::ranges::any_of(report(count).found().dates, [&](const model::DateMention& date) {
      return date.value.size() >= 4 && date.value.substr(0, 4) < year && date.value[0] >= '1' && date.value[0] <= '2' &&
             date.span.begin >= count.number.end && date.span.begin - count.number.end < past_date_bytes;
    });
  }

  double mass(const std::vector<Term>& terms) const {
    double sum = 0;
    for (const Term term : terms) sum += material_.idf[term];
    return sum;
  }

  const TermVector& vector_of(const Count& count) const { return material_.sentences[count.sentence].vector; }

  static bool has_value(const std::vector<Count>& counts, const Count& other) {
    return std::ranges::any_of(
        counts, [&](const Count& count) { return near(count.low, other.low) || near(count.high, other.high); });
  }

  // A sentence that counts the same noun twice compares, and does not tell one figure.
  static bool counts_once(const std::vector<Count>& counts, const Count& one) {
    return std::ranges::count_if(counts, [&](const Count& count) {
             return count.sentence == one.sentence && same_thing(count, one);
           }) == 1;
  }

  // Both sentences name somebody or some place, and no name is in both.
  bool names_differ(const Count& a, const Count& b) const {
    const auto left = names_of(a), right = names_of(b);
    return !left.empty() && !right.empty() &&
           std::ranges::none_of(left, [&](const std::string& name) { return right.contains(name); });
  }

  std::set<std::string> names_of(const Count& count) const {
    const Sentence& sentence = material_.sentences[count.sentence];
    std::set<std::string> names;
    for (const model::Name& name : report(count).names) {
      if (sentence.span.contains(name.span) && name.span.begin > sentence.span.begin)
        names.emplace(name.span.of(report(count).text()));
    }
    return names;
  }

  FoundDispute write(const Pair& pair, const std::vector<Pair>& pairs, std::set<std::uint32_t>& used) const {
    std::vector<const Count*> values{pair.a, pair.b};
    for (const Pair& other : pairs) {
      if (!same_thing(*other.a, *pair.a)) continue;
      for (const Count* count : {other.a, other.b}) {
        const bool has_report =
            std::ranges::any_of(values, [&](const Count* v) { return report(*v).outlet == report(*count).outlet; });
        if (!has_report && values.size() < values_max &&
            (other.a == pair.a || other.b == pair.b || other.a == pair.b || other.b == pair.a))
          values.push_back(count);
      }
    }
    std::ranges::stable_sort(values, {},
                             [&](const Count* count) { return material_.sentences[count->sentence].report; });
    if (is_rising(values)) std::ranges::stable_sort(values, {}, [](const Count* count) { return count->low; });
    FoundDispute found = describe(values, !pair.a->thing.empty() ? *pair.a : *pair.b, used);
    // A report that holds its figure against another's does not replace it.
    if (pair.score >= score_confronted) found.dispute.status = model::DisputeStatus::dispute;
    return found;
  }

  FoundDispute describe(const std::vector<const Count*>& values, const Count& named,
                        std::set<std::uint32_t>& used) const {
    FoundDispute found;
    found.role = named.role;
    for (const Count* count : values) {
      used.insert(count->sentence);
      found.sentences.push_back(count->sentence);
      found.dispute.values.push_back(value_of(*count));
    }
    found.dispute.about =
        named.thing.empty() || named.person ? role_name(named) : std::string(named.thing.of(report(named).text()));
    found.dispute.status = is_rising(values) ? model::DisputeStatus::revised : status_of(found.dispute.values);
    found.title = title_of(found.dispute.about, values);
    return found;
  }

  // "At least three", then "at least 24" dead or injured, of which no date says which came first: the lower one was an
  // early count and does not contradict.
  bool is_rising(const std::vector<const Count*>& values) const {
    const Count& least = **std::ranges::min_element(values, {}, [](const Count* count) { return count->low; });
    return least.floor &&
           std::ranges::all_of(values, [](const Count* count) { return count->role != CountRole::plain; }) &&
           std::ranges::any_of(values, [&](const Count* count) { return !report(*count).article().published; });
  }

  const std::string& role_name(const Count& count) const {
    const ComposingRules& rules = material_.vocabulary.rules();
    return count.role == CountRole::dead ? rules.dead_label() : rules.injured_label();
  }

  model::DisputedValue value_of(const Count& count) const {
    const Report& from = report(count);
    model::DisputedValue value;
    value.value = count.low;
    if (count.high > count.low) value.low = count.low, value.high = count.high;
    value.approximate = count.rough || count.floor;
    value.unit = count.thing.empty() || count.person ? role_name(count) : std::string(count.thing.of(from.text()));
    value.outlet = from.outlet;
    value.article = from.article().id;
    value.span = count.number;
    value.published = from.article().published;
    value.speaker = speaker(count);
    return value;
  }

  static model::DisputeStatus status_of(const std::vector<model::DisputedValue>& values) {
    for (const model::DisputedValue& a : values) {
      for (const model::DisputedValue& b : values) {
        if (!a.published || !b.published) continue;
        const bool days =
            a.published->precision != base::Precision::second || b.published->precision != base::Precision::second;
        const auto apart = std::chrono::abs(a.published->at - b.published->at);
        if (days ? apart >= std::chrono::days(1) : apart > same_time) return model::DisputeStatus::revised;
      }
    }
    return model::DisputeStatus::dispute;
  }

  std::string title_of(std::string about, const std::vector<const Count*>& values) const {
    if (!about.empty() && about[0] >= 'a' && about[0] <= 'z') about[0] = static_cast<char>(about[0] - 'a' + 'A');
    std::string title = about + ": ";
    std::set<double> shown;
    for (const Count* count : values) {
      if (!shown.insert(count->low).second) continue;
      if (shown.size() > 1) title += " / ";
      title += count->number.of(report(*count).text());
    }
    return title;
  }

  const Material& material_;
  StoryDays story_;
  std::vector<std::vector<Count>> counts_;
};

}  // namespace

std::vector<FoundDispute> find_disputes(const Material& material) { return Search(material).run(); }

}  // namespace courant::digest
