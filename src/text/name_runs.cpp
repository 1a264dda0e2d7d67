#include "text/name_runs.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace courant::text {
namespace {

class RunFinder : NameTokens {
 public:
  explicit RunFinder(const NameTokens& document) : NameTokens(document) {}

  NameRuns run() {
    count_words();
    for (const TokenRange sentence : read_.sentences) find_runs(sentence);
    return {std::move(runs_), std::move(seen_)};
  }

 private:
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
      if (SeenWord* seen = seen_.find(token.key)) ++seen->lower;
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
    const SeenWord* seen = seen_.find(tokens_[i].key);
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
    NameRun run;
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
    run.last_key = tokens_[is_suffix(end - 1) && length > 2 ? end - 2 : end - 1].key;
    run.form = std::string(read_.span({begin, end}).of(read_.text));
    runs_.push_back(std::move(run));
  }

  // "Anthony Lacala III": his last name is another word.
  bool is_suffix(std::uint32_t i) const {
    static constexpr std::array<std::uint64_t, 5> words{word_key("jr"), word_key("sr"), word_key("ii"), word_key("iii"),
                                                        word_key("iv")};
    return is_english_ && std::ranges::find(words, tokens_[i].key) != words.end();
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

  KeyMap<SeenWord> seen_;
  std::vector<NameRun> runs_;
};

}  // namespace

std::string NameTokens::lower(std::uint32_t i) const { return base::lower_ascii(read_.word(tokens_[i])); }

NameRuns find_name_runs(const NameTokens& document) { return RunFinder(document).run(); }

}  // namespace courant::text
