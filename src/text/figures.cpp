#include "text/figures.h"

#include <algorithm>

#include "text/lexicon.h"
#include "text/numbers.h"
#include "text/stop_words.h"

namespace courant::text {
namespace {

enum class FigureWord : unsigned char {
  none,
  about,
  below,
  open,
  between,
  to,
  and_,
  percent,
  state,
  money,
  per,
  no_noun,
  after,
  time
};

class FigureRules {
 public:
  explicit FigureRules(std::string_view language) : numbers_(language) {
    static constexpr std::pair<std::string_view, FigureWord> sections[] = {{"about", FigureWord::about},
                                                                           {"below", FigureWord::below},
                                                                           {"open", FigureWord::open},
                                                                           {"between", FigureWord::between},
                                                                           {"to", FigureWord::to},
                                                                           {"and", FigureWord::and_},
                                                                           {"percent", FigureWord::percent},
                                                                           {"states", FigureWord::state},
                                                                           {"money", FigureWord::money},
                                                                           {"per", FigureWord::per},
                                                                           {"no nouns", FigureWord::no_noun},
                                                                           {"after", FigureWord::after},
                                                                           {"time", FigureWord::time}};
    for (const LexiconEntry& entry : read_lexicon(language, "figures")) {
      for (const auto& [name, word] : sections) {
        if (name == entry.section) {
          openers_.insert(entry.keys.front());
          words_[entry.keys] = {word, std::string(entry.value)};
        }
      }
    }
    for (const LexiconEntry& entry : read_lexicon("en", "figures")) {  // signs are the same in every language
      if (entry.section == "currency signs") signs_[word_key(entry.entry)] = std::string(entry.value);
    }
  }

  struct Word {
    FigureWord kind = FigureWord::none;
    std::string value;
  };
  struct Found {
    std::uint32_t end = 0;
    const Word* word = nullptr;
    bool is(FigureWord kind) const { return word && word->kind == kind; }
  };

  Found find(const TokenizedText& read, std::uint32_t at, std::uint32_t end) const {
    if (at >= end) return {};
    const auto match = words_.find(std::span(read.tokens).first(end), at);
    return match ? Found{at + static_cast<std::uint32_t>(match.length), match.value} : Found{};
  }
  const std::string* currency(const TokenizedText& read, std::uint32_t at) const {
    return read.tokens[at].kind == TokenKind::currency ? signs_.find(read.tokens[at].key) : nullptr;
  }
  // Whether a figure may begin with this token: asked of every token of a text.
  bool may_begin(const Token& token) const {
    if (token.kind == TokenKind::word) return openers_.contains(token.key) || numbers_.may_begin(token);
    return token.kind == TokenKind::number || token.kind == TokenKind::currency;
  }
  const NumberRules& numbers() const { return numbers_; }

 private:
  PhraseMap<Word> words_;
  KeyMap<std::string> signs_;
  KeySet openers_;
  NumberRules numbers_;
};

class FigureFinder {
 public:
  FigureFinder(const TokenizedText& read, const FigureRules& rules, const std::vector<model::DateMention>& dates)
      : read_(read), tokens_(read.tokens), rules_(rules), dates_(dates), stop_words_(stop_words(read.language)) {}

  void find_in(TokenRange sentence, const std::vector<VerbGroup>& groups, std::vector<model::Figure>& figures) {
    begin_ = sentence.begin;
    end_ = sentence.end;
    groups_ = &groups;
    for (std::uint32_t i = sentence.begin; i < sentence.end;) {
      if (!rules_.may_begin(tokens_[i])) {
        ++i;
        continue;
      }
      model::Figure figure;
      const std::uint32_t past = read_figure(i, figure);
      if (past > i) figures.push_back(std::move(figure));
      i = std::max(past, i + 1);
    }
  }

 private:
  bool in_date(std::uint32_t at) {
    while (date_ < dates_.size() && dates_[date_].span.end <= tokens_[at].span.begin) ++date_;
    return date_ < dates_.size() && dates_[date_].span.begin < tokens_[at].span.end;
  }

  // The figure that begins at `at`; returns its end, or `at` where there is none.
  std::uint32_t read_figure(std::uint32_t at, model::Figure& figure) {
    const auto approach = rules_.find(read_, at, end_);
    const bool between = approach.is(FigureWord::between);
    FigureWord kind = FigureWord::none;
    std::uint32_t i = at;
    if (between || approach.is(FigureWord::about) || approach.is(FigureWord::below) || approach.is(FigureWord::open)) {
      kind = approach.word->kind;
      i = approach.end;
      if (const auto second = rules_.find(read_, i, end_); second.is(FigureWord::about))
        i = second.end;  // "at least some"
    }
    if (i >= end_ || in_date(i)) return at;
    const std::string* money = rules_.currency(read_, i);
    if (money) ++i;
    if (i >= end_) return at;
    const auto number = rules_.numbers().read(read_, i, end_);
    if (!number || is_no_figure(i, *number, money != nullptr)) return at;
    figure.low = number->low;
    figure.high = number->high;
    figure.approximate =
        number->vague || kind == FigureWord::about || kind == FigureWord::below || kind == FigureWord::open;
    std::uint32_t begin = at;
    i = read_range(number->end, between, *number, figure);
    if (between && figure.low == number->low && figure.high == number->high) begin = approach.end;  // "from 30 boats"
    const std::uint32_t number_end = i;
    if (money) figure.unit = *money;
    i = read_unit(i, figure);
    if (figure.unit.empty() && is_bare_noise(at, number_end, *number)) return at;
    if (kind == FigureWord::below) figure.low *= 0.9;
    if (const auto after = rules_.find(read_, i, end_); after.is(FigureWord::after)) {  // "or so", "or more"
      figure.approximate = true;
      i = after.end;
    }
    figure.span = read_.span({begin, i});
    return i;
  }

  // "one of", "a", "5th", "747" of "Boeing 747", and what lies in a date
  bool is_no_figure(std::uint32_t at, const NumberRead& number, bool money) {
    if (in_date(at) || in_date(number.end - 1)) return true;
    if (money) return false;
    if (number.article) return true;
    if (number.indefinite) {
      const bool noun_follows = number.end < end_ && is_noun(number.end);
      if (!noun_follows) return true;
    }
    if (!number.digits || at == begin_) return false;
    const Token& before = tokens_[at - 1];
    const bool named =
        before.is_word() && before.starts_upper() && at - 1 > begin_ && !stop_words_.contains(before.key);
    const bool counted =
        number.end < end_ && (is_noun(number.end) || rules_.find(read_, number.end, end_).is(FigureWord::percent));
    return (named && !counted) || (before.kind == TokenKind::hyphen && at >= 2 && tokens_[at - 2].is_word());
  }

  // A bare small number without a noun: a score, a clause, a list's mark.
  bool is_bare_noise(std::uint32_t at, std::uint32_t end, const NumberRead& number) const {
    if (!number.digits) return number.low < 2 || (end < end_ && tokens_[end].kind == TokenKind::hyphen);
    const bool years = number.low >= 1900 && number.low <= 2100 && number.step == 1 && tokens_[at].span.size() == 4;
    const bool hyphen =
        end < end_ && (tokens_[end].kind == TokenKind::hyphen || tokens_[end].kind == TokenKind::slash ||
                       tokens_[end].kind == TokenKind::close_bracket);
    return years || hyphen;
  }

  // "4 to 5 million", "between 10 and 12", "4-5 million", "$4m-$5m"
  std::uint32_t read_range(std::uint32_t at, bool between, const NumberRead& first, model::Figure& figure) {
    if (at >= end_) return at;
    const auto joint = rules_.find(read_, at, end_);
    std::uint32_t i = at;
    if (joint.is(FigureWord::to) || (between && joint.is(FigureWord::and_)))
      i = joint.end;
    else if (tokens_[at].kind == TokenKind::dash ||
             (tokens_[at].kind == TokenKind::hyphen && at + 1 < end_ && tokens_[at + 1].kind != TokenKind::word))
      i = at + 1;
    else
      return at;
    if (i < end_ && tokens_[i].kind == TokenKind::currency) ++i;
    const auto second = i < end_ ? rules_.numbers().read(read_, i, end_) : std::nullopt;
    if (!second || second->article || in_date(i)) return at;
    double low = first.low;
    if (second->step > 1 && first.step == 1 && low < second->high / second->step * 10)
      low *= second->step;  // "4 to 5 million"
    if (low >= second->high) return at;
    figure.low = low;
    figure.high = second->high;
    return second->end;
  }

  // What is counted: "%", "dollars", "dead", or up to three words that end in a noun.
  std::uint32_t read_unit(std::uint32_t at, model::Figure& figure) {
    if (at >= end_) return at;
    std::uint32_t i = at;
    if (tokens_[i].kind == TokenKind::hyphen && i + 1 < end_) ++i;  // "a 20-mile walk"
    const auto found = rules_.find(read_, i, end_);
    if (found.is(FigureWord::percent) || read_.word(tokens_[i]) == "%") {
      figure.unit = "%";
      return found.word ? found.end : i + 1;
    }
    if (const std::string* sign = rules_.currency(read_, i)) {
      figure.unit = *sign;
      return i + 1;
    }
    if (found.is(FigureWord::money)) {
      figure.unit = found.word->value;
      return found.end;
    }
    if (found.is(FigureWord::state)) {
      figure.unit = read_.word(tokens_[i]);
      return found.end;
    }
    if (!figure.unit.empty()) return at;
    if (found.is(FigureWord::per)) i = found.end;  // "five million of the shells"
    std::uint32_t end = i;
    while (end < end_ && end - i < 4 && is_noun(end)) ++end;
    if (end == i) return at;
    figure.unit = lower_form(read_.word(tokens_[end - 1]));
    figure.noun = std::string(read_.span({i, end}).of(read_.text));
    return end;
  }

  // A word that may be part of what is counted: no stop word, no verb, no name alone.
  bool is_noun(std::uint32_t at) const {
    const Token& token = tokens_[at];
    if (!token.is_word() || token.capitals == Capitals::upper) return false;
    const auto found = rules_.find(read_, at, end_);
    if (found.is(FigureWord::time)) return true;  // stop lists have "years", for reports say it always
    if (found.is(FigureWord::no_noun) || stop_words_.contains(token.key) || rules_.numbers().read(read_, at, end_))
      return false;
    for (const VerbGroup& group : *groups_) {
      if (group.tokens.begin <= at && at < group.tokens.end) return false;
    }
    return true;
  }

  const TokenizedText& read_;
  const std::vector<Token>& tokens_;
  const FigureRules& rules_;
  const std::vector<model::DateMention>& dates_;
  const KeySet& stop_words_;
  const std::vector<VerbGroup>* groups_ = nullptr;
  std::size_t date_ = 0;
  std::uint32_t begin_ = 0, end_ = 0;
};

}  // namespace

std::vector<model::Figure> find_figures(const TokenizedText& read, const std::vector<std::vector<VerbGroup>>& groups,
                                        const std::vector<model::DateMention>& dates) {
  const FigureRules& rules = rules_for<FigureRules>(lexicon_language(read.language));
  std::vector<model::Figure> figures;
  FigureFinder finder(read, rules, dates);
  for (std::size_t s = 0; s < read.sentences.size(); ++s) finder.find_in(read.sentences[s], groups[s], figures);
  return figures;
}

}  // namespace courant::text
