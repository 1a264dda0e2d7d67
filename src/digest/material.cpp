#include "digest/material.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "digest/glued_title.h"
#include "digest/hygiene.h"
#include "digest/mend_verbs.h"
#include "digest/names.h"
#include "digest/opening.h"
#include "model/independence.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

constexpr int opening_words = 65;

bool is_counted(const text::Token& token) {
  return token.kind == text::TokenKind::word || token.kind == text::TokenKind::number;
}

// The language that most reports are in; the first such by name among equals.
std::string common_language(std::span<const StoryArticle> articles) {
  std::map<std::string, int> counts;
  for (const StoryArticle& article : articles) ++counts[article.reading->reading.language];
  counts.erase("");
  std::string best;
  int most = 0;
  for (const auto& [language, count] : counts) {
    if (count > most) std::tie(best, most) = std::pair(language, count);
  }
  return best;
}

std::vector<StoryArticle> in_story_order(std::span<const StoryArticle> articles) {
  std::map<model::ArticleId, StoryArticle> latest;
  for (const StoryArticle& article : articles) {
    const auto [at, is_new] = latest.try_emplace(article.article->id, article);
    if (!is_new && article.article->version > at->second.article->version) at->second = article;
  }
  std::vector<StoryArticle> ordered;
  for (auto& [id, article] : latest) ordered.push_back(article);
  std::ranges::stable_sort(ordered, {}, [](const StoryArticle& article) {
    const auto at = model::order_time(*article.article);
    return std::pair(!at, at.value_or(std::chrono::sys_seconds{}));
  });
  return ordered;
}

int count_blank_words(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

TermVector make_vector(std::vector<Term> stems, const std::vector<double>& idf) {
  std::ranges::sort(stems);
  TermVector vector;
  double norm = 0;
  for (std::size_t i = 0; i < stems.size();) {
    std::size_t end = i;
    while (end < stems.size() && stems[end] == stems[i]) ++end;
    const double weight = (1 + std::log(static_cast<double>(end - i))) * idf[stems[i]];
    vector.push_back({stems[i], static_cast<float>(weight)});
    norm += weight * weight;
    i = end;
  }
  const float scale = norm > 0 ? static_cast<float>(1 / std::sqrt(norm)) : 0;
  for (WeightedTerm& entry : vector) entry.weight *= scale;
  return vector;
}

// Fills forms and returns the stems that count, repeated as often as they stand.
std::vector<Term> take_terms(Vocabulary& vocabulary, std::span<const text::Token> tokens, std::string_view text,
                             std::vector<Term>& forms) {
  std::vector<Term> stems;
  for (const text::Token& token : tokens) {
    if (!is_counted(token)) continue;
    const Vocabulary::Word& word = vocabulary.word(token, text);
    forms.push_back(word.form);
    if (word.counts) stems.push_back(word.stem);
  }
  return stems;
}

struct Stems {
  std::vector<std::vector<Term>> sentences, titles;
};

// A heading glued to the sentence is no part of it; its words are met before they are looked up.
void drop_heading(Material& material, const text::TokenizedText& tokens, Sentence& sentence) {
  const std::span<const text::Token> read = tokens.of(sentence.range);
  if (read.size() < 8) return;
  const bool begins = sentence.place <= 1 || read[0].paragraph_before || read[0].line_before;
  const bool courteous =
      ((material.vocabulary.rules().flags(read[2].key) | material.vocabulary.rules().flags(read[3].key)) &
       is_courtesy) != 0;
  if (!begins && !courteous) return;
  for (const text::Token& token : read) {
    if (is_counted(token)) material.vocabulary.word(token, tokens.text);
  }
  sentence.range.begin += skip_heading(read, material.vocabulary);
}

void read_report(Material& material, std::uint32_t index, Stems& stems) {
  Report& report = material.reports[index];
  const text::TokenizedText& tokens = report.reading().tokens;
  report.names = list_names(*report.source.reading, material.vocabulary.rules());
  report.title_tokens = text::split_tokens(report.article().title, material.language);
  stems.titles.push_back(
      take_terms(material.vocabulary, report.title_tokens, report.article().title, report.title_forms));
  report.first = static_cast<std::uint32_t>(material.sentences.size());
  std::uint32_t paragraph = 0, place = 0;
  for (const text::TokenRange whole : tokens.sentences) {
    while (paragraph + 1 < tokens.paragraphs.size() && whole.begin >= tokens.paragraphs[paragraph].end) ++paragraph;
    Sentence sentence;
    sentence.report = index;
    sentence.place = place++;
    sentence.paragraph = paragraph;
    sentence.range = {
        whole.begin + skip_dateline(tokens.of(whole), tokens.text, sentence.place == 0, material.vocabulary.rules()),
        whole.end};
    drop_heading(material, tokens, sentence);
    sentence.span = tokens.span(sentence.range);
    sentence.words = count_blank_words(sentence.span.of(tokens.text));
    stems.sentences.push_back(take_terms(material.vocabulary, tokens.of(sentence.range), tokens.text, sentence.forms));
    for (const Term form : sentence.forms) {
      if (report.opening_forms.size() < opening_words) report.opening_forms.push_back(form);
    }
    material.sentences.push_back(std::move(sentence));
  }
  report.last = static_cast<std::uint32_t>(material.sentences.size());
}

void weigh_terms(Material& material, const Stems& stems) {
  std::vector<int> count(material.vocabulary.size(), 0);
  for (std::size_t i = 0; i < material.sentences.size(); ++i) {
    Sentence& sentence = material.sentences[i];
    sentence.stems = stems.sentences[i];
    std::ranges::sort(sentence.stems);
    sentence.stems.erase(std::ranges::unique(sentence.stems).begin(), sentence.stems.end());
    for (const Term stem : sentence.stems) ++count[stem];
  }
  material.idf.resize(count.size());
  const double all = static_cast<double>(material.sentences.size()) + 1;
  for (std::size_t term = 0; term < count.size(); ++term) material.idf[term] = std::log(all / (count[term] + 1)) + 1;
}

void weigh_sentences(Material& material, const Stems& stems) {
  std::vector<double> sum(material.idf.size(), 0);
  for (std::size_t i = 0; i < material.sentences.size(); ++i) {
    Sentence& sentence = material.sentences[i];
    sentence.vector = make_vector(stems.sentences[i], material.idf);
    for (const Term stem : sentence.stems) sentence.mass += material.idf[stem];
    if (material.report_of(sentence).copy) continue;
    // A long report must not outweigh the others: its sentences count for less the further down they stand.
    const double weight = 1 / (1 + 0.1 * sentence.place);
    for (const WeightedTerm& entry : sentence.vector) sum[entry.term] += weight * static_cast<double>(entry.weight);
  }
  double norm = 0;
  for (const double weight : sum) norm += weight * weight;
  if (norm > 0) norm = 1 / std::sqrt(norm);
  TermVector centre;
  for (std::size_t term = 0; term < sum.size(); ++term) {
    if (sum[term] > 0) centre.push_back({static_cast<Term>(term), static_cast<float>(sum[term] * norm)});
  }
  material.centre = DenseVector(centre, sum.size());
  for (Sentence& sentence : material.sentences) {
    for (const WeightedTerm& entry : sentence.vector)
      sentence.centrality += static_cast<double>(entry.weight) * sum[entry.term] * norm;
  }
}

void weigh_reports(Material& material, const Stems& stems) {
  for (std::size_t i = 0; i < material.reports.size(); ++i) {
    Report& report = material.reports[i];
    report.title_vector = make_vector(stems.titles[i], material.idf);
    std::vector<Term> opening = stems.titles[i];
    std::size_t words = 0;
    for (std::uint32_t s = report.first; s < report.last && words < opening_words; ++s) {
      words += material.sentences[s].forms.size();
      opening.insert(opening.end(), stems.sentences[s].begin(), stems.sentences[s].end());
    }
    report.opening_vector = make_vector(std::move(opening), material.idf);
  }
}

// Marks every copy but the first of each origin, the origin's own report before all.
void mark_copies(Material& material) {
  std::map<model::ArticleId, std::uint32_t> voice;
  std::vector<model::Report> counted;
  for (std::uint32_t i = 0; i < material.reports.size(); ++i) {
    const Report& report = material.reports[i];
    const bool own = report.source.origin == report.article().id;
    if (const auto [at, is_new] = voice.try_emplace(report.source.origin, i); !is_new && own) at->second = i;
    counted.push_back({report.article().id, report.outlet, report.source.origin, report.source.credit});
  }
  for (std::uint32_t i = 0; i < material.reports.size(); ++i) {
    material.reports[i].copy = voice[material.reports[i].source.origin] != i;
    if (!material.reports[i].copy) material.voices.push_back(i);
  }
  material.independent = model::count_independent(counted);
}

}  // namespace

Material gather_material(std::span<const StoryArticle> articles) {
  const std::string language = common_language(articles);
  Material material(language);
  for (StoryArticle& article : in_story_order(articles)) {
    Report report;
    report.outlet = model::outlet_name(*article.article);
    report.source = std::move(article);
    if (report.source.origin.empty()) report.source.origin = report.article().id;
    material.reports.push_back(std::move(report));
  }
  mark_copies(material);
  Stems stems;
  for (std::uint32_t i = 0; i < material.reports.size(); ++i) read_report(material, i, stems);
  weigh_terms(material, stems);
  weigh_sentences(material, stems);
  weigh_reports(material, stems);
  for (Report& report : material.reports) report.opinion = is_opinion(report, material.vocabulary.rules());
  for (std::size_t i = 0; i < material.sentences.size(); ++i) {
    Sentence& sentence = material.sentences[i];
    check_sentence(material, sentence);
    check_opening(material, sentence);
  }
  return material;
}

namespace {

// A sentence's first word has its capital anyway: where it begins a name, it is a name.
std::vector<text::Tag> tag_with_names(std::span<const text::Token> tokens, const Report& report) {
  std::vector<text::Tag> tags = text::tag_words(tokens, report.text());
  mend_verbs(tokens, tags, report.text());
  const auto word = std::ranges::find_if(tokens, [](const text::Token& token) { return token.is_word(); });
  if (word == tokens.end() || !word->starts_upper()) return tags;
  const auto name = std::ranges::lower_bound(report.names, word->span.begin, {},
                                             [](const model::Name& found) { return found.span.begin; });
  text::Tag& tag = tags[static_cast<std::size_t>(word - tokens.begin())];
  if (name != report.names.end() && name->span.begin == word->span.begin && !text::is_noun(tag)) tag = text::Tag::name;
  return tags;
}

}  // namespace

const std::vector<text::Tag>& Material::tags_of(const Sentence& sentence) const {
  tags.resize(sentences.size());
  std::vector<text::Tag>& found = tags[static_cast<std::size_t>(&sentence - sentences.data())];
  if (!found.empty()) return found;
  const std::span<const text::Token> tokens = tokens_of(sentence);
  if (text::has_tagger(language))
    found = tag_with_names(tokens, report_of(sentence));
  else
    found.assign(tokens.size(), text::Tag::other);
  return found;
}

const std::set<std::string>& Material::surnames() const {
  if (last_names) return *last_names;
  std::set<std::string>& found = last_names.emplace();
  for (const Report& report : reports) {
    for (const model::Name& name : report.names) {
      if (name.type == model::NameType::person && name.canonical.find(' ') != std::string::npos)
        found.insert(last_word(name.canonical));
    }
  }
  return found;
}

double shared_mass(const Material& material, std::span<const Term> a, std::span<const Term> b, double less) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] < b[j]) {
      ++i;
    } else if (b[j] < a[i]) {
      ++j;
    } else {
      sum += material.idf[a[i]] - less;
      ++i, ++j;
    }
  }
  return sum;
}

}  // namespace courant::digest
