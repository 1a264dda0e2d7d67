#include "text/names.h"

#include <algorithm>
#include <map>

#include "text/lexicon.h"
#include "text/name_runs.h"

namespace courant::text {
namespace {

using model::NameType;

class NameFinder : NameTokens {
 public:
  explicit NameFinder(const NameTokens& document) : NameTokens(document), found_(find_name_runs(document)) {}

  std::vector<model::Name> run() {
    for (NameRun& run : runs_) weigh(run);
    weigh_neighbours();
    drop_chance_runs();
    return resolve();
  }

 private:
  void weigh(NameRun& run) const {
    const std::uint32_t length = run.end - run.begin;
    const auto whole = words_.find(std::span(tokens_).first(run.end), run.begin);
    const unsigned known = whole && whole.length == length ? *whole.value : 0;
    if ((known & name_place) != 0 || (length == 1 && peoples_.is_land(run.first_key))) run.vote(NameType::place) += 3;
    if ((known & name_organisation) != 0) run.vote(NameType::organisation) += 4;
    if (run.titled) run.vote(NameType::person) += 3;
    const unsigned first = classes(run.begin), last = classes(run.end - 1);
    const bool ends_in_kind = length > 1 && (last & (name_land | name_body | name_thing)) != 0;  // "Rose Garden"
    if ((first & name_first) != 0) run.vote(NameType::person) += length > 1 && !ends_in_kind ? 2.5 : 1.5;
    weigh_kind_words(run, first, last, length);
    weigh_surroundings(run, length);
    const bool letters =
        length == 1 && tokens_[run.begin].capitals == Capitals::upper && tokens_[run.begin].span.size() <= 6;
    if (letters && known == 0) run.vote(NameType::organisation) += 1.5;
    if (length == 1 && tokens_[run.begin].capitals == Capitals::mixed) run.by_form += .7;
    if ((first & name_nationality) != 0 && length > 1) run.vote(NameType::organisation) += 1;
    const bool things = run.words > 1 && ends_no_person(run);                   // "Ardent Metals"
    const bool everyday = run.words > 1 && (things || has_everyday_word(run));  // "Space Shuttle"
    if (run.words == 2 || run.words == 3)
      run.vote(everyday ? NameType::organisation : NameType::person) += things ? 1.1 : everyday ? .5 : .9;
    if (run.words > 3) run.vote(NameType::organisation) += .6;
    if (length == 1 && (first & name_body) != 0)
      run.vote(NameType::organisation) += 1.5;
    else if (length == 1)
      run.by_form += .2;
    run.vote(NameType::organisation) += run.by_form;
  }

  bool ends_no_person(const NameRun& run) const {
    return is_english_ && !run.titled && (classes(run.begin) & name_first) == 0 &&
           text::ends_no_person(lower(run.end - 1));
  }

  bool has_everyday_word(const NameRun& run) const {
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      if (!is_capital(i) || (classes(i) & name_first) != 0) continue;
      const SeenWord* seen = seen_.find(tokens_[i].key);
      if ((classes(i) & (name_common | name_body | name_land)) != 0 || (seen && seen->lower > 0)) return true;
    }
    return false;
  }

  void weigh_kind_words(NameRun& run, unsigned first, unsigned last, std::uint32_t length) const {
    std::uint32_t head = run.end - 1;  // "Ministry" of "Ministry of Defence"
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      if (is(i, name_of) || is(i, name_for)) {
        head = i - 1;
        break;
      }
    }
    if (length > 1 && (classes(head) & (name_body | name_thing)) != 0) run.vote(NameType::organisation) += 3;
    if (length > 1 && head == run.end - 1 && (last & name_body) == 0 && has_body(run.begin, run.end))
      run.vote(NameType::organisation) += 1.2;
    if (length > 1 && (classes(head) & name_land) != 0) run.vote(NameType::place) += 3;
    if (length > 1 && (first & name_land_opener) != 0) run.vote(NameType::place) += 1.5;
    if ((last & name_place) != 0 && length > 1 && head == run.end - 1) run.vote(NameType::place) += 1;
  }

  void weigh_surroundings(NameRun& run, std::uint32_t length) const {
    if (run.begin > 0) {
      std::uint32_t before = run.begin - 1;
      if ((is(before, name_the)) && before > 0) {
        run.vote(NameType::person) -= .8;
        --before;
      }
      const unsigned found = classes(before);
      if ((found & name_place_before) != 0) run.vote(NameType::place) += 1;
      if ((found & name_title) != 0 && tokens_[before].capitals == Capitals::lower) run.vote(NameType::person) += 1.5;
      if (tokens_[before].kind == TokenKind::comma && before > 0 && is_capital(before - 1))
        run.vote(NameType::place) += .4;
    }
    if (tells_of_place(run)) run.vote(NameType::place) += 1.5;
    if (tells_of_person(run)) run.vote(NameType::person) += .5;
    if (run.end < tokens_.size()) {
      const unsigned found = classes(run.end);
      const bool hyphen = tokens_[run.end].kind == TokenKind::hyphen && run.end + 1 < tokens_.size();
      if (length == 1 && is(hyphen ? run.end + 1 : run.end, name_persons)) run.vote(NameType::person) += 1.5;
      if ((found & name_person_after) != 0) run.vote(NameType::person) += length == 1 ? .6 : 1;
      if (tokens_[run.end].kind == TokenKind::comma && run.end + 2 < tokens_.size()) {
        const std::uint32_t next = run.end + 1;
        if (tokens_[next].kind == TokenKind::number && tokens_[next].span.size() <= 3)
          run.vote(NameType::person) += 1.5;  // ", 45,"
        if (is_english_ && length > 1 && lower(next) == "who" && !lower(run.end - 1).ends_with('s'))
          run.vote(NameType::person) += 3.5;  // "Dale Hall, who", not "the Port Hallan Rovers, who"
        if (is_capital(next) && (classes(next) & name_place) != 0) run.vote(NameType::place) += 1.2;  // "Paris, Texas"
        for (std::uint32_t i = next; i < std::min<std::size_t>(next + 5, tokens_.size());
             ++i) {  // ", the defence minister"
          if (tokens_[i].kind == TokenKind::comma || tokens_[i].kind == TokenKind::stop) break;
          if (tokens_[i].capitals == Capitals::lower && (classes(i) & name_title) != 0) run.vote(NameType::person) += 1;
        }
      }
    }
  }

  // "the island of Varra", "southern Varra"; "Varra residents", "Varra's coast"
  bool tells_of_place(const NameRun& run) const {
    if (run.begin > 0 && tokens_[run.begin].space_before) {
      const std::uint32_t before = run.begin - 1;
      if (is(before, name_side) && tokens_[before].capitals == Capitals::lower) return true;
      if (run.begin > 1 && is(before, name_of) && is(before - 1, name_place_of)) return true;
    }
    std::uint32_t after = run.end;
    if (after < tokens_.size() && tokens_[after].kind == TokenKind::clitic) ++after;
    if (after >= tokens_.size() || tokens_[after].capitals != Capitals::lower) return false;
    const auto places = words_.find(tokens_, after);
    return places && (*places.value & name_places) != 0;
  }

  // "Karthia and Lauvane", "Stenna, Varra and Ruan", "from Ostrel to Varra": what stands beside a surer place is one.
  void weigh_neighbours() {
    for (std::size_t i = 1; i < runs_.size(); ++i) {
      NameRun &a = runs_[i - 1], &b = runs_[i];
      if (a.end + 1 != b.begin || a.end - a.begin > 1 || b.end - b.begin > 1) continue;
      if (!is(a.end, name_and) && !is(a.end, name_to) && tokens_[a.end].kind != TokenKind::comma) continue;
      NameRun &sure = a.certainty() >= b.certainty() ? a : b, &other = &sure == &a ? b : a;
      if (sure.vote(NameType::place) >= 1 && sure.vote(NameType::place) == sure.certainty() && other.certainty() < 1)
        other.vote(NameType::place) += .6;
    }
  }

  // "Lee … his": no other name stands between.
  bool tells_of_person(const NameRun& run) const {
    for (std::uint32_t i = run.end; i < std::min<std::size_t>(run.end + 12, tokens_.size()); ++i) {
      if (is_capital(i) || tokens_[i].kind == TokenKind::stop) return false;
      if (is(i, name_person_word)) return true;
    }
    return false;
  }

  // One capitalised word at the begin of a sentence is a name only where the document has it elsewhere, or a list knows
  // it.
  void drop_chance_runs() {
    std::erase_if(runs_, [&](const NameRun& run) {
      if (!run.opens_sentence) return false;
      const SeenWord* seen = seen_.find(run.first_key);
      const bool elsewhere = seen && seen->capital > 0 && seen->capital >= seen->lower;
      return !elsewhere && run.certainty() < 1.5 && tokens_[run.begin].capitals == Capitals::capital;
    });
  }

  std::vector<model::Name> resolve() {
    std::vector<std::size_t> full(runs_.size());
    for (std::size_t i = 0; i < runs_.size(); ++i) full[i] = fullest(i);
    std::map<std::string_view, std::array<double, 3>> together;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      auto& votes = together.try_emplace(runs_[full[i]].form, std::array<double, 3>{}).first->second;
      for (int type = 0; type < 3; ++type) votes[static_cast<std::size_t>(type)] += runs_[i].votes[type];
      // The form of a last name tells nothing of its person.
      const NameRun& whole = runs_[full[i]];
      if (full[i] != i && whole.vote(NameType::person) >= 2 && whole.vote(NameType::person) == whole.certainty())
        votes[static_cast<std::size_t>(NameType::organisation)] -= runs_[i].by_form;
    }
    std::vector<model::Name> names;
    names.reserve(runs_.size());
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const auto& votes = together.at(runs_[full[i]].form);
      const auto best = static_cast<std::size_t>(std::ranges::max_element(votes) - votes.begin());
      names.push_back({read_.span({runs_[i].begin, runs_[i].end}), static_cast<NameType>(best), runs_[full[i]].form});
    }
    return names;
  }

  // The run whose form is the fullest for this one: a person by the surname, an acronym by its words.
  std::size_t fullest(std::size_t at) const {
    const NameRun& run = runs_[at];
    const std::uint32_t length = run.end - run.begin;
    if (length > 1) return at;
    const bool letters = tokens_[run.begin].capitals == Capitals::upper && run.form.size() >= 2;
    std::size_t best = at;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const NameRun& other = runs_[i];
      const std::uint32_t words = other.end - other.begin;
      if (words < 2 || words > 8) continue;
      if (letters && spells(other, run.form)) return i;
      if (run.vote(NameType::place) >= 3 || run.vote(NameType::organisation) >= 3) continue;
      const bool person =
          other.vote(NameType::person) >= std::max(other.vote(NameType::place), other.vote(NameType::organisation));
      const bool surname = other.last_key == run.last_key,
                 given = other.first_key == run.first_key && !run.titled && words == 2;
      if (person && (surname || given) && (best == at || i < at)) best = i;
    }
    return best;
  }

  // "WHO" by "World Health Organization"
  bool spells(const NameRun& run, std::string_view letters) const {
    std::size_t at = 0;
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      if (!is_capital(i)) continue;
      if (at >= letters.size() || read_.word(tokens_[i])[0] != letters[at]) return false;
      ++at;
    }
    return at == letters.size() && at > 1;
  }

  NameRuns found_;
  std::vector<NameRun>& runs_ = found_.runs;
  const KeyMap<SeenWord>& seen_ = found_.seen;
};

}  // namespace

std::vector<model::Name> find_names(const TokenizedText& read) {
  const NameWords& words = rules_for<NameWords>(lexicon_language(read.language));
  if (words.empty()) return {};
  const Peoples peoples(read);
  return NameFinder({read, words, peoples}).run();
}

}  // namespace courant::text
