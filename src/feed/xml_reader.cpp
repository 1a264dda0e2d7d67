#include "feed/xml_reader.h"

#include <algorithm>
#include <cstring>

#include "html/entities.h"

namespace courant::feed {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t warnings_max = 8;
constexpr std::size_t reference_bytes_max = 64;

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || static_cast<signed char>(c) < 0;
}
bool ends_name(char c) { return is_white(c) || c == '>' || c == '/' || c == '='; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white(text.back())) text.remove_suffix(1);
  return text;
}

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::ranges::equal(a, b, [](char x, char y) {
           return x == y || ((x ^ y) == 0x20 && (x | 0x20) >= 'a' && (x | 0x20) <= 'z');
         });
}

}  // namespace

void XmlReader::warn(const char* what) {
  if (warnings_.size() < warnings_max && std::ranges::find(warnings_, what) == warnings_.end())
    warnings_.emplace_back(what);
}

XmlReader::Event XmlReader::stop(const char* what) {
  warn(what);
  limit_met_ = finished_ = true;
  return Event::finished;
}

bool XmlReader::fill(std::size_t bytes) {
  while (source_.rest().size() < bytes) {
    if (!source_.more()) return false;
  }
  return true;
}

std::size_t XmlReader::find(std::string_view end, std::size_t from, std::size_t bytes_max) {
  for (;;) {
    const std::string_view rest = source_.rest();
    if (rest.size() > from) {
      if (const std::size_t at = rest.find(end, from); at != npos) return at;
    }
    if (rest.size() > bytes_max) return npos;
    from = std::max(from, rest.size() < end.size() ? 0 : rest.size() - end.size() + 1);
    if (!source_.more()) return npos;
  }
}

void XmlReader::push(std::string_view name) {
  open_.push_back(names_.size());
  names_ += name;
}

XmlReader::Event XmlReader::next() {
  source_.take(taken_);
  taken_ = 0;
  ending_ = false;
  if (finished_) return Event::finished;
  if (empty_element_ || ends_due_ > 0) {
    if (empty_element_)
      empty_element_ = false;
    else
      --ends_due_;
    ended_name_ = top();
    pop();
    name_ = ended_name_;
    ending_ = true;
    return Event::end;
  }
  for (;;) {
    if (in_cdata_) {
      if (const Event event = read_cdata(); event != Event::finished) return event;
      continue;
    }
    if (!fill(1)) return end_of_input();
    if (source_.rest()[0] != '<') return read_text();
    Event event = Event::finished;
    if (read_markup(event)) return event;
  }
}

XmlReader::Event XmlReader::end_of_input() {
  if (open_.empty()) {
    finished_ = true;
    return Event::finished;
  }
  warn("it ends before its elements do");
  ends_due_ = open_.size();
  return next();
}

// Markup at "<". False: there is nothing to tell, read on.
bool XmlReader::read_markup(Event& event) {
  fill(9);
  const std::string_view rest = source_.rest();
  const char c = rest.size() > 1 ? rest[1] : '\0';
  if (starts_name(c)) return read_start_tag(event);
  if (c == '/') return read_end_tag(event);
  if (c == '?') return skip_to("?>", 2, "a processing instruction does not end"), false;
  if (rest.starts_with("<!--")) return skip_to("-->", 4, "a comment does not end"), false;
  if (rest.starts_with("<![CDATA[")) {
    source_.take(9);
    in_cdata_ = true;
    return false;
  }
  if (rest.starts_with("<!")) return read_doctype(), false;
  warn("a \"<\" stands for itself");
  text_ = "<";
  taken_ = 1;
  event = Event::text;
  return true;
}

// Passes over everything up to `end`, keeping no more of it than a window.
bool XmlReader::skip_to(std::string_view end, std::size_t from, const char* what) {
  source_.take(from);
  for (;;) {
    const std::string_view rest = source_.rest();
    if (const std::size_t at = rest.find(end); at != npos) {
      source_.take(at + end.size());
      return true;
    }
    source_.take(rest.size() < end.size() ? 0 : rest.size() - end.size() + 1);
    if (!source_.more()) {
      source_.take(source_.rest().size());
      warn(what);
      return false;
    }
  }
}

void XmlReader::read_doctype() {
  std::size_t at = 2;
  char quote = '\0';
  int brackets = 0;
  for (;; ++at) {
    if (!fill(at + 1) || at > limits_.tag_bytes_max) {
      warn("a declaration does not end");
      source_.take(std::min(at, source_.rest().size()));
      return;
    }
    const char c = source_.rest()[at];
    if (quote) {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      ++brackets;
    } else if (c == ']') {
      --brackets;
    } else if (c == '>' && brackets <= 0) {
      break;
    }
  }
  read_entities(source_.rest().substr(0, at));
  source_.take(at + 1);
}

// <!ENTITY name "text">: only text without markup and references of its own.
void XmlReader::read_entities(std::string_view subset) {
  for (std::size_t at = subset.find("<!ENTITY"); at != npos; at = subset.find("<!ENTITY", at + 8)) {
    std::string_view rest = trimmed(subset.substr(at + 8));
    const std::size_t name_end = std::min(rest.find_first_of(" \t\r\n\"'%"), rest.size());
    const std::string_view name = rest.substr(0, name_end);
    rest = trimmed(rest.substr(name_end));
    if (name.empty() || rest.empty() || (rest[0] != '"' && rest[0] != '\'')) continue;
    const std::string_view value = rest.substr(1, rest.find(rest[0], 1) - 1);
    if (value.size() > limits_.entity_bytes_max || value.find_first_of("<%") != npos ||
        entities_.size() >= limits_.entities_max)
      continue;
    if (value.find('&') != npos && value.find("&#") == npos) continue;
    std::string text = html::decode_character_references(value);
    if (text.find('&') == npos || value.find("&#") == 0) entities_.emplace_back(name, std::move(text));
  }
}

// Where the tag at the window's start ends: its first ">" outside quotes, or the "<" of the next one.
std::size_t XmlReader::find_tag_end() {
  char quote = '\0';
  for (std::size_t at = 1;;) {
    const std::string_view rest = source_.rest();
    for (; at < rest.size(); ++at) {
      const char c = rest[at];
      if (quote) {
        const std::size_t end = rest.find(quote, at);
        if (end == npos) {
          at = rest.size();
          break;
        }
        at = end;
        quote = '\0';
      } else if (c == '>') {
        return at;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '<') {
        warn("a tag does not end before the next one");
        return at;
      }
    }
    if (rest.size() > limits_.tag_bytes_max || !source_.more()) return npos;
  }
}

bool XmlReader::read_start_tag(Event& event) {
  const std::size_t at = find_tag_end();
  if (at == npos) {
    if (source_.rest().size() > limits_.tag_bytes_max) return event = stop("a tag is longer than is taken"), true;
    warn("it ends within a tag");
    source_.take(source_.rest().size());
    return false;
  }
  const std::string_view whole = source_.rest().substr(0, at);
  taken_ = source_.rest()[at] == '>' ? at + 1 : at;
  std::size_t name_end = 1;
  while (name_end < whole.size() && !ends_name(whole[name_end])) ++name_end;
  name_ = whole.substr(1, name_end - 1);
  std::string_view rest = whole.substr(name_end);
  empty_element_ = rest.ends_with('/');
  if (empty_element_) rest.remove_suffix(1);
  if (open_.size() >= limits_.depth_max) return event = stop("its elements nest deeper than is taken"), true;
  if (open_.empty() && root_seen_) {
    warn("there is more than one root element");
  }
  root_seen_ = true;
  parse_attributes(rest);
  push(name_);
  event = Event::start;
  return true;
}

void XmlReader::parse_attributes(std::string_view tag) {
  attributes_.clear();
  decoded_.clear();
  decoded_.reserve(tag.size() * 2 + 2 * limits_.entity_bytes_max);  // values are views into it: it must not move
  std::size_t at = 0;
  while (at < tag.size()) {
    if (is_white(tag[at]) || tag[at] == '/') {
      ++at;
      continue;
    }
    const std::size_t name_begin = at;
    while (at < tag.size() && !ends_name(tag[at])) ++at;
    if (at == name_begin) {
      ++at;
      continue;
    }
    const std::string_view name = tag.substr(name_begin, at - name_begin);
    while (at < tag.size() && is_white(tag[at])) ++at;
    std::string_view value;
    if (at < tag.size() && tag[at] == '=') {
      ++at;
      while (at < tag.size() && is_white(tag[at])) ++at;
      if (at < tag.size() && (tag[at] == '"' || tag[at] == '\'')) {
        const std::size_t end = std::min(tag.find(tag[at], at + 1), tag.size());
        value = tag.substr(at + 1, end - at - 1);
        at = std::min(end + 1, tag.size());
      } else {
        warn("an attribute's value has no quotes");
        const std::size_t begin = at;
        while (at < tag.size() && !is_white(tag[at])) ++at;
        value = tag.substr(begin, at - begin);
      }
    } else {
      warn("an attribute has no value");
    }
    if (attributes_.size() >= limits_.attributes_max) {
      warn("a tag has more attributes than are taken");
      return;
    }
    attributes_.push_back({name, decoded(value)});
  }
}

// An attribute's value with its references decoded and line ends as spaces.
std::string_view XmlReader::decoded(std::string_view raw) {
  if (std::ranges::none_of(raw, [](char c) { return c == '&' || c == '\n' || c == '\r' || c == '\t'; })) return raw;
  const std::size_t begin = decoded_.size();
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] == '&') {
      if (decoded_.size() + limits_.entity_bytes_max > decoded_.capacity()) break;
      at += append_reference(decoded_, raw.substr(at));
    } else {
      decoded_ += raw[at] == '\n' || raw[at] == '\r' || raw[at] == '\t' ? ' ' : raw[at];
      ++at;
    }
  }
  return std::string_view(decoded_).substr(begin);
}

// Appends what the reference at the start of `text` stands for ("&" itself where it is none); returns its length.
std::size_t XmlReader::append_reference(std::string& out, std::string_view text) {
  if (text.starts_with("&lt;")) return out += '<', 4;
  if (text.starts_with("&gt;")) return out += '>', 4;
  if (text.starts_with("&amp;")) return out += '&', 5;
  if (text.starts_with("&quot;")) return out += '"', 6;
  const std::string_view head = text.substr(0, reference_bytes_max);
  const std::size_t semicolon = head.find(';');
  if (semicolon != npos && !entities_.empty()) {
    const auto known = std::ranges::find(entities_, head.substr(1, semicolon - 1),
                                         [](const auto& row) { return std::string_view(row.first); });
    if (known != entities_.end()) return out += known->second, semicolon + 1;
  }
  const html::CharacterReference found = html::read_character_reference(head);
  const bool whole = found.length > 0 && (text[found.length - 1] == ';' || text[1] == '#');
  if (!whole) {
    warn("an \"&\" stands for itself");
    return out += '&', 1;
  }
  // Names that XML gives a meaning only by a DTD have that of RSS 0.91's, which is HTML 4's: two are others in HTML 5.
  const std::string_view reference = text.substr(0, found.length);
  out += reference == "&lang;" ? "\u2329" : reference == "&rang;" ? "\u232A" : found.text();
  return found.length;
}

bool XmlReader::read_end_tag(Event& event) {
  const std::size_t end = find(">", 2, limits_.tag_bytes_max);
  if (end == npos) {
    warn("it ends within a tag");
    source_.take(source_.rest().size());
    return false;
  }
  const std::string_view name = trimmed(source_.rest().substr(2, end - 2));
  taken_ = end + 1;
  const auto is_open = [&](std::size_t i) {
    const std::size_t stop_at = i + 1 < open_.size() ? open_[i + 1] : names_.size();
    return same_name(std::string_view(names_).substr(open_[i], stop_at - open_[i]), name);
  };
  std::size_t place = open_.size();
  while (place > 0 && !is_open(place - 1)) --place;
  if (place == 0) {
    warn("an end tag has no start");
    source_.take(taken_);
    taken_ = 0;
    return false;
  }
  ends_due_ = open_.size() - place;
  if (ends_due_ > 0 || top() != name) warn("an element is closed by another's end tag");
  ended_name_ = top();
  pop();
  name_ = ended_name_;
  ending_ = true;
  event = Event::end;
  return true;
}

XmlReader::Event XmlReader::read_text() {
  std::string_view rest = source_.rest();
  std::size_t end = rest.find('<');
  if (end == npos) {  // the window ends within the text: what may be half a reference or line end waits
    end = rest.size();
    const std::size_t tail = rest.size() < reference_bytes_max ? 0 : rest.size() - reference_bytes_max;
    const std::size_t open = rest.find_last_of("&\r");
    if (open != npos && open >= tail) end = open;
    if (end == 0) {
      fill(reference_bytes_max);
      rest = source_.rest();
      end = std::min(std::max<std::size_t>(rest.find('<', 1), 1), rest.size());
    }
  }
  const std::string_view run = rest.substr(0, end);
  taken_ = end;
  if (std::memchr(run.data(), '&', run.size()) == nullptr && std::memchr(run.data(), '\r', run.size()) == nullptr) {
    text_ = run;
    return Event::text;
  }
  text_buffer_.clear();
  for (std::size_t at = 0; at < run.size();) {
    std::size_t special = at;
    while (special < run.size() && run[special] != '&' && run[special] != '\r') ++special;
    text_buffer_.append(run, at, special - at);
    at = special;
    if (at == run.size()) break;
    if (run[at] == '&') {
      at += append_reference(text_buffer_, run.substr(at));
    } else {
      text_buffer_ += '\n';
      at += at + 1 < run.size() && run[at + 1] == '\n' ? 2 : 1;
    }
  }
  text_ = text_buffer_;
  return Event::text;
}

// A piece of a CDATA section; `finished` when there is no more of it.
XmlReader::Event XmlReader::read_cdata() {
  fill(3);
  const std::string_view rest = source_.rest();
  if (rest.starts_with("]]>")) {
    source_.take(3);
    in_cdata_ = false;
    return Event::finished;
  }
  const std::size_t end = rest.find("]]>");
  if (end == npos && rest.size() < 3) {
    warn("a CDATA section does not end");
    in_cdata_ = false;
    text_ = rest;
    taken_ = rest.size();
    return Event::text;
  }
  text_ = rest.substr(0, end == npos ? rest.size() - 2 : end);
  taken_ = text_.size();
  return Event::text;
}

}  // namespace courant::feed
