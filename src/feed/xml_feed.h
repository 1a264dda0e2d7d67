// From the XML reader's events to a feed and its items. Only parse_feed.cpp uses it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/url.h"
#include "feed/drafts.h"
#include "feed/names.h"
#include "feed/parse_feed.h"
#include "feed/xml_reader.h"

namespace courant::feed {

class XmlFeedReader {
 public:
  XmlFeedReader(TextSource& source, const FeedContext& context, const ItemSink& sink);
  base::Result<model::Feed> run();

 private:
  // What an open element is to us.
  enum class Role : unsigned char {
    document,
    top,
    channel,
    item,
    person,
    image,
    text_input,
    media_group,
    skip_hours,
    skip_days,
    ignored
  };
  enum class Field : unsigned char {
    none,
    title,
    link,
    summary,
    content,
    id,
    published,
    updated,
    author,
    category,
    language,
    ttl,
    hour,
    day,
    image_url,
    period,
    frequency,
    person_name,
    person_email,
    keywords,
    orig_link,
    date,
  };
  enum class Kind : unsigned char { text, html, base64 };
  static constexpr int text_link_rank = 4;

  struct Frame {
    Role role;
    std::size_t bases, languages, bindings;  // how many of each were there before it
  };
  struct Binding {
    std::string prefix;
    Vocabulary vocabulary;
  };
  // A value that is being collected: the text of an element, with the markup inside it.
  struct Value {
    Field field = Field::none;
    int rank = 0;
    Kind kind = Kind::html;
    std::string text;
    std::string scheme;                               // of a category; of a link its rel
    bool permalink = false;                           // of a guid
    bool escaped = false;                             // even within markup: Atom's html with an XHTML <div> around it
    bool may_drop_div = false, in_outer_div = false;  // Atom's XHTML: its <div> is no part of the value
    bool cut = false;
    std::size_t depth = 0;   // of the element
    std::size_t markup = 0;  // open elements within
    std::size_t base = 0;    // place in bases_
  };

  void start();
  void end();
  void text();
  bool ends_value(Vocabulary vocabulary, Element element) const;
  void start_markup();
  void end_markup();
  Vocabulary resolve(std::string_view name, std::string_view& local) const;
  std::string_view attribute(std::string_view name) const;
  void read_scope_attributes();
  void start_root(Vocabulary vocabulary, Element element);
  Role start_in_feed(Vocabulary vocabulary, Element element);
  Role start_in_item(Vocabulary vocabulary, Element element);
  Role start_shared(Vocabulary vocabulary, Element element, bool in_item);
  Role start_link(Vocabulary vocabulary, bool in_item);
  Role start_date(Vocabulary vocabulary, Element element);
  Role start_media(Element element);
  Role collect(Field field, int rank, Kind kind = Kind::html);
  Role collect_atom_text(Field field, int rank, Vocabulary vocabulary);
  void start_item();
  void finish_item();
  void finish_value();
  void set_date(const std::string& text, int rank, bool updated);
  void know_own_address(std::string_view url);
  void set_link(const std::string& text, int rank);
  void set_image(std::string_view link, int rank);
  void set_category(const Value& value, const std::string& text);
  void set_html(Slot slot, int rank, std::string html, std::string_view content_type);
  void add_enclosure(std::string_view url, std::string_view type, std::string_view length);
  std::string value_html(Value& value);
  std::string value_text(Value& value);
  void unescape_twice_escaped(Value& value);
  bool mend(std::string& text);
  static std::string content_type_of(const Value& value);
  std::string resolved(std::string_view link, bool keep_unresolved = false) const;
  // Where nobody says where the feed was fetched, its own or its site's address serves.
  const base::Url* base() const { return !bases_.empty() ? &bases_.back() : own_address_ ? &*own_address_ : nullptr; }
  bool in_item() const { return item_.has_value(); }
  void warn(std::string text);
  model::Feed finish();
  std::unexpected<base::Error> no_feed() const;

  XmlReader reader_;
  TextSource& source_;
  const FeedContext& context_;
  const ItemSink& sink_;
  std::vector<Frame> frames_;
  std::vector<Binding> bindings_;
  std::vector<base::Url> bases_;
  std::optional<base::Url> own_address_;
  std::vector<std::string> languages_;
  std::optional<Value> value_;
  FeedDraft feed_;
  std::optional<ItemDraft> item_;
  std::string person_name_, person_email_;
  int person_rank_ = 0;
  std::size_t items_ = 0;
  int update_period_s_ = 0, update_frequency_ = 1;
  bool atom03_ = false, stopped_ = false;
  std::string root_name_;
};

}  // namespace courant::feed
