// The vocabularies of feeds: name spaces by their addresses and, where a feed forgot to declare them, by their usual
// prefixes; elements as numbers. Pure; thread-safe.
#pragma once
#include <cstdint>
#include <string_view>

namespace courant::feed {

enum class Vocabulary : std::uint8_t {
  core,  // none, and every address that RSS 0.90 to 2.0, CDF and Atom have had
  atom,
  rdf,
  dublin_core,
  content,
  media,
  itunes,
  feedburner,
  syndication,
  xhtml,
  xml,
  foreign,
};

Vocabulary vocabulary_of_address(std::string_view address);
// Vocabulary::foreign for prefixes that nobody uses for one of these.
Vocabulary vocabulary_of_usual_prefix(std::string_view prefix);

// clang-format off
#define COURANT_FEED_ELEMENTS(X) \
  X(rss) X(rdf) X(feed) X(channel) X(item) X(entry) X(title) X(link) X(description) X(guid) X(pubdate) X(lastbuilddate) \
  X(language) X(author) X(managingeditor) X(category) X(enclosure) X(image) X(url) X(textinput) X(ttl) \
  X(skiphours) X(hour) X(skipdays) X(day) X(id) X(updated) X(published) X(modified) X(issued) X(created) \
  X(summary) X(content) X(subtitle) X(tagline) X(name) X(email) X(icon) X(logo) X(source) X(encoded) X(creator) \
  X(date) X(subject) X(identifier) X(publisher) X(thumbnail) X(group) X(credit) X(keywords) X(tags) X(origlink) \
  X(updateperiod) X(updatefrequency) X(body) X(fullitem) X(abstract_) X(schedule) X(available) X(valid) \
  X(contributor) X(rights) X(info) X(href) X(comments) X(lastmod) X(items) X(div) X(webmaster)
// clang-format on

enum class Element : std::uint8_t {
  unknown,
#define X(name) name,
  COURANT_FEED_ELEMENTS(X)
#undef X
};

// By the local name, in any case.
Element element_of(std::string_view local_name);

}  // namespace courant::feed
