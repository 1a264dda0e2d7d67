// Writes JSON objects straight into a string, for lines that are long and many. The caller opens and closes what it
// writes in order. Not for other folders.
#pragma once
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace courant::format {

// Quoted and escaped; ill-formed UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin(char bracket) {
    out_ += bracket;
    first_ = true;
  }
  void end(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  // Before each element of an array and each member of an object.
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void key(std::string_view name) {
    separate();
    append_json_string(out_, name);
    out_ += ':';
  }
  void string(std::string_view text) { append_json_string(out_, text); }

  // Members, only where something is known.
  void set(std::string_view name, const std::string& text) {
    if (text.empty()) return;
    key(name);
    string(text);
  }
  void set(std::string_view name, const std::optional<base::Moment>& moment) {
    if (moment) set(name, base::format_moment(*moment));
  }
  template <std::integral Number>
  void set(std::string_view name, const std::optional<Number>& number) {
    if (!number) return;
    key(name);
    out_ += std::to_string(*number);
  }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace courant::format
