// Stems by Snowball (libstemmer), for languages it has an algorithm for.
#pragma once
#include <string_view>

namespace courant::text {

// The stem of a lower-case word; the word itself for a language without a stemmer. The view lives until the next call
// on this thread, or as long as `lower` where it is the word itself. Stemmers are kept per thread.
std::string_view stem_word(std::string_view lower, std::string_view language);

}  // namespace courant::text
