#include "pipeline/verify.h"

#include <algorithm>
#include <map>
#include <set>

#include "digest/disputes.h"
#include "digest/likeness.h"
#include "digest/links.h"
#include "digest/material.h"
#include "digest/sources.h"
#include "pipeline/origins.h"
#include "pipeline/read_article.h"

namespace courant::pipeline {
namespace {

using Key = std::pair<model::ArticleId, int>;

bool same(const std::optional<base::Moment>& a, const std::optional<base::Moment>& b) {
  return a.has_value() == b.has_value() && (!a || base::format_moment(*a) == base::format_moment(*b));
}

bool same(const std::optional<model::CitedSource>& a, const std::optional<model::CitedSource>& b) {
  return a.has_value() == b.has_value() &&
         (!a || (a->speaker == b->speaker && a->source == b->source && a->cue == b->cue && a->stance == b->stance));
}

std::string name_of(const std::optional<model::CitedSource>& cited) { return cited ? cited->speaker : "nobody"; }

bool same(const model::DisputedValue& a, const model::DisputedValue& b) {
  return a.value == b.value && a.low == b.low && a.high == b.high && a.approximate == b.approximate &&
         a.unit == b.unit && a.outlet == b.outlet && a.article == b.article && a.span == b.span &&
         a.speaker == b.speaker && same(a.published, b.published);
}

bool same(const model::ArticleChange& a, const model::ArticleChange& b) {
  return a.article == b.article && a.from == b.from && a.to == b.to && same(std::optional(a.at), std::optional(b.at)) &&
         a.added == b.added && a.removed == b.removed;
}

class Verification {
 public:
  Verification(const model::Digest& digest, std::span<const model::Article> articles) : digest_(digest) {
    for (const model::Article& article : articles) known_.try_emplace(Key{article.id, article.version}, &article);
  }

  std::vector<Failure> run(Depth depth) {
    check_sources();
    check_counts();
    if (!digest_.headline.text.empty()) check_quote(digest_.headline, "headline", true);
    for (const model::Slide& slide : digest_.slides) {
      for (const model::DigestSentence& sentence : slide.sentences) check_sentence(sentence);
    }
    for (const model::TimelineEntry& entry : digest_.timeline) check_quote(entry.quote, "timeline", false);
    for (const model::Dispute& dispute : digest_.disputes) check_dispute(dispute);
    if (depth == Depth::all) check_changes();
    if (failures_.empty() && depth == Depth::all) check_reading();
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
      if (!same(article.published, source.published))
        fail(source.article, "the time of publication differs from the digest's");
    }
    if (digest::hash_inputs(digest_.sources) != digest_.input_hash)
      fail({}, "the input hash does not follow from the sources");
  }

  // What the sources alone give: the number of outlets, and the latest time.
  void check_counts() {
    std::set<std::string> outlets;
    std::optional<base::Moment> latest;
    for (const auto& [key, article] : sources_) {
      outlets.insert(model::outlet_name(*article));
      for (const auto& moment : {article->published, article->modified}) {
        if (moment && (!latest || moment->at > latest->at)) latest = moment;
      }
    }
    if (sources_.size() != digest_.sources.size()) return;  // said already
    if (std::cmp_not_equal(outlets.size(), digest_.outlets))
      fail({}, "the number of outlets is " + std::to_string(outlets.size()));
    if (latest.has_value() != digest_.updated.has_value() || (latest && latest->at != digest_.updated->at))
      fail({}, "updated is not the latest time of the sources");
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
    if (std::ranges::find(digest_.slides, dispute.slide, &model::Slide::id) == digest_.slides.end())
      fail({}, "dispute: no slide shows it");
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
      const auto source = versions_.find(change.article);
      if (source == versions_.end() || change.from < 1 || change.from >= change.to || change.to > source->second)
        fail(change.article, "change: it is not between versions of a source");
      const auto from = known_.find({change.article, change.from}), to = known_.find({change.article, change.to});
      if (from == known_.end() || to == known_.end()) continue;  // an older version need not be kept
      const std::vector<text::TextReading> readings{text::read_text(*from->second), text::read_text(*to->second)};
      const std::vector<digest::StoryArticle> versions{{from->second, &readings[0], {}, {}},
                                                       {to->second, &readings[1], {}, {}}};
      const std::vector<model::ArticleChange> again = digest::list_changes(versions);
      if (again.empty() || !same(again.front(), change))
        fail(change.article, "change: it differs from what the versions say");
    }
  }

  // The articles are read anew, and what was found in them is found again.
  void check_reading() {
    std::vector<text::TextReading> readings;
    std::vector<digest::StoryArticle> read;
    std::vector<const model::Article*> articles;
    for (const model::DigestSource& source : digest_.sources)
      articles.push_back(sources_.at({source.article, source.version}));
    for (const model::Article* article : articles) readings.push_back(read_closely(*article));
    const std::vector<Origin> origins = find_origins(articles, readings);
    for (std::size_t i = 0; i < articles.size(); ++i) {
      read.push_back({articles[i], &readings[i], origins[i].article, origins[i].credit});
      if (origins[i].article != digest_.sources[i].origin)
        fail(articles[i]->id, "the origin is " + origins[i].article.value + ", not " + digest_.sources[i].origin.value);
    }
    const digest::Material material = digest::gather_material(read);
    if (material.language != digest_.language) fail({}, "the language is " + material.language);
    if (material.independent != digest_.independent)
      fail({}, "the number of independent reports is " + std::to_string(material.independent));
    compare_sentences(material);
    for (const model::TimelineEntry& entry : digest_.timeline) compare_date(material, entry);
    compare_disputes(material);
  }

  void compare_sentences(const digest::Material& material) {
    const digest::LikenessIndex index(material);
    model::Digest again = digest_;
    for (model::Slide& slide : again.slides) {
      for (model::DigestSentence& sentence : slide.sentences) attribute_anew(material, index, sentence);
    }
    digest::introduce_speakers(again, material);
    for (std::size_t i = 0; i < again.slides.size(); ++i) {
      for (std::size_t j = 0; j < again.slides[i].sentences.size(); ++j)
        compare_sentence(digest_.slides[i].sentences[j], again.slides[i].sentences[j]);
    }
  }

  void attribute_anew(const digest::Material& material, const digest::LikenessIndex& index,
                      model::DigestSentence& told) {
    for (const digest::Sentence& sentence : material.sentences) {
      if (sentence.span != told.quote.span || material.report_of(sentence).article().id != told.quote.article) continue;
      told = digest::attribute_sentence(material, index, sentence);
      return;
    }
    fail(told.quote.article, "sentence: no sentence of the article stands at the span");
  }

  void compare_sentence(const model::DigestSentence& told, const model::DigestSentence& again) {
    if (again.support != told.support)
      fail(told.quote.article, "sentence: the support differs from what the articles say");
    if (again.independent != told.independent)
      fail(told.quote.article, "sentence: the number of independent reports is " + std::to_string(again.independent));
    if (!same(again.cited, told.cited))
      fail(told.quote.article,
           "sentence: the cited source is " + name_of(again.cited) + ", not " + name_of(told.cited));
  }

  void compare_date(const digest::Material& material, const model::TimelineEntry& entry) {
    for (const digest::Report& report : material.reports) {
      if (report.article().id != entry.quote.article) continue;
      const bool stands = std::ranges::any_of(report.found().dates, [&](const model::DateMention& date) {
        return date.value == entry.date && entry.quote.span.contains(date.span);
      });
      if (!stands) fail(entry.quote.article, "timeline: the date does not stand in the sentence");
    }
  }

  void compare_disputes(const digest::Material& material) {
    const std::vector<digest::FoundDispute> found = digest::find_disputes(material);
    const bool equal =
        std::ranges::equal(digest_.disputes, found, [](const model::Dispute& told, const digest::FoundDispute& again) {
          return told.about == again.dispute.about && told.status == again.dispute.status &&
                 std::ranges::equal(told.values, again.dispute.values,
                                    [](const auto& a, const auto& b) { return same(a, b); });
        });
    if (!equal && !digest_.slides.empty()) fail({}, "disputes: the figures differ from what the articles say");
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
