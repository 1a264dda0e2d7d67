// How often common words stand in news: what grouping knows of a language before it has read anything. Ours, in bands,
// kept in data/lexicon/<language>/common_words.txt. Thread-safe.
#pragma once
#include <cstdint>
#include <string_view>

namespace courant::story {

inline constexpr double common_articles = 2000;  // the table counts as so many articles

// The share of articles, 0 to 1, that a stem, by its text::word_key, stands in; 0 for one that is not in the table.
double common_share(std::string_view language, std::uint64_t stem);

}  // namespace courant::story
