// The bytes of a feed as a window of valid UTF-8 that moves over them: what the XML and JSON readers read from, so that
// memory is bounded by the window and not by the feed. Not thread-safe.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "html/encoding.h"

namespace courant::feed {

// Writes up to `room` bytes to `to` and returns how many; 0 at the end.
using ReadBytes = std::function<std::size_t(char* to, std::size_t room)>;

class TextSource {
 public:
  // Decides the encoding on the first bytes: byte order mark, then HTTP's charset, then the XML declaration, then the
  // look of the bytes. HTTP's word gives way where the declaration says UTF-8 and the bytes prove it.
  TextSource(ReadBytes read, std::string_view content_type);

  // What is there and not yet taken. May end within a character's meaning but never within a character.
  std::string_view rest() const { return {text_.data() + at_, text_.size() - at_}; }
  void take(std::size_t bytes) { at_ += bytes; }
  // Reads on behind rest(), whose views die. False at the end of the bytes.
  bool more();

  const std::string& encoding() const { return encoding_; }
  std::vector<std::string> warnings() const;  // what was wrong with the bytes read so far, in words

 private:
  static constexpr std::size_t block_bytes = 64 << 10;
  void read_block();
  bool is_windows_1252_block();
  std::string choose_encoding(std::string_view content_type);

  ReadBytes read_;
  std::string bytes_;  // read and not yet decoded
  bool ended_ = false, flushed_ = false;
  bool repaired_ = false;     // parts that are no UTF-8 were read as windows-1252
  bool overruled_ = false;    // HTTP named another encoding than the one used
  bool unknown_ = false;      // HTTP or the declaration named one that nobody knows
  bool utf8_proven_ = false;  // by a byte order mark or a character beyond ASCII
  std::string encoding_;
  html::Decoder decoder_{"utf-8"};
  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace courant::feed
