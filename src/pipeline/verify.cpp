#include "pipeline/verify.h"

#include <map>

#include "digest/likeness.h"
#include "digest/links.h"
#include "digest/material.h"
#include "digest/sources.h"
#include "pipeline/origins.h"
#include "pipeline/read_article.h"

namespace courant::pipeline {
namespace {

using Key = std::pair<model::ArticleId, int>;

class Verification {
 public:
  Verification(const model::Digest& digest, std::span<const model::Article> articles) : digest_(digest) {
    for (const model::Article& article : articles) known_.try_emplace(Key{article.id, article.version}, &article);
  }

  std::vector<Failure> run(Depth depth) {
    check_sources();
    if (!digest_.headline.text.empty()) check_quote(digest_.headline, "headline", true);
    for (const model::Slide& slide : digest_.slides) {
      for (const model::DigestSentence& sentence : slide.sentences) check_sentence(sentence);
    }
    for (const model::TimelineEntry& entry : digest_.timeline) check_quote(entry.quote, "timeline", false);
    for (const model::Dispute& dispute : digest_.disputes) check_dispute(dispute);
    check_changes();
    if (failures_.empty() && depth == Depth::all) check_support();
    return std::move(failures_);
  }

 private:
  void fail(const model::ArticleId& article, std::string message) {
    failures_.push_back({article, std::move(message)});
  }

  void check_sources() {
    if (digest_.sources.empty()) fail({}, "names no sources");
    for (const model::DigestSource& source : digest_.sources) {
      const auto found = known_.find({source.article, source.version});
      if (found == known_.end()) {
        fail(source.article, "version " + std::to_string(source.version) + " is not among the articles");
        continue;
      }
      const model::Article& article = *found->second;
      sources_[{source.article, source.version}] = &article;
      versions_[source.article] = source.version;
      if (model::article_hash(article) != source.hash)
        fail(source.article, "the article's hash differs from the digest's");
      if (model::outlet_name(article) != source.outlet) fail(source.article, "the outlet differs from the digest's");
      if (article.title != source.title || article.url != source.url)
        fail(source.article, "title or address differs from the digest's");
    }
    if (digest::hash_inputs(digest_.sources) != digest_.input_hash)
      fail({}, "the input hash does not follow from the sources");
  }

  const model::Article* check_quote(const model::Quote& quote, std::string_view what, bool in_title) {
    const auto found = sources_.find({quote.article, quote.version});
    if (found == sources_.end()) {
      fail(quote.article,
           std::string(what) + ": version " + std::to_string(quote.version) + " is no source of the digest");
      return nullptr;
    }
    const std::string& text = in_title ? found->second->title : found->second->text;
    if (quote.span.begin >= quote.span.end || quote.span.end > text.size() || quote.span.of(text) != quote.text) {
      fail(quote.article, std::string(what) + ": the text does not stand at its span");
    }
    return found->second;
  }

  void check_sentence(const model::DigestSentence& sentence) {
    const model::Article* article = check_quote(sentence.quote, "sentence", false);
    if (!article) return;
    if (model::outlet_name(*article) != sentence.outlet)
      fail(article->id, "sentence: the outlet differs from the article's");
    if (digest::link_sentence(article->url, sentence.quote.text) != sentence.url)
      fail(article->id, "sentence: the link differs from the article's");
    if (!sentence.cited) return;
    const std::size_t size = article->text.size();
    if (sentence.cited->source.end > size || sentence.cited->cue.end > size ||
        !sentence.quote.span.contains(sentence.cited->cue)) {
      fail(article->id, "sentence: the cited source does not stand in it");
    }
  }

  void check_dispute(const model::Dispute& dispute) {
    for (const model::DisputedValue& value : dispute.values) {
      const auto version = versions_.find(value.article);
      const auto found = version == versions_.end() ? sources_.end() : sources_.find({value.article, version->second});
      if (found == sources_.end()) {
        fail(value.article, "dispute: no source of the digest");
      } else if (value.span.empty() || value.span.end > found->second->text.size()) {
        fail(value.article, "dispute: the span lies outside the text");
      } else if (model::outlet_name(*found->second) != value.outlet) {
        fail(value.article, "dispute: the outlet differs from the article's");
      }
    }
  }

  void check_changes() {
    for (const model::ArticleChange& change : digest_.changes) {
      const auto found = known_.find({change.article, change.to});
      if (found == known_.end()) continue;  // an older version need not be kept
      for (const model::Span span : change.added) {
        if (span.empty() || span.end > found->second->text.size())
          fail(change.article, "change: the span lies outside the text");
      }
    }
  }

  // The articles are read anew; origins are the digest's own, which name articles whose hashes were checked.
  void check_support() {
    std::vector<text::TextReading> readings;
    std::vector<digest::StoryArticle> read;
    std::vector<const model::Article*> articles;
    for (const model::DigestSource& source : digest_.sources)
      articles.push_back(sources_.at({source.article, source.version}));
    const std::vector<Origin> origins = find_origins(articles);
    readings.reserve(articles.size());
    for (std::size_t i = 0; i < articles.size(); ++i) {
      readings.push_back(read_closely(*articles[i]));
      read.push_back({articles[i], &readings.back(), digest_.sources[i].origin, origins[i].credit});
    }
    const digest::Material material = digest::gather_material(read);
    const digest::LikenessIndex index(material);
    if (material.independent != digest_.independent)
      fail({}, "the number of independent reports is " + std::to_string(material.independent));
    for (const model::Slide& slide : digest_.slides) {
      for (const model::DigestSentence& sentence : slide.sentences) compare_support(material, index, sentence);
    }
  }

  void compare_support(const digest::Material& material, const digest::LikenessIndex& index,
                       const model::DigestSentence& told) {
    for (const digest::Sentence& sentence : material.sentences) {
      if (sentence.span != told.quote.span || material.report_of(sentence).article().id != told.quote.article) continue;
      const model::DigestSentence again = digest::attribute_sentence(material, index, sentence);
      if (again.support != told.support)
        fail(told.quote.article, "sentence: the support differs from what the articles say");
      if (again.independent != told.independent)
        fail(told.quote.article, "sentence: the number of independent reports is " + std::to_string(again.independent));
      return;
    }
    fail(told.quote.article, "sentence: no sentence of the article stands at the span");
  }

  const model::Digest& digest_;
  std::map<Key, const model::Article*> known_, sources_;
  std::map<model::ArticleId, int> versions_;
  std::vector<Failure> failures_;
};

}  // namespace

std::vector<Failure> verify(const model::Digest& digest, std::span<const model::Article> articles, Depth depth) {
  return Verification(digest, articles).run(depth);
}

}  // namespace courant::pipeline
