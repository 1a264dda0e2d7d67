// Lists of short texts in one column, parted by U+001F (unit separator).
#pragma once
#include <string>
#include <vector>

namespace courant::store::sqlite {

std::string join_texts(const std::vector<std::string>& texts);
std::vector<std::string> split_texts(const std::string& joined);

}  // namespace courant::store::sqlite
