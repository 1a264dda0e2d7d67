#include "feed/xml_feed.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "feed/feed_date.h"
#include "html/escape.h"
#include "html/plain_text.h"
#include "html/sanitise.h"
#include "html/tag.h"

namespace courant::feed {
namespace {

std::string_view local_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

XmlFeedReader::XmlFeedReader(TextSource& source, const FeedContext& context, const ItemSink& sink)
    : reader_(source), source_(source), context_(context), sink_(sink) {
  if (auto url = base::parse_url(context.url)) bases_.push_back(std::move(*url));
  frames_.push_back({Role::document, bases_.size(), 0, 0});
}

base::Result<model::Feed> XmlFeedReader::run() {
  for (;;) {
    switch (reader_.next()) {
      case XmlReader::Event::start:
        start();
        break;
      case XmlReader::Event::end:
        end();
        break;
      case XmlReader::Event::text:
        text();
        break;
      case XmlReader::Event::finished:
        if (item_) finish_item();
        if (feed_.feed.format.empty()) return no_feed();
        return finish();
    }
    if (stopped_) return finish();
    if (!root_name_.empty() && feed_.feed.format.empty()) return no_feed();
  }
}

std::unexpected<base::Error> XmlFeedReader::no_feed() const {
  const bool plain = std::ranges::all_of(root_name_, [](char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == ':' || c == '-' || c == '_' ||
           c == '.';
  });
  const std::string what = root_name_.empty() ? "it has no element"
                           : !plain           ? "neither XML nor JSON"
                           : base::lower_ascii(root_name_) == "opml"
                               ? "an OPML list of feeds, not a feed"
                               : "XML with the root element <" + root_name_ + ">, not a feed";
  return base::fail(base::ErrorKind::invalid, context_.url, what);
}

std::string_view XmlFeedReader::attribute(std::string_view name) const {
  for (const XmlAttribute& attribute : reader_.attributes())
    if (attribute.name == name) return attribute.value;
  for (const XmlAttribute& attribute : reader_.attributes()) {
    const std::string_view local = local_of(attribute.name);
    if (local.size() == name.size() &&
        std::ranges::equal(local, name, [](char a, char b) { return (a | 0x20) == (b | 0x20); }) &&
        !attribute.name.starts_with("xml"))
      return attribute.value;
  }
  return {};
}

// What holds for an element and all within it: name spaces, xml:base, xml:lang.
void XmlFeedReader::read_scope_attributes() {
  for (const XmlAttribute& attribute : reader_.attributes()) {
    if (!attribute.name.starts_with("xml")) continue;
    if (attribute.name == "xmlns" || attribute.name.starts_with("xmlns:")) {
      const std::string_view prefix = attribute.name == "xmlns" ? std::string_view() : attribute.name.substr(6);
      Vocabulary vocabulary = vocabulary_of_address(attribute.value);
      if (vocabulary == Vocabulary::foreign) vocabulary = vocabulary_of_usual_prefix(prefix);  // misspelt addresses
      if (bindings_.size() < 512) bindings_.push_back({std::string(prefix), vocabulary});
    } else if (attribute.name == "xml:base") {
      const auto url = base() ? base::resolve_url(attribute.value, *base()) : base::parse_url(attribute.value);
      if (url && url->is_http()) bases_.push_back(*url);
    } else if (attribute.name == "xml:lang") {
      languages_.push_back(language_tag(attribute.value));
    }
  }
}

Vocabulary XmlFeedReader::resolve(std::string_view name, std::string_view& local) const {
  const std::size_t colon = name.find(':');
  const std::string_view prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
  local = colon == std::string_view::npos ? name : name.substr(colon + 1);
  for (std::size_t i = bindings_.size(); i-- > 0;)
    if (bindings_[i].prefix == prefix) return bindings_[i].vocabulary;
  return prefix.empty() ? Vocabulary::core : vocabulary_of_usual_prefix(prefix);
}

void XmlFeedReader::start() {
  const Frame before{Role::ignored, bases_.size(), languages_.size(), bindings_.size()};
  read_scope_attributes();
  frames_.push_back(before);
  std::string_view local;
  const Vocabulary vocabulary = resolve(reader_.name(), local);
  const Element element = element_of(local);
  Role parent = frames_[frames_.size() - 2].role;
  if (value_ && !ends_value(vocabulary, element)) return start_markup();
  if (value_) {
    warn("an element is not closed before the next one");
    const std::size_t unclosed = value_->depth - 1;  // from here on it stands for the element around it
    finish_value();
    for (std::size_t i = unclosed; i + 1 < frames_.size(); ++i) frames_[i].role = frames_[unclosed - 1].role;
    parent = frames_[frames_.size() - 2].role;
  }
  Role& role = frames_.back().role;
  switch (parent) {
    case Role::document:
      start_root(vocabulary, element);
      break;
    case Role::top:
    case Role::channel:
      role = start_in_feed(vocabulary, element);
      break;
    case Role::item:
      role = start_in_item(vocabulary, element);
      break;
    case Role::media_group:
      role = vocabulary == Vocabulary::media ? start_media(element) : Role::ignored;
      break;
    case Role::person:
      if (element == Element::name) role = collect(Field::person_name, 1, Kind::html);
      if (element == Element::email) role = collect(Field::person_email, 1, Kind::text);
      break;
    case Role::image:
      if (element == Element::url && vocabulary == Vocabulary::core) role = collect(Field::image_url, 3, Kind::text);
      break;
    case Role::skip_hours:
      if (element == Element::hour) role = collect(Field::hour, 1, Kind::text);
      break;
    case Role::skip_days:
      if (element == Element::day) role = collect(Field::day, 1, Kind::text);
      break;
    case Role::text_input:
    case Role::ignored:
      break;
  }
}

// Does the element that starts mean that the value before it was never closed?
bool XmlFeedReader::ends_value(Vocabulary vocabulary, Element element) const {
  if (vocabulary != Vocabulary::core && vocabulary != Vocabulary::atom) return false;
  if (element == Element::item || element == Element::entry) return true;
  const bool short_value =
      value_->field == Field::title || value_->field == Field::link || value_->field == Field::published;
  return short_value && (element == Element::link || element == Element::description || element == Element::guid ||
                         element == Element::pubdate);
}

void XmlFeedReader::end() {
  if (frames_.size() < 2) return;
  const Frame frame = frames_.back();
  if (value_ && value_->depth == frames_.size()) {
    finish_value();
  } else if (value_) {
    end_markup();
  }
  frames_.pop_back();
  if (frame.role == Role::item && item_ && frames_.back().role != Role::item) finish_item();
  if (frame.role == Role::person) {
    std::string name = person_name_.empty() ? author_name(person_email_) : std::move(person_name_);
    (item_ ? item_->authors : feed_.authors).add(person_rank_, std::move(name));
    person_name_.clear();
    person_email_.clear();
  }
  if (frame.bases < bases_.size()) bases_.resize(frame.bases);
  languages_.resize(frame.languages);
  bindings_.resize(frame.bindings);
}

void XmlFeedReader::text() {
  if (!value_) return;
  const std::string_view text = reader_.text();
  if (value_->text.size() + text.size() > context_.limits.value_bytes_max) {
    value_->cut = true;
    return;
  }
  if (value_->markup > 0 && !value_->escaped)
    html::append_escaped_text(value_->text, text);
  else
    value_->text += text;
}

// Markup within a value: Atom's XHTML, or HTML that a feed forgot to escape.
void XmlFeedReader::start_markup() {
  Value& value = *value_;
  std::string_view local;
  resolve(reader_.name(), local);
  if (value.markup == 0 && value.kind == Kind::text) {
    value.text = html::escape_text(value.text);
    value.kind = Kind::html;
  }
  const bool first = value.markup == 0 && value.text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (first) value.in_outer_div = local == "div" && value.may_drop_div;
  ++value.markup;
  if (value.text.size() > context_.limits.value_bytes_max) {
    value.cut = true;
    return;
  }
  const bool known_base = bases_.size() == value.base;
  value.text += '<';
  value.text += local;
  for (const XmlAttribute& attribute : reader_.attributes()) {
    if (attribute.name.find_first_of(":\"'<>&=") != std::string_view::npos || attribute.name == "xmlns") continue;
    const bool link = attribute.name == "href" || attribute.name == "src";
    value.text.append(" ").append(attribute.name).append("=\"");
    html::append_escaped_attribute(
        value.text, !known_base && link ? resolved(attribute.value, true) : std::string(attribute.value));
    value.text += '"';
  }
  value.text += '>';
}

void XmlFeedReader::end_markup() {
  Value& value = *value_;
  if (value.markup > 0) --value.markup;
  std::string_view local;
  resolve(reader_.name(), local);
  std::string low(local.substr(0, 32));
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (!html::has(html::tag_of(low), html::is_void)) value.text.append("</").append(local).append(">");
}

XmlFeedReader::Role XmlFeedReader::collect(Field field, int rank, Kind kind) {
  Value& value = value_.emplace(Value{});
  value.field = field;
  value.rank = rank;
  value.kind = kind;
  value.depth = frames_.size();
  value.base = bases_.size();
  return Role::ignored;
}

// RFC 4287, 3.1 and 4.1.3; Atom 0.3's `mode`.
XmlFeedReader::Role XmlFeedReader::collect_atom_text(Field field, int rank, Vocabulary vocabulary) {
  const std::string type(attribute("type")), mode(attribute("mode"));
  if (vocabulary != Vocabulary::atom && type.empty()) return collect(field, rank, Kind::html);
  const bool plain = type.empty() || type == "text" || type == "text/plain";
  const bool html =
      type == "html" || type == "text/html" || type == "xhtml" || type.ends_with("xml") || type == "text/x-html";
  collect(field, rank, Kind::text);
  if (mode == "base64" || (!plain && !html && !type.starts_with("text/") && type.find('/') != std::string::npos))
    value_->kind = Kind::base64;
  else if (html)
    value_->kind = Kind::html;
  value_->may_drop_div = type == "xhtml" || type == "html";
  value_->escaped = type == "html";
  value_->scheme = type == "html" || type == "text" || type.empty() ? type
                   : type == "xhtml"                                ? "application/xhtml+xml"
                                                                    : type;
  return Role::ignored;
}

void XmlFeedReader::warn(std::string text) {
  std::vector<std::string>& warnings = feed_.feed.warnings;
  if (warnings.size() < 16 && std::ranges::find(warnings, text) == warnings.end()) warnings.push_back(std::move(text));
}

void XmlFeedReader::start_item() {
  item_.emplace();
  if (!languages_.empty() && languages_.back() != (frames_.size() > 1 && !languages_.empty() ? languages_.front() : ""))
    item_->item.language = languages_.back();
}

void XmlFeedReader::finish_item() {
  item_->item.authors = item_->authors.take();
  model::FeedItem item = std::move(item_->item);
  item_.reset();
  if (++items_ > context_.limits.items_max) {
    warn("it has more items than are taken");
    stopped_ = true;
    return;
  }
  if (!sink_(std::move(item))) stopped_ = true;
}

model::Feed XmlFeedReader::finish() {
  model::Feed& feed = feed_.feed;
  feed.encoding = source_.encoding();
  feed.authors = feed_.authors.take();
  if (!feed.ttl_s && update_period_s_ > 0) feed.ttl_s = std::max(60, update_period_s_ / update_frequency_);
  for (const std::string& warning : reader_.warnings()) warn(warning);
  for (std::string& warning : source_.warnings()) warn(std::move(warning));
  return std::move(feed);
}

}  // namespace courant::feed
