#include "digest/likeness.h"

#include <algorithm>
#include <cmath>

namespace courant::digest {
namespace {

constexpr double cosine_min = 0.5;
constexpr double share_min = 0.6;             // of the shorter sentence's idf mass
constexpr std::size_t keys_per_sentence = 6;  // the rarest terms, through which likely partners are looked up

const text::Token* first_negation(const Material& material, const Sentence& sentence) {
  for (const text::Token& token : material.tokens_of(sentence)) {
    if (material.vocabulary.rules().flags(token.key) & is_negation) return &token;
  }
  return nullptr;
}

bool denies(const Material& material, const Sentence& sentence) {
  const model::Reading& found = material.report_of(sentence).found();
  return std::ranges::any_of(found.claims, [&](const model::Claim& claim) {
    return sentence.span.contains(claim.cue) && (claim.stance == model::Stance::denies || claim.negated);
  });
}

bool near(double a, double b) { return std::abs(a - b) <= 0.06 * std::max(std::abs(a), std::abs(b)); }

std::vector<const model::Figure*> figures_in(const Material& material, const Sentence& sentence) {
  std::vector<const model::Figure*> inside;
  for (const model::Figure& figure : material.report_of(sentence).found().figures) {
    if (sentence.span.contains(figure.span)) inside.push_back(&figure);
  }
  return inside;
}

// Whether both count something and no figure of the one is among the other's.
bool figures_differ(const Material& material, const Sentence& a, const Sentence& b) {
  const auto left = figures_in(material, a), right = figures_in(material, b);
  if (left.empty() || right.empty()) return false;
  for (const model::Figure* x : left) {
    for (const model::Figure* y : right) {
      if (near(x->low, y->low) || near(x->high, y->high)) return false;
    }
  }
  return true;
}

// Whether the sentence of less mass shares enough of it with the other; given up as soon as too much is not shared.
bool shares_enough(const Material& material, const Sentence& smaller, const Sentence& other) {
  double missing_max = (1 - share_min) * smaller.mass;
  auto at = other.stems.begin();
  for (const Term stem : smaller.stems) {
    while (at != other.stems.end() && *at < stem) ++at;
    if (at != other.stems.end() && *at == stem) continue;
    missing_max -= material.idf[stem];
    if (missing_max < 0) return false;
  }
  return true;
}

}  // namespace

double retold_share(const Material& material, const Sentence& a, const Sentence& b) {
  const double least = std::min(shared_mass(material, a.stems, a.stems, 1), shared_mass(material, b.stems, b.stems, 1));
  return least > 0 ? shared_mass(material, a.stems, b.stems, 1) / least : 0;
}

bool says_same(const Material& material, const Sentence& a, const Sentence& b) {
  if (std::min(a.mass, b.mass) <= 0) return false;
  if (a.mass <= b.mass ? !shares_enough(material, a, b) : !shares_enough(material, b, a)) return false;
  if (cosine(a.vector, b.vector) < cosine_min) return false;
  if (denies(material, a) != denies(material, b)) return false;
  if ((first_negation(material, a) != nullptr) != (first_negation(material, b) != nullptr)) return false;
  return !figures_differ(material, a, b);
}

LikenessIndex::LikenessIndex(const Material& material) : material_(material), sentences_(material.idf.size()) {
  for (std::uint32_t i = 0; i < material.sentences.size(); ++i) {
    const Sentence& sentence = material.sentences[i];
    if (sentence.words < 4) continue;
    for (const Term stem : sentence.stems) sentences_[stem].push_back(i);
  }
}

// By how many of the keys another sentence holds: the most of this one's mass that it can share.
std::vector<double> LikenessIndex::most_shared(const Sentence& sentence, const std::vector<Term>& keys) const {
  std::vector<double> masses;
  for (const Term key : keys) masses.push_back(material_.idf[key]);
  std::ranges::sort(masses, std::greater{});
  double all = 0;
  for (const double mass : masses) all += mass;
  std::vector<double> most{sentence.mass - all + 1e-6};
  for (const double mass : masses) most.push_back(most.back() + mass);
  return most;
}

std::vector<std::uint32_t> LikenessIndex::find_support(const Sentence& sentence) const {
  std::vector<Term> keys(sentence.stems.begin(), sentence.stems.end());
  std::ranges::sort(
      keys, [&](Term a, Term b) { return std::pair(sentences_[a].size(), a) < std::pair(sentences_[b].size(), b); });
  // Two sentences that share half of the shorter one's mass share a term among the rarer ones of the first.
  keys.resize(std::min(keys.size(), std::max(keys_per_sentence, (keys.size() + 1) / 2 + 1)));
  std::vector<std::uint32_t> near;
  for (const Term key : keys) near.insert(near.end(), sentences_[key].begin(), sentences_[key].end());
  std::ranges::sort(near);
  const std::vector<double> shared_max = most_shared(sentence, keys);
  std::vector<std::uint32_t> reports;
  for (std::size_t at = 0; at < near.size();) {
    const std::uint32_t i = near[at];
    std::size_t count = 0;
    for (; at < near.size() && near[at] == i; ++at) ++count;
    const Sentence& other = material_.sentences[i];
    if (shared_max[count] < share_min * std::min(sentence.mass, other.mass)) continue;
    if (other.report == sentence.report || (!reports.empty() && reports.back() == other.report)) continue;
    if (says_same(material_, sentence, other)) reports.push_back(other.report);
  }
  return reports;
}

}  // namespace courant::digest
