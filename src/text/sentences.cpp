#include "text/sentences.h"

#include <algorithm>

#include "text/lexicon.h"

namespace courant::text {
namespace {

// What the word before a point says about it.
enum class Abbreviation : unsigned char {
  none,
  title,          // "Mr", "Gen": a name follows, the sentence never ends
  before_number,  // "No", "Art", "p", months: a number follows, else it is a word like any other
  general,        // "Inc", "etc": the sentence ends if what follows can only begin one
};

class SentenceRules {
 public:
  explicit SentenceRules(std::string_view language) {
    for (const LexiconEntry& entry : read_lexicon(language, "sentences")) {
      if (entry.section == "titles") abbreviations_[entry.keys.front()] = Abbreviation::title;
      if (entry.section == "before numbers") abbreviations_[entry.keys.front()] = Abbreviation::before_number;
      if (entry.section == "abbreviations") abbreviations_[entry.keys.front()] = Abbreviation::general;
      if (entry.section == "openers") openers_.insert(entry.keys.front());
      if (entry.section == "reporting") reporting_.insert(entry.keys.front());
      if (entry.section == "ordinals with point") ordinals_ = true;
    }
  }

  Abbreviation abbreviation(const Token& word) const {
    const Abbreviation* found = abbreviations_.find(word.key);
    return found ? *found : Abbreviation::none;
  }
  bool opens_sentence(const Token& word) const { return openers_.contains(word.key); }
  bool reports(const Token& word) const { return reporting_.contains(word.key); }
  bool points_ordinals() const { return ordinals_; }

 private:
  KeyMap<Abbreviation> abbreviations_;
  KeySet openers_;    // words that begin a sentence and are no names: "the", "he", "in"
  KeySet reporting_;  // "said", "asked": go on after a closed quote
  bool ordinals_ = false;
};

class SentenceFinder {
 public:
  SentenceFinder(TokenizedText& read, const SentenceRules& rules) : read_(read), tokens_(read.tokens), rules_(rules) {}

  void run() {
    find_paragraphs();
    for (const TokenRange paragraph : read_.paragraphs) split(paragraph);
  }

 private:
  void find_paragraphs() {
    const auto count = static_cast<std::uint32_t>(tokens_.size());
    std::uint32_t begin = 0, line = 0;
    for (std::uint32_t i = 1; i <= count; ++i) {
      if (i < count && !tokens_[i].line_before) continue;
      const bool wrapped = i < count && !tokens_[i].paragraph_before && i - line > 2 &&
                           tokens_[i].capitals == Capitals::lower && tokens_[i - 1].kind != TokenKind::stop &&
                           tokens_[i - 1].kind != TokenKind::colon;
      line = i;
      if (wrapped) continue;
      read_.paragraphs.push_back({begin, i});
      begin = i;
    }
    if (count == 0) read_.paragraphs.clear();
  }

  void split(TokenRange paragraph) {
    end_ = paragraph.end;
    std::uint32_t begin = paragraph.begin;
    for (std::uint32_t i = paragraph.begin; i < end_; ++i) {
      if (tokens_[i].kind != TokenKind::stop && !ends_in_point(tokens_[i])) continue;
      const std::uint32_t after = end_of_stop(i);
      if (after < end_ && !ends_at(begin, i, after)) continue;
      read_.sentences.push_back({begin, after});
      begin = after;
      i = after - 1;
    }
    if (begin < end_) read_.sentences.push_back({begin, end_});
  }

  // "U.S.", whose last point may end the sentence too.
  bool ends_in_point(const Token& token) const {
    return token.kind == TokenKind::word && read_.text[token.span.end - 1] == '.';
  }

  // Past the stop and what closes with it: further stops, quotes, brackets.
  std::uint32_t end_of_stop(std::uint32_t stop) const {
    std::uint32_t i = stop + 1;
    while (i < end_) {
      const TokenKind kind = tokens_[i].kind;
      const bool closes = kind == TokenKind::close_quote || kind == TokenKind::close_bracket;
      if (!(closes || (kind == TokenKind::stop && !tokens_[i].space_before))) break;
      ++i;
    }
    return i;
  }

  bool ends_at(std::uint32_t begin, std::uint32_t stop, std::uint32_t after) {
    const Token& next = tokens_[after];
    if (tokens_[stop].kind == TokenKind::word) {
      return can_begin(after) && (next.kind != TokenKind::word || rules_.opens_sentence(next)) &&
             next.kind != TokenKind::number;
    }
    const std::string_view mark = read_.word(tokens_[stop]);
    if (after == stop + 1 && mark == "." && stop > begin && is_abbreviation(begin, stop, next)) {
      tokens_[stop].kind = TokenKind::point;
      return false;
    }
    if (!can_begin(after)) return false;
    if (after > stop + 1 && tokens_[after - 1].kind == TokenKind::close_quote && mark != "." &&
        goes_on_reporting(after))
      return false;
    return true;
  }

  bool can_begin(std::uint32_t at) const {
    const Token& token = tokens_[at];
    switch (token.kind) {
      case TokenKind::word:
        return token.capitals != Capitals::lower;
      case TokenKind::number:
      case TokenKind::open_quote:
      case TokenKind::open_bracket:
      case TokenKind::currency:
      case TokenKind::address:
        return true;
      case TokenKind::dash:
      case TokenKind::symbol:
        return token.space_before && (at + 1 >= end_ || tokens_[at + 1].capitals != Capitals::lower);
      case TokenKind::stop:
        return token.space_before && read_.word(token) != ".";
      default:
        return false;
    }
  }

  // '"Why?" Mr Smith asked.'
  bool goes_on_reporting(std::uint32_t at) const {
    for (std::uint32_t i = at; i < std::min(end_, at + 5); ++i) {
      if (tokens_[i].kind == TokenKind::stop || tokens_[i].kind == TokenKind::comma) return false;
      if (rules_.reports(tokens_[i])) return true;
    }
    return false;
  }

  bool is_abbreviation(std::uint32_t begin, std::uint32_t stop, const Token& next) const {
    const Token& word = tokens_[stop - 1];
    if (tokens_[stop].space_before) return false;
    if (word.kind == TokenKind::number) return is_ordinal(begin, stop, next);
    if (word.kind != TokenKind::word) return false;
    const bool sure_opener = next.starts_upper() && rules_.opens_sentence(next);
    const bool single = word.span.size() == 1 && word.capitals == Capitals::capital;
    if (single) return !sure_opener && next.kind == TokenKind::word;
    switch (rules_.abbreviation(word)) {
      case Abbreviation::title:
        return true;
      case Abbreviation::before_number:
        return next.kind == TokenKind::number || next.capitals == Capitals::lower;
      case Abbreviation::general:
        return !sure_opener;
      case Abbreviation::none:
        return false;
    }
    return false;
  }

  // "am 3. Oktober"; and the number of a list's item, "1. The first item".
  bool is_ordinal(std::uint32_t begin, std::uint32_t stop, const Token& next) const {
    if (stop - 1 == begin) return true;
    return rules_.points_ordinals() && next.kind == TokenKind::word && tokens_[stop - 1].span.size() <= 2 &&
           !rules_.opens_sentence(next);
  }

  TokenizedText& read_;
  std::vector<Token>& tokens_;
  const SentenceRules& rules_;
  std::uint32_t end_ = 0;
};

}  // namespace

TokenizedText tokenize(std::string_view text, std::string_view language) {
  TokenizedText read{text, std::string(language), split_tokens(text, language), {}, {}};
  SentenceFinder(read, rules_for<SentenceRules>(lexicon_language(language))).run();
  return read;
}

}  // namespace courant::text
