#include "feed/names.h"

#include <array>
#include <string>

namespace courant::feed {
namespace {

struct Address {
  std::string_view start;  // in lower case; matches as a beginning
  Vocabulary vocabulary;
};
constexpr Address addresses[] = {
    {"http://www.w3.org/2005/atom", Vocabulary::atom},
    {"http://purl.org/atom/ns#", Vocabulary::atom},
    {"http://example.com/newformat#", Vocabulary::atom},
    {"http://example.com/necho", Vocabulary::atom},
    {"http://purl.org/echo/", Vocabulary::atom},
    {"uri/of/echo/namespace#", Vocabulary::atom},
    {"http://purl.org/pie/", Vocabulary::atom},
    {"http://purl.org/net/rss1.1#", Vocabulary::core},
    {"http://purl.org/rss/1.0/modules/content", Vocabulary::content},
    {"http://purl.org/rss/1.0/modules/syndication", Vocabulary::syndication},
    {"http://purl.org/rss/1.0/modules/", Vocabulary::foreign},
    {"http://purl.org/rss/", Vocabulary::core},
    {"http://my.netscape.com/", Vocabulary::core},
    {"http://channel.netscape.com/", Vocabulary::core},
    {"http://my.netscape.com/rdf/simple/0.9", Vocabulary::core},
    {"http://backend.userland.com/", Vocabulary::core},
    {"http://blogs.law.harvard.edu/tech/rss", Vocabulary::core},
    {"http://cyber.law.harvard.edu/rss", Vocabulary::core},
    {"http://www.rssboard.org/rss-specification", Vocabulary::core},
    {"http://www.microsoft.com/standards/channels.dtd", Vocabulary::core},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns", Vocabulary::rdf},
    {"http://purl.org/dc/", Vocabulary::dublin_core},
    {"http://dublincore.org/", Vocabulary::dublin_core},
    {"http://search.yahoo.com/mrss", Vocabulary::media},
    {"http://video.search.yahoo.com/mrss", Vocabulary::media},
    {"http://www.itunes.com/dtds/", Vocabulary::itunes},
    {"http://example.com/dtds/podcast-1.0.dtd", Vocabulary::itunes},
    {"http://rssnamespace.org/feedburner/ext/1.0", Vocabulary::feedburner},
    {"http://www.w3.org/1999/xhtml", Vocabulary::xhtml},
    {"http://www.w3.org/xml/1998/namespace", Vocabulary::xml},
};

struct Prefix {
  std::string_view prefix;
  Vocabulary vocabulary;
};
constexpr Prefix prefixes[] = {
    {"atom", Vocabulary::atom},       {"atom10", Vocabulary::atom},
    {"a10", Vocabulary::atom},        {"rdf", Vocabulary::rdf},
    {"dc", Vocabulary::dublin_core},  {"dcterms", Vocabulary::dublin_core},
    {"content", Vocabulary::content}, {"media", Vocabulary::media},
    {"itunes", Vocabulary::itunes},   {"feedburner", Vocabulary::feedburner},
    {"sy", Vocabulary::syndication},  {"xhtml", Vocabulary::xhtml},
    {"html", Vocabulary::xhtml},      {"xml", Vocabulary::xml},
    {"rss", Vocabulary::core},        {"rss1", Vocabulary::core},
};

constexpr std::string_view element_names[] = {"",
#define X(name) #name,
                                              COURANT_FEED_ELEMENTS(X)
#undef X
};
constexpr std::string_view spelled(std::size_t element) {
  return element_names[element] == "abstract_" ? std::string_view("abstract") : element_names[element];
}

constexpr std::size_t slot_count = 512;
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr std::size_t slot_of(std::string_view name) {
  std::uint32_t hash = static_cast<std::uint32_t>(name.size());
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(lower(c))) * 0x01000193u;
  return (hash ^ (hash >> 15)) % slot_count;
}
constexpr std::array<std::uint8_t, slot_count> slots = [] {
  std::array<std::uint8_t, slot_count> table{};
  for (std::size_t element = 1; element < std::size(element_names); ++element) {
    std::size_t slot = slot_of(spelled(element));
    while (table[slot] != 0) slot = (slot + 1) % slot_count;
    table[slot] = static_cast<std::uint8_t>(element);
  }
  return table;
}();

bool equals_ignoring_case(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (lower(text[i]) != lower_case[i]) return false;
  return true;
}

}  // namespace

Vocabulary vocabulary_of_address(std::string_view address) {
  if (address.empty()) return Vocabulary::core;
  std::string low(address.substr(0, 80));
  for (char& c : low) c = lower(c);
  if (low.starts_with("https://")) low.erase(4, 1);
  for (const Address& row : addresses)
    if (low.starts_with(row.start)) return row.vocabulary;
  return Vocabulary::foreign;
}

Vocabulary vocabulary_of_usual_prefix(std::string_view prefix) {
  for (const Prefix& row : prefixes)
    if (equals_ignoring_case(prefix, row.prefix)) return row.vocabulary;
  return Vocabulary::foreign;
}

Element element_of(std::string_view name) {
  if (name.size() > 16) return Element::unknown;
  for (std::size_t slot = slot_of(name);; slot = (slot + 1) % slot_count) {
    if (slots[slot] == 0) return Element::unknown;
    if (equals_ignoring_case(name, spelled(slots[slot]))) return static_cast<Element>(slots[slot]);
  }
}

}  // namespace courant::feed
