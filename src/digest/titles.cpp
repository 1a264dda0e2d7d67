#include "digest/titles.h"

#include <algorithm>
#include <set>

#include "digest/speakers.h"
#include "digest/title_candidates.h"
#include "digest/title_speaker.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

class TitleMaker {
 public:
  TitleMaker(const Material& material, const std::vector<Telling>& slides)
      : material_(material), slides_(slides), candidates_(material, slides) {}

  std::vector<std::string> run() {
    std::vector<std::string> titles;
    for (const Telling& slide : slides_) titles.push_back(make(slide));
    return titles;
  }

 private:
  std::string make(const Telling& slide) {
    if (!slide.title.empty()) return finish(write_title(slide.title));
    const std::vector<TitleCandidate> candidates = candidates_.find(slide);
    for (const TitleCandidate& candidate : candidates) {
      if (!is_new(candidate)) continue;
      used_.insert(candidate.stems.begin(), candidate.stems.end());
      return finish(write_title(candidate));
    }
    if (!candidates.empty()) return finish(write_title(candidates.front()));
    const Sentence& first = material_.sentences[slide.sentences.front()];
    if (const model::Claim* claim = find_claim(material_, first)) {
      if (std::string speaker = shorten_speaker(material_, first, *claim); !speaker.empty())
        return finish(write_title(std::move(speaker)));
    }
    return finish(write_title(first_words(first)));
  }

  // At least one word that no title before had.
  bool is_new(const TitleCandidate& candidate) const {
    return std::ranges::any_of(candidate.stems, [&](Term stem) { return !used_.contains(stem); });
  }

  std::string finish(const std::string& written) {
    std::string title = written;
    for (int n = 2; !taken_.insert(title).second; ++n) title = written + " (" + std::to_string(n) + ")";
    return title;
  }

  std::string first_words(const Sentence& sentence) const {
    const std::span<const Token> tokens = material_.tokens_of(sentence);
    std::size_t begin = 0, end = 0, words = 0;
    while (begin < tokens.size() && !tokens[begin].is_word()) ++begin;
    for (end = begin;
         end < tokens.size() && words < 4 && (tokens[end].is_word() || tokens[end].kind == TokenKind::number); ++end)
      ++words;
    if (begin >= end) return std::string(material_.report_of(sentence).outlet);
    return std::string(
        model::Span{tokens[begin].span.begin, tokens[end - 1].span.end}.of(material_.report_of(sentence).text()));
  }

  const Material& material_;
  const std::vector<Telling>& slides_;
  TitleCandidates candidates_;
  std::set<Term> used_;
  std::set<std::string> taken_;
};

}  // namespace

std::string write_title(const TitleCandidate& title) {
  return title.speaker.empty() ? write_title(title.text) : title.speaker + (title.matter ? " on " : ": ") + title.text;
}

std::string write_title(std::string phrase) {
  if (!phrase.empty() && phrase[0] >= 'a' && phrase[0] <= 'z') phrase[0] = static_cast<char>(phrase[0] - 'a' + 'A');
  return phrase;
}

std::vector<std::string> make_titles(const Material& material, const std::vector<Telling>& slides) {
  return TitleMaker(material, slides).run();
}

}  // namespace courant::digest
