#include "claim/words.h"

#include <algorithm>

namespace courant::claim {
namespace {

using text::TokenKind;

bool is_double_mark(std::string_view bytes) {
  return bytes == "\"" || bytes == "''" || bytes == "``" || bytes == "“" || bytes == "”" || bytes == "„" ||
         bytes == "«" || bytes == "»";
}

// Pairs the quotation marks of one paragraph. A double mark opens when none is open; what text/ says of its direction
// counts only for marks that have one. Single marks count outside double ones.
class QuotationFinder {
 public:
  explicit QuotationFinder(Words& words) : words_(words) {}

  void find(Range paragraph) {
    open_ = -1;
    for (Index at = paragraph.begin; at < paragraph.end; ++at) {
      const Word& word = words_[at];
      if (!word.is(TokenKind::open_quote) && !word.is(TokenKind::close_quote)) continue;
      const std::string_view mark = word.token.span.of(words_.text);
      const bool is_double = is_double_mark(mark);
      if (open_ >= 0 && double_ && !is_double) continue;
      if (open_ >= 0 && !double_ && is_double) open_ = -1;  // an apostrophe taken for a mark
      if (open_ < 0) {
        if (opens(at, paragraph, mark)) open_ = at, double_ = is_double;
      } else if (is_double == double_) {
        if (surely_opens(at, mark))
          open_ = at;  // the one before it was never closed
        else
          close(at + 1, true);
      }
    }
    if (open_ >= 0 && double_) close(paragraph.end, false);
  }

 private:
  bool surely_opens(Index at, std::string_view mark) const {
    if (mark == "“" || mark == "«") return words_[at].is(TokenKind::open_quote);
    if (mark == "\"" || mark == "''") {
      return words_[at].token.space_before && at + 1 < words_.size() && !words_[at + 1].token.space_before;
    }
    return mark == "``" || mark == "„";
  }

  bool opens(Index at, Range paragraph, std::string_view mark) const {
    if (surely_opens(at, mark)) return true;
    if (mark == "“" || mark == "”" || mark == "«" || mark == "»") return words_[at].is(TokenKind::open_quote);
    if (mark == "\"" || mark == "''") {
      const bool space_after = at + 1 >= paragraph.end || words_[at + 1].token.space_before;
      return at == paragraph.begin || words_[at].token.space_before || !space_after;
    }
    return words_[at].is(TokenKind::open_quote);
  }

  void close(Index end, bool closed) {
    const Range range{open_, end};
    const auto index = static_cast<std::int32_t>(words_.quotations.size());
    words_.quotations.push_back({range, closed, is_speech(range, closed), false});
    for (Index at = range.begin; at < range.end; ++at) words_.all[static_cast<std::size_t>(at)].quote = index;
    open_ = -1;
  }

  // Speech ends in a stop or a comma inside or right after its marks, or is long.
  bool is_speech(Range range, bool closed) const {
    const Index inner = range.size() - (closed ? 2 : 1);
    if (inner >= 6) return true;
    if (is_title(range)) return false;
    const Index last = range.end - (closed ? 2 : 1);
    const auto ends = [&](Index at) {
      return at > range.begin && at < words_.size() &&
             (words_[at].is(TokenKind::comma) || words_[at].is(TokenKind::stop));
    };
    return inner >= 2 && (ends(last) || (ends(range.end) && inner >= 4));
  }

  // "Good Morning America," after a possessive or within a sentence: every word is capital.
  bool is_title(Range range) const {
    if (range.begin == 0 || words_[range.begin].token.line_before) return false;
    const Word& before = words_[range.begin - 1];
    if (!before.token.is_word() && !before.is(TokenKind::clitic)) return false;
    Index words = 0;
    for (Index at = range.begin; at < range.end; ++at) {
      const Word& word = words_[at];
      if (!word.token.is_word()) continue;
      if (!word.upper() && !word.is(determiner | noun_preposition | preposition | and_word)) return false;
      ++words;
    }
    return words > 0;
  }

  Words& words_;
  Index open_ = -1;
  bool double_ = true;
};

Range range_of(text::TokenRange range) { return {static_cast<Index>(range.begin), static_cast<Index>(range.end)}; }

void link_quotations(Words& words) {
  for (std::size_t i = 0; i + 1 < words.quotations.size(); ++i) {
    Quotation& here = words.quotations[i];
    const Index next = words.quotations[i + 1].words.begin;
    here.goes_on = !here.closed && next == here.words.end && words[next].token.line_before;
  }
}

}  // namespace

Words read_words(const text::TokenizedText& text, const Lexicon& lexicon) {
  Words words{text.text, &lexicon, text.tokens, {}, {}, {}};
  words.all.reserve(text.tokens.size());
  for (const text::Token& token : text.tokens) {
    Word word{token, 0, 0, -1, -1, -1};
    if (const WordEntry* entry = lexicon.find(token.key))
      word.tags = entry->tags, word.forms = entry->forms, word.cue = entry->cue;
    words.all.push_back(word);
  }
  words.sentences.reserve(text.sentences.size());
  for (const text::TokenRange sentence : text.sentences) {
    const auto number = static_cast<std::int32_t>(words.sentences.size());
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) words.all[at].sentence = number;
    words.sentences.push_back(range_of(sentence));
  }
  QuotationFinder finder(words);
  for (const text::TokenRange paragraph : text.paragraphs) finder.find(range_of(paragraph));
  link_quotations(words);
  return words;
}

}  // namespace courant::claim
