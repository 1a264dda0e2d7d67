#include "store/sqlite/lists.h"

#include <algorithm>

namespace courant::store::sqlite {
namespace {
constexpr char separator = '\x1f';
}

std::string join_texts(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) {
    if (!joined.empty()) joined += separator;
    joined += text;
  }
  return joined;
}

std::vector<std::string> split_texts(const std::string& joined) {
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < joined.size();) {
    const std::size_t end = std::min(joined.find(separator, at), joined.size());
    texts.push_back(joined.substr(at, end - at));
    at = end + 1;
  }
  return texts;
}

}  // namespace courant::store::sqlite
