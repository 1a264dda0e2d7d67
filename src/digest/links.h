// Links that open an outlet's page at the very sentence: text fragments (WICG, URL Fragment Text Directives).
#pragma once
#include <string>
#include <string_view>

namespace courant::digest {

// `url` with the directive for `sentence`; a long sentence is named by its first and last words. Empty for an empty
// URL.
std::string link_sentence(std::string_view url, std::string_view sentence);

}  // namespace courant::digest
