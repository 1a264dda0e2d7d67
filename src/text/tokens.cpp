#include "text/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

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

enum class Shape : unsigned char { space, line_end, lower, upper, letter, digit, mark, ignorable, ideograph, other };

struct Glyph {
  char32_t code_point = 0;
  unsigned length = 0;  // 0: past the end
  Shape shape = Shape::space;

  bool is_letter() const { return shape == Shape::lower || shape == Shape::upper || shape == Shape::letter; }
  bool is_digit() const { return shape == Shape::digit; }
  bool is_space() const { return shape == Shape::space || shape == Shape::line_end; }
  bool in_word() const { return is_letter() || is_digit() || shape == Shape::mark || shape == Shape::ignorable; }
};

constexpr std::array<Shape, 128> ascii_shapes = [] {
  std::array<Shape, 128> shapes{};
  shapes.fill(Shape::other);
  for (int c = 0; c <= ' '; ++c) shapes[static_cast<std::size_t>(c)] = Shape::space;
  shapes['\n'] = Shape::line_end;
  for (std::size_t c = 'a'; c <= 'z'; ++c) shapes[c] = Shape::lower;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) shapes[c] = Shape::upper;
  for (std::size_t c = '0'; c <= '9'; ++c) shapes[c] = Shape::digit;
  return shapes;
}();

Shape shape_of(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  switch (u_charType(c)) {
    case U_LOWERCASE_LETTER: return Shape::lower;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return Shape::upper;
    case U_MODIFIER_LETTER: return Shape::letter;
    case U_OTHER_LETTER: return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) || (c >= 0x3040 && c <= 0x30FF) ? Shape::ideograph : Shape::letter;
    case U_DECIMAL_DIGIT_NUMBER: return Shape::digit;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK: return Shape::mark;
    case U_FORMAT_CHAR: return Shape::ignorable;
    case U_SPACE_SEPARATOR:
    case U_CONTROL_CHAR: return Shape::space;
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return Shape::line_end;
    default: return Shape::other;
  }
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

TokenKind kind_of_mark(char32_t c) {
  switch (c) {
    case '.': case '!': case '?': case 0x2026: case 0x3002: case 0xFF01: case 0xFF1F: case 0xFF61: case 0x061F: case 0x06D4:
    case 0x0964: case 0x0965: case 0x1362: case 0x1367: case 0x1368: case 0x104A: case 0x104B: case 0x0589: case 0x203C:
    case 0x203D: case 0x2047: case 0x2048: case 0x2049: return TokenKind::stop;
    case ',': case 0x3001: case 0x060C: case 0xFF0C: case 0x1363: return TokenKind::comma;
    case ';': case 0x061B: case 0x037E: case 0xFF1B: return TokenKind::semicolon;
    case ':': case 0xFF1A: return TokenKind::colon;
    case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return TokenKind::dash;
    case 0x2010: case 0x2011: return TokenKind::hyphen;
    case '/': return TokenKind::slash;
    case '(': case '[': case '{': case 0xFF08: case 0x3010: return TokenKind::open_bracket;
    case ')': case ']': case '}': case 0xFF09: case 0x3011: return TokenKind::close_bracket;
    case 0x300C: case 0x300E: return TokenKind::open_quote;
    case 0x300D: case 0x300F: return TokenKind::close_quote;
    default: break;
  }
  return c >= 0x80 ? (u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL ? TokenKind::currency : TokenKind::symbol)
                   : (c == '$' ? TokenKind::currency : TokenKind::symbol);
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
  Glyph look(std::size_t at) const {
    if (at >= text_.size()) return {};
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return {byte, 1, ascii_shapes[byte]};
    const base::Decoded decoded = base::decode_utf8(text_, at);
    return {decoded.code_point, decoded.length, decoded.valid ? shape_of(decoded.code_point) : Shape::other};
  }

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
    if (glyph.shape == Shape::ideograph) return add(at_ + glyph.length, TokenKind::word, add_code_point(key_start, glyph.code_point));
    split_mark(glyph);
  }

  void add(std::size_t end, TokenKind kind, std::uint64_t key, Capitals capitals = Capitals::none) {
    tokens_.push_back({{static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)}, key, kind, capitals, space_, line_, paragraph_});
    space_ = line_ = paragraph_ = false;
    at_ = end;
  }

  // A URL, an e-mail address or a handle. Cheap to refuse: only looked for where one can begin.
  bool split_address() {
    const std::string_view rest = text_.substr(at_);
    const bool url = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
    const bool handle = rest.size() > 1 && rest[0] == '@' && look(at_ + 1).in_word();
    std::size_t end = at_;
    if (url) {
      while (end < text_.size() && !look(end).is_space() && !std::string_view("<>\"").contains(text_[end])) end += look(end).length;
    } else if (handle) {
      for (end = at_ + 1; look(end).in_word() || text_.substr(end, 1) == "_";) end += look(end).length;
    } else if (has_at_) {
      end = end_of_mail_address();
    }
    while (end > at_ && std::string_view(".,;:!?)'").contains(text_[end - 1])) --end;
    if (end == at_) return false;
    add(end, TokenKind::address, word_key(text_.substr(at_, end - at_)));
    return true;
  }

  std::size_t end_of_mail_address() const {
    const auto is_local = [](char c) {
      return static_cast<unsigned char>(c) < 0x80 &&
             (ascii_shapes[static_cast<std::size_t>(c)] != Shape::other ? c > ' ' : c == '.' || c == '_' || c == '-' || c == '+');
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
      const bool inner = (glyph.code_point == '.' || glyph.code_point == ',' || glyph.code_point == ':') && look(end + 1).is_digit();
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
    unsigned letters = 0, uppers = 0;
    bool first_upper = false, pointed = false;
    for (Glyph glyph = look(end); glyph.length != 0; glyph = look(end)) {
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
      }
      key = add_glyph(key, glyph);
      end += glyph.length;
    }
    add(end, TokenKind::word, key, capitals_of(letters, uppers, first_upper));
    split_clitic();
  }

  static Capitals capitals_of(unsigned letters, unsigned uppers, bool first_upper) {
    if (uppers == 0) return letters == 0 ? Capitals::none : Capitals::lower;
    if (uppers == 1 && first_upper) return Capitals::capital;
    return uppers == letters ? Capitals::upper : Capitals::mixed;
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
    if (run_before <= 2 && run_after <= 2) return run_before == 1 || run_after == 1 || look(at + 1).shape == Shape::lower;
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
    if (after_s && in_single_ == 0 && look(at_ + glyph.length).is_space()) add(at_ + glyph.length, TokenKind::clitic, add_byte(key_start, '\''));
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
    for (Glyph next = look(end); next.length != 0 && kind_of_mark(next.code_point) == TokenKind::stop; next = look(end)) {
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
    const bool opens = opens_here() ? !space_after || in_double_ == 0 : in_double_ == 0 && !space_after && !after_closing();
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
    if (opens) ++depth;
    else if (depth > 0) --depth;
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
    if ((c == '`' || c == '\'') && next.code_point == c) {  // `` and '' of tokenised text
      return add_quote(end + next.length, c == '`', in_double_);
    }
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

std::vector<Token> split_tokens(std::string_view text, std::string_view language) { return Splitter(text, language).run(); }

std::string lower_form(std::string_view word) {
  std::string lower;
  lower.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      lower.push_back(ascii_shapes[byte] == Shape::upper ? static_cast<char>(byte | 0x20) : static_cast<char>(byte));
      ++at;
      continue;
    }
    const base::Decoded decoded = base::decode_utf8(word, at);
    at += decoded.length;
    if (decoded.code_point == 0x2019) {
      lower.push_back('\'');
    } else if (shape_of(decoded.code_point) != Shape::ignorable) {
      base::append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(decoded.code_point))));
    }
  }
  return lower;
}

}  // namespace courant::text
