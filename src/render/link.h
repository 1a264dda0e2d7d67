// An address that may stand in a page: one of Courant's own, built from segments, or an outlet's, if it is http or
// https.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace courant::render {

// Percent-encodes all but RFC 3986's unreserved characters.
std::string percent_encode(std::string_view text);

class Link {
 public:
  Link() = default;

  // An outlet's address. Anything but http and https (javascript:, data:, an address without scheme) gives an empty
  // link.
  static Link outside(std::string_view url);
  // Courant's own: base, then the segments, each percent-encoded: own("/", {"story", "s1.json"}).
  static Link own(std::string_view base, std::initializer_list<std::string_view> segments);
  // A place on the same page.
  static Link here(std::string_view fragment);

  Link with_query(std::string_view key, std::string_view value) const;  // before any fragment
  Link with_fragment(std::string_view fragment) const;

  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }

 private:
  explicit Link(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace courant::render
