// What went wrong, in the reader's language. The steps below the pages say it in English (base/result.h); the sentences
// that a reader can meet stand in web/strings under `trouble.`, the English ones as the steps say them.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "render/strings.h"

namespace courant::render {

// `message` as a step says it, with {0} where it names something. What nobody translated stays English and is marked
// so.
std::string trouble_in_words(const Strings& say, std::string_view message);
// The same after what it is about: "https://example.org/feed: answered 404 (not found)".
std::string trouble_in_words(const Strings& say, const base::Error& error);

}  // namespace courant::render
