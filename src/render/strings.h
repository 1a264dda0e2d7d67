// What the pages themselves say, in the reader's language: web/strings/<language>.txt, a line `key = text with {0}`
// each. What outlets say is never here. Thread-safe after construction.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/markup.h"

namespace courant::render {

class Strings {
 public:
  // The interface in this language ("de-AT" falls back to "de"); English where Courant does not speak it.
  static const Strings& in(std::string_view language);
  // The best of Courant's languages for an Accept-Language header (RFC 9110, 12.5.4); English without a match.
  static const Strings& preferred(std::string_view accept_language);
  static std::vector<std::string_view> languages();

  std::string_view language() const { return language_; }
  // The text of a key, as it is. A key that is missing is a bug: the key itself is shown, and a test finds it.
  std::string_view operator[](std::string_view key) const;
  bool has(std::string_view key) const { return texts_.contains(key); }
  std::vector<std::string_view> keys() const;

  // The text with {0}, {1}, … replaced: as markup for content, as plain text for attributes, mail and feeds' titles.
  template <class... Values>
  Markup say(std::string_view key, const Values&... values) const {
    return fill_markup((*this)[key], std::initializer_list<Markup>{Markup(values)...});
  }
  template <class... Values>
  std::string plain(std::string_view key, const Values&... values) const {
    return fill_plain((*this)[key], std::initializer_list<std::string_view>{std::string_view(values)...});
  }
  // `key.one` or `key.other` with {0} the number.
  std::string count(std::string_view key, long long number) const;
  // "a", "a and b", "a, b and c".
  Markup join(std::span<const Markup> items) const;
  std::string join(std::span<const std::string> items) const;

 private:
  Strings(std::string_view language, std::string_view file);
  static const std::vector<Strings>& all();
  static Markup fill_markup(std::string_view text, std::span<const Markup> values);
  static std::string fill_plain(std::string_view text, std::span<const std::string_view> values);

  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace courant::render
