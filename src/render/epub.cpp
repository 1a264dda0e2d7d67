#include <fmt/format.h>

#include <cassert>

#include "render/edition_files.h"
#include "render/story.h"
#include "render/syndication.h"
#include "render/web_files.h"
#include "render/zip.h"

namespace courant::render {
namespace {

std::string_view book_style() {
  const std::string_view style = base::find_embedded(web_files(), "book.css");
  assert(!style.empty() && "book.css is missing from src/render/CMakeLists.txt");
  return style;
}

struct Chapter {
  std::string id;  // "story-1"
  std::string title;
  std::string page;    // the whole XHTML document
  bool drawn = false;  // holds SVG, which the package must say
};

class Book {
 public:
  Book(const Site& site, const FrontPage& front) : site_(site), say_(site.strings()), front_(front) {
    site_.at = Addresses("", ".xhtml");
    for (const FrontStory& story : front.stories) add(*story.digest);
    for (const CheckedDigest& digest : front.singles) add(*digest);
  }

  std::string write() const {
    std::vector<File> files{{"mimetype", "application/epub+zip"},
                            {"META-INF/container.xml", write_container()},
                            {"OEBPS/content.opf", write_package()},
                            {"OEBPS/nav.xhtml", write_contents()},
                            {"OEBPS/book.css", std::string(book_style())}};
    for (const Chapter& chapter : chapters_) files.push_back({"OEBPS/" + chapter.id + ".xhtml", chapter.page});
    return write_zip(files);
  }

 private:
  std::string title() const { return site_.name + ", " + site_.clock.period(front_.period()); }

  std::string write_document(std::string_view title, const Markup& body) const {
    const Markup document =
        Markup(xml_declaration) + html_doctype +
        tag("html",
            {{"xmlns", "http://www.w3.org/1999/xhtml"},
             {"xmlns:epub", "http://www.idpf.org/2007/ops"},
             {"lang", say_.language()},
             {"xml:lang", say_.language()}},
            tag("head", tag("title", title),
                tag("link", {{"rel", "stylesheet"}, {"type", "text/css"}, href(Link::own("", {"book.css"}))})),
            tag("body", body));
    return document.bytes();
  }

  void add(const model::Digest& digest) {
    const Markup slides = write_slides(site_, digest, StoryView::page);
    Markup sources;
    for (const model::DigestSource& source : digest.sources)
      sources += tag("li", tag("a", {href(Link::outside(source.url)), {"dir", "auto"}},
                               source.title.empty() ? source.outlet : source.outlet + ": " + source.title));
    const Markup body = tag("h1",
                            {{"dir", "auto"},
                             only_if(!digest.language.empty(), {"lang", digest.language}),
                             only_if(!digest.language.empty(), {"xml:lang", digest.language})},
                            digest.headline.text) +
                        tag("p", {{"class", "facts"}}, reports_in_words(say_, digest.outlets, digest.independent)) +
                        slides + tag("h2", say_["sources"]) + tag("ul", {{"class", "sources"}}, sources);
    const std::string id = fmt::format("story-{}", chapters_.size() + 1);
    chapters_.push_back({id, digest.headline.text, write_document(digest.headline.text, body),
                         slides.bytes().find("<svg") != std::string::npos});
    if (digest.updated && (!modified_ || *digest.updated > *modified_)) modified_ = digest.updated;
  }

  static std::string write_container() {
    const Markup document =
        Markup(xml_declaration) +
        tag("container", {{"version", "1.0"}, {"xmlns", "urn:oasis:names:tc:opendocument:xmlns:container"}},
            tag("rootfiles", tag("rootfile", {{"full-path", "OEBPS/content.opf"},
                                              {"media-type", "application/oebps-package+xml"}})));
    return document.bytes();
  }

  std::string write_package() const {
    const auto item = [](std::string_view id, const std::string& path, std::string_view type,
                         std::string_view properties) {
      return tag("item", {{"id", id},
                          href(Link::own("", {path})),
                          {"media-type", type},
                          only_if(!properties.empty(), {"properties", properties})});
    };
    Markup manifest =
        item("nav", "nav.xhtml", "application/xhtml+xml", "nav") + item("style", "book.css", "text/css", "");
    Markup spine = tag("itemref", {{"idref", "nav"}});
    for (const Chapter& chapter : chapters_) {
      manifest += item(chapter.id, chapter.id + ".xhtml", "application/xhtml+xml", chapter.drawn ? "svg" : "");
      spine += tag("itemref", {{"idref", chapter.id}});
    }
    const std::string day = base::format_moment({front_.day, base::Precision::day});
    const std::string name = std::string(to_string(front_.kind)) + "/" + edition::name_of(front_.period());
    const Markup metadata =
        tag("metadata", {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}},
            tag("dc:identifier", {{"id", "id"}}, urn_of("edition/" + name)), tag("dc:title", title()),
            tag("dc:language", say_.language()), tag("dc:creator", site_.name), tag("dc:date", day),
            tag("meta", {{"property", "dcterms:modified"}},
                base::format_utc(modified_ ? modified_->at : std::chrono::sys_seconds(front_.day))));
    const Markup document = Markup(xml_declaration) + tag("package",
                                                          {{"xmlns", "http://www.idpf.org/2007/opf"},
                                                           {"version", "3.0"},
                                                           {"unique-identifier", "id"},
                                                           {"xml:lang", say_.language()}},
                                                          metadata, tag("manifest", manifest), tag("spine", spine));
    return document.bytes();
  }

  std::string write_contents() const {
    Markup items;
    for (const Chapter& chapter : chapters_)
      items += tag("li", tag("a", {href(Link::own("", {chapter.id + ".xhtml"}))}, chapter.title));
    return write_document(title(),
                          tag("nav", {{"epub:type", "toc"}, {"id", "toc"}}, tag("h1", title()), tag("ol", items)));
  }

  Site site_;
  const Strings& say_;
  const FrontPage& front_;
  std::vector<Chapter> chapters_;
  std::optional<base::Moment> modified_;
};

}  // namespace

std::string write_epub(const Site& site, const FrontPage& front) { return Book(site, front).write(); }

}  // namespace courant::render
