#include "text/names.h"

#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "text/lexicon.h"
#include "text/name_evidence.h"
#include "text/name_words.h"

namespace courant::text {
namespace {

using model::NameType;

// A run of capitalised words, and what speaks for each type.
struct Run {
  std::uint32_t begin = 0, end = 0;  // tokens
  std::uint32_t words = 0;           // "Kwok-kin" is one
  bool opens_sentence = false;
  bool titled = false;
  double votes[3] = {0, 0, 0};  // by NameType
  std::uint64_t last_key = 0, first_key = 0;
  std::string form;

  double& vote(NameType type) { return votes[static_cast<int>(type)]; }
  double vote(NameType type) const { return votes[static_cast<int>(type)]; }
  double certainty() const { return std::max({votes[0], votes[1], votes[2]}); }
};

class NameFinder {
 public:
  NameFinder(const TokenizedText& read, const NameWords& words)
      : read_(read), tokens_(read.tokens), words_(words), peoples_(read), is_english_(read.language == "en") {}

  std::vector<model::Name> run() {
    count_words();
    for (const TokenRange sentence : read_.sentences) find_runs(sentence);
    for (Run& run : runs_) weigh(run);
    weigh_neighbours();
    drop_chance_runs();
    return resolve();
  }

 private:
  bool is_capital(std::uint32_t i) const { return tokens_[i].is_word() && tokens_[i].starts_upper(); }
  unsigned classes(std::uint32_t i) const {
    unsigned found = words_.classes(tokens_[i]);
    if (peoples_.is_people(tokens_[i].key)) found |= name_nationality;
    return found;
  }
  std::string lower(std::uint32_t i) const { return base::lower_ascii(read_.word(tokens_[i])); }

  // How often each word stands in lower case, and with a capital where no sentence begins.
  void count_words() {
    for (const TokenRange sentence : read_.sentences) {
      bool opens = true;
      const bool heading = is_heading(sentence);
      for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        const Token& token = tokens_[i];
        if (!token.is_word()) {
          opens = opens || token.kind == TokenKind::colon || token.kind == TokenKind::open_quote ||
                  token.kind == TokenKind::close_bracket;
          continue;
        }
        if (is_capital(i)) seen_[token.key].capital += !opens && !heading;
        opens = false;
      }
    }
    for (const Token& token : tokens_) {
      if (!token.is_word() || token.capitals != Capitals::lower) continue;
      if (Seen* seen = seen_.find(token.key)) ++seen->lower;
    }
  }

  // A line in which nearly every word has a capital says nothing by them.
  bool is_heading(TokenRange sentence) const {
    unsigned upper = 0, lower = 0;
    for (const Token& token : read_.of(sentence)) {
      if (!token.is_word() || token.span.size() < 4) continue;
      token.starts_upper() ? ++upper : ++lower;
    }
    return upper > 3 && upper > 4 * lower;
  }

  void find_runs(TokenRange sentence) {
    const bool heading = is_heading(sentence);
    bool opens = true;
    for (std::uint32_t i = sentence.begin; i < sentence.end;) {
      const bool begins = opens;
      if (tokens_[i].is_word() || tokens_[i].kind == TokenKind::number) opens = false;
      if (tokens_[i].kind == TokenKind::colon || tokens_[i].kind == TokenKind::open_quote ||
          tokens_[i].kind == TokenKind::close_bracket)
        opens = true;
      if (!is_capital(i) || is_no_name(i, begins || heading)) {
        ++i;
        continue;
      }
      const std::uint32_t end = end_of_run(i, sentence.end);
      add_run(i, end, begins || heading);
      i = end;
      opens = false;
    }
  }

  // Words that carry a capital and are no names; at the begin of a sentence also those of every day.
  bool is_no_name(std::uint32_t i, bool begins) const {
    const unsigned found = classes(i);
    if ((found & name_none) != 0 || is_party(i) || is_date(i)) return true;
    const bool known = (found & (name_place | name_organisation | name_first | name_title | name_land_opener)) != 0;
    const Seen* seen = seen_.find(tokens_[i].key);
    if (known) return false;
    const bool letters = tokens_[i].capitals == Capitals::upper && tokens_[i].span.size() > 2;  // "WHO"
    if ((found & name_stop) != 0) return !letters;
    if (letters && !begins) return false;
    const bool more = i + 1 < tokens_.size() && is_capital(i + 1) && (classes(i + 1) & name_none) == 0;
    if ((found & name_common) != 0) return begins ? !(seen && seen->capital > 0) : !more;
    return begins && seen && seen->lower > 0 && seen->capital == 0;
  }

  // "(D-Ohio)", ", R-Ohio,": the letter, and the state behind it
  bool is_party(std::uint32_t i) const {
    const std::uint32_t letter = i > 1 && tokens_[i - 1].kind == TokenKind::hyphen ? i - 2 : i;
    return letter > 0 && letter + 1 < tokens_.size() && is(letter, name_party) && is_capital(letter) &&
           tokens_[letter + 1].kind == TokenKind::hyphen &&
           (tokens_[letter - 1].kind == TokenKind::open_bracket || tokens_[letter - 1].kind == TokenKind::comma);
  }

  // "Jan. 5"
  bool is_date(std::uint32_t i) const {
    if (!is(i, name_month) || i + 1 >= tokens_.size()) return false;
    const std::uint32_t next = tokens_[i + 1].is_word() || tokens_[i + 1].kind == TokenKind::number ? i + 1 : i + 2;
    return next < tokens_.size() && tokens_[next].kind == TokenKind::number;
  }

  std::uint32_t end_of_run(std::uint32_t begin, std::uint32_t limit) const {
    // "Secretary of State Ann Lee"
    const auto title = words_.find(std::span(tokens_).first(limit), begin);
    std::uint32_t end = begin + 1;
    if (title && (*title.value & name_title) != 0) end = begin + static_cast<std::uint32_t>(title.length);
    while (end < limit) {
      const Token& token = tokens_[end];
      const bool initial = token.kind == TokenKind::point ||
                           (token.kind == TokenKind::stop && !token.space_before && tokens_[end - 1].span.size() == 1);
      if (is_capital(end) && (classes(end) & name_none) == 0 && token.space_before) {
        ++end;
      } else if ((token.kind == TokenKind::hyphen || initial) && end + 1 < limit &&
                 (is_capital(end + 1) || joins_hyphen(end, limit))) {
        end += 2;
      } else if (const std::uint32_t past = past_particle(begin, end, limit); past != end) {
        end = past;
      } else {
        break;
      }
    }
    return end;
  }

  // "Bosnia-based" ends the name before the hyphen; "Wong Kwok-kin" does not.
  bool joins_hyphen(std::uint32_t hyphen, std::uint32_t limit) const {
    return tokens_[hyphen].kind == TokenKind::hyphen && hyphen + 1 < limit && tokens_[hyphen + 1].is_word() &&
           tokens_[hyphen + 1].span.size() <= 5 &&
           (classes(hyphen - 1) & (name_place | name_nationality | name_organisation)) == 0 &&
           (classes(hyphen + 1) & name_common) == 0 && hyphen > 1 && is_capital(hyphen - 2);
  }

  // "Ludwig van Beethoven", "Ministry of Defence", "Bank of the West", "Centers for Disease Control and Prevention".
  std::uint32_t past_particle(std::uint32_t begin, std::uint32_t at, std::uint32_t limit) const {
    std::uint32_t i = at;
    const unsigned before = classes(at - 1);
    const bool of = is(at, name_of), joins = of || is(at, name_for) || (is(at, name_and) && has_joint(begin, at));
    if (joins && !of && !has_body(begin, at)) return at;
    if (of && (before & (name_body | name_land | name_title | name_land_opener)) == 0 && !has_body(begin, at))
      return at;
    if (of && (before & name_title) != 0 && (before & name_body) == 0) return at;
    if (joins) {
      ++i;
      if (i < limit && is(i, name_the)) ++i;
      const bool name_follows = i < limit && is_capital(i) && (classes(i) & name_none) == 0;
      if (is(at, name_and) && name_follows &&
          (classes(i) & (name_place | name_first | name_title | name_organisation)) != 0)
        return at;
      return name_follows ? i + 1 : at;
    }
    while (i < limit && i - at < 3 && (classes(i) & name_particle) != 0 && tokens_[i].is_word())
      i += i + 1 < limit && tokens_[i + 1].kind == TokenKind::hyphen ? 2 : 1;
    return i != at && i < limit && is_capital(i) ? i + 1 : at;
  }

  bool is(std::uint32_t at, unsigned wanted) const { return (classes(at) & wanted) != 0; }
  bool has_body(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      if ((classes(i) & name_body) != 0) return true;
    }
    return false;
  }

  bool has_joint(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      if ((classes(i) & (name_of | name_for)) != 0) return has_body(begin, end);
    }
    return false;
  }

  // Where a title stands within a run, after which a person's name follows: "U.S. President | Barack Obama".
  std::uint32_t inner_title(std::uint32_t begin, std::uint32_t end) const {
    // Past a title of more words at the front: "Vice President"
    const auto front = words_.find(std::span(tokens_).first(end), begin);
    const bool titled = front && (*front.value & name_title) != 0;
    for (std::uint32_t i = begin + (titled ? static_cast<std::uint32_t>(front.length) : 1); i + 1 < end; ++i) {
      const auto title = words_.find(std::span(tokens_).first(end), i);
      if (!title || (*title.value & name_title) == 0) continue;
      auto after = i + static_cast<std::uint32_t>(title.length);
      if (after < end && tokens_[after].kind == TokenKind::point) ++after;  // "U.S. Sen. | Ann Lee"
      if (after < end && is_capital(after) && (classes(after) & (name_body | name_common | name_of)) == 0 &&
          (classes(end - 1) & (name_body | name_land)) == 0)
        return i;
    }
    return end;
  }

  // Cuts titles off the front, and what is only a title or a nationality altogether.
  void add_run(std::uint32_t begin, std::uint32_t end, bool opens) {
    Run run;
    const std::uint32_t whole = begin;
    if (const std::uint32_t title = inner_title(begin, end); title < end) {
      add_run(begin, title, opens);
      return add_run(title, end, false);
    }
    while (begin < end) {
      const auto title = words_.find(std::span(tokens_).first(end), begin);
      if (!title || (*title.value & name_title) == 0 || (*title.value & (name_organisation | name_place)) != 0) break;
      if (has_body(begin, end) && (*title.value & name_title) != 0 && begin == whole && title.length == end - begin)
        break;
      begin += static_cast<std::uint32_t>(title.length);
      while (begin < end && tokens_[begin].kind == TokenKind::point) ++begin;
      run.titled = true;
      opens = false;
    }
    if (begin >= end) return;
    if (is_english_ && !run.titled && opens && is_role_before(begin, end)) {
      ++begin;
      run.titled = true;
      opens = false;
    }
    if (!run.titled && end - begin > 1 && begin == whole && (classes(begin) & name_nationality) != 0) {
      const auto title = words_.find(std::span(tokens_).first(end), begin + 1);
      if (title && (*title.value & name_title) != 0) return add_run(begin + 1, end, false);
    }
    const std::uint32_t length = end - begin;
    const bool known = (classes(begin) & (name_place | name_organisation)) != 0;
    const bool body = (classes(begin) & name_body) != 0 && !opens && begin > 0 &&
                      (classes(begin - 1) & name_the) != 0;  // "the Church"
    if (length == 1 && !known && !body && (classes(begin) & (name_nationality | name_body | name_land)) != 0) return;
    if (begin > 1 && tokens_[begin - 1].kind == TokenKind::hyphen && tokens_[begin - 2].capitals == Capitals::lower)
      return;  // "pro-Beijing"
    if (length == 1 && tokens_[begin].span.size() < 2) return;
    if (words_.nouns_are_capital() && !run.titled && !is_sure(begin, end)) return;
    run.begin = begin;
    run.end = end;
    run.opens_sentence = opens && length == 1;
    for (std::uint32_t i = begin; i < end; ++i)
      run.words += tokens_[i].is_word() && (i == begin || tokens_[i - 1].kind != TokenKind::hyphen);
    run.first_key = tokens_[begin].key;
    run.last_key = tokens_[end - 1].key;
    run.form = std::string(read_.span({begin, end}).of(read_.text));
    runs_.push_back(std::move(run));
  }

  // "Referee Olan Pryce": of two words only where the second is a first name.
  bool is_role_before(std::uint32_t begin, std::uint32_t end) const {
    return end - begin > 1 && (classes(begin) & (name_first | name_place | name_organisation | name_body)) == 0 &&
           is_capital(begin + 1) && (end - begin == 3 || (end - begin == 2 && is(begin + 1, name_first))) &&
           (classes(end - 1) & (name_body | name_land)) == 0 && is_role(lower(begin)) &&
           !text::ends_no_person(lower(end - 1));
  }

  bool is_sure(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      if ((classes(i) & (name_place | name_organisation | name_first)) != 0 || tokens_[i].capitals == Capitals::upper)
        return true;
    }
    return false;
  }

  void weigh(Run& run) const {
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
    if (length == 1 && tokens_[run.begin].capitals == Capitals::mixed) run.vote(NameType::organisation) += .7;
    if ((first & name_nationality) != 0 && length > 1) run.vote(NameType::organisation) += 1;
    const bool things = run.words > 1 && ends_no_person(run);                   // "Ardent Metals"
    const bool everyday = run.words > 1 && (things || has_everyday_word(run));  // "Space Shuttle"
    if (run.words == 2 || run.words == 3)
      run.vote(everyday ? NameType::organisation : NameType::person) += things ? 1.1 : everyday ? .5 : .9;
    if (run.words > 3) run.vote(NameType::organisation) += .6;
    if (length == 1) run.vote(NameType::organisation) += (first & name_body) != 0 ? 1.5 : .2;
  }

  bool ends_no_person(const Run& run) const {
    return is_english_ && !run.titled && (classes(run.begin) & name_first) == 0 &&
           text::ends_no_person(lower(run.end - 1));
  }

  bool has_everyday_word(const Run& run) const {
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      if (!is_capital(i) || (classes(i) & name_first) != 0) continue;
      const Seen* seen = seen_.find(tokens_[i].key);
      if ((classes(i) & (name_common | name_body | name_land)) != 0 || (seen && seen->lower > 0)) return true;
    }
    return false;
  }

  void weigh_kind_words(Run& run, unsigned first, unsigned last, std::uint32_t length) const {
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

  void weigh_surroundings(Run& run, std::uint32_t length) const {
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
          run.vote(NameType::person) += 1.5;                                                          // ", 45,"
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
  bool tells_of_place(const Run& run) const {
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
      Run &a = runs_[i - 1], &b = runs_[i];
      if (a.end + 1 != b.begin || a.end - a.begin > 1 || b.end - b.begin > 1) continue;
      if (!is(a.end, name_and) && !is(a.end, name_to) && tokens_[a.end].kind != TokenKind::comma) continue;
      Run &sure = a.certainty() >= b.certainty() ? a : b, &other = &sure == &a ? b : a;
      if (sure.vote(NameType::place) >= 1 && sure.vote(NameType::place) == sure.certainty() && other.certainty() < 1)
        other.vote(NameType::place) += .6;
    }
  }

  // "Lee … his": no other name stands between.
  bool tells_of_person(const Run& run) const {
    for (std::uint32_t i = run.end; i < std::min<std::size_t>(run.end + 12, tokens_.size()); ++i) {
      if (is_capital(i) || tokens_[i].kind == TokenKind::stop) return false;
      if (is(i, name_person_word)) return true;
    }
    return false;
  }

  // One capitalised word at the begin of a sentence is a name only where the document has it elsewhere, or a list knows
  // it.
  void drop_chance_runs() {
    std::erase_if(runs_, [&](const Run& run) {
      if (!run.opens_sentence) return false;
      const Seen* seen = seen_.find(run.first_key);
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
    const Run& run = runs_[at];
    const std::uint32_t length = run.end - run.begin;
    if (length > 1) return at;
    const bool letters = tokens_[run.begin].capitals == Capitals::upper && run.form.size() >= 2;
    std::size_t best = at;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const Run& other = runs_[i];
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

  // "the Ministry" by "Ministry of Defence", "the Council" by "Legislative Council"
  static bool names_body(const Run& run, std::uint64_t key) { return run.last_key == key || run.first_key == key; }

  // "WHO" by "World Health Organization"
  bool spells(const Run& run, std::string_view letters) const {
    std::size_t at = 0;
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      if (!is_capital(i)) continue;
      if (at >= letters.size() || read_.word(tokens_[i])[0] != letters[at]) return false;
      ++at;
    }
    return at == letters.size() && at > 1;
  }

  struct Seen {
    unsigned lower = 0, capital = 0;
  };

  const TokenizedText& read_;
  const std::vector<Token>& tokens_;
  const NameWords& words_;
  const Peoples peoples_;
  const bool is_english_;
  KeyMap<Seen> seen_;
  std::vector<Run> runs_;
};

}  // namespace

std::vector<model::Name> find_names(const TokenizedText& read) {
  const NameWords& words = rules_for<NameWords>(lexicon_language(read.language));
  if (words.empty()) return {};
  return NameFinder(read, words).run();
}

}  // namespace courant::text
