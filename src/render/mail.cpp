#include "render/mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <span>

#include "base/utf8.h"
#include "render/sources.h"
#include "render/story.h"
#include "render/web_files.h"

namespace courant::render {
namespace {

constexpr std::size_t told_in_full_max = 3;  // more stories than this are told by their leads
constexpr std::size_t subject_bytes_max = 120;
constexpr std::size_t text_columns = 72;
constexpr std::size_t titles_named = 4;  // of a story whose lead alone is told

const base::EmbeddedFile& mail_style() {
  const auto file = std::ranges::find(web_files(), "mail.css", &base::EmbeddedFile::path);
  assert(file != web_files().end() && "mail.css is missing from src/render/CMakeLists.txt");
  return *file;
}

// What a screen reader and a phone's list of mails show first must be whole words.
std::string shorten(std::string text) {
  if (text.size() <= subject_bytes_max) return text;
  const std::size_t blank = text.rfind(' ', subject_bytes_max);
  text.resize(blank == std::string::npos ? subject_bytes_max : blank);
  return text + " …";
}

class MailWriter {
 public:
  MailWriter(const Site& site, const MailEdition& edition)
      : site_(site), say_(site.strings()), edition_(edition), in_full_(edition.stories.size() <= told_in_full_max) {
    site_.at = Addresses(site.origin + "/");
  }

  MailBody write() const { return {subject(), text(), html()}; }

 private:
  std::string subject() const {
    const std::string& first = (edition_.stories.empty() ? edition_.singles : edition_.stories).front()->headline.text;
    const std::string& about = edition_.followed.empty() ? site_.name : edition_.followed;
    if (about == first) return shorten(say_.plain("mail.subject.story", first));
    return shorten(say_.plain("mail.subject", about, first));
  }

  std::string facts() const {
    return say_.plain("edition.facts", say_.count("stories", edition_.total), say_.count("outlets", edition_.outlets));
  }
  std::string reports(const model::Digest& digest) const {
    return reports_in_words(say_, digest.outlets, digest.independent);
  }
  bool is_told_again(const model::Digest& digest) const { return edition_.again.contains(digest.story); }
  bool is_whole() const {
    return edition_.total <= static_cast<long>(edition_.stories.size() + edition_.singles.size());
  }
  std::string why() const {
    return edition_.followed.empty() ? say_.plain("mail.why.all", site_.name)
                                     : say_.plain("mail.why", edition_.followed);
  }

  // The lead alone, or all of it.
  std::span<const model::Slide> told(const model::Digest& digest) const {
    return std::span(digest.slides)
        .first(in_full_ ? digest.slides.size() : std::min<std::size_t>(1, digest.slides.size()));
  }

  // Up to which slide those that are not told are named: some, so that a mail stays short.
  std::size_t named_until(const model::Digest& digest) const {
    const std::size_t all = digest.slides.size(), some = told(digest).size() + titles_named;
    return all <= some + 1 ? all : some;
  }

  std::string html() const {
    Markup body = tag("p", {{"class", "name"}}, tag("a", {href(site_.at.front())}, site_.name)) +
                  tag("h1", {{"dir", "auto"}}, heading()) + tag("p", {{"class", "facts"}}, facts());
    for (const CheckedDigest& digest : edition_.stories) body += html_of(*digest);
    if (!edition_.singles.empty()) body += html_of_singles();
    body +=
        tag("p", {{"class", "end"}},
            is_whole() ? Markup(say_["mail.end"]) : tag("a", {href(edition_.page)}, say_.count("mail.more", beyond())));
    Markup foot = Markup(why());
    if (!edition_.unsubscribe.empty())
      foot += Markup(" ") + tag("a", {href(edition_.unsubscribe)}, say_["mail.unsubscribe"]);
    body += tag("p", {{"class", "foot"}}, foot);
    const Markup head = tag("meta", {{"charset", "utf-8"}}) +
                        tag("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
                        tag("meta", {{"name", "color-scheme"}, {"content", "light dark"}}) + tag("title", subject()) +
                        style_block(mail_style());
    const Markup document = Markup(html_doctype) + tag("html", {{"lang", say_.language()}}, tag("head", head),
                                                       tag("body", tag("div", {{"class", "sheet"}}, body)));
    return document.bytes() + "\n";
  }

  std::string heading() const {
    return edition_.followed.empty() ? edition_.title : edition_.followed + " · " + edition_.title;
  }
  long beyond() const { return edition_.total - static_cast<long>(edition_.stories.size() + edition_.singles.size()); }

  Markup html_of(const model::Digest& digest) const {
    Markup facts = tag("strong", reports(digest));
    if (is_told_again(digest)) facts += Markup(" · ") + tag("span", {{"class", "again"}}, say_["mail.again"]);
    Markup out = tag("h2", {{"dir", "auto"}, only_if(!digest.language.empty(), {"lang", digest.language})},
                     tag("a", {href(site_.at.story(digest.story))}, digest.headline.text)) +
                 tag("p", {{"class", "facts"}}, facts);
    for (const model::Slide& slide : told(digest)) {
      if (in_full_ && slide.kind != model::SlideKind::lead) {
        Markup heading = tag("span", {{"dir", "auto"}}, title_of(say_, slide));
        if (const std::string_view kind = kind_in_words(say_, slide); !kind.empty())
          heading += Markup(" ") + tag("span", {{"class", "kind"}}, kind);
        out += tag("h3", heading);
      }
      for (const Passage passage : passages_of(slide))
        out += tag("p", {{"class", "attr"}}, write_attribution(site_, passage.front())) +
               tag("blockquote", tag("p", write_passage(passage, digest.language)));
    }
    const Link story = site_.at.story(digest.story);
    const std::size_t named = named_until(digest);
    Markup rest;
    for (std::size_t i = told(digest).size(); i < named; ++i)
      rest += tag("li", tag("a", {href(story.with_fragment("s" + std::to_string(i + 1))), {"dir", "auto"}},
                            title_of(say_, digest.slides[i])));
    if (named < digest.slides.size())
      rest += tag("li",
                  tag("a", {href(story)}, say_.count("mail.slides", static_cast<long>(digest.slides.size() - named))));
    if (!rest.empty()) out += tag("p", {{"class", "rest"}}, say_["mail.rest"]) + tag("ul", {{"class", "rest"}}, rest);
    return tag("div", {{"class", "story"}}, out);
  }

  Markup html_of_singles() const {
    Markup items;
    for (const CheckedDigest& digest : edition_.singles)
      items += tag("li",
                   tag("a",
                       {href(site_.at.story(digest->story)),
                        {"dir", "auto"},
                        only_if(!digest->language.empty(), {"lang", digest->language})},
                       digest->headline.text),
                   tag("span", {{"class", "attr"}, {"dir", "auto"}}, outlet_of(*digest)));
    return tag("div", {{"class", "story"}}, tag("h2", say_["singles"]), tag("ul", {{"class", "singles"}}, items));
  }

  static std::string outlet_of(const model::Digest& digest) {
    return digest.sources.empty() ? std::string() : digest.sources.front().outlet;
  }

  // Words of the text, broken between them; an address is never broken.
  static std::string wrap(std::string_view text, std::string_view indent = "") {
    std::string out(indent);
    std::size_t column = indent.size();
    bool first = true;
    while (!text.empty()) {
      const std::size_t begin = text.find_first_not_of(" \n\r\t");
      if (begin == std::string_view::npos) break;
      text.remove_prefix(begin);
      const std::size_t end = std::min(text.find_first_of(" \n\r\t"), text.size());
      const std::string_view word = text.substr(0, end);
      const auto width =
          static_cast<std::size_t>(std::ranges::count_if(word, [](char c) { return !base::is_continuation(c); }));
      if (!first && column + 1 + width > text_columns) {
        (out += '\n') += indent;
        column = indent.size();
        first = true;
      }
      if (!first) out += ' ';
      column += width + (first ? 0 : 1);
      out += word;
      first = false;
      text.remove_prefix(end);
    }
    return out + '\n';
  }

  std::string text() const {
    std::string out = site_.name + '\n' + wrap(heading()) + wrap(facts());
    for (const CheckedDigest& digest : edition_.stories) out += text_of(*digest);
    if (!edition_.singles.empty()) {
      out += std::string("\n\n") + std::string(say_["singles"]) + '\n';
      for (const CheckedDigest& digest : edition_.singles)
        out += '\n' + wrap(outlet_of(*digest) + ": " + digest->headline.text) + site_.at.story(digest->story).text() +
               '\n';
    }
    out += "\n\n" + (is_whole() ? wrap(say_["mail.end"])
                                : wrap(say_.count("mail.more", beyond())) + edition_.page.text() + '\n');
    out += "\n-- \n" + wrap(why());
    if (!edition_.unsubscribe.empty())
      out += std::string(say_["mail.unsubscribe"]) + ": " + edition_.unsubscribe.text() + '\n';
    return out;
  }

  std::string text_of(const model::Digest& digest) const {
    std::string out = "\n\n" + wrap(digest.headline.text);
    out += wrap(reports(digest) + (is_told_again(digest) ? " · " + std::string(say_["mail.again"]) : ""));
    for (const model::Slide& slide : told(digest)) {
      if (in_full_ && slide.kind != model::SlideKind::lead) {
        const std::string_view kind = kind_in_words(say_, slide);
        out += '\n' + wrap("## " + title_of(say_, slide) + (kind.empty() ? "" : fmt::format(" ({})", kind)));
      }
      for (const Passage passage : passages_of(slide)) {
        out += '\n' + wrap(attribution_in_words(say_, passage.front()) + ":");
        std::string said;
        for (const model::DigestSentence& sentence : passage) said += sentence.quote.text + ' ';
        out += wrap(said, "  ");
      }
    }
    const std::size_t named = named_until(digest);
    std::string rest;
    for (std::size_t i = told(digest).size(); i < named; ++i) rest += "- " + wrap(title_of(say_, digest.slides[i]));
    if (named < digest.slides.size())
      rest += "- " + say_.count("mail.slides", static_cast<long>(digest.slides.size() - named)) + '\n';
    if (!rest.empty()) out += '\n' + wrap(say_["mail.rest"]) + rest;
    return out + '\n' + site_.at.story(digest.story).text() + '\n';
  }

  Site site_;
  const Strings& say_;
  const MailEdition& edition_;
  bool in_full_;
};

}  // namespace

MailBody write_mail(const Site& site, const MailEdition& edition) { return MailWriter(site, edition).write(); }

}  // namespace courant::render
