#include "render/sources.h"

#include <algorithm>

#include "format/json_lines.h"

namespace courant::render {

namespace {

// What begins a sentence's first phrase, and is small after "citing".
constexpr std::string_view articles[] = {"The ", "A ", "An ", "Der ", "Die ", "Das ", "Ein ", "Eine "};

// "The port authority" as it stands within a sentence; "The New York Times" is a name.
std::string within_sentence(std::string speaker) {
  for (const std::string_view article : articles)
    if (speaker.starts_with(article) && speaker.size() > article.size() && speaker[article.size()] >= 'a' &&
        speaker[article.size()] <= 'z')
      speaker[0] = static_cast<char>(speaker[0] + ('a' - 'A'));
  return speaker;
}

// White space and a closing mark between two sentences that stand next to each other, in bytes.
constexpr std::uint32_t between_neighbours_max = 4;

// Sentences that one attribution holds for stand under it together, as they do in the article: what lies between two
// quoted ones is never passed over in silence.
bool share_attribution(const model::DigestSentence& a, const model::DigestSentence& b) {
  return a.quote.article == b.quote.article && a.quote.span.end <= b.quote.span.begin &&
         b.quote.span.begin - a.quote.span.end <= between_neighbours_max && a.outlet == b.outlet &&
         a.cited.has_value() == b.cited.has_value() &&
         (!a.cited || (cited_speaker(a) == cited_speaker(b) && a.cited->stance == b.cited->stance));
}

}  // namespace

Sources::Sources(const model::Digest& digest) {
  for (const model::DigestSource& source : digest.sources) by_article_.emplace(source.article, &source);
  for (const model::DigestSource& source : digest.sources)
    if (is_copy(source)) copies_[source.origin].push_back(&source);
}

const model::DigestSource* Sources::find(const model::ArticleId& id) const {
  const auto found = by_article_.find(id);
  return found == by_article_.end() ? nullptr : found->second;
}

std::vector<std::string> Sources::outlets_of(const std::vector<model::ArticleId>& ids) const {
  std::vector<std::string> outlets;
  for (const model::ArticleId& id : ids)
    if (const auto* source = find(id); source && std::ranges::find(outlets, source->outlet) == outlets.end())
      outlets.push_back(source->outlet);
  return outlets;
}

const std::vector<const model::DigestSource*>& Sources::copies_of(const model::ArticleId& origin) const {
  static const std::vector<const model::DigestSource*> none;
  const auto found = copies_.find(origin);
  return found == copies_.end() ? none : found->second;
}

bool Sources::is_copy(const model::DigestSource& source) const {
  return !source.origin.empty() && source.origin != source.article;
}

std::vector<Passage> passages_of(const model::Slide& slide) {
  const Passage all(slide.sentences);
  std::vector<Passage> passages;
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    to = from + 1;
    while (to < all.size() && share_attribution(all[to - 1], all[to])) ++to;
    passages.push_back(all.subspan(from, to - from));
  }
  return passages;
}

std::string_view kind_in_words(const Strings& say, const model::Slide& slide) {
  if (slide.kind == model::SlideKind::lead || slide.kind == model::SlideKind::detail) return {};
  return say["kind." + std::string(format::to_string(slide.kind))];
}

std::string title_of(const Strings& say, const model::Slide& slide) {
  return slide.title.empty() ? std::string(say["kind." + std::string(format::to_string(slide.kind))]) : slide.title;
}

std::string cited_speaker(const model::DigestSentence& sentence) {
  if (!sentence.cited) return {};
  if (!sentence.cited->speaker.empty()) return within_sentence(sentence.cited->speaker);
  const model::Span all = sentence.quote.span;
  const model::Span source = sentence.cited->source;
  if (source.empty() || !all.contains(source) || all.size() != sentence.quote.text.size()) return {};
  // A single word is a pronoun more often than a name, and "citing He" tells nothing.
  const std::string words = sentence.quote.text.substr(source.begin - all.begin, source.size());
  return words.find(' ') == std::string::npos ? std::string() : within_sentence(words);
}

Markup write_attribution(const Site& site, const model::DigestSentence& sentence) {
  const Strings& say = site.strings();
  const Markup outlet = tag("b", {{"dir", "auto"}}, sentence.outlet);
  const std::string speaker = cited_speaker(sentence);
  if (speaker.empty() || speaker == sentence.outlet) return outlet;
  Markup out = say.say("citing", outlet, tag("b", {{"dir", "auto"}}, speaker));
  if (sentence.cited->stance != model::Stance::asserts) {
    const std::string stance(format::to_string(sentence.cited->stance));
    out += Markup(" · ") + tag("span", {{"class", "stance"}}, say["stance." + stance]);
  }
  return out;
}

std::string attribution_in_words(const Strings& say, const model::DigestSentence& sentence) {
  const std::string speaker = cited_speaker(sentence);
  if (speaker.empty() || speaker == sentence.outlet) return sentence.outlet;
  std::string out = say.plain("citing", sentence.outlet, speaker);
  if (sentence.cited->stance != model::Stance::asserts)
    (out += " · ") += say["stance." + std::string(format::to_string(sentence.cited->stance))];
  return out;
}

Markup write_sentence(const model::DigestSentence& sentence, const std::string& language) {
  return tag("a",
             {href(Link::outside(sentence.url)),
              {"rel", "external noopener"},
              only_if(!language.empty(), {"lang", language}),
              {"dir", "auto"}},
             sentence.quote.text);
}

Markup write_passage(Passage sentences, const std::string& language) {
  Markup out;
  for (const model::DigestSentence& sentence : sentences)
    out += (out.empty() ? Markup() : Markup(" ")) + write_sentence(sentence, language);
  return out;
}

}  // namespace courant::render
