// What becomes of a value once its element has ended: text or clean HTML, in its place in the feed or item.
#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "feed/feed_date.h"
#include "feed/xml_feed.h"
#include "html/entities.h"
#include "html/escape.h"
#include "html/plain_text.h"
#include "html/sanitise.h"
#include "html/tag.h"
#include "html/twice_encoded.h"

namespace courant::feed {
namespace {

std::string decode_base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0, count = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) continue;
    bits = bits << 6 | static_cast<unsigned>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return html::decode(out, "utf-8");
}

int read_int(std::string_view text) {
  const std::string line = html::collapse_white_space(text);
  int value = 0;
  const auto end = std::from_chars(line.data(), line.data() + line.size(), value);
  return end.ec == std::errc() ? value : 0;
}

}  // namespace

bool XmlFeedReader::mend(std::string& text) {
  const bool mended = html::mend_twice_encoded(text);
  if (mended) warn("a text was encoded twice");
  return mended;
}

// "&amp;lt;p&amp;gt;…": HTML that was escaped once more than XML asks for, from its first tag to its last.
void XmlFeedReader::unescape_twice_escaped(Value& value) {
  if (value.kind != Kind::html) return;
  const std::string_view text = html::trim_white_space(value.text);
  if (!text.starts_with("&lt;") || !text.ends_with("&gt;") || text.find('<') != std::string_view::npos) return;
  const std::string name(text.substr(4, text.find_first_of(" &", 4) - 4));
  if (html::tag_of(base::lower_ascii(name)) == html::Tag::other || !text.contains("&lt;/" + name + "&gt;")) return;
  value.text = html::decode_character_references(text);
  warn("a text was escaped twice");
}

std::string XmlFeedReader::value_text(Value& value) {
  unescape_twice_escaped(value);
  if (value.kind == Kind::base64) value.text = decode_base64(value.text);
  mend(value.text);
  std::string text = value.kind == Kind::text ? html::collapse_white_space(value.text) : html::plain_text(value.text);
  return mend(text) ? html::collapse_white_space(text) : text;
}

std::string XmlFeedReader::value_html(Value& value) {
  if (value.kind == Kind::base64) value.text = decode_base64(value.text);
  mend(value.text);
  if (value.kind == Kind::text) return html::escape_text(html::collapse_white_space(value.text));
  unescape_twice_escaped(value);
  if (value.kind == Kind::html && value.text.find('<') == std::string::npos &&
      value.text.find('&') == std::string::npos) {
    return std::string(html::trim_white_space(html::escape_text(value.text)));
  }
  html::SanitiseOptions options;
  options.base = value.base > 0 && value.base <= bases_.size() ? &bases_[value.base - 1] : base();
  options.bytes_max = context_.limits.value_bytes_max;
  std::string clean = html::sanitise_html(std::move(value.text), options);
  if (mend(clean)) clean = html::sanitise_html(std::move(clean), options);  // what references made of it
  if (value.in_outer_div && clean.starts_with("<div>") && clean.ends_with("</div>") &&
      clean.find("<div", 1) == std::string::npos)
    clean = html::trim_white_space(std::string_view(clean).substr(5, clean.size() - 11));
  return clean;
}

std::string XmlFeedReader::content_type_of(const Value& value) {
  if (value.kind == Kind::text) return "text/plain";
  return value.scheme.empty() || value.scheme == "html" ? "text/html" : value.scheme;
}

std::string XmlFeedReader::resolved(std::string_view link, bool keep_unresolved) const {
  const std::size_t first = link.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  link = link.substr(first, link.find_last_not_of(" \t\r\n") - first + 1);
  if (link.starts_with("//") && !base()) return base::resolve_link("https:" + std::string(link), nullptr);
  std::string absolute = base::resolve_link(link, base());
  const std::string scheme = base::scheme_of(absolute);
  if (scheme == "javascript" || scheme == "data" || scheme == "vbscript" || scheme == "file") return {};
  return absolute.empty() && keep_unresolved ? std::string(link) : absolute;
}

void XmlFeedReader::set_html(Slot slot, int rank, std::string html, std::string_view content_type) {
  if (html.empty()) return;
  if (!in_item()) {
    if (slot == Slot::summary && feed_.ranks.take(slot, rank)) feed_.feed.subtitle = std::move(html);
    return;
  }
  model::FeedItem& item = item_->item;
  if (!item_->ranks.take(slot, rank)) {
    // <summary> and <description> both: neither text is lost.
    if (slot == Slot::summary && rank == 3 && html != item.summary_html)
      set_html(Slot::content, 1, std::move(html), content_type);
    return;
  }
  (slot == Slot::content ? item.content_html : item.summary_html) = std::move(html);
  if (slot == Slot::content) item.content_type = content_type;
}

void XmlFeedReader::finish_value() {
  Value value = std::move(*value_);
  value_.reset();
  if (value.cut) warn("a value is longer than is taken");
  Ranks& ranks = item_ ? item_->ranks : feed_.ranks;
  switch (value.field) {
    case Field::none:
      break;
    case Field::title: {
      std::string text = value_text(value);
      if (text.size() > context_.limits.title_bytes_max) warn("a title is longer than is taken");
      text = cut_text(std::move(text), context_.limits.title_bytes_max);
      if (!text.empty() && ranks.take(Slot::title, value.rank))
        (item_ ? item_->item.title : feed_.feed.title) = std::move(text);
      break;
    }
    case Field::link:
      set_link(html::collapse_white_space(value.text), value.rank);
      break;
    case Field::orig_link:
      set_link(html::collapse_white_space(value.text), 5);
      break;
    case Field::summary:
      set_html(Slot::summary, value.rank, value_html(value), content_type_of(value));
      break;
    case Field::content:
      set_html(Slot::content, value.rank, value_html(value), content_type_of(value));
      break;
    case Field::id: {
      std::string text = html::collapse_white_space(value.text);
      if (text.starts_with('/') && base()) text = resolved(text, true);
      if (!text.empty() && ranks.take(Slot::id, value.rank)) (item_ ? item_->item.id : feed_.feed.id) = text;
      if (value.permalink && (text.starts_with("http://") || text.starts_with("https://"))) set_link(text, 1);
      break;
    }
    case Field::published:
      set_date(html::collapse_white_space(value.text), value.rank, false);
      break;
    case Field::updated:
      set_date(html::collapse_white_space(value.text), value.rank, true);
      break;
    case Field::date:
      if (item_) set_date(html::collapse_white_space(value.text), value.rank, false);
      set_date(html::collapse_white_space(value.text), value.rank - 1, true);
      break;
    case Field::author:
      (item_ ? item_->authors : feed_.authors).add(value.rank, author_name(value_text(value)));
      break;
    case Field::category:
    case Field::keywords:
      set_category(value, value_text(value));
      break;
    case Field::language: {
      std::string tag = language_tag(value.text);
      if (!tag.empty() && ranks.take(Slot::language, value.rank))
        (item_ ? item_->item.language : feed_.feed.language) = std::move(tag);
      break;
    }
    case Field::image_url:
      set_image(value.text, value.rank);
      break;
    case Field::person_name:
      person_name_ = author_name(value_text(value));
      break;
    case Field::person_email:
      person_email_ = html::collapse_white_space(value.text);
      break;
    case Field::ttl:
      if (const int minutes = read_int(value.text); minutes > 0 && minutes < 527040) feed_.feed.ttl_s = minutes * 60;
      break;
    case Field::hour: {
      const std::string digits = html::collapse_white_space(value.text);
      const int hour =
          digits.empty() || digits.size() > 2 || digits.find_first_not_of("0123456789") != std::string::npos
              ? -1
              : read_int(digits);
      if (hour >= 0 && hour <= 24 && feed_.feed.skip_hours.size() < 24) feed_.feed.skip_hours.push_back(hour % 24);
      break;
    }
    case Field::day: {
      constexpr std::string_view names[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
      const std::string day = base::lower_ascii(html::collapse_white_space(value.text));
      const auto found = std::ranges::find(names, std::string_view(day).substr(0, 3));
      if (found != std::end(names) && feed_.feed.skip_days.size() < 7)
        feed_.feed.skip_days.push_back(static_cast<int>(found - names));
      break;
    }
    case Field::period: {
      const std::string period = html::collapse_white_space(value.text);
      update_period_s_ = period == "hourly"    ? 3600
                         : period == "daily"   ? 86400
                         : period == "weekly"  ? 604800
                         : period == "monthly" ? 2592000
                         : period == "yearly"  ? 31536000
                                               : 0;
      break;
    }
    case Field::frequency:
      update_frequency_ = std::max(1, read_int(value.text));
      break;
  }
}

void XmlFeedReader::set_date(const std::string& text, int rank, bool updated) {
  if (text.empty()) return;
  const auto moment = parse_feed_date(text);
  Ranks& ranks = item_ ? item_->ranks : feed_.ranks;
  // One that cannot be read is only kept as it stands, below all that can.
  if (!ranks.take_last(updated ? Slot::updated : Slot::published, moment ? rank + 10 : 1)) return;
  const auto store = [&](auto& target) {
    (updated ? target.updated : target.published) = moment;
    (updated ? target.updated_raw : target.published_raw) = text;
  };
  if (item_)
    store(item_->item);
  else
    store(feed_.feed);
}

void XmlFeedReader::set_link(const std::string& text, int rank) {
  std::string url = resolved(text, true);
  if (url.empty()) return;
  // Of several <link>s the last one counts, of Atom's the first.
  const auto take = [&](Ranks& ranks) {
    return rank == text_link_rank ? ranks.take_last(Slot::url, rank) : ranks.take(Slot::url, rank);
  };
  if (item_ && take(item_->ranks))
    item_->item.url = std::move(url);
  else if (!item_ && take(feed_.ranks))
    know_own_address(feed_.feed.url = std::move(url));
}

void XmlFeedReader::know_own_address(std::string_view url) {
  if (own_address_) return;
  if (auto parsed = base::parse_url(url); parsed && parsed->is_http()) own_address_ = std::move(*parsed);
}

void XmlFeedReader::set_image(std::string_view link, int rank) {
  std::string url = resolved(link);
  if (url.empty()) return;
  if (item_ && item_->ranks.take(Slot::image, rank))
    item_->item.image = std::move(url);
  else if (!item_ && feed_.ranks.take(Slot::image, rank))
    feed_.feed.image = std::move(url);
}

void XmlFeedReader::set_category(const Value& value, const std::string& text) {
  std::vector<model::Category>& categories = item_ ? item_->item.categories : feed_.feed.categories;
  if (value.field == Field::category) return add_category(categories, {text, {}, value.scheme});
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    add_category(categories, {html::collapse_white_space(rest.substr(0, comma)), {}, value.scheme});
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
}

void XmlFeedReader::add_enclosure(std::string_view link, std::string_view type, std::string_view length) {
  if (!item_) return;
  model::Enclosure enclosure;
  enclosure.url = resolved(link);
  enclosure.type = html::collapse_white_space(type.substr(0, 200));
  const std::string digits = html::collapse_white_space(length.substr(0, 20));
  if (!digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos && digits.size() < 19)
    enclosure.length = std::stoull(digits);
  std::vector<model::Enclosure>& all = item_->item.enclosures;
  const bool known =
      std::ranges::any_of(all, [&](const model::Enclosure& other) { return other.url == enclosure.url; });
  if (enclosure.url.empty() || known || all.size() >= 64) return;
  if (enclosure.type.starts_with("image/")) set_image(link, 1);
  all.push_back(std::move(enclosure));
}

}  // namespace courant::feed
