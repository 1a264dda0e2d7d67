#include <algorithm>

#include "render/edition_files.h"
#include "render/sources.h"
#include "render/story.h"

namespace courant::render {
namespace {

// Text that no character of Markdown's or HTML's can act in: one line, every one of them escaped.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_{}[]<>#+!|&~^$=").find(c) != std::string_view::npos ||
        (out.empty() && (c == '-' || c == '.')))
      out += '\\';
    // "1. " and "1) " at a line's start would begin a list.
    if ((c == '.' || c == ')') && !out.empty() && std::ranges::all_of(out, [](char d) { return d >= '0' && d <= '9'; }))
      out += '\\';
    out += c;
  }
  return out;
}

std::string link(std::string_view text, std::string_view url) {
  const Link target = Link::outside(url);
  return target.empty() ? plain(text) : "[" + plain(text) + "](<" + target.text() + ">)";
}

std::string write_attribution_line(const Strings& say, const model::DigestSentence& sentence) {
  const std::string speaker = cited_speaker(sentence);
  const std::string outlet = "**" + plain(sentence.outlet) + "**";
  return speaker.empty() ? outlet : say.plain("citing", outlet, "**" + plain(speaker) + "**");
}

std::string write_digest(const Site& site, const model::Digest& digest) {
  const Strings& say = site.strings();
  std::string out = "## " + plain(digest.headline.text) + "\n\n" +
                    plain(reports_in_words(say, digest.outlets, digest.independent)) + "\n\n";
  for (const model::Slide& slide : digest.slides) {
    const std::string_view kind = kind_in_words(say, slide);
    out += "### " + plain(title_of(say, slide)) + (kind.empty() ? "" : " (" + plain(kind) + ")") + "\n\n";
    for (const model::DigestSentence& sentence : slide.sentences)
      out += write_attribution_line(say, sentence) + "\n\n> " + link(sentence.quote.text, sentence.url) + "\n\n";
  }
  out += "*" + plain(say["sources"]) + "*\n\n";
  for (const model::DigestSource& source : digest.sources)
    out += "- " + link(source.title.empty() ? source.outlet : source.outlet + ": " + source.title, source.url) + "\n";
  return out + "\n";
}

}  // namespace

std::string write_markdown(const Site& site, const FrontPage& front) {
  std::string out = "# " + plain(site.name) + ", " + plain(site.clock.period(front.period())) + "\n\n";
  for (const FrontStory& story : front.stories) out += write_digest(site, *story.digest);
  for (const CheckedDigest& digest : front.singles) out += write_digest(site, *digest);
  return out;
}

}  // namespace courant::render
