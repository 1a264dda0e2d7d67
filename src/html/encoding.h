// From a server's bytes to valid UTF-8: which encoding they are in (the rules of the HTML and Encoding standards, with
// the XML declaration's word where there is one) and the decoding. Encodings have the Encoding Standard's names in
// lower case ("utf-8", "windows-1252"); beyond the standard UTF-32 and what ICU knows by name are read too, as XML
// allows them. Pure but for Decoder, which is for one thread at a time.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace courant::html {

// The encoding a label means ("Latin1" → "windows-1252"); empty where nobody knows it.
std::string encoding_of_label(std::string_view label);

// The value of `charset` in a Content-Type; empty without one.
std::string_view charset_of_content_type(std::string_view content_type);

// "utf-8", "utf-16le", … where the bytes start with a byte order mark, and the mark's length.
struct ByteOrderMark {
  std::string_view encoding;
  std::size_t length = 0;
};
ByteOrderMark find_byte_order_mark(std::string_view bytes);

// The encoding of a page: byte order mark, HTTP's charset, <meta> in the first 4096 bytes; failing all, UTF-8 if the
// bytes are that, else windows-1252.
std::string detect_page_encoding(std::string_view bytes, std::string_view content_type);

// The bytes without their mark as UTF-8. Ill-formed parts become U+FFFD; an unknown encoding is read as UTF-8.
std::string decode(std::string_view bytes, std::string_view encoding);

// detect_page_encoding and decode in one.
std::string decode_page(std::string_view bytes, std::string_view content_type);

// Decodes piece by piece.
class Decoder {
 public:
  explicit Decoder(std::string_view encoding);
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;

  // Appends what `bytes` mean to `out`; a character cut off at their end waits for the next call, or for `last`.
  void decode(std::string_view bytes, bool last, std::string& out);
  bool had_errors() const { return had_errors_; }

 private:
  void decode_utf8(std::string_view bytes, bool last, std::string& out);
  void decode_by_icu(std::string_view bytes, bool last, std::string& out);

  struct Converter;
  std::unique_ptr<Converter> converter_;  // null: UTF-8
  std::string waiting_;
  bool had_errors_ = false;
  bool replaced_ = false;  // the standard's "replacement" encodings: one U+FFFD for all
  bool is_replacement_ = false;
};

}  // namespace courant::html
