#include "digest/told.h"

#include <algorithm>

#include "digest/hygiene.h"
#include "digest/likeness.h"
#include "digest/names.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

std::vector<std::uint64_t> quoted_runs(const Material& material, const Sentence& sentence) {
  constexpr std::size_t run_words = 4;
  const std::span<const Token> tokens = material.tokens_of(sentence);
  std::vector<std::uint64_t> runs;
  if (std::ranges::none_of(tokens, [](const Token& token) {
        return token.kind == TokenKind::open_quote || token.kind == TokenKind::close_quote;
      }))
    return runs;
  const std::vector<bool> quoted = find_quoted(tokens);
  std::vector<std::uint64_t> words;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!quoted[i]) words.clear();
    if (!quoted[i] || !tokens[i].is_word()) continue;
    words.push_back(tokens[i].key);
    if (words.size() < run_words) continue;
    std::uint64_t run = 0;
    for (std::size_t k = words.size() - run_words; k < words.size(); ++k) run = run * 0x9E3779B97F4A7C15ULL + words[k];
    runs.push_back(run);
  }
  return runs;
}

}  // namespace

Told::Told(const Material& material) : material_(&material), stems_(material.idf.size(), false) {}

void Told::hear_title(const Report& report) {
  headline_ = &report;
  for (const WeightedTerm& entry : report.title_vector) {
    stems_[entry.term] = true;
    title_.push_back(entry.term);
  }
  for (const Token& token : report.title_tokens) {
    if (token.is_word() && token.starts_upper()) names_.emplace(token.span.of(report.article().title));
  }
}

void Told::hear(const Sentence& sentence) {
  heard_.push_back(&sentence);
  for (const std::uint64_t run : quoted_runs(*material_, sentence)) quotes_.insert(run);
  for (const Term stem : sentence.stems) stems_[stem] = true;
  const Report& report = material_->report_of(sentence);
  for (const model::Name& name : report.names) {
    if (!sentence.span.contains(name.span)) continue;
    names_.insert(name.canonical);
    names_.insert(last_word(name.canonical));
    names_.insert(name.canonical.substr(0, name.canonical.find(' ')));  // "Kim" of Kim Jong Un
  }
}

double Told::known_share(std::span<const Term> stems) const {
  double known = 0, all = 0;
  for (const Term stem : stems) {
    all += material_->idf[stem];
    if (stems_[stem]) known += material_->idf[stem];
  }
  return all > 0 ? known / all : 1;
}

double Told::title_share(const Sentence& sentence) const {
  constexpr std::size_t terms_max = 10;  // a whole sentence is no headline
  if (title_.empty() || title_.size() > terms_max) return 1;
  const double all = shared_mass(*material_, title_, title_);
  return all > 0 ? shared_mass(*material_, title_, sentence.stems) / all : 1;
}

double Told::word_share(const Sentence& sentence) const {
  double told = 0, all = 0;
  std::set<Term> seen;
  for (const Token& token : material_->tokens_of(sentence)) {
    const Vocabulary::Word* word = material_->vocabulary.find(token.key);
    if (!word || !word->counts || !seen.insert(word->stem).second) continue;
    const double weight = token.starts_upper() || token.kind == TokenKind::number ? 2 : 1;
    all += weight;
    if (stems_[word->stem]) told += weight;
  }
  return all > 0 ? told / all : 1;
}

double Told::likeness(const Sentence& sentence) const {
  double most = 0;
  for (const Sentence* heard : heard_) most = std::max(most, retold_share(*material_, *heard, sentence));
  return most;
}

bool Told::heard_quote(const Sentence& sentence) const {
  return !quotes_.empty() && std::ranges::any_of(quoted_runs(*material_, sentence),
                                                 [&](std::uint64_t run) { return quotes_.contains(run); });
}

}  // namespace courant::digest
