// Lists the slides that the stories of articles on standard input (with `story`) could have, each with the titles it
// could have and all features: one JSON object a line. What eval/fitness/learn.py learns from, with verdicts.
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "digest/disputes.h"
#include "digest/headline.h"
#include "digest/hygiene.h"
#include "digest/kind_fitness.h"
#include "digest/kinds.h"
#include "digest/lead.h"
#include "digest/select.h"
#include "digest/speakers.h"
#include "digest/title_candidates.h"
#include "digest/title_fitness.h"
#include "digest/window_fitness.h"
#include "format/json_lines.h"
#include "pipeline/read_story.h"

namespace {

using namespace courant;
using digest::Material;
using nlohmann::ordered_json;

constexpr std::size_t leads_max = 4, titles_max = 24;

template <std::size_t count>
ordered_json write_features(const digest::LogisticModel<count>& model, const std::array<double, count>& values) {
  ordered_json json = ordered_json::object();
  for (std::size_t i = 0; i < count; ++i) json[std::string(model.weights[i].feature)] = values[i];
  return json;
}

class Lister {
 public:
  Lister(const std::string& story, const Material& material)
      : story_(story), material_(material), days_(digest::story_days(material)), titles_(material, {}) {}

  void run(std::size_t most) {
    const digest::LikenessIndex index(material_);
    const auto disputes = digest::find_disputes(material_);
    const auto headline = digest::choose_headline(material_, disputes);
    digest::Told told(material_);
    if (headline) told.hear_title(material_.reports[headline->report]);
    const auto lead = digest::choose_lead(material_, told, disputes);
    if (lead.empty()) return;
    list_leads(told);
    for (const std::uint32_t i : lead) told.hear(material_.sentences[i]);
    std::size_t listed = 0;
    for (const digest::Chosen& chosen :
         digest::list_candidates(material_, digest::find_windows(material_, index), lead, {}, told)) {
      if (listed++ == most) break;
      list(chosen.window, chosen.kind, told, chosen.score);
    }
  }

 private:
  ordered_json write(std::uint32_t i) const {
    const digest::Sentence& sentence = material_.sentences[i];
    const digest::Report& report = material_.report_of(sentence);
    ordered_json json{{"article", report.article().id.value},
                      {"outlet", report.outlet},
                      {"begin", sentence.span.begin},
                      {"end", sentence.span.end},
                      {"text", sentence.span.of(report.text())}};
    if (const std::string& speaker = digest::speaker_in(material_, sentence); !speaker.empty()) json["cited"] = speaker;
    if (report.article().published) json["published"] = base::format_moment(*report.article().published);
    return json;
  }

  void list_leads(const digest::Told& told) {
    std::vector<digest::LeadSet> sets = digest::find_lead_sets(material_);
    std::ranges::stable_sort(sets, std::greater{}, &digest::LeadSet::score);
    std::set<std::uint32_t> begun;
    for (const digest::LeadSet& set : sets) {
      if (begun.size() == leads_max) break;
      if (!begun.insert(set.sentences.front()).second) continue;
      const std::uint32_t first = set.sentences.front();
      list(digest::make_window(material_, first, first + 1), model::SlideKind::lead, told, set.score);
    }
  }

  void list(const digest::Window& window, model::SlideKind kind, const digest::Told& told, double score) {
    ordered_json json{
        {"story", story_}, {"kind", format::to_string(kind)}, {"score", score}, {"sentences", ordered_json::array()}};
    digest::Telling telling{kind, {}, {}};
    for (std::uint32_t i = window.first; i < window.last; ++i) {
      telling.sentences.push_back(i);
      json["sentences"].push_back(write(i));
    }
    const digest::WindowFeatures features = digest::read_window_features(material_, window, days_, told);
    json["window"] = write_features(digest::window_model, features.window);
    json["detail"] = write_features(digest::detail_model, features.detail);
    json["reaction"] = write_features(digest::reaction_model, features.reaction);
    json["likely"] =
        write_features(digest::kind_models.front().model, digest::read_kind_features(material_, window, days_, told));
    json["leading"] = write_features(digest::lead_model, features.lead);
    json["titles"] = ordered_json::array();
    std::set<std::string> met;
    for (const digest::TitleCandidate& title : titles_.find(telling)) {
      const std::string text = digest::write_title(title);
      if (!met.insert(text).second) continue;
      json["titles"].push_back({{"text", text}, {"features", write_features(digest::title_model, title.features)}});
      if (met.size() == titles_max) break;
    }
    std::cout << json.dump() << "\n";
  }

  std::string story_;
  const Material& material_;
  digest::StoryDays days_;
  digest::TitleCandidates titles_;
};

void run(const std::string& story, const std::vector<model::Article>& articles, std::size_t most) {
  std::vector<const model::Article*> pointers;
  for (const model::Article& article : articles) pointers.push_back(&article);
  const pipeline::ReadStory read(pointers);
  const Material material = digest::gather_material(read.articles());
  Lister(story, material).run(most);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t most = argc > 1 ? std::stoul(argv[1]) : 12;
  std::map<std::string, std::vector<model::Article>> stories;
  for (std::string line; std::getline(std::cin, line);) {
    auto article = format::parse_article(line);
    if (!article || !article->story) {
      std::cerr << "no article with a story: " << line.substr(0, 80) << "\n";
      return 1;
    }
    stories[article->story->value].push_back(std::move(*article));
  }
  for (const auto& [story, articles] : stories) run(story, articles, most);
}
