#include "text/glyph.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace courant::text {
namespace {

Shape shape_of(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  switch (u_charType(c)) {
    case U_LOWERCASE_LETTER:
      return Shape::lower;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return Shape::upper;
    case U_MODIFIER_LETTER:
      return Shape::letter;
    case U_OTHER_LETTER:
      return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) || (c >= 0x3040 && c <= 0x30FF) ? Shape::ideograph
                                                                                       : Shape::letter;
    case U_DECIMAL_DIGIT_NUMBER:
      return Shape::digit;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return Shape::mark;
    case U_FORMAT_CHAR:
      return Shape::ignorable;
    case U_SPACE_SEPARATOR:
    case U_CONTROL_CHAR:
      return Shape::space;
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return Shape::line_end;
    default:
      return Shape::other;
  }
}

}  // namespace

Glyph look_beyond_ascii(std::string_view text, std::size_t at) {
  const base::Decoded decoded = base::decode_utf8(text, at);
  return {decoded.code_point, decoded.length, decoded.valid ? shape_of(decoded.code_point) : Shape::other};
}

TokenKind kind_of_mark(char32_t c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF61:
    case 0x061F:
    case 0x06D4:
    case 0x0964:
    case 0x0965:
    case 0x1362:
    case 0x1367:
    case 0x1368:
    case 0x104A:
    case 0x104B:
    case 0x0589:
    case 0x203C:
    case 0x203D:
    case 0x2047:
    case 0x2048:
    case 0x2049:
      return TokenKind::stop;
    case ',':
    case 0x3001:
    case 0x060C:
    case 0xFF0C:
    case 0x1363:
      return TokenKind::comma;
    case ';':
    case 0x061B:
    case 0x037E:
    case 0xFF1B:
      return TokenKind::semicolon;
    case ':':
    case 0xFF1A:
      return TokenKind::colon;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return TokenKind::dash;
    case 0x2010:
    case 0x2011:
      return TokenKind::hyphen;
    case '/':
      return TokenKind::slash;
    case '(':
    case '[':
    case '{':
    case 0xFF08:
    case 0x3010:
      return TokenKind::open_bracket;
    case ')':
    case ']':
    case '}':
    case 0xFF09:
    case 0x3011:
      return TokenKind::close_bracket;
    case 0x300C:
    case 0x300E:
      return TokenKind::open_quote;
    case 0x300D:
    case 0x300F:
      return TokenKind::close_quote;
    default:
      break;
  }
  return c >= 0x80
             ? (u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL ? TokenKind::currency : TokenKind::symbol)
             : (c == '$' ? TokenKind::currency : TokenKind::symbol);
}

}  // namespace courant::text
