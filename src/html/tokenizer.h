// Cuts UTF-8 into HTML's tokens by the standard's tokenization rules (13.2.5). One pass; names are put in lower case in
// place, so the source must be writable. Text and attribute values are views into the source wherever nothing in them
// had to be decoded. Not thread-safe.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "html/tree.h"

namespace courant::html {

struct Token {
  enum class Type : std::uint8_t { start_tag, end_tag, text, comment, doctype, end_of_file };
  Type type = Type::end_of_file;
  Tag tag = Tag::other;
  bool self_closing = false;
  bool force_quirks = false;
  std::string_view name;  // of a tag or doctype
  std::string_view text;  // of text or comment; text that holds a NUL is that NUL alone
  std::string_view public_id, system_id;
  bool has_system_id = false;
  std::vector<Attribute> attributes;
};

enum class TextMode : std::uint8_t { data, rcdata, raw_text, script, plaintext };

class Tokenizer {
 public:
  // `source` and `arena` must outlive the tokens.
  Tokenizer(char* source, std::size_t bytes, Arena& arena, std::size_t attributes_max)
      : at_(source), end_(source + bytes), arena_(arena), attributes_max_(attributes_max) {}

  // The next token; end_of_file again and again at the end.
  void next(Token& token);

  // How text is read up to the end tag of `last_start_tag` (a name in lower case; empty: to the end of the source).
  void set_mode(TextMode mode, std::string_view last_start_tag) {
    mode_ = mode;
    last_start_tag_ = last_start_tag;
  }
  void set_in_foreign_content(bool in_foreign_content) { cdata_allowed_ = in_foreign_content; }

 private:
  void next_raw(Token& token);
  void next_text(Token& token);
  void read_text_slowly(Token& token, const char* begin, const char* stop, bool decode);
  void read_tag(Token& token);
  void read_attributes(Token& token);
  std::string_view read_attribute_value();
  std::string_view decoded_value(std::string_view raw);
  std::string_view read_name(int stops);
  void read_markup_declaration(Token& token);
  void read_comment(Token& token);
  void read_bogus_comment(Token& token);
  void read_doctype(Token& token);
  bool read_doctype_id(std::string_view& id);
  void set_comment(Token& token, std::string_view raw);
  const char* find_raw_end() const;
  const char* find_script_end() const;
  bool is_end_tag_at(const char* at, std::string_view name) const;

  char* at_;
  char* end_;
  Arena& arena_;
  std::size_t attributes_max_;
  TextMode mode_ = TextMode::data;
  std::string_view last_start_tag_;
  bool cdata_allowed_ = false;
};

}  // namespace courant::html
