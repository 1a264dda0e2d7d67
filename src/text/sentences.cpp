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
      const std::uint64_t key = entry.keys.front();
      if (entry.section == "titles") abbreviations_[key] = Abbreviation::title;
      if (entry.section == "before numbers") abbreviations_[key] = Abbreviation::before_number;
      if (entry.section == "abbreviations") abbreviations_[key] = Abbreviation::general;
      if (entry.section == "openers") openers_.insert(key);
      if (entry.section == "always capital") always_capital_.insert(key);
      if (entry.section == "reporting") reporting_.insert(key);
      if (entry.section == "credits") credits_.insert(key);
      if (entry.section == "stops") stops_.insert(key);
      if (entry.section == "ordinals with point") ordinals_ = true;
    }
  }

  Abbreviation abbreviation(const Token& word) const {
    const Abbreviation* found = abbreviations_.find(word.key);
    return found ? *found : Abbreviation::none;
  }
  bool is_stop(const Token& token) const { return token.kind == TokenKind::stop || stops_.contains(token.key); }
  // Words that begin a sentence and are no names: "the", "he", "in".
  bool opens_sentence(const Token& word) const { return word.starts_upper() && openers_.contains(word.key); }
  // "I" in English: its capital says nothing.
  bool is_always_capital(const Token& word) const { return always_capital_.contains(word.key); }
  // "said", "asked": they go on after a closed quote.
  bool reports(const Token& word) const { return reporting_.contains(word.key); }
  bool credits(const Token& word) const { return credits_.contains(word.key); }
  bool points_ordinals() const { return ordinals_; }

 private:
  KeyMap<Abbreviation> abbreviations_;
  KeySet openers_, always_capital_, reporting_, credits_;
  KeySet stops_;  // of this language alone: the Greek ";"
  bool ordinals_ = false;
};

// The mark before an item of a list, "(2)", "• 3.", "b)".
struct ListMark {
  std::uint32_t number = 0;  // 0: none
  std::uint32_t end = 0;     // the token after the mark
  TokenKind close = TokenKind::stop;
  bool lettered = false;
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
                           tokens_[i - 1].kind != TokenKind::colon && list_mark(i, count).number == 0;
      line = i;
      if (wrapped) continue;
      read_.paragraphs.push_back({begin, i});
      begin = i;
    }
    if (count == 0) read_.paragraphs.clear();
  }

  void split(TokenRange paragraph) {
    end_ = paragraph.end;
    begin_ = paragraph.begin;
    mark_ = list_mark(begin_, end_);
    quotes_open_ = 0;
    for (std::uint32_t i = mark_.number != 0 ? mark_.end : begin_; i < end_; ++i) {
      if (mark_.number != 0 && i > begin_ && continues_list(i)) {
        close_sentence(i);
        i = mark_.end - 1;
        continue;
      }
      if (i > begin_ && begins_credit(i)) close_sentence(i);
      count_quotes(i);
      if (const std::uint32_t past = past_enclosed(i); past != i) {
        i = past - 1;
        continue;
      }
      if (!rules_.is_stop(tokens_[i]) && !ends_in_point(tokens_[i])) continue;
      const std::uint32_t after = end_of_stop(i);
      for (std::uint32_t closer = i + 1; closer < after; ++closer) count_quotes(closer);
      if (after < end_ && !ends_at(i, after)) {
        i = std::max(i, after - 1);
        continue;
      }
      close_sentence(after);
      i = (mark_.number != 0 ? mark_.end : after) - 1;
    }
    if (begin_ < end_) close_sentence(end_);
  }

  void close_sentence(std::uint32_t end) {
    read_.sentences.push_back({begin_, end});
    begin_ = end;
    mark_ = begin_ < end_ ? list_mark(begin_, end_) : ListMark{};
  }

  void count_quotes(std::uint32_t at) {
    if (tokens_[at].kind == TokenKind::open_quote) ++quotes_open_;
    if (tokens_[at].kind == TokenKind::close_quote && quotes_open_ > 0) --quotes_open_;
  }

  // "Image: Nick Moreau" after a caption without a stop.
  bool begins_credit(std::uint32_t at) const {
    return at + 1 < end_ && tokens_[at + 1].kind == TokenKind::colon && tokens_[at].starts_upper() &&
           rules_.credits(tokens_[at]);
  }

  // Past a bracket that opened within the sentence, or to the end of a quotation that is part of its grammar (no comma
  // before it: 'called it "a shame. A disgrace."'): what stands in them ends nothing.
  std::uint32_t past_enclosed(std::uint32_t at) const {
    if (at == begin_) return at;
    constexpr std::uint32_t tokens_max = 60;
    const std::uint32_t limit = std::min(end_, at + tokens_max);
    if (tokens_[at].kind == TokenKind::open_bracket) {
      for (std::uint32_t i = at + 1, depth = 1; i < limit; ++i) {
        if (tokens_[i].kind == TokenKind::open_bracket) ++depth;
        if (tokens_[i].kind == TokenKind::close_bracket && --depth == 0) return ends_after_omission(i) ? at : i + 1;
      }
    }
    if (tokens_[at].kind == TokenKind::open_quote && tokens_[at - 1].is_word()) {
      for (std::uint32_t i = at + 1; i < limit && tokens_[i].kind != TokenKind::open_quote; ++i) {
        if (tokens_[i].kind == TokenKind::close_quote) return rules_.is_stop(tokens_[i - 1]) ? std::max(at, i - 1) : i;
      }
    }
    return at;
  }

  // "… [...] The next sentence": the bracket at `close` holds an omission that ended one.
  bool ends_after_omission(std::uint32_t close) const {
    return rules_.is_stop(tokens_[close - 1]) && tokens_[close - 2].kind == TokenKind::open_bracket &&
           close + 1 < end_ && tokens_[close + 1].starts_upper();
  }

  // "U.S.", whose last point may end the sentence too.
  bool ends_in_point(const Token& token) const {
    return token.kind == TokenKind::word && read_.text[token.span.end - 1] == '.';
  }

  bool is_point(std::uint32_t at) const { return at < end_ && read_.word(tokens_[at]) == "."; }

  // Past the stop and what closes with it: further stops, quotes, brackets; of ". . . ." as much as ends this sentence.
  std::uint32_t end_of_stop(std::uint32_t stop) const {
    std::uint32_t i = stop + 1;
    if (is_point(stop)) {
      while (is_point(i)) ++i;
      const bool omission_after = i - stop >= 4 && !tokens_[stop].space_before && tokens_[stop + 1].space_before;
      if (omission_after && i < end_ && can_begin(i)) return stop + 1;
    }
    while (i < end_) {
      const TokenKind kind = tokens_[i].kind;
      const bool closes = kind == TokenKind::close_quote || kind == TokenKind::close_bracket;
      if (!(closes || (kind == TokenKind::stop && !tokens_[i].space_before))) break;
      ++i;
    }
    return i;
  }

  bool ends_at(std::uint32_t stop, std::uint32_t after) {
    const Token& next = tokens_[after];
    if (ends_in_point(tokens_[stop])) return ends_at_acronym(stop, after);
    const std::string_view mark = read_.word(tokens_[stop]);
    if (after == stop + 1 && mark == "." && stop > begin_ && is_abbreviation(stop, next)) {
      tokens_[stop].kind = TokenKind::point;
      return false;
    }
    if (is_point(after)) return true;  // the omission ". . ." opens the next one
    if (stop == begin_ || !can_begin(after)) return false;
    if (tokens_[stop - 1].kind == TokenKind::open_bracket) return ends_after_omission(stop + 1);  // "[?]", "[...]"
    if (quotes_open_ > 0 && mark != ".") return false;                                            // "Why? Because …"
    const bool omission = mark == "…" || mark == "..." || (mark == "." && after - stop == 3 && is_point(after - 1));
    if (omission && rules_.is_always_capital(next)) return false;
    const bool quote_closed = after > stop + 1 && tokens_[after - 1].kind == TokenKind::close_quote;
    return !(quote_closed && mark != "." && goes_on_reporting(after));
  }

  bool ends_at_acronym(std::uint32_t word, std::uint32_t after) const {
    const Token& next = tokens_[after];
    if (next.kind == TokenKind::number || !can_begin(after)) return false;
    if (after > word + 1 || next.kind != TokenKind::word || rules_.opens_sentence(next)) return true;
    // "He left at 6 P.M. Mr. Smith …", but "At 5 a.m. Mr. Smith …"
    return rules_.abbreviation(next) == Abbreviation::title && word - begin_ > 3 &&
           tokens_[word - 1].kind == TokenKind::number;
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
        return token.space_before && read_.word(token) != "_" &&
               (at + 1 >= end_ || tokens_[at + 1].capitals != Capitals::lower);
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

  bool is_abbreviation(std::uint32_t stop, const Token& next) const {
    const Token& word = tokens_[stop - 1];
    if (tokens_[stop].space_before) return is_spaced_abbreviation(stop, next);
    if (read_.word(word) == "°" || read_.word(word) == "º") return next.kind == TokenKind::number;
    if (word.kind == TokenKind::number) {  // "am 3. Oktober"
      return rules_.points_ordinals() && next.kind == TokenKind::word && word.span.size() <= 2 &&
             !rules_.opens_sentence(next);
    }
    if (word.kind != TokenKind::word) return false;
    if (is_single_letter(word)) return !rules_.opens_sentence(next);
    switch (rules_.abbreviation(word)) {
      case Abbreviation::title:
        return true;
      case Abbreviation::before_number:
        return next.kind == TokenKind::number || next.capitals == Capitals::lower;
      case Abbreviation::general:
        return !rules_.opens_sentence(next);
      case Abbreviation::none:
        return false;
    }
    return false;
  }

  // In text whose marks stand apart: "Mr . Smith", "No . 5", "U . S . Navy", "$2 . 5 million".
  bool is_spaced_abbreviation(std::uint32_t stop, const Token& next) const {
    const Token& word = tokens_[stop - 1];
    if (!next.space_before) return false;
    if (word.kind == TokenKind::number) return next.kind == TokenKind::number;
    if (word.kind != TokenKind::word || word.capitals == Capitals::lower) return is_lower_abbreviation(word, next);
    if (is_single_letter(word)) return !rules_.opens_sentence(next);
    const Abbreviation abbreviation = rules_.abbreviation(word);
    return abbreviation == Abbreviation::title ? next.starts_upper()
           : abbreviation == Abbreviation::before_number
               ? next.kind == TokenKind::number
               : abbreviation == Abbreviation::general && !rules_.opens_sentence(next);
  }

  // "vs . Atlanta", "a . m . local time"
  bool is_lower_abbreviation(const Token& word, const Token& next) const {
    if (word.kind != TokenKind::word) return false;
    if (is_single_letter(word)) return next.capitals == Capitals::lower;
    return rules_.abbreviation(word) == Abbreviation::general && !rules_.opens_sentence(next);
  }

  bool is_single_letter(const Token& word) const {
    const auto first = static_cast<unsigned char>(read_.text[word.span.begin]);
    return word.span.size() == (first < 0x80 ? 1u : first < 0xE0 ? 2u : 3u) && word.capitals != Capitals::none;
  }

  // Whether the next item of the list begins here.
  bool continues_list(std::uint32_t at) {
    if (!tokens_[at].space_before) return false;
    const ListMark next = list_mark(at, end_);
    return next.number == mark_.number + 1 && next.close == mark_.close && next.lettered == mark_.lettered;
  }

  ListMark list_mark(std::uint32_t at, std::uint32_t end) const {
    ListMark mark;
    const auto kind = [&](std::uint32_t i) { return i < end ? tokens_[i].kind : TokenKind::symbol; };
    if (kind(at) == TokenKind::open_bracket || (kind(at) == TokenKind::symbol && at + 1 < end)) ++at;
    if (at + 1 >= end) return {};
    const Token& token = tokens_[at];
    const char first = read_.text[token.span.begin];
    if (token.kind == TokenKind::number && token.span.size() <= 2) {
      for (const char c : read_.word(token)) {
        if (c < '0' || c > '9') return {};
        mark.number = mark.number * 10 + static_cast<std::uint32_t>(c - '0');
      }
    } else if (token.kind == TokenKind::word && token.span.size() == 1 && (first | 0x20) >= 'a' &&
               (first | 0x20) <= 'z') {
      mark.number = static_cast<std::uint32_t>((first | 0x20) - 'a' + 1);
      mark.lettered = true;
    } else {
      return {};
    }
    mark.close = kind(++at);
    if (tokens_[at].space_before || (mark.close != TokenKind::close_bracket && read_.word(tokens_[at]) != "."))
      return {};
    if (kind(at + 1) == TokenKind::close_bracket && !tokens_[at + 1].space_before) ++at;
    mark.end = at + 1;
    return mark.end < end && tokens_[mark.end].starts_upper() ? mark : ListMark{};
  }

  TokenizedText& read_;
  std::vector<Token>& tokens_;
  const SentenceRules& rules_;
  std::uint32_t begin_ = 0, end_ = 0;  // of the sentence that is open, and of its paragraph
  unsigned quotes_open_ = 0;
  ListMark mark_;  // with which the sentence begins
};

}  // namespace

TokenizedText tokenize(std::string_view text, std::string_view language) {
  TokenizedText read{text, std::string(language), split_tokens(text, language), {}, {}};
  SentenceFinder(read, rules_for<SentenceRules>(lexicon_language(language))).run();
  return read;
}

}  // namespace courant::text
