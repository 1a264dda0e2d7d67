#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <limits>

namespace courant::text {

std::string detect_language(std::string_view text) {
  // The begin says as much as the whole, and CLD2 costs as much as all other reading.
  constexpr std::size_t bytes_read_max = 1000;
  text = text.substr(0, std::min<std::size_t>(text.size(), bytes_read_max));
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.remove_suffix(1);
  if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1);
  bool reliable = false;
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int text_bytes = 0;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, CLD2::kCLDFlagBestEffort,
                                 languages, percents, scores, nullptr, &text_bytes, &reliable);
  if (languages[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  std::string code = CLD2::LanguageCode(languages[0]);
  std::ranges::transform(code, code.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  code.resize(std::min(code.find('-'), code.size()));
  return code == "iw" ? "he" : code == "un" ? std::string() : code;
}

}  // namespace courant::text
