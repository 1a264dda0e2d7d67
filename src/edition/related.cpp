#include "edition/related.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "text/stem.h"
#include "text/stop_words.h"
#include "text/tokens.h"

namespace courant::edition {
namespace {

constexpr double name_weight = 1.6;
constexpr double likeness_min = 0.06;
constexpr double half_life_days = 21;
constexpr std::size_t shared_terms_min = 2;
constexpr std::size_t shared_shown_max = 3;
constexpr std::size_t name_words_max = 4;

std::string text_of(const model::Digest& digest) {
  std::string text = digest.headline.text + ".\n\n";
  for (const model::Slide& slide : digest.slides)
    for (const model::DigestSentence& sentence : slide.sentences) text += sentence.quote.text + "\n\n";
  return text;
}

bool is_term(const text::Token& token, std::string_view text, const text::KeySet& stops) {
  return token.is_word() && !stops.contains(token.key) && token.span.of(text).size() > 2;
}

bool is_written_as_name(const std::string& term) { return text::lower_form(term) != term; }

// What a reader is told that two stories share: names where there are any, the rarest first.
std::vector<std::string> choose_shown(std::vector<std::pair<double, std::string>> shared) {
  std::ranges::sort(shared, std::greater{});
  if (std::ranges::any_of(shared, is_written_as_name, &std::pair<double, std::string>::second))
    std::erase_if(shared, [](const auto& term) { return !is_written_as_name(term.second); });
  std::vector<std::string> shown;
  for (const auto& [weight, written] : shared) {
    // "Island" says nothing beside "Tern Island".
    const bool within = std::ranges::any_of(
        shown, [&, &word = written](const std::string& one) { return one.find(word) != std::string::npos; });
    if (!within && shown.size() < shared_shown_max) shown.push_back(written);
  }
  return shown;
}

}  // namespace

RelatedIndex::Story RelatedIndex::read(const model::Digest& digest) {
  Story story{digest.story, {}, digest.language, {}};
  if (digest.updated) story.at = digest.updated->at;
  const std::string text = text_of(digest);
  const std::vector<text::Token> tokens = text::split_tokens(text, digest.language);
  const text::KeySet& stops = text::stop_words(digest.language);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_term(tokens[i], text, stops)) continue;
    const std::string lower = text::lower_form(tokens[i].span.of(text));
    story.terms.emplace(std::string(text::stem_word(lower, digest.language)),
                        Term{std::string(tokens[i].span.of(text)), 1});
    // A run of capitals is a name, and tells more than its words.
    std::size_t end = i;
    while (end < tokens.size() && end - i < name_words_max && tokens[end].starts_upper() &&
           is_term(tokens[end], text, stops) && (end == i || !tokens[end].paragraph_before))
      ++end;
    if (end - i < 2) continue;
    const std::string name = text.substr(tokens[i].span.begin, tokens[end - 1].span.end - tokens[i].span.begin);
    story.terms.emplace(text::lower_form(name), Term{name, name_weight});
  }
  return story;
}

RelatedIndex::RelatedIndex(std::span<const model::Digest* const> digests) {
  for (const model::Digest* digest : digests) {
    stories_.push_back(read(*digest));
    for (const auto& [key, term] : stories_.back().terms) ++stories_with_[key];
  }
}

double RelatedIndex::rarity(const std::string& term) const {
  const auto found = stories_with_.find(term);
  const double with = found == stories_with_.end() ? 0 : found->second;
  return std::log((static_cast<double>(stories_.size()) + 1) / (with + 0.5));
}

double RelatedIndex::norm(const Terms& terms) const {
  double sum = 0;
  for (const auto& [key, term] : terms) sum += std::pow(term.weight * rarity(key), 2);
  return std::sqrt(sum);
}

std::vector<Related> RelatedIndex::find(const model::Digest& digest, std::size_t limit) const {
  const Story asked = read(digest);
  const double asked_norm = norm(asked.terms);
  std::vector<Related> found;
  for (std::size_t i = 0; i < stories_.size(); ++i) {
    const Story& other = stories_[i];
    if (other.id == asked.id || other.language != asked.language) continue;
    double product = 0;
    std::vector<std::pair<double, std::string>> shared;
    for (const auto& [key, term] : other.terms) {
      if (!asked.terms.contains(key)) continue;
      const double weight = term.weight * rarity(key);
      product += weight * weight;
      shared.emplace_back(weight, term.written);
    }
    const double norms = asked_norm * norm(other.terms);
    if (shared.size() < shared_terms_min || norms <= 0) continue;
    double likeness = product / norms;
    if (asked.at && other.at)
      likeness *= std::exp2(-std::abs(std::chrono::duration<double>(*asked.at - *other.at) / std::chrono::hours(24)) /
                            half_life_days);
    if (likeness < likeness_min) continue;
    found.push_back({i, likeness, choose_shown(std::move(shared))});
  }
  std::ranges::stable_sort(found, std::greater{}, &Related::likeness);
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace courant::edition
