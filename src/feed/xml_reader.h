// A reader of XML as it is found: a stream of start tags, end tags and text, whatever the faults. What breaks the rules
// of XML 1.0 is read by sense and noted as a warning; only limits end it early. No DTD is fetched; of an internal one,
// short plain entities alone are taken, so nothing expands. Memory: the window, one tag, the names of open elements.
// Not thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "feed/text_source.h"

namespace courant::feed {

struct XmlAttribute {
  std::string_view name;  // with its prefix
  std::string_view value;
};

class XmlReader {
 public:
  enum class Event : unsigned char { start, end, text, finished };

  struct Limits {
    std::size_t depth_max = 256;
    std::size_t attributes_max = 256;  // of one tag; further ones are left out
    std::size_t tag_bytes_max = 256 << 10;
    std::size_t entities_max = 64, entity_bytes_max = 1024;
  };

  explicit XmlReader(TextSource& source) : XmlReader(source, Limits{}) {}
  XmlReader(TextSource& source, const Limits& limits) : source_(source), limits_(limits) {}

  // The next event. An empty element is a start and an end. Every start gets its end, unless a limit ended the stream.
  Event next();

  // Of a start or end: the name with its prefix. Valid until next().
  std::string_view name() const { return name_; }
  // Of a start.
  const std::vector<XmlAttribute>& attributes() const { return attributes_; }
  // Of text: a piece, references decoded.
  std::string_view text() const { return text_; }
  // Open elements, the one that starts or ends included.
  std::size_t depth() const { return open_.size() + (ending_ ? 1 : 0); }

  const std::vector<std::string>& warnings() const { return warnings_; }
  bool limit_met() const { return limit_met_; }

 private:
  bool fill(std::size_t bytes);  // makes at least that many bytes available, if there are
  std::size_t find(std::string_view end, std::size_t from, std::size_t bytes_max);  // npos: not within the limit
  Event end_of_input();
  bool read_markup(Event& event);
  bool read_start_tag(Event& event);
  bool read_end_tag(Event& event);
  bool skip_to(std::string_view end, std::size_t from, const char* what);
  void read_doctype();
  void read_entities(std::string_view subset);
  void parse_attributes(std::string_view tag);
  std::string_view decoded(std::string_view raw);
  std::size_t append_reference(std::string& out, std::string_view text);
  std::size_t find_tag_end();
  Event read_text();
  Event read_cdata();
  void push(std::string_view name);
  std::string_view top() const { return std::string_view(names_).substr(open_.back()); }
  void pop() { names_.resize(open_.back()), open_.pop_back(); }
  void warn(const char* what);
  Event stop(const char* what);

  TextSource& source_;
  Limits limits_;
  std::string_view name_, text_;
  std::vector<XmlAttribute> attributes_;
  std::string names_;              // of the open elements, one after the other
  std::vector<std::size_t> open_;  // where each begins
  std::string ended_name_;
  std::size_t ends_due_ = 0;  // elements that the last end tag closes besides its own
  std::string decoded_, text_buffer_;
  std::vector<std::pair<std::string, std::string>> entities_;
  std::vector<std::string> warnings_;
  std::size_t taken_ = 0;  // bytes of the last event, taken on the next call
  bool empty_element_ = false, in_cdata_ = false, ending_ = false, limit_met_ = false, finished_ = false,
       root_seen_ = false;
};

}  // namespace courant::feed
