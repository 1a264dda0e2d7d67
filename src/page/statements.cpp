#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/url.h"
#include "html/plain_text.h"
#include "html/twice_encoded.h"
#include "page/class_words.h"
#include "page/dated_text.h"
#include "page/element_text.h"
#include "page/lexicon.h"
#include "page/metadata.h"
#include "page/written_date.h"

namespace courant::page {
namespace {

using html::attribute;
using html::Node;
using html::Tag;

constexpr std::size_t visible_text_max = 300, titles_max = 32, title_bytes_max = 500, statements_max = 300;

// The longest label of the host that is neither www nor the last: it names the site in most addresses.
std::string host_label(std::string_view url) {
  const auto parsed = base::parse_url(url);
  if (!parsed || !parsed->host) return {};
  std::string_view rest = *parsed->host;
  std::string best;
  for (auto dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.')) {
    if (const auto label = rest.substr(0, dot); label != "www" && label.size() >= best.size()) best = label;
    rest.remove_prefix(dot + 1);
  }
  std::erase(best, '-');
  return best;
}

struct MetaName {
  std::string_view name;
  std::vector<Statement> Statements::* list;
  StatedIn where;
  int rank;
};

// What meta tags are called that carry a value Courant wants, surest first within each list.
const std::array<MetaName, 54> meta_names{{
    {"og:title", &Statements::titles, StatedIn::open_graph, 0},
    {"twitter:title", &Statements::titles, StatedIn::open_graph, 1},
    {"headline", &Statements::titles, StatedIn::meta, 0},
    {"dc.title", &Statements::titles, StatedIn::meta, 1},
    {"dcterms.title", &Statements::titles, StatedIn::meta, 1},
    {"sailthru.title", &Statements::titles, StatedIn::meta, 1},
    {"parsely-title", &Statements::titles, StatedIn::meta, 0},
    {"citation_title", &Statements::titles, StatedIn::meta, 0},
    {"author", &Statements::authors, StatedIn::meta, 0},
    {"article:author", &Statements::authors, StatedIn::open_graph, 1},
    {"og:article:author", &Statements::authors, StatedIn::open_graph, 1},
    {"byl", &Statements::authors, StatedIn::meta, 0},
    {"dc.creator", &Statements::authors, StatedIn::meta, 1},
    {"dcterms.creator", &Statements::authors, StatedIn::meta, 1},
    {"dcsext.author", &Statements::authors, StatedIn::meta, 1},
    {"sailthru.author", &Statements::authors, StatedIn::meta, 1},
    {"parsely-author", &Statements::authors, StatedIn::meta, 0},
    {"citation_author", &Statements::authors, StatedIn::meta, 0},
    {"cxenseparse:author", &Statements::authors, StatedIn::meta, 1},
    {"article:published_time", &Statements::published, StatedIn::open_graph, 0},
    {"og:article:published_time", &Statements::published, StatedIn::open_graph, 0},
    {"og:published_time", &Statements::published, StatedIn::open_graph, 0},
    {"article:published", &Statements::published, StatedIn::open_graph, 0},
    {"datepublished", &Statements::published, StatedIn::meta, 0},
    {"date", &Statements::published, StatedIn::meta, 2},
    {"pubdate", &Statements::published, StatedIn::meta, 0},
    {"publishdate", &Statements::published, StatedIn::meta, 0},
    {"publish-date", &Statements::published, StatedIn::meta, 0},
    {"publish_date", &Statements::published, StatedIn::meta, 0},
    {"published-date", &Statements::published, StatedIn::meta, 0},
    {"publication_date", &Statements::published, StatedIn::meta, 0},
    {"dc.date", &Statements::published, StatedIn::meta, 2},
    {"dc.date.issued", &Statements::published, StatedIn::meta, 1},
    {"dcterms.created", &Statements::published, StatedIn::meta, 1},
    {"dcterms.issued", &Statements::published, StatedIn::meta, 1},
    {"dc.date.created", &Statements::published, StatedIn::meta, 1},
    {"sailthru.date", &Statements::published, StatedIn::meta, 1},
    {"parsely-pub-date", &Statements::published, StatedIn::meta, 0},
    {"cxenseparse:recs:publishtime", &Statements::published, StatedIn::meta, 1},
    {"article.published", &Statements::published, StatedIn::meta, 0},
    {"article.created", &Statements::published, StatedIn::meta, 1},
    {"originalpublicationdate", &Statements::published, StatedIn::meta, 0},
    {"citation_publication_date", &Statements::published, StatedIn::meta, 1},
    {"article:modified_time", &Statements::modified, StatedIn::open_graph, 0},
    {"og:updated_time", &Statements::modified, StatedIn::open_graph, 1},
    {"lastmod", &Statements::modified, StatedIn::meta, 1},
    {"last-modified", &Statements::modified, StatedIn::meta, 2},
    {"dcterms.modified", &Statements::modified, StatedIn::meta, 1},
    {"og:site_name", &Statements::site_names, StatedIn::open_graph, 0},
    {"application-name", &Statements::site_names, StatedIn::meta, 1},
    {"og:locale", &Statements::languages, StatedIn::open_graph, 1},
    {"og:image", &Statements::images, StatedIn::open_graph, 0},
    {"twitter:image", &Statements::images, StatedIn::open_graph, 1},
    {"og:url", &Statements::canonicals, StatedIn::open_graph, 1},
}};

class Collector {
 public:
  Collector(const html::Document& document, std::string_view url) : document_(document), url_(url) {}

  Statements run() {
    const Node& root = document_.root();
    if (document_.html() != nullptr) add(out_.languages, attribute(*document_.html(), "lang"), StatedIn::visible, 0);
    for (const Node* node = &root; node != nullptr; node = html::next_in_order(*node, root))
      if (node->is_element()) read_element(*node);
    out_.host_label = host_label(url_);
    if (const auto parsed = base::parse_url(url_); parsed && parsed->host) {
      out_.top_domain = parsed->host->substr(parsed->host->rfind('.') + 1);
      out_.address_words = fold(parsed->path);
    }
    if (const auto date = find_address_date(url_))
      add(out_.published, base::format_moment(*date), StatedIn::address, 0);
    for (auto list : {&Statements::titles, &Statements::authors, &Statements::site_names, &Statements::captions})
      for (Statement& statement : out_.*list) html::mend_twice_encoded(statement.value);
    html::mend_twice_encoded(out_.article_body);
    // They are compared with one another: no page may make that dear.
    std::erase_if(out_.titles, [](const Statement& title) { return title.value.size() > title_bytes_max; });
    if (out_.titles.size() > titles_max) out_.titles.resize(titles_max);
    for (auto list : {&Statements::authors, &Statements::published, &Statements::modified, &Statements::site_names})
      if ((out_.*list).size() > statements_max) (out_.*list).resize(statements_max);
    return std::move(out_);
  }

 private:
  void add(std::vector<Statement>& to, std::string_view value, StatedIn where, int rank) {
    while (!value.empty() && static_cast<unsigned char>(value.front()) <= 0x20) value.remove_prefix(1);
    while (!value.empty() && static_cast<unsigned char>(value.back()) <= 0x20) value.remove_suffix(1);
    if (!value.empty()) to.push_back({std::string(value), where, rank});
  }

  void read_element(const Node& node) {
    switch (node.tag) {
      case Tag::meta:
        return read_meta(node);
      case Tag::script:
        if (attribute(node, "type").starts_with("application/ld+json") && node.first_child != nullptr)
          read_json_ld(node.first_child->text, out_);
        return;
      case Tag::title:
        if (node.space == html::Space::html) add(out_.titles, folded_text(node), StatedIn::title_tag, 0);
        return;
      case Tag::link:
        return read_link(node);
      case Tag::h1:
        if (is_logo(node))
          add(out_.site_names, folded_text(node), StatedIn::visible, 9);
        else
          add(out_.titles, headline_text(node), StatedIn::visible, headings_++ == 0 ? 0 : 1);
        break;
      case Tag::h2:
        if (headings_ == 0 && (class_kinds(node) & bit(ClassKind::content)) != 0)
          add(out_.titles, headline_text(node), StatedIn::visible, 2);
        break;
      case Tag::time:
        read_time(node);
        break;
      default:
        break;
    }
    if (node.attribute_count > 0) read_property(node);
  }

  void read_meta(const Node& node) {
    std::string_view value = attribute(node, "content");
    if (value.empty()) return;
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string name = base::lower_ascii(attribute(node, key));
      if (name.empty()) continue;
      if (name == "content-language" || name == "language" || name == "dc.language")
        add(out_.languages, value, StatedIn::meta, 1);
      if (name == "article:content_tier" && (value == "locked" || value == "metered"))
        out_.paywalled |= value == "locked";
      if (std::string_view(key) == "itemprop" && read_item_property(name, value, 0)) continue;
      for (const MetaName& meta : meta_names)
        if (meta.name == name) add(out_.*meta.list, value, meta.where, meta.rank);
    }
  }

  void read_link(const Node& node) {
    const std::string rel = base::lower_ascii(attribute(node, "rel"));
    if (rel == "canonical") add(out_.canonicals, attribute(node, "href"), StatedIn::meta, 0);
    if (attribute(node, "itemprop") == "datePublished")
      add(out_.published, attribute(node, "content"), StatedIn::microdata, 0);
  }

  // Whether it is one of those that are read.
  bool read_item_property(std::string_view name, std::string_view value, int rank) {
    if (name == "datepublished") return add(out_.published, value, StatedIn::microdata, rank), true;
    if (name == "datecreated") return add(out_.published, value, StatedIn::microdata, rank + 1), true;
    if (name == "datemodified") return add(out_.modified, value, StatedIn::microdata, rank), true;
    if (name == "headline") return add(out_.titles, value, StatedIn::microdata, rank), true;
    if (name == "isaccessibleforfree" && base::lower_ascii(value) == "false") return out_.paywalled = true;
    return false;
  }

  void read_time(const Node& node) {
    const std::string_view value = attribute(node, "datetime");
    const std::string context = base::lower_ascii(attribute(node, "class")) + ' ' +
                                (node.parent == nullptr ? "" : base::lower_ascii(attribute(*node.parent, "class")));
    const DateLabel label = label_before(words_before(node));
    const bool changed = label == DateLabel::changed || context.find("updat") != std::string::npos ||
                         context.find("modif") != std::string::npos;
    if (label == DateLabel::other || is_comment(node)) return;
    const bool marked = label == DateLabel::published || context.find("publi") != std::string::npos ||
                        attribute(node, "pubdate").data() != nullptr || attribute(node, "itemprop") == "datePublished";
    const int rank = (marked ? 0 : 1) + std::min(times_, 3);
    if (value.empty()) {
      times_ += add_dates(spaced_text(node), rank, changed, out_);
    } else if (value.size() < visible_text_max) {
      ++times_;
      add(changed ? out_.modified : out_.published, value, StatedIn::visible, rank);
    }
  }

  void read_property(const Node& node) {
    const std::string property = base::lower_ascii(attribute(node, "itemprop"));
    if (!property.empty() && node.tag != Tag::meta) {
      if (property == "author" || property == "creator") read_author(node, StatedIn::microdata, 0);
      std::string_view value = attribute(node, "content");
      if (value.empty()) value = attribute(node, "datetime");
      const bool wants_text = property == "headline" || property == "datepublished" || property == "datemodified";
      const std::string text = value.empty() && wants_text ? folded_text(node) : std::string();
      if (wants_text) read_item_property(property, value.empty() ? text : value, 0);
    }
    if (const std::string rel = base::lower_ascii(attribute(node, "rel")); rel == "author" || rel == "author nofollow")
      read_author(node, StatedIn::visible, 0);
    const ClassKinds kinds = class_kinds(node);
    if ((kinds & bit(ClassKind::byline)) != 0) read_byline(node, kinds);
  }

  void read_author(const Node& node, StatedIn where, int rank) {
    for (const Node* inner = &node; inner != nullptr; inner = html::next_in_order(*inner, node))
      if (inner != &node && inner->is_element() && base::lower_ascii(attribute(*inner, "itemprop")) == "name") {
        const std::string_view content = attribute(*inner, "content");
        return add(out_.authors, content.empty() ? folded_text(*inner) : std::string(content), where, rank);
      }
    const std::string text = folded_text(node);
    if (text.size() < 100) add(out_.authors, text, where, rank);
  }

  // An element that by its class holds the author or the date. Only small ones: a whole header says little.
  void read_byline(const Node& node, ClassKinds kinds) {
    if ((kinds & (bit(ClassKind::comments) | bit(ClassKind::related) | bit(ClassKind::promotion))) != 0) return;
    const std::string names = base::lower_ascii(attribute(node, "class")) + ' ' +
                              base::lower_ascii(attribute(node, "id")) + ' ' +
                              base::lower_ascii(attribute(node, "data-testid"));
    const auto says = [&](std::string_view word) { return names.find(word) != std::string::npos; };
    const std::string text = parted_text(node);
    if (text.empty() || text.size() > visible_text_max || is_comment(node)) return;
    if ((says("author") || says("byline") || says("autor")) && !says("bio") && !says("authors-") && text.size() < 120)
      add(out_.authors, text, StatedIn::visible, says("name") ? 1 : 2 + std::min(bylines_++, 3));
    if (says("date") || says("time") || says("publish") || says("datum") || says("meta") || says("byline")) {
      const DateLabel label = label_before(words_before(node));
      if (label == DateLabel::other) return;
      const bool changed =
          label == DateLabel::changed || (says("updat") && !says("date-") ? says("updated") : says("modified"));
      dates_ += add_dates(spaced_text(node), (says("publish") ? 1 : 2) + std::min(dates_, 4), changed, out_);
    }
  }

  const html::Document& document_;
  std::string_view url_;
  Statements out_;
  int headings_ = 0, times_ = 0, bylines_ = 0, dates_ = 0;
};

}  // namespace

Statements collect_statements(const html::Document& document, std::string_view url) {
  return Collector(document, url).run();
}

}  // namespace courant::page
