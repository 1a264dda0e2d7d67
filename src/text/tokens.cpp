#include "text/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/glyph.h"

namespace courant::text {
namespace {

constexpr std::uint64_t key_start = word_key("");

constexpr std::uint64_t add_byte(std::uint64_t key, char byte) {
  return (key ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
}

std::uint64_t add_code_point(std::uint64_t key, char32_t code_point) {
  std::string bytes;
  base::append_utf8(bytes, code_point);
  for (const char byte : bytes) key = add_byte(key, byte);
  return key;
}

class Splitter {
 public:
  Splitter(std::string_view text, std::string_view language)
      : text_(text), elides_(language.starts_with("fr") || language.starts_with("it") || language.starts_with("ca")) {
    tokens_.reserve(text.size() / 5 + 8);
  }

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      const Glyph glyph = look(at_);
      if (glyph.is_space()) {
        skip_space(glyph);
      } else {
        split_token(glyph);
      }
    }
    return std::move(tokens_);
  }

 private:
  Glyph look(std::size_t at) const { return look_at(text_, at); }

  Glyph before(std::size_t at) const {
    if (at == 0) return {};
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80) --begin;
    return look(begin);
  }

  void skip_space(const Glyph& glyph) {
    if (glyph.shape == Shape::line_end) {
      paragraph_ = line_ || paragraph_;
      line_ = true;
      if (paragraph_) in_double_ = in_single_ = guillemet_ = low_quote_ = 0;
    }
    space_ = true;
    at_ += glyph.length;
  }

  void split_token(const Glyph& glyph) {
    if (split_address()) return;
    if (glyph.is_digit()) return split_number();
    if (glyph.is_letter()) return split_word();
    if (glyph.shape == Shape::ideograph)
      return add(at_ + glyph.length, TokenKind::word, add_code_point(key_start, glyph.code_point));
    split_mark(glyph);
  }

  void add(std::size_t end, TokenKind kind, std::uint64_t key, Capitals capitals = Capitals::none) {
    tokens_.push_back({{static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)},
                       key,
                       kind,
                       capitals,
                       space_,
                       line_,
                       paragraph_});
    space_ = line_ = paragraph_ = false;
    at_ = end;
  }

  // A URL, an e-mail address or a handle. Cheap to refuse: only looked for where one can begin.
  bool split_address() {
    const char first = text_[at_];
    if (first != 'h' && first != 'w' && first != '@' && !has_at_) return false;
    const std::string_view rest = text_.substr(at_);
    const bool url = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
    const bool handle = rest.size() > 1 && rest[0] == '@' && look(at_ + 1).in_word();
    std::size_t end = at_;
    if (url) {
      while (end < text_.size() && !look(end).is_space() && !std::string_view("<>\"").contains(text_[end]))
        end += look(end).length;
    } else if (handle) {
      for (end = at_ + 1; look(end).in_word() || text_.substr(end, 1) == "_";) end += look(end).length;
    } else if (has_at_) {
      end = end_of_mail_address();
    }
    while (end > at_ && std::string_view(".,;:!?)'").contains(text_[end - 1])) --end;  // they close what is around it
    if (end == at_) return false;
    add(end, TokenKind::address, word_key(text_.substr(at_, end - at_)));
    return true;
  }

  std::size_t end_of_mail_address() const {
    const auto is_local = [](char c) {
      return static_cast<unsigned char>(c) < 0x80 &&
             (ascii_shapes[static_cast<std::size_t>(c)] != Shape::other ? c > ' '
                                                                        : std::string_view("._-+").contains(c));
    };
    std::size_t end = at_;
    while (end < text_.size() && end - at_ < 64 && is_local(text_[end])) ++end;
    if (end == at_ || end >= text_.size() || text_[end] != '@') return at_;
    const std::size_t host = ++end;
    while (end < text_.size() && is_local(text_[end])) ++end;
    return text_.substr(host, end - host).contains('.') ? end : at_;
  }

  void split_number() {
    std::size_t end = at_;
    std::uint64_t key = key_start;
    for (Glyph glyph = look(end); glyph.length != 0; glyph = look(end)) {
      const bool inner =
          (glyph.code_point == '.' || glyph.code_point == ',' || glyph.code_point == ':') && look(end + 1).is_digit();
      if (!glyph.in_word() && !inner) break;
      key = add_glyph(key, glyph);
      end += glyph.length;
    }
    add(end, TokenKind::number, key);
  }

  static std::uint64_t add_glyph(std::uint64_t key, const Glyph& glyph) {
    if (glyph.code_point < 0x80) {
      const char c = static_cast<char>(glyph.code_point);
      return add_byte(key, glyph.shape == Shape::upper ? static_cast<char>(c | 0x20) : c);
    }
    if (glyph.shape == Shape::ignorable) return key;
    return add_code_point(key, static_cast<char32_t>(u_tolower(static_cast<UChar32>(glyph.code_point))));
  }

  void split_word() {
    std::size_t end = at_;
    std::uint64_t key = key_start;
    unsigned letters = 0, uppers = 0, lowers = 0;
    bool first_upper = false, pointed = false;
    for (Glyph glyph = look(end); glyph.length != 0; glyph = look(end)) {
      if (glyph.shape == Shape::lower && glyph.length == 1) {  // most of any text
        lowers += 1;
        letters += 1;
        key = add_byte(key, text_[end++]);
        continue;
      }
      if (is_apostrophe(glyph.code_point)) {
        if (!joins_apostrophe(end, glyph)) break;
        key = add_byte(key, '\'');
        end += glyph.length;
        if (ends_elision(end, letters)) break;
        continue;
      }
      if (glyph.code_point == '.') {
        if (!joins_point(end, pointed)) break;
        pointed = true;
        key = add_byte(key, '.');
        ++end;
        continue;
      }
      if (!glyph.in_word()) break;
      if (glyph.is_letter()) {
        if (letters == 0) first_upper = glyph.shape == Shape::upper;
        ++letters;
        uppers += glyph.shape == Shape::upper;
        lowers += glyph.shape == Shape::lower;
      }
      key = add_glyph(key, glyph);
      end += glyph.length;
    }
    add(end, TokenKind::word, key, capitals_of(lowers, uppers, first_upper));
    split_clitic();
  }

  static Capitals capitals_of(unsigned lowers, unsigned uppers, bool first_upper) {
    if (uppers == 0) return lowers == 0 ? Capitals::none : Capitals::lower;
    if (uppers == 1 && first_upper) return Capitals::capital;
    return lowers == 0 ? Capitals::upper : Capitals::mixed;
  }

  // Whether an apostrophe after a letter belongs to the word: not at its end, not as a clitic's.
  bool joins_apostrophe(std::size_t at, const Glyph& glyph) const {
    return look(at + glyph.length).is_letter() && clitic_end(at) == at;
  }

  // In "l'homme" and "dell'arte" the word ends after the apostrophe; "aujourd'hui" is one word.
  bool ends_elision(std::size_t end, unsigned letters) const {
    return elides_ && !(letters == 7 && text_.substr(end, 3) == "hui");
  }

  // A point joins the letters of "U.S.", "Ph.D.", "e.g." and of "example.com"; it does not join "end.Next".
  bool joins_point(std::size_t at, bool pointed) const {
    const auto run_before = letters_before(at), run_after = letters_after(at + 1);
    if (run_before == 0) return false;
    if (run_after == 0) return pointed && run_before <= 2;
    if (run_before <= 2 && run_after <= 2)
      return run_before == 1 || run_after == 1 || look(at + 1).shape == Shape::lower;
    return run_before >= 2 && run_after >= 2 && look(at + 1).shape == Shape::lower;
  }

  unsigned letters_before(std::size_t at) const {
    unsigned count = 0;
    while (at > at_ && before(at).is_letter() && count < 3) at -= before(at).length, ++count;
    return count;
  }

  unsigned letters_after(std::size_t at) const {
    unsigned count = 0;
    while (look(at).is_letter() && count < 3) at += look(at).length, ++count;
    return look(at).is_digit() && count > 0 && count < 3 ? 3 : count;
  }

  // The end of a clitic whose apostrophe is at `at`; `at` itself if there is none.
  std::size_t clitic_end(std::size_t at) const {
    if (elides_) return at;
    const std::size_t begin = at + look(at).length;
    for (const std::string_view form : {"s", "ll", "re", "ve", "d", "m", "S", "LL", "RE", "VE", "D", "M"}) {
      if (text_.substr(begin, form.size()) == form && !look(begin + form.size()).in_word()) return begin + form.size();
    }
    return at;
  }

  void split_clitic() {
    const Glyph glyph = look(at_);
    if (!is_apostrophe(glyph.code_point) || elides_) return;
    const std::size_t end = clitic_end(at_);
    if (end != at_) {
      std::uint64_t key = add_byte(key_start, '\'');
      for (std::size_t i = at_ + glyph.length; i < end; ++i) key = add_byte(key, static_cast<char>(text_[i] | 0x20));
      return add(end, TokenKind::clitic, key);
    }
    const bool after_s = (text_[at_ - 1] | 0x20) == 's';
    if (after_s && in_single_ == 0 && look(at_ + glyph.length).is_space())
      add(at_ + glyph.length, TokenKind::clitic, add_byte(key_start, '\''));
  }

  void split_mark(const Glyph& glyph) {
    const char32_t c = glyph.code_point;
    const std::size_t one = at_ + glyph.length;
    if (c == '"' || c == 0xFF02) return split_straight_quote(one);
    if (c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201A || c == '`') return split_single_quote(glyph);
    if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F) return split_curly_quote(c, one);
    if (c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A) return split_guillemet(c, one);
    if (c == '-') return split_hyphen(one);
    TokenKind kind = kind_of_mark(c);
    if (kind != TokenKind::stop) return add(one, kind, add_code_point(key_start, c));
    std::size_t end = one;
    std::uint64_t key = add_code_point(key_start, c);
    for (Glyph next = look(end); next.length != 0 && kind_of_mark(next.code_point) == TokenKind::stop;
         next = look(end)) {
      key = add_code_point(key, next.code_point);
      end += next.length;
    }
    add(end, kind, key);
  }

  void split_hyphen(std::size_t one) {
    std::size_t end = one;
    while (end < text_.size() && text_[end] == '-') ++end;
    const bool joins = end == one && !space_ && at_ > 0 && !look(end).is_space();
    const bool list = end == one && !joins && look(end).is_digit();  // "-5"
    add(end, joins || list ? TokenKind::hyphen : TokenKind::dash, word_key("-"));
  }

  // Straight quotes open after white space, an opening bracket or a dash, unless nothing is left to open.
  void split_straight_quote(std::size_t end) {
    const bool space_after = look(end).is_space() || end >= text_.size();
    const bool opens =
        opens_here() ? !space_after || in_double_ == 0 : in_double_ == 0 && !space_after && !after_closing();
    add_quote(end, opens, in_double_);
  }

  bool opens_here() const {
    if (space_ || tokens_.empty()) return true;
    const TokenKind last = tokens_.back().kind;
    return last == TokenKind::open_bracket || last == TokenKind::dash || last == TokenKind::open_quote;
  }

  bool after_closing() const {
    const TokenKind last = tokens_.back().kind;
    return last == TokenKind::stop || last == TokenKind::comma || last == TokenKind::word || last == TokenKind::number;
  }

  void add_quote(std::size_t end, bool opens, unsigned& depth) {
    if (opens)
      ++depth;
    else if (depth > 0)
      --depth;
    add(end, opens ? TokenKind::open_quote : TokenKind::close_quote, word_key("\""));
  }

  void split_curly_quote(char32_t c, std::size_t end) {
    if (c == 0x201E) {
      ++low_quote_;
      return add(end, TokenKind::open_quote, word_key("\""));
    }
    // “ closes what „ opened (German); ” opens where it stands as Swedish has it: ”so”.
    bool opens = c == 0x201C && low_quote_ == 0;
    if (c == 0x201D && low_quote_ == 0 && in_double_ == 0 && opens_here() && !look(end).is_space()) opens = true;
    add_quote(end, opens, low_quote_ > 0 ? low_quote_ : in_double_);
  }

  // The first guillemet of a paragraph opens, whichever way it points; after that the way decides.
  void split_guillemet(char32_t c, std::size_t end) {
    const bool left = c == 0xAB || c == 0x2039;
    if (guillemet_ == 0) guillemet_ = left ? 1 : 2;
    add(end, left == (guillemet_ == 1) ? TokenKind::open_quote : TokenKind::close_quote, word_key("\""));
  }

  void split_single_quote(const Glyph& glyph) {
    const char32_t c = glyph.code_point;
    std::size_t end = at_ + glyph.length;
    const Glyph next = look(end);
    if (c == '`' && next.code_point == c)
      return add_quote(end + next.length, true, in_double_);                                // `` of tokenised text
    if (c == '\'' && next.code_point == c) return split_straight_quote(end + next.length);  // its '', and two for one
    // "'90s", "'em": the apostrophe of what was cut off, part of the word that follows; left as a symbol.
    const bool opens = c == 0x2018 || c == 0x201A || c == '`' || (opens_here() && !next.is_space() && !next.is_digit());
    if (opens && is_apostrophe(c) && !closes_later(end)) return add(end, TokenKind::symbol, word_key("'"));
    if (!opens && in_single_ == 0) return add(end, TokenKind::symbol, word_key("'"));
    add_quote(end, opens, in_single_);
  }

  // Whether an apostrophe follows within the paragraph that could close a single quote.
  bool closes_later(std::size_t at) const {
    const std::size_t limit = std::min(text_.size(), at + 2000);
    for (; at < limit; ++at) {
      if (text_[at] == '\n') return false;
      const Glyph glyph = look(at);
      if (is_apostrophe(glyph.code_point) && !look(at + glyph.length).in_word()) return true;
    }
    return false;
  }

  std::string_view text_;
  bool elides_;
  bool has_at_ = text_.contains('@');
  std::size_t at_ = 0;
  bool space_ = true, line_ = true, paragraph_ = true;
  unsigned in_double_ = 0, in_single_ = 0, low_quote_ = 0;
  unsigned guillemet_ = 0;  // 0: none yet in the paragraph, 1: « opens, 2: » opens
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> split_tokens(std::string_view text, std::string_view language) {
  return Splitter(text, language).run();
}

std::string lower_form(std::string_view word) {
  std::string lower(word);
  std::size_t at = 0;
  for (; at < word.size() && static_cast<unsigned char>(word[at]) < 0x80; ++at) {
    if (word[at] >= 'A' && word[at] <= 'Z') lower[at] = static_cast<char>(word[at] | 0x20);
  }
  lower.resize(at);
  while (at < word.size()) {
    const Glyph glyph = look_at(word, at);
    at += glyph.length;
    if (glyph.code_point < 0x80) {
      const char c = static_cast<char>(glyph.code_point);
      lower.push_back(glyph.shape == Shape::upper ? static_cast<char>(c | 0x20) : c);
    } else if (is_apostrophe(glyph.code_point)) {
      lower.push_back('\'');
    } else if (glyph.shape != Shape::ignorable) {
      base::append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(glyph.code_point))));
    }
  }
  return lower;
}

}  // namespace courant::text
