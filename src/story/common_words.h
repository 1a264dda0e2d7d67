// How often common words stand in news: what grouping knows of a language before it has read anything. Ours, in bands,
// kept in data/lexicon/<language>/common_words.txt. Thread-safe.
#pragma once
#include <string_view>

namespace courant::story {

inline constexpr double common_articles = 2000;  // the table counts as so many articles

// The share of articles, 0 to 1, that a stem stands in; 0 for a word that is not in the table.
double common_share(std::string_view language, std::string_view stem);

}  // namespace courant::story
