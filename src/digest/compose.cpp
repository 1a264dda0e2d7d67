#include "digest/compose.h"

#include <algorithm>
#include <set>

#include "digest/disputes.h"
#include "digest/headline.h"
#include "digest/lead.h"
#include "digest/likeness.h"
#include "digest/select.h"
#include "digest/slide_identity.h"
#include "digest/sources.h"
#include "digest/timeline.h"
#include "digest/titles.h"
#include "digest/windows.h"

namespace courant::digest {
namespace {

std::vector<Telling> tell(const Material& material, const LikenessIndex& index, const std::optional<Headline>& headline,
                          const std::vector<FoundDispute>& disputes) {
  Told told(material);
  if (headline) told.hear_title(material.reports[headline->report]);
  std::vector<Telling> slides;
  const std::vector<std::uint32_t> lead = choose_lead(material, told, disputes);
  if (lead.empty()) return slides;
  for (const std::uint32_t i : lead) told.hear(material.sentences[i]);
  slides.push_back({model::SlideKind::lead, lead, {}});
  std::vector<std::uint32_t> taken;
  for (const FoundDispute& dispute : disputes) {
    taken.insert(taken.end(), dispute.sentences.begin(), dispute.sentences.end());
    slides.push_back({model::SlideKind::dispute, dispute.sentences, dispute.title});
  }
  for (const Chosen& chosen : select_slides(material, find_windows(material, index), lead, taken, told)) {
    Telling slide{chosen.kind, {}, {}};
    for (std::uint32_t i = chosen.window.first; i < chosen.window.last; ++i) slide.sentences.push_back(i);
    slides.push_back(std::move(slide));
  }
  std::ranges::stable_sort(slides, {}, [](const Telling& slide) { return rank_of(slide.kind); });
  return slides;
}

void write_slides(model::Digest& digest, const Material& material, const LikenessIndex& index,
                  const std::vector<Telling>& slides) {
  const std::vector<std::string> titles = make_titles(material, slides);
  for (std::size_t i = 0; i < slides.size(); ++i) {
    model::Slide slide;
    slide.kind = slides[i].kind;
    slide.title = titles[i];
    for (const std::uint32_t sentence : slides[i].sentences) {
      slide.sentences.push_back(attribute_sentence(material, index, material.sentences[sentence]));
    }
    digest.slides.push_back(std::move(slide));
  }
  introduce_speakers(digest, material);
}

// Each dispute gets the slide that shows it: the disputes' slides stand in the order of the disputes.
void point_disputes(model::Digest& digest) {
  std::size_t next = 0;
  for (const model::Slide& slide : digest.slides) {
    if (slide.kind == model::SlideKind::dispute) digest.disputes[next++].slide = slide.id;
  }
}

std::optional<base::Moment> latest_moment(const Material& material) {
  std::optional<base::Moment> latest;
  for (const Report& report : material.reports) {
    for (const auto& moment : {report.article().published, report.article().modified}) {
      if (moment && (!latest || moment->at > latest->at)) latest = moment;
    }
  }
  return latest;
}

int count_outlets(const Material& material) {
  std::set<std::string> outlets;
  for (const Report& report : material.reports) outlets.insert(report.outlet);
  return static_cast<int>(outlets.size());
}

}  // namespace

base::Result<model::Digest> compose(const model::StoryId& story, std::span<const StoryArticle> articles,
                                    const model::Digest* previous) {
  if (articles.empty()) return base::fail(base::ErrorKind::invalid, story.value, "a story without articles");
  const Material material = gather_material(articles);
  const LikenessIndex index(material);
  const std::vector<FoundDispute> disputes = find_disputes(material);
  const std::optional<Headline> headline = choose_headline(material, disputes);
  const std::vector<Telling> slides = tell(material, index, headline, disputes);
  if (!headline && slides.empty())
    return base::fail(base::ErrorKind::invalid, story.value, "no article has a headline or a sentence to tell");

  model::Digest digest;
  digest.story = story;
  digest.language = material.language;
  if (headline) {
    const model::Article& article = material.reports[headline->report].article();
    digest.headline = {std::string(headline->span.of(article.title)), article.id, article.version, headline->span};
  }
  digest.updated = latest_moment(material);
  digest.outlets = count_outlets(material);
  digest.independent = material.independent;
  write_slides(digest, material, index, slides);
  digest.timeline = make_timeline(material);
  digest.changes = list_changes(articles);
  digest.sources = list_sources(material);
  digest.input_hash = hash_inputs(digest.sources);
  digest.generator = "courant " COURANT_VERSION;
  if (!digest.slides.empty()) {
    for (const FoundDispute& dispute : disputes) digest.disputes.push_back(dispute.dispute);
  }
  identify_slides(digest, previous);
  point_disputes(digest);
  return digest;
}

}  // namespace courant::digest
