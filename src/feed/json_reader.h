// A strict reader of JSON (RFC 8259) over a stream: values are pulled in the order in which they stand, so that memory
// is bounded by one string. What breaks the rules is an error. Not thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feed/text_source.h"

namespace courant::feed {

class JsonReader {
 public:
  enum class Event : unsigned char {
    begin_object,
    end_object,
    begin_array,
    end_array,
    key,
    string,
    number,
    boolean,
    null,
    finished,
    failed
  };

  // Strings past `string_bytes_max` are cut.
  JsonReader(TextSource& source, std::size_t string_bytes_max) : source_(source), string_bytes_max_(string_bytes_max) {}

  Event next();
  // Of a key or string the text (UTF-8, a lone surrogate as U+FFFD), of a number or boolean how it is written.
  const std::string& text() const { return text_; }
  std::string& text() { return text_; }
  std::size_t depth() const { return open_.size(); }
  const std::string& error() const { return error_; }
  bool was_cut() const { return cut_; }

  // After begin_object or begin_array: passes over the rest of that value. False when it failed.
  bool skip();

 private:
  static constexpr std::size_t depth_max = 256;
  enum class Expect : unsigned char { value, first_value, first_key, key, colon, comma };

  int peek();  // -1 at the end
  char take();
  void skip_white();
  Event fail(const char* what);
  Event read_value(int c);
  Event read_string(Event event);
  bool read_escape();
  int read_hex4();
  Event read_number();
  Event read_word();
  Event close(char bracket);
  Event after_value(Event event);

  TextSource& source_;
  std::size_t string_bytes_max_;
  std::string text_, error_;
  std::vector<char> open_;
  Expect expect_ = Expect::value;
  bool done_ = false, cut_ = false;
};

}  // namespace courant::feed
