// What the elements of each vocabulary mean for a feed and its items. Ranks: 3 the format's own element, 2 Dublin Core
// and its like, 1 what was made for something else but says it too.
#include <algorithm>

#include "base/ascii.h"
#include "feed/xml_feed.h"
#include "html/plain_text.h"

namespace courant::feed {
namespace {

std::string rss_format(std::string_view version) {
  if (version == "0.90") return "rss090";
  if (version.starts_with("0.91")) return "rss091";
  if (version.starts_with("0.9")) return "rss092";
  return version.starts_with("1.") ? "rss10" : "rss20";
}

}  // namespace

void XmlFeedReader::start_root(Vocabulary vocabulary, Element element) {
  std::string& format = feed_.feed.format;
  if (!format.empty()) return;
  Role& role = frames_.back().role;
  root_name_ = std::string(reader_.name().substr(0, 60));
  if (vocabulary == Vocabulary::foreign &&
      (element == Element::rss || element == Element::rdf || element == Element::feed)) {
    for (Binding& binding : bindings_)
      if (binding.vocabulary == Vocabulary::foreign &&
          (binding.prefix.empty() || reader_.name().starts_with(binding.prefix + ":")))
        binding.vocabulary = vocabulary = element == Element::feed ? Vocabulary::atom : Vocabulary::core;
    warn("its name space is none of a feed's");
  }
  role = Role::top;
  switch (element) {
    case Element::rss:
      format = rss_format(attribute("version"));
      break;
    case Element::rdf: {
      format = "rss10";
      for (const XmlAttribute& attribute : reader_.attributes()) {
        const std::string address = base::lower_ascii(attribute.value);
        if (address.starts_with("http://my.netscape.com/rdf/simple/0.9") ||
            address.starts_with("http://channel.netscape.com/rdf/simple/0.9"))
          format = "rss090";
      }
      break;
    }
    case Element::feed: {
      const std::string version(attribute("version"));
      std::string_view address;
      for (const XmlAttribute& attribute : reader_.attributes())
        if (attribute.name.starts_with("xmlns") && vocabulary_of_address(attribute.value) == Vocabulary::atom)
          address = attribute.value;
      atom03_ =
          version == "0.3" || (!address.empty() && base::lower_ascii(address).find("2005/atom") == std::string::npos);
      format = atom03_ ? "atom03" : "atom10";
      if (vocabulary == Vocabulary::foreign) vocabulary = Vocabulary::atom;
      break;
    }
    case Element::channel: {
      role = Role::channel;
      const bool rss11 = std::ranges::any_of(reader_.attributes(), [](const XmlAttribute& a) {
        return a.value.starts_with("http://purl.org/net/rss1.1");
      });
      format = rss11 ? "rss10" : "cdf";
      if (const std::string_view link = attribute("href"); !link.empty()) set_link(std::string(link), 3);
      set_date(std::string(attribute("lastmod")), 3, true);
      break;
    }
    case Element::entry:
      if (vocabulary != Vocabulary::atom) break;
      format = "atom10";
      start_item();
      role = Role::item;
      break;
    default:
      break;
  }
  if (!languages_.empty() && !format.empty()) feed_.feed.language = languages_.back();
}

XmlFeedReader::Role XmlFeedReader::start_in_feed(Vocabulary vocabulary, Element element) {
  const bool own = vocabulary == Vocabulary::core || vocabulary == Vocabulary::atom;
  if (own) {
    switch (element) {
      case Element::channel:
        if (frames_.size() > 3) {  // CDF nests channels: the inner ones' items are the outer one's
          return Role::channel;
        }
        if (!languages_.empty()) feed_.feed.language = languages_.back();
        if (feed_.feed.id.empty() && feed_.feed.format.starts_with("rss10") && feed_.ranks.take(Slot::id, 1))
          feed_.feed.id = attribute("about");
        return Role::channel;
      case Element::item:
      case Element::entry:
        start_item();
        if (feed_.feed.format == "cdf") {
          set_link(std::string(attribute("href")), 3);
          set_date(std::string(attribute("lastmod")), 3, true);
        } else if (const std::string_view about = attribute("about");
                   !about.empty() && item_->ranks.take(Slot::id, 1)) {
          item_->item.id = about;
        }
        return Role::item;
      case Element::items:
        return feed_.feed.format == "rss10" && attribute("parseType").empty() ? Role::ignored : Role::top;
      case Element::image:
        return Role::image;
      case Element::textinput:
        return Role::text_input;
      case Element::managingeditor:
        return collect(Field::author, 2, Kind::html);
      case Element::webmaster:
        return collect(Field::author, 1, Kind::html);
      case Element::lastbuilddate:
        return collect(Field::updated, 3, Kind::text);
      case Element::language:
        return collect(Field::language, 3, Kind::text);
      case Element::ttl:
        return collect(Field::ttl, 3, Kind::text);
      case Element::skiphours:
        return Role::skip_hours;
      case Element::skipdays:
        return Role::skip_days;
      case Element::tagline:
        return collect_atom_text(Field::summary, 3, vocabulary);
      case Element::subtitle:
        return collect_atom_text(Field::summary, 3, vocabulary);
      case Element::info:
        return Role::ignored;
      case Element::logo:
        if (vocabulary == Vocabulary::atom) return collect(Field::image_url, 3, Kind::text);
        set_image(attribute("href"), 2);
        return Role::ignored;
      case Element::icon:
        return collect(Field::image_url, 1, Kind::text);
      default:
        break;
    }
  }
  if (vocabulary == Vocabulary::syndication && element == Element::updateperiod)
    return collect(Field::period, 1, Kind::text);
  if (vocabulary == Vocabulary::syndication && element == Element::updatefrequency)
    return collect(Field::frequency, 1, Kind::text);
  return start_shared(vocabulary, element, false);
}

XmlFeedReader::Role XmlFeedReader::start_in_item(Vocabulary vocabulary, Element element) {
  const bool own = vocabulary == Vocabulary::core || vocabulary == Vocabulary::atom;
  if (own) {
    switch (element) {
      case Element::guid: {
        collect(Field::id, 3, Kind::text);
        const std::string permalink = base::lower_ascii(attribute("ispermalink"));
        value_->permalink = permalink != "false";
        return Role::ignored;
      }
      case Element::enclosure:
        add_enclosure(attribute("url").empty() ? attribute("href") : attribute("url"), attribute("type"),
                      attribute("length"));
        return Role::ignored;
      case Element::content:
        if (const std::string_view source = attribute("src"); !source.empty()) {
          set_link(std::string(source), 1);
          return Role::ignored;
        }
        return collect_atom_text(Field::content, 3, vocabulary);
      case Element::summary:
        return collect_atom_text(Field::summary, 3, vocabulary);
      case Element::fullitem:
        return collect(Field::content, 2);
      case Element::body:
        return collect(Field::content, 1);
      case Element::source:
      case Element::comments:
      case Element::info:
        return Role::ignored;
      case Element::item:
      case Element::entry:  // the one before was not closed
        finish_item();
        start_item();
        return Role::item;
      default:
        break;
    }
  }
  switch (vocabulary) {
    case Vocabulary::content:
      if (element == Element::encoded) return collect(Field::content, 3);
      break;
    case Vocabulary::xhtml:
      if (element == Element::body || element == Element::div) {
        collect(Field::content, 2);
        value_->scheme = "application/xhtml+xml";
      }
      return Role::ignored;
    case Vocabulary::feedburner:
      if (element == Element::origlink) return collect(Field::orig_link, 5, Kind::text);
      break;
    default:
      break;
  }
  return start_shared(vocabulary, element, true);
}

// What feeds and items say with the same elements.
XmlFeedReader::Role XmlFeedReader::start_shared(Vocabulary vocabulary, Element element, bool in_item) {
  const bool dc = vocabulary == Vocabulary::dublin_core, itunes = vocabulary == Vocabulary::itunes;
  if (vocabulary == Vocabulary::media) return start_media(element);
  if (vocabulary == Vocabulary::foreign || vocabulary == Vocabulary::rdf || vocabulary == Vocabulary::xhtml)
    return Role::ignored;
  const int rank = dc ? 2 : itunes ? 1 : 3;
  switch (element) {
    case Element::title:
      if (itunes) return Role::ignored;
      return dc ? collect(Field::title, 2) : collect_atom_text(Field::title, 3, vocabulary);
    case Element::link:
      return dc ? Role::ignored : start_link(vocabulary, in_item);
    case Element::description:
      return collect(Field::summary, rank);
    case Element::abstract_:
      return collect(Field::summary, dc ? 1 : 3);
    case Element::summary:
      return itunes ? collect(Field::summary, 2) : Role::ignored;
    case Element::subtitle:
      return itunes ? collect(Field::summary, 1) : Role::ignored;
    case Element::id:
      return dc ? Role::ignored : collect(Field::id, 3, Kind::text);
    case Element::identifier:
      return dc ? collect(Field::id, 1, Kind::text) : Role::ignored;
    case Element::author:
    case Element::creator:
      if (vocabulary == Vocabulary::atom) {
        person_rank_ = 3;
        return Role::person;
      }
      return collect(Field::author, rank);
    case Element::publisher:
      return dc && !in_item ? collect(Field::author, 1) : Role::ignored;
    case Element::category: {
      if (itunes) {
        add_category(in_item ? item_->item.categories : feed_.feed.categories,
                     {std::string(attribute("text")), {}, "http://www.itunes.com/"});
        return in_item ? Role::item : Role::channel;
      }
      const std::string term(attribute("term"));
      if (vocabulary == Vocabulary::atom || !term.empty()) {
        add_category(
            in_item ? item_->item.categories : feed_.feed.categories,
            {html::collapse_white_space(term), html::plain_text(attribute("label")), std::string(attribute("scheme"))});
        if (!term.empty()) return Role::ignored;
      }
      collect(Field::category, rank);
      value_->scheme = attribute("domain");
      return Role::ignored;
    }
    case Element::subject:
      return dc ? collect(Field::category, 2) : Role::ignored;
    case Element::tags:  // nobody's standard, but written
      return vocabulary == Vocabulary::core ? collect(Field::keywords, 1) : Role::ignored;
    case Element::keywords:
      if (!itunes) return Role::ignored;
      collect(Field::keywords, 1);
      value_->scheme = "http://www.itunes.com/";
      return Role::ignored;
    case Element::language:
      return collect(Field::language, rank, Kind::text);
    case Element::image:
      if (!itunes) {
        if (const std::string_view link = attribute("href"); !link.empty()) set_image(link, 2);
        return Role::image;
      }
      set_image(attribute("href").empty() ? attribute("url") : attribute("href"), 2);
      return collect(Field::image_url, 1, Kind::text);
    default:
      return start_date(vocabulary, element);
  }
}

XmlFeedReader::Role XmlFeedReader::start_date(Vocabulary vocabulary, Element element) {
  const int rank = vocabulary == Vocabulary::dublin_core ? 2 : 3;
  switch (element) {
    case Element::published:
      return collect(Field::published, rank + 1, Kind::text);
    case Element::pubdate:
    case Element::issued:
      return collect(Field::published, rank, Kind::text);
    case Element::updated:
    case Element::modified:
    case Element::lastmod:
      return collect(Field::updated, rank, Kind::text);
    case Element::created:
      return collect(Field::published, 1, Kind::text);
    case Element::date:
      return collect(Field::date, 2, Kind::text);
    default:
      return Role::ignored;
  }
}

// RSS's <link>text</link> and Atom's <link rel href>.
XmlFeedReader::Role XmlFeedReader::start_link(Vocabulary vocabulary, bool in_item) {
  const std::string_view link = attribute("href");
  if (link.empty()) {
    if (attribute("rel").empty() || base::lower_ascii(attribute("rel")) == "alternate")
      return collect(Field::link, text_link_rank, Kind::text);
    return Role::ignored;
  }
  const std::string rel = attribute("rel").empty() ? "alternate" : base::lower_ascii(attribute("rel"));
  const std::string type = base::lower_ascii(attribute("type"));
  if (rel == "alternate") {
    const bool page = type.empty() || type.find("html") != std::string::npos;
    const bool of_rss = vocabulary == Vocabulary::core && attribute("rel").empty();
    set_link(std::string(link), of_rss ? text_link_rank : page ? 3 : 2);
  } else if (rel == "enclosure" && in_item) {
    add_enclosure(link, attribute("type"), attribute("length"));
  } else if (rel == "self" && !in_item) {
    if (feed_.feed.self.empty()) {
      feed_.feed.self = resolved(link);
      own_address_.reset();  // nearer than the site's
      know_own_address(feed_.feed.self);
    }
  } else if (rel == "hub" && !in_item) {
    if (feed_.feed.hub.empty()) feed_.feed.hub = resolved(link);
  } else if (rel == "image_src" || rel == "image") {
    set_image(link, 1);
  }
  return Role::ignored;
}

// Media RSS 1.5: pictures and, where an item has none of its own, titles and descriptions.
XmlFeedReader::Role XmlFeedReader::start_media(Element element) {
  switch (element) {
    case Element::group:
      return Role::media_group;
    case Element::thumbnail:
      set_image(attribute("url"), 2);
      return Role::ignored;
    case Element::content: {
      const std::string type = base::lower_ascii(attribute("type")), medium = base::lower_ascii(attribute("medium"));
      const std::string_view url = attribute("url");
      if (medium == "image" || type.starts_with("image/"))
        set_image(url, 3);
      else if (medium.empty() && type.empty() && base::lower_ascii(url).find(".jp") != std::string::npos)
        set_image(url, 1);
      else if (!type.empty())
        add_enclosure(url, type, attribute("filesize"));
      return Role::media_group;
    }
    case Element::title:
      return collect(Field::title, 1);
    case Element::description:
      return collect(Field::summary, 1);
    case Element::keywords:
      return collect(Field::keywords, 1);
    default:
      return Role::ignored;
  }
}

}  // namespace courant::feed
