#include "digest/slide_identity.h"

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "text/tokens.h"

namespace courant::digest {
namespace {

constexpr double same_min = 0.5;  // of the smaller slide's words

std::set<std::uint64_t> words_of(const model::Slide& slide, const std::string& language) {
  std::set<std::uint64_t> words;
  for (const model::DigestSentence& sentence : slide.sentences) {
    for (const text::Token& token : text::split_tokens(sentence.quote.text, language)) {
      if (token.is_word() || token.kind == text::TokenKind::number) words.insert(token.key);
    }
  }
  return words;
}

double likeness(const std::set<std::uint64_t>& a, const std::set<std::uint64_t>& b) {
  std::size_t shared = 0;
  for (const std::uint64_t word : a) shared += b.contains(word) ? 1 : 0;
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

model::SlideId new_id(const model::Slide& slide, const std::set<model::SlideId>& taken) {
  static constexpr char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
  for (std::uint64_t seed = 0;; ++seed) {
    std::uint64_t hash = base::hash64(slide.sentences.front().quote.text, seed);
    std::string id;
    for (int i = 0; i < 5; ++i, hash /= sizeof letters - 1) id += letters[hash % (sizeof letters - 1)];
    if (!taken.contains(model::SlideId(id))) return model::SlideId(id);
  }
}

struct Match {
  double likeness = 0;
  std::size_t now = 0, before = 0;
};

std::vector<Match> match_slides(const model::Digest& digest, const model::Digest& previous) {
  std::vector<std::set<std::uint64_t>> now, before;
  for (const model::Slide& slide : digest.slides) now.push_back(words_of(slide, digest.language));
  for (const model::Slide& slide : previous.slides) before.push_back(words_of(slide, digest.language));
  std::vector<Match> matches;
  for (std::size_t i = 0; i < now.size(); ++i) {
    for (std::size_t j = 0; j < before.size(); ++j) {
      if (const double like = likeness(now[i], before[j]); like >= same_min) matches.push_back({like, i, j});
    }
  }
  std::ranges::stable_sort(matches, std::greater{}, &Match::likeness);
  return matches;
}

// A sentence, or a figure of a dispute, that `previous` has not. What more reports say the same, and who they are, is
// no news.
bool tells_something_new(const model::Digest& digest, const model::Digest& previous) {
  std::set<std::string> told;
  for (const model::Slide& slide : previous.slides) {
    for (const model::DigestSentence& sentence : slide.sentences) told.insert(sentence.quote.text);
  }
  for (const model::Slide& slide : digest.slides) {
    for (const model::DigestSentence& sentence : slide.sentences) {
      if (!told.contains(sentence.quote.text)) return true;
    }
  }
  std::set<std::pair<double, std::string>> values;
  for (const model::Dispute& dispute : previous.disputes) {
    for (const model::DisputedValue& value : dispute.values) values.emplace(value.value, value.unit);
  }
  return std::ranges::any_of(digest.disputes, [&](const model::Dispute& dispute) {
    return std::ranges::any_of(
        dispute.values, [&](const model::DisputedValue& value) { return !values.contains({value.value, value.unit}); });
  });
}

}  // namespace

void identify_slides(model::Digest& digest, const model::Digest* previous) {
  std::set<model::SlideId> taken;
  std::vector<bool> known(digest.slides.size(), false);
  if (previous) {
    for (const model::Slide& slide : previous->slides) taken.insert(slide.id);
    std::set<std::size_t> used;
    for (const Match& match : match_slides(digest, *previous)) {
      if (known[match.now] || !used.insert(match.before).second) continue;
      known[match.now] = true;
      digest.slides[match.now].id = previous->slides[match.before].id;
    }
  }
  for (std::size_t i = 0; i < digest.slides.size(); ++i) {
    if (known[i]) continue;
    digest.slides[i].id = new_id(digest.slides[i], taken);
    taken.insert(digest.slides[i].id);
  }
  digest.version = !previous ? 1 : previous->version + (tells_something_new(digest, *previous) ? 1 : 0);
}

}  // namespace courant::digest
