#include "story/copies.h"

#include <algorithm>

#include "story/credit.h"
#include "story/words.h"

namespace courant::story {
namespace {

// Radix sort by the low byte, then by the high one: there are hundreds in every article.
void sort_bytewise(std::vector<std::uint16_t>& values, std::vector<std::uint16_t>& scratch) {
  scratch.resize(values.size());
  for (const int shift : {0, 8}) {
    std::uint16_t place[257] = {};
    for (const std::uint16_t value : values) ++place[((value >> shift) & 255) + 1];
    for (int i = 0; i < 256; ++i) place[i + 1] = static_cast<std::uint16_t>(place[i + 1] + place[i]);
    for (const std::uint16_t value : values) scratch[place[(value >> shift) & 255]++] = value;
    values.swap(scratch);
  }
}

}  // namespace

ShingleMaker::ShingleMaker(std::vector<std::uint16_t>& shingles, const Settings& settings)
    : shingles_(shingles), settings_(settings) {
  shingles_.clear();
}

bool ShingleMaker::add(std::uint64_t key) {
  recent_[count_++ % words] = key;
  if (count_ < words) return true;
  if (shingles_.size() == settings_.shingles_max) return false;
  std::uint64_t hash = 0;
  for (unsigned i = 0; i < words; ++i) hash = (hash ^ recent_[(count_ + i) % words]) * 0x9E3779B97F4A7C15ULL;
  shingles_.push_back(static_cast<std::uint16_t>(hash >> 32));
  return true;
}

void ShingleMaker::finish(std::vector<std::uint16_t>& scratch) {
  sort_bytewise(shingles_, scratch);
  const auto repeated = std::ranges::unique(shingles_);
  shingles_.erase(repeated.begin(), repeated.end());
  if (shingles_.size() > settings_.shingles_kept) shingles_.resize(settings_.shingles_kept);
}

void ShingleSet::assign(std::span<const std::uint16_t> shingles) {
  for (const std::uint16_t shingle : set_) bits_[shingle / 64] = 0;
  set_.assign(shingles.begin(), shingles.end());
  for (const std::uint16_t shingle : set_) bits_[shingle / 64] |= std::uint64_t{1} << (shingle % 64);
}

double ShingleSet::containment(std::span<const std::uint16_t> other) const {
  if (std::min(set_.size(), other.size()) < std::max<std::size_t>(min_, 1)) return 0;
  // Up to here both are known in full.
  std::uint16_t last = 65535;
  if (set_.size() >= kept_) last = std::min(last, set_.back());
  if (other.size() >= kept_) last = std::min(last, other.back());
  const auto own = static_cast<std::size_t>(std::ranges::upper_bound(set_, last) - set_.begin());
  const auto others = static_cast<std::size_t>(std::ranges::upper_bound(other, last) - other.begin());
  const std::size_t shorter = std::min(own, others);
  std::size_t shared = 0;
  const auto count = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) shared += bits_[other[i] / 64] >> (other[i] % 64) & 1;
  };
  // Most pairs are told apart by some of them.
  const std::size_t few = others / 8, first = others / 4;
  count(0, few);
  if (few >= 12 && shared == 0) return 0;
  count(few, first);
  if (first >= 12 && shared * others < first * shorter / 5) return 0;
  count(first, others);
  return shorter == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(shorter);
}

std::vector<Source> find_sources(std::span<const model::Article* const> reports,
                                 std::span<const std::string_view> languages, const Settings& settings) {
  struct Read {
    std::vector<std::uint16_t> shingles;
    std::uint8_t agency = 0;  // whose the whole report is
    std::string outlet;
  };
  std::vector<Source> sources;
  std::vector<Read> read(reports.size());
  std::vector<std::uint16_t> scratch;
  ShingleSet set(settings.shingles_min, settings.shingles_kept);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const Credit credit = find_credit(*reports[i], languages[i]);
    sources.push_back({i, std::string(agency_name(credit.agency))});
    if (reports.size() == 1) break;
    Read& own = read[i];
    own.agency = credit.whole ? credit.agency : 0;
    own.outlet = model::outlet_name(*reports[i]);
    ShingleMaker maker(own.shingles, settings);
    WordReader words(reports[i]->text);
    for (Word word; words.next(word) && maker.add(word.key);) {
    }
    maker.finish(scratch);
    set.assign(own.shingles);
    for (std::size_t j = 0; j < i; ++j) {
      const bool same_agency = own.agency != 0 && own.agency == read[j].agency;
      const double asked = same_agency ? settings.credited_copy_containment : settings.copy_containment;
      if (read[j].outlet == own.outlet || set.containment(read[j].shingles) < asked) continue;
      sources[i].origin = sources[j].origin;
      break;
    }
  }
  return sources;
}

}  // namespace courant::story
