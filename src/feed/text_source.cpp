#include "feed/text_source.h"

#include <algorithm>

#include "base/utf8.h"

namespace courant::feed {
namespace {

// How "<?" or "<r" look in the encodings that are no superset of ASCII (XML 1.0, appendix F).
std::string_view encoding_by_look(std::string_view bytes) {
  const auto starts = [&](std::string_view pattern) { return bytes.starts_with(pattern); };
  using namespace std::string_view_literals;
  if (starts("\0\0\0<"sv)) return "utf-32be";
  if (starts("<\0\0\0"sv)) return "utf-32le";
  if (starts("\0<"sv)) return "utf-16be";
  if (starts("<\0"sv)) return "utf-16le";
  if (starts("\x4C\x6F\xA7\x94"sv)) return "ibm-037";  // EBCDIC, whose declaration cannot be read before this is known
  return {};
}

// The encoding that an XML declaration at the start of ASCII-like bytes names.
std::string_view declared_encoding(std::string_view bytes) {
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || !bytes.substr(begin).starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(begin, bytes.find("?>", begin) - begin);
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  return end == std::string_view::npos ? std::string_view() : declaration.substr(at + 1, end - at - 1);
}

// What there is beyond ASCII: characters of UTF-8, and what is none of it. A last one that is cut off does not count.
struct BeyondAscii {
  std::size_t characters = 0, faults = 0;
  bool proves_utf8() const { return characters > 0 && faults == 0; }
  // More like UTF-8 with faults than like another encoding with a chance hit.
  bool is_mostly_utf8() const { return characters > 0 && characters >= faults; }
};

BeyondAscii look_beyond_ascii(std::string_view bytes) {
  BeyondAscii found;
  for (std::size_t at = 0; at < bytes.size();) {
    const base::Decoded next = base::decode_utf8(bytes, at);
    at += next.length;
    if (!next.valid && at < bytes.size()) ++found.faults;
    if (next.valid && next.code_point >= 0x80) ++found.characters;
  }
  return found;
}

bool is_ascii(std::string_view bytes) {
  unsigned char all = 0;
  for (const char c : bytes) all |= static_cast<unsigned char>(c);  // no early end: many bytes at once
  return all < 0x80;
}

}  // namespace

TextSource::TextSource(ReadBytes read, std::string_view content_type) : read_(std::move(read)) {
  read_block();
  encoding_ = choose_encoding(content_type);
  decoder_ = html::Decoder(encoding_);
  if (const html::ByteOrderMark mark = html::find_byte_order_mark(bytes_); mark.encoding == encoding_) {
    bytes_.erase(0, mark.length);
    utf8_proven_ = mark.length > 0;
  }
}

// A whole block unless the bytes end: what is decided about one does not hang on the pieces they come in.
void TextSource::read_block() {
  bytes_.resize(block_bytes);
  std::size_t size = 0;
  while (size < block_bytes && !ended_) {
    const std::size_t got = read_(bytes_.data() + size, block_bytes - size);
    size += got;
    ended_ = got == 0;
  }
  bytes_.resize(size);
}

// Where nothing has proven UTF-8 so far, a block of something else is what many a feed takes for UTF-8.
bool TextSource::is_windows_1252_block() {
  if (is_ascii(bytes_)) return false;
  const BeyondAscii found = look_beyond_ascii(bytes_);
  utf8_proven_ = found.is_mostly_utf8();
  return found.faults > 0 && !utf8_proven_;
}

std::string TextSource::choose_encoding(std::string_view content_type) {
  if (const html::ByteOrderMark mark = html::find_byte_order_mark(bytes_); mark.length > 0)
    return std::string(mark.encoding);
  if (const std::string_view look = encoding_by_look(bytes_); !look.empty()) return std::string(look);
  const std::string_view http_label = html::charset_of_content_type(content_type),
                         own_label = declared_encoding(bytes_);
  std::string by_http = html::encoding_of_label(http_label), own = html::encoding_of_label(own_label);
  unknown_ = (by_http.empty() && !http_label.empty()) || (own.empty() && !own_label.empty());
  // ASCII-like bytes that claim to be UTF-16 or UTF-32 were converted on their way.
  const auto impossible = [](const std::string& name) {
    return name.starts_with("utf-16") || name.starts_with("utf-32");
  };
  if (impossible(by_http)) by_http.clear();
  if (impossible(own)) own = "utf-8";
  const BeyondAscii beyond_ascii = look_beyond_ascii(bytes_);
  const bool utf8_proven = beyond_ascii.proves_utf8();
  if (!by_http.empty()) {
    overruled_ = by_http != "utf-8" && utf8_proven && (own == "utf-8" || own.empty());
    return overruled_ ? "utf-8" : by_http;
  }
  if (!own.empty())
    return own == "windows-1252" && utf8_proven && http_label.empty() && own_label == "us-ascii" ? "utf-8" : own;
  return is_ascii(bytes_) || beyond_ascii.is_mostly_utf8() ? "utf-8" : "windows-1252";
}

bool TextSource::more() {
  if (flushed_) return false;
  text_.erase(0, at_);
  at_ = 0;
  const std::size_t before = text_.size();
  while (text_.size() == before && !flushed_) {
    if (bytes_.empty() && !ended_) read_block();
    const bool last = ended_;
    if (encoding_ == "utf-8" && !utf8_proven_ && is_windows_1252_block()) {
      html::Decoder("windows-1252").decode(bytes_, true, text_);
      repaired_ = true;
    } else {
      decoder_.decode(bytes_, last, text_);
    }
    bytes_.clear();
    flushed_ = last;
  }
  return text_.size() > before;
}

std::vector<std::string> TextSource::warnings() const {
  std::vector<std::string> out;
  if (decoder_.had_errors()) out.push_back("it holds bytes that are not " + encoding_);
  if (repaired_) out.emplace_back("it holds bytes that are not utf-8; they are read as windows-1252");
  if (overruled_) out.emplace_back("it is utf-8, though HTTP says otherwise");
  if (unknown_) out.emplace_back("it names an encoding that nobody knows");
  return out;
}

}  // namespace courant::feed
