#include "feed/json_reader.h"

#include "base/utf8.h"

namespace courant::feed {

int JsonReader::peek() {
  if (source_.rest().empty() && !source_.more()) return -1;
  return static_cast<unsigned char>(source_.rest()[0]);
}

char JsonReader::take() {
  const char c = source_.rest()[0];
  source_.take(1);
  return c;
}

void JsonReader::skip_white() {
  for (int c = peek(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = peek()) source_.take(1);
}

JsonReader::Event JsonReader::fail(const char* what) {
  error_ = what;
  done_ = true;
  return Event::failed;
}

JsonReader::Event JsonReader::after_value(Event event) {
  expect_ = Expect::comma;
  return event;
}

JsonReader::Event JsonReader::next() {
  if (done_) return error_.empty() ? Event::finished : Event::failed;
  for (;;) {
    skip_white();
    const int c = peek();
    if (expect_ == Expect::comma && open_.empty()) {
      if (c != -1) return fail("there is more after the value");
      done_ = true;
      return Event::finished;
    }
    if (c == -1) return fail("it ends too early");
    switch (expect_) {
      case Expect::comma:
        if (c == '}' || c == ']') return close(static_cast<char>(c));
        if (c != ',') return fail("a comma is missing");
        take();
        expect_ = open_.back() == '{' ? Expect::key : Expect::value;
        break;
      case Expect::first_key:
        if (c == '}') return close('}');
        [[fallthrough]];
      case Expect::key:
        if (c != '"') return fail("a key is missing");
        expect_ = Expect::colon;
        return read_string(Event::key);
      case Expect::colon:
        if (c != ':') return fail("a colon is missing");
        take();
        expect_ = Expect::value;
        break;
      case Expect::first_value:
        if (c == ']') return close(']');
        [[fallthrough]];
      case Expect::value:
        return read_value(c);
    }
  }
}

JsonReader::Event JsonReader::close(char bracket) {
  if (open_.back() != (bracket == '}' ? '{' : '[')) return fail("a bracket closes another kind");
  take();
  open_.pop_back();
  return after_value(bracket == '}' ? Event::end_object : Event::end_array);
}

JsonReader::Event JsonReader::read_value(int c) {
  if (c == '{' || c == '[') {
    if (open_.size() >= depth_max) return fail("its values nest deeper than is taken");
    open_.push_back(take());
    expect_ = c == '{' ? Expect::first_key : Expect::first_value;
    return c == '{' ? Event::begin_object : Event::begin_array;
  }
  if (c == '"') {
    expect_ = Expect::comma;
    return read_string(Event::string);
  }
  if (c == '-' || (c >= '0' && c <= '9')) return read_number();
  return read_word();
}

JsonReader::Event JsonReader::read_string(Event event) {
  take();
  text_.clear();
  for (;;) {
    if (peek() == -1) return fail("a string does not end");
    const std::string_view rest = source_.rest();
    std::size_t length = 0;
    while (length < rest.size() && rest[length] != '"' && rest[length] != '\\' &&
           static_cast<unsigned char>(rest[length]) >= 0x20)
      ++length;
    const std::size_t room = string_bytes_max_ > text_.size() ? string_bytes_max_ - text_.size() : 0;
    if (length <= room)
      text_.append(rest, 0, length);
    else
      cut_ = true;
    source_.take(length);
    if (length == rest.size()) continue;
    const char c = take();
    if (c == '"') return event;
    if (c != '\\') return fail("a control character stands in a string");
    if (!read_escape()) return fail("an escape is wrong");
  }
}

int JsonReader::read_hex4() {
  int value = 0;
  for (int i = 0; i < 4; ++i) {
    const int c = peek();
    const int digit = c >= '0' && c <= '9'                     ? c - '0'
                      : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                               : -1;
    if (c == -1 || digit < 0) return -1;
    take();
    value = value * 16 + digit;
  }
  return value;
}

bool JsonReader::read_escape() {
  if (peek() == -1) return false;
  const char c = take();
  constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  if (const std::size_t known = letters.find(c); known != std::string_view::npos) {
    text_ += meanings[known];
    return true;
  }
  if (c != 'u') return false;
  int unit = read_hex4();
  if (unit < 0) return false;
  auto code_point = static_cast<char32_t>(unit);
  while ((code_point & 0xFFFFFC00) == 0xD800) {
    while (source_.rest().size() < 2 && source_.more()) {
    }
    if (!source_.rest().starts_with("\\u")) break;
    source_.take(2);
    unit = read_hex4();
    if (unit < 0) return false;
    if ((unit & 0xFC00) == 0xDC00) {
      code_point = 0x10000 + ((code_point - 0xD800) << 10) + static_cast<char32_t>(unit - 0xDC00);
    } else {
      base::append_utf8(text_, base::replacement_character);
      code_point = static_cast<char32_t>(unit);
    }
  }
  base::append_utf8(text_, code_point);
  return true;
}

JsonReader::Event JsonReader::read_number() {
  text_.clear();
  const auto digits = [&] {
    std::size_t count = 0;
    for (int c = peek(); c >= '0' && c <= '9'; c = peek(), ++count) {
      const char digit = take();
      if (text_.size() < 400) text_ += digit;
    }
    return count;
  };
  if (peek() == '-') text_ += take();
  if (peek() == '0')
    text_ += take();
  else if (digits() == 0)
    return fail("a number is wrong");
  if (peek() == '.') {
    text_ += take();
    if (digits() == 0) return fail("a number is wrong");
  }
  if (const int c = peek(); c == 'e' || c == 'E') {
    text_ += take();
    if (peek() == '+' || peek() == '-') text_ += take();
    if (digits() == 0) return fail("a number is wrong");
  }
  const int c = peek();
  if (c != -1 && c != ',' && c != ']' && c != '}' && c != ' ' && c != '\n' && c != '\r' && c != '\t')
    return fail("a number is wrong");
  return after_value(Event::number);
}

JsonReader::Event JsonReader::read_word() {
  text_.clear();
  for (int c = peek(); c >= 'a' && c <= 'z' && text_.size() < 6; c = peek()) text_ += take();
  if (text_ == "null") return after_value(Event::null);
  if (text_ == "true" || text_ == "false") return after_value(Event::boolean);
  return fail("it is no JSON value");
}

bool JsonReader::skip() {
  const std::size_t target = open_.size() - 1;
  while (open_.size() > target) {
    const Event event = next();
    if (event == Event::failed || event == Event::finished) return false;
  }
  return true;
}

}  // namespace courant::feed
