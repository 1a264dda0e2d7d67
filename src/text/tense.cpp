#include "text/tense.h"

#include <algorithm>
#include <string>

#include "text/lexicon.h"

namespace courant::text {
namespace {

using model::Tense;

enum VerbClass : unsigned {
  will = 1u << 0,          // future auxiliary
  have_past = 1u << 1,     // "had": pluperfect before a participle
  have_present = 1u << 2,  // "has": past before a participle
  be_past = 1u << 3,
  be_present = 1u << 4,
  past_form = 1u << 5,
  present_form = 1u << 6,
  participle = 1u << 7,
  planned = 1u << 8,  // "expected", "due", "going": future after a present "be"
  plans = 1u << 9,    // "plans": future before "to"
  to = 1u << 10,
  between = 1u << 11,  // words that may stand within a group: "not", "also"
  reporting = 1u << 12,
  no_verb = 1u << 13,    // "before", "hundred": looks like a form and is none
  nominal = 1u << 14,    // "the", "his": what follows is no finite verb
  modal = 1u << 15,      // "would", "can"
  plan_noun = 1u << 16,  // "a contract to supply"
  looming = 1u << 17,    // "upcoming"
  would = 1u << 18,      // the future of the past
};

struct Ending {
  std::string letters;
  unsigned verb_class = 0;
  std::size_t word_bytes_min = 0;
};

class VerbRules {
 public:
  explicit VerbRules(std::string_view language) {
    for (const LexiconEntry& entry : read_lexicon(language, "tenses")) {
      if (entry.section.ends_with(" endings")) {
        endings_.push_back({std::string(entry.entry), class_of(entry.section.substr(0, entry.section.size() - 8)),
                            entry.entry.size() + 3});
      } else {
        classes_[entry.keys.front()] |= class_of(entry.section);
      }
    }
  }

  bool empty() const { return classes_.size() == 0; }

  unsigned classes(const TokenizedText& read, const Token& token) const {
    if (token.kind != TokenKind::word && token.kind != TokenKind::clitic) return 0;
    const unsigned* found = classes_.find(token.key);
    const unsigned known = found ? *found : 0;
    // "announced", "offered": the list says what they may mean, the ending which form they are.
    if ((known & ~(reporting | plan_noun)) != 0 || token.capitals != Capitals::lower) return known;
    const std::string_view word = read.word(token);
    for (const Ending& ending : endings_) {
      if (word.size() >= ending.word_bytes_min && word.ends_with(ending.letters)) return known | ending.verb_class;
    }
    return known;
  }

 private:
  static unsigned class_of(std::string_view section) {
    static constexpr std::pair<std::string_view, unsigned> names[] = {{"future", will},
                                                                      {"had", have_past},
                                                                      {"has", have_present},
                                                                      {"was", be_past},
                                                                      {"is", be_present},
                                                                      {"past", past_form},
                                                                      {"present", present_form},
                                                                      {"participles", participle},
                                                                      {"past and participles", past_form | participle},
                                                                      {"planned", planned},
                                                                      {"plans", plans},
                                                                      {"to", to},
                                                                      {"between", between},
                                                                      {"reporting", reporting},
                                                                      {"no verbs", no_verb},
                                                                      {"nominal", nominal},
                                                                      {"modal", modal},
                                                                      {"plan nouns", plan_noun},
                                                                      {"looming", looming},
                                                                      {"would", would}};
    for (const auto& [name, verb_class] : names) {
      if (name == section) return verb_class;
    }
    return 0;
  }

  KeyMap<unsigned> classes_;
  std::vector<Ending> endings_;
};

class GroupFinder {
 public:
  GroupFinder(const TokenizedText& read, const VerbRules& rules, TokenRange sentence)
      : read_(read), sentence_(sentence) {
    classes_.reserve(sentence.end - sentence.begin);
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i)
      classes_.push_back(rules.classes(read, read.tokens[i]));
  }

  std::vector<VerbGroup> run() {
    std::vector<VerbGroup> groups;
    unsigned before = 0;
    for (std::uint32_t i = sentence_.begin; i < sentence_.end;) {
      const unsigned classes = at(i);
      VerbGroup group;
      if ((classes & ~(between | to | nominal)) != 0 && (classes & no_verb) == 0 &&
          read_group(i, classes, before, group)) {
        before = 0;
        i = group.tokens.end;
        groups.push_back(group);
        continue;
      }
      before = classes;
      ++i;
    }
    if (groups.empty()) add_headline(groups);
    return groups;
  }

 private:
  // "Airline to be compensated for delays": without a finite verb, "to" tells what lies ahead.
  void add_headline(std::vector<VerbGroup>& groups) const {
    for (std::uint32_t i = sentence_.begin + 1; i + 1 < sentence_.end; ++i) {
      const Token& next = read_.tokens[i + 1];
      if ((at(i) & to) == 0 || next.capitals != Capitals::lower || (at(i + 1) & nominal) != 0) continue;
      groups.push_back({{i, i + 2}, Tense::future, true, false});
      return;
    }
  }

  unsigned at(std::uint32_t i) const { return i < sentence_.end ? classes_[i - sentence_.begin] : 0; }

  // The first token from `i` on, within four, that has one of the classes, past words that may stand between.
  std::uint32_t find_after(std::uint32_t i, unsigned wanted) const {
    for (std::uint32_t end = std::min(i + 4, sentence_.end); i < end; ++i) {
      if ((at(i) & wanted) != 0) return i;
      if ((at(i) & between) == 0 && !read_.tokens[i].is_word()) break;
      if ((at(i) & (nominal | be_past | be_present | will)) != 0) break;
    }
    return sentence_.end;
  }

  // A participle behind "has" or "is"; "decided to" is read as a plan of its own.
  std::uint32_t find_participle(std::uint32_t i) const {
    const std::uint32_t found = find_after(i, participle);
    return (at(found) & plan_noun) != 0 && (at(found + 1) & to) != 0 ? sentence_.end : found;
  }

  bool read_group(std::uint32_t i, unsigned classes, unsigned before, VerbGroup& group) const {
    group.tokens = {i, i + 1};
    if ((classes & will) != 0)
      return set(group, Tense::future, find_after(i + 1, past_form | present_form | participle));
    if ((classes & have_past) != 0) {
      const std::uint32_t verb = find_participle(i + 1);
      return set(group, verb < sentence_.end ? Tense::pluperfect : Tense::past, verb);
    }
    if ((classes & have_present) != 0) {
      const std::uint32_t verb = find_participle(i + 1);
      return set(group, verb < sentence_.end ? Tense::past : Tense::present, verb);
    }
    if ((classes & (be_present | be_past)) != 0) {
      const bool present = (classes & be_present) != 0;
      const std::uint32_t plan = find_after(i + 1, planned);
      const bool ahead =
          present && plan < sentence_.end && (find_after(plan + 1, to) < sentence_.end || plan + 1 == sentence_.end);
      const bool is_to = present && (at(i + 1) & to) != 0;  // "is to open"
      if (ahead || is_to) return set(group, Tense::future, ahead ? plan : i + 1);
      return set(group, present ? Tense::present : Tense::past, find_participle(i + 1));
    }
    if ((classes & plans) != 0 && (before & (nominal)) == 0 && (at(i + 1) & to) != 0)
      return set(group, Tense::future, i + 1);
    if ((classes & planned) != 0 && (at(i + 1) & to) != 0) {  // "set to resume", "planned to leave"
      group.ahead = true;
      return set(group, (classes & past_form) != 0 ? Tense::past : Tense::future, i + 1);
    }
    if ((classes & looming) != 0) return group.ahead = true, set(group, Tense::future, sentence_.end);
    if ((classes & would) != 0) {
      const bool unreal =
          (at(i + 1) & have_present) != 0 || find_after(i + 1, have_present) < sentence_.end;  // "would have come"
      group.ahead = !unreal;
      return set(group, unreal ? Tense::past : Tense::future, find_after(i + 1, present_form | participle));
    }
    if ((classes & plan_noun) != 0 && (at(i + 1) & to) != 0) {
      group.ahead = true;
      return set(group, Tense::future, i + 1);
    }
    group.ahead = (classes & modal) != 0;
    if ((classes & modal) != 0) return set(group, Tense::present, sentence_.end);
    if ((before & nominal) != 0) return false;
    group.reports = (classes & reporting) != 0;
    if ((classes & past_form) != 0) return set(group, Tense::past, sentence_.end);
    if ((classes & (present_form | reporting)) != 0) return set(group, Tense::present, sentence_.end);
    return false;
  }

  bool set(VerbGroup& group, Tense tense, std::uint32_t last) const {
    group.tense = tense;
    if (last < sentence_.end) {
      group.reports = (at(last) & reporting) != 0;
      group.tokens.end = last + 1;
    }
    return true;
  }

  const TokenizedText& read_;
  TokenRange sentence_;
  std::vector<unsigned> classes_;  // of each token of the sentence
};

}  // namespace

std::vector<VerbGroup> find_verb_groups(const TokenizedText& read, TokenRange sentence) {
  const VerbRules& rules = rules_for<VerbRules>(lexicon_language(read.language));
  if (rules.empty()) return {};
  return GroupFinder(read, rules, sentence).run();
}

std::optional<Tense> sentence_tense(const std::vector<VerbGroup>& groups) {
  if (groups.empty()) return std::nullopt;
  if (std::ranges::any_of(groups, [](const VerbGroup& group) { return group.tense == Tense::future; }))
    return Tense::future;
  const auto told = std::ranges::find_if(groups, [](const VerbGroup& group) { return !group.reports; });
  return told == groups.end() ? groups.front().tense : told->tense;
}

const VerbGroup* group_near(const std::vector<VerbGroup>& groups, std::uint32_t token) {
  const VerbGroup* nearest = nullptr;
  std::uint32_t least = 0;
  for (const VerbGroup& group : groups) {
    const std::uint32_t distance =
        token >= group.tokens.end ? token - group.tokens.end : group.tokens.begin - std::min(token, group.tokens.begin);
    if (!nearest || distance < least) nearest = &group, least = distance;
  }
  return nearest;
}

}  // namespace courant::text
