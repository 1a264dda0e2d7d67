#include "html/encoding.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/encoding_labels.h"
#include "html/tokenizer.h"

namespace courant::html {
namespace {

constexpr std::string_view white_space = " \t\n\f\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white_space);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

// The standard's name for a label in lower case; empty where it has none.
std::string standard_name(const std::string& label) {
  for (const EncodingRow& row : encoding_rows) {
    if (row.name == label && label != "replacement") return label;
    for (std::size_t at = row.labels.find(label); at != std::string_view::npos; at = row.labels.find(label, at + 1)) {
      const std::size_t end = at + label.size();
      const bool whole = (at == 0 || row.labels[at - 1] == ' ') && (end == row.labels.size() || row.labels[end] == ' ');
      if (whole) return std::string(row.name);
    }
  }
  return {};
}

// UTF-7 would let text that looks harmless hold "<"; ICU reads it and other converters no feed needs.
bool is_dangerous(std::string_view label) {
  return label.starts_with("utf-7") || label.starts_with("utf7") || label.find("imap") != std::string_view::npos ||
         label == "scsu" || label == "bocu-1" || label == "cesu-8" || label.find("2022") != std::string_view::npos ||
         label.find("hz") == 0 || label.find(',') != std::string_view::npos;
}

const EncodingRow* find_row(std::string_view name) {
  const auto row = std::ranges::find(encoding_rows, name, &EncodingRow::name);
  return row == std::end(encoding_rows) ? nullptr : row;
}

// The HTML standard's "prescan a byte stream to determine its encoding", with the tokenizer's eyes.
std::string prescan(std::string_view bytes) {
  std::string head(bytes.substr(0, 4096));
  Arena arena;
  Tokenizer tokenizer(head.data(), head.size(), arena, 32);
  for (Token token;;) {
    tokenizer.next(token);
    if (token.type == Token::Type::end_of_file) return {};
    if (token.type != Token::Type::start_tag || token.tag != Tag::meta) continue;
    std::string_view label, content, equivalent;
    for (const Attribute& attribute : token.attributes) {
      if (attribute.name == "charset") label = attribute.value;
      if (attribute.name == "content") content = attribute.value;
      if (attribute.name == "http-equiv") equivalent = attribute.value;
    }
    if (label.empty() && base::lower_ascii(equivalent) == "content-type") label = charset_of_content_type(content);
    std::string encoding = encoding_of_label(label);
    if (encoding.starts_with("utf-16")) return "utf-8";  // or the tag could not have been read
    if (!encoding.empty()) return encoding;
  }
}

bool is_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

bool is_lead_byte_encoding(std::string_view name) {
  return name == "big5" || name.starts_with("euc-") || name.starts_with("gb") || name == "shift_jis";
}

// One U+FFFD for an ill-formed sequence; ASCII that ICU took for its second byte is given back, as the standard has it:
// a stray lead byte must not swallow a "<".
void replace_ill_formed(const void*, UConverterToUnicodeArgs* args, const char* bytes, int32_t length,
                        UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;
  *error = U_ZERO_ERROR;
  UChar text[5] = {static_cast<UChar>(base::replacement_character)};
  int32_t count = 1;
  for (int32_t i = 1; i < std::min(length, 4); ++i) {
    if (static_cast<signed char>(bytes[i]) >= 0 && bytes[i] != 0x1B) text[count++] = static_cast<UChar>(bytes[i]);
  }
  ucnv_cbToUWriteUChars(args, text, count, 0, error);
}

}  // namespace

struct Decoder::Converter {
  UConverter* icu = nullptr;
  char32_t high = 0;  // a surrogate that waits for its second half
  ~Converter() { ucnv_close(icu); }
};

std::string encoding_of_label(std::string_view raw) {
  const std::string label = base::lower_ascii(trimmed(raw));
  if (label.empty() || label.size() > 40) return {};
  if (std::string name = standard_name(label); !name.empty()) return name;
  if (is_dangerous(label)) return {};
  UErrorCode error = U_ZERO_ERROR;
  const char* known = ucnv_getAlias(label.c_str(), 0, &error);
  if (U_FAILURE(error) || !known) return {};
  const std::string name = base::lower_ascii(known);
  const std::string standard = standard_name(name);
  return standard.empty() ? name : standard;
}

std::string_view charset_of_content_type(std::string_view content_type) {
  const std::string low = base::lower_ascii(content_type);
  for (std::size_t at = low.find("charset"); at != std::string::npos; at = low.find("charset", at + 1)) {
    std::size_t value = low.find_first_not_of(white_space, at + 7);
    if (value == std::string::npos || low[value] != '=') continue;
    value = low.find_first_not_of(white_space, value + 1);
    if (value == std::string::npos) return {};
    const char quote = low[value];
    const std::size_t from = quote == '"' || quote == '\'' ? value + 1 : value;
    const std::size_t end = from > value ? low.find(quote, from) : low.find_first_of("; \t\n\f\r", from);
    if (from > value && end == std::string::npos) return {};
    return content_type.substr(from, end == std::string::npos ? end : end - from);
  }
  return {};
}

ByteOrderMark find_byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {"utf-8", 3};
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return {"utf-32le", 4};
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return {"utf-32be", 4};
  if (bytes.starts_with("\xFE\xFF")) return {"utf-16be", 2};
  if (bytes.starts_with("\xFF\xFE")) return {"utf-16le", 2};
  return {};
}

std::string detect_page_encoding(std::string_view bytes, std::string_view content_type) {
  if (const ByteOrderMark mark = find_byte_order_mark(bytes); mark.length > 0) return std::string(mark.encoding);
  if (std::string encoding = encoding_of_label(charset_of_content_type(content_type)); !encoding.empty())
    return encoding;
  if (std::string encoding = prescan(bytes); !encoding.empty()) return encoding;
  return is_utf8(bytes) ? "utf-8" : "windows-1252";
}

std::string decode(std::string_view bytes, std::string_view encoding) {
  if (const ByteOrderMark mark = find_byte_order_mark(bytes); mark.encoding == encoding)
    bytes.remove_prefix(mark.length);
  std::string out;
  Decoder(encoding).decode(bytes, true, out);
  return out;
}

std::string decode_page(std::string_view bytes, std::string_view content_type) {
  return decode(bytes, detect_page_encoding(bytes, content_type));
}

Decoder::Decoder(std::string_view encoding) {
  const EncodingRow* row = find_row(encoding);
  is_replacement_ = encoding == "replacement";
  if (encoding == "utf-8" || is_replacement_) return;
  UErrorCode error = U_ZERO_ERROR;
  UConverter* icu = ucnv_open(row ? row->icu : std::string(encoding).c_str(), &error);
  if (U_FAILURE(error)) return;
  converter_ = std::make_unique<Converter>();
  converter_->icu = icu;
  if (is_lead_byte_encoding(encoding)) {
    ucnv_setToUCallBack(icu, replace_ill_formed, nullptr, nullptr, nullptr, &error);
  }
}

Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

void Decoder::decode(std::string_view bytes, bool last, std::string& out) {
  if (is_replacement_) {
    if (!replaced_ && !bytes.empty()) base::append_utf8(out, base::replacement_character);
    replaced_ = had_errors_ = true;
  } else if (converter_) {
    decode_by_icu(bytes, last, out);
  } else {
    decode_utf8(bytes, last, out);
  }
}

void Decoder::decode_utf8(std::string_view bytes, bool last, std::string& out) {
  std::string joined;
  if (!waiting_.empty()) {
    joined = waiting_;
    joined += bytes;
    waiting_.clear();
    bytes = joined;
  }
  if (!last) {
    std::size_t tail = 0;  // bytes of a character that is not over yet
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
      const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
      if (byte < 0x80) break;
      if (byte < 0xC0) continue;
      const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
      if (length > back) tail = back;
      break;
    }
    waiting_ = bytes.substr(bytes.size() - tail);
    bytes.remove_suffix(tail);
  }
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    out += bytes;
    return;
  }
  had_errors_ = true;
  out += base::repair_utf8(bytes);
}

void Decoder::decode_by_icu(std::string_view bytes, bool last, std::string& out) {
  out.reserve(out.size() + bytes.size() + bytes.size() / 2);
  std::array<UChar, 4096> block;
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  for (;;) {
    UChar* to = block.data();
    UErrorCode error = U_ZERO_ERROR;
    ucnv_toUnicode(converter_->icu, &to, block.data() + block.size(), &from, end, nullptr, last, &error);
    for (const UChar* unit = block.data(); unit < to; ++unit) {
      const char32_t c = *unit;
      if (converter_->high && (c & 0xFC00) == 0xDC00) {
        base::append_utf8(out, 0x10000 + ((converter_->high - 0xD800) << 10) + (c - 0xDC00));
        converter_->high = 0;
        continue;
      }
      if (converter_->high) base::append_utf8(out, base::replacement_character);
      converter_->high = (c & 0xFC00) == 0xD800 ? c : 0;
      if (c == base::replacement_character) had_errors_ = true;
      if (!converter_->high) base::append_utf8(out, c);
    }
    if (error == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(error)) had_errors_ = true;
    break;
  }
  if (last && converter_->high) base::append_utf8(out, base::replacement_character);
}

}  // namespace courant::html
