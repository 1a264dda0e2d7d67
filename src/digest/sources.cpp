#include "digest/sources.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.h"
#include "digest/links.h"
#include "digest/roles.h"
#include "digest/speakers.h"
#include "model/independence.h"

namespace courant::digest {
namespace {

model::Report as_report(const Report& report) {
  return {report.article().id, report.outlet, report.source.origin, report.source.credit};
}

std::set<std::string> texts_of(const StoryArticle& article) {
  std::set<std::string> texts;
  for (const model::Span span : article.reading->reading.sentences) texts.emplace(span.of(article.article->text));
  return texts;
}

}  // namespace

std::vector<model::DigestSource> list_sources(const Material& material) {
  std::vector<model::DigestSource> sources;
  for (const Report& report : material.reports) {
    const model::Article& article = report.article();
    sources.push_back({article.id, article.version, model::article_hash(article), report.outlet, article.url,
                       article.title, article.published, report.source.origin});
  }
  return sources;
}

std::string hash_inputs(const std::vector<model::DigestSource>& sources) {
  std::set<std::string> lines;
  for (const model::DigestSource& source : sources) {
    lines.insert(source.article.value + ' ' + std::to_string(source.version) + ' ' + source.hash + '\n');
  }
  std::string all;
  for (const std::string& line : lines) all += line;
  return "sha256:" + base::sha256_hex(all);
}

std::vector<model::ArticleChange> list_changes(std::span<const StoryArticle> articles) {
  std::map<model::ArticleId, std::map<int, const StoryArticle*>> versions;
  for (const StoryArticle& article : articles) versions[article.article->id][article.article->version] = &article;
  std::vector<model::ArticleChange> changes;
  for (const auto& [id, by_version] : versions) {
    for (auto at = by_version.begin(); std::next(at) != by_version.end(); ++at) {
      const StoryArticle &from = *at->second, &to = *std::next(at)->second;
      const auto when = to.article->modified ? to.article->modified
                        : to.article->seen   ? to.article->seen
                                             : to.article->published;
      if (!when) continue;  // a change that nobody can date
      model::ArticleChange change{*when, id, at->first, std::next(at)->first, {}, {}};
      const std::set<std::string> before = texts_of(from), after = texts_of(to);
      for (const model::Span span : to.reading->reading.sentences) {
        if (!before.contains(std::string(span.of(to.article->text)))) change.added.push_back(span);
      }
      for (const model::Span span : from.reading->reading.sentences) {
        std::string text(span.of(from.article->text));
        if (!after.contains(text)) change.removed.push_back(std::move(text));
      }
      if (!change.added.empty() || !change.removed.empty()) changes.push_back(std::move(change));
    }
  }
  std::ranges::stable_sort(changes, {}, [](const model::ArticleChange& change) { return change.at.at; });
  return changes;
}

model::Quote quote_sentence(const Material& material, const Sentence& sentence) {
  const model::Article& article = material.report_of(sentence).article();
  return {std::string(material.text_of(sentence)), article.id, article.version, sentence.span};
}

model::DigestSentence attribute_sentence(const Material& material, const LikenessIndex& index,
                                         const Sentence& sentence) {
  const Report& report = material.report_of(sentence);
  model::DigestSentence told;
  told.quote = quote_sentence(material, sentence);
  told.outlet = report.outlet;
  told.url = link_sentence(report.article().url, told.quote.text);
  if (const model::Claim* claim = find_claim(material, sentence)) {
    told.cited = model::CitedSource{speaker_in(material, sentence), *claim->source, claim->cue, claim->stance};
  }
  std::vector<model::Report> reports{as_report(report)};
  for (const std::uint32_t other : index.find_support(sentence)) {
    reports.push_back(as_report(material.reports[other]));
    told.support.push_back(material.reports[other].article().id);
  }
  std::ranges::sort(told.support);
  told.independent = model::count_independent(reports);
  return told;
}

void introduce_speakers(model::Digest& digest, const Material& material) {
  std::string told = digest.headline.text;
  std::map<model::ArticleId, const Report*> reports;
  for (const Report& report : material.reports) reports[report.article().id] = &report;
  for (model::Slide& slide : digest.slides) {
    for (model::DigestSentence& sentence : slide.sentences) {
      if (!sentence.cited || told.find(sentence.cited->speaker) != std::string::npos) continue;
      const auto report = reports.find(sentence.quote.article);
      if (report == reports.end()) continue;
      sentence.cited->speaker = name_with_role(material, *report->second, sentence.cited->speaker);
    }
    for (const model::DigestSentence& sentence : slide.sentences) {
      told += '\n' + sentence.quote.text;
      if (sentence.cited) told += '\n' + sentence.cited->speaker;
    }
  }
}

}  // namespace courant::digest
