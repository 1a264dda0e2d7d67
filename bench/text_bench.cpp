// What reading an article of 500 words costs, step by step; the text is made of one paragraph of our own.
#include <benchmark/benchmark.h>

#include "text/dates.h"
#include "text/figures.h"
#include "text/language.h"
#include "text/names.h"
#include "text/read_text.h"
#include "text/stem.h"

namespace courant::text {
namespace {

model::Article make_article() {
  model::Article article;
  article.language = "en";
  article.published = base::parse_moment("2024-06-18T21:40:00Z");
  for (int i = 0; i < 6; ++i) {
    article.text +=
        "The Ministry of Defence in Seoul said on Tuesday that almost five million artillery shells had been shipped "
        "since last September. "
        "\"We have counted at least 6,700 containers,\" Defence Minister Shin Won-sik told reporters. Officials in "
        "Moscow, who denied the report in "
        "May, did not respond.\n\nPresident Park is expected to meet Mr Shin next week, two people familiar with the "
        "talks said. The deal, worth $4.5 "
        "billion, would be the largest in a decade, according to the National Assembly's research office.\n\n";
  }
  return article;
}

void bench_split_tokens(benchmark::State& state) {
  const model::Article article = make_article();
  for (auto _ : state) benchmark::DoNotOptimize(split_tokens(article.text, "en"));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * article.text.size()));
}
BENCHMARK(bench_split_tokens);

void bench_tokenize(benchmark::State& state) {
  const model::Article article = make_article();
  for (auto _ : state) benchmark::DoNotOptimize(tokenize(article.text, "en"));
}
BENCHMARK(bench_tokenize);

void bench_names(benchmark::State& state) {
  const model::Article article = make_article();
  const TokenizedText read = tokenize(article.text, "en");
  for (auto _ : state) benchmark::DoNotOptimize(find_names(read));
}
BENCHMARK(bench_names);

void bench_language(benchmark::State& state) {
  const model::Article article = make_article();
  for (auto _ : state) benchmark::DoNotOptimize(detect_language(article.text));
}
BENCHMARK(bench_language);

void bench_read_text(benchmark::State& state) {
  const model::Article article = make_article();
  for (auto _ : state) benchmark::DoNotOptimize(read_text(article));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(bench_read_text);

}  // namespace
}  // namespace courant::text

BENCHMARK_MAIN();
