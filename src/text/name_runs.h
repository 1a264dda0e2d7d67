// Runs of capitalised words that may be names, and what of a document's words tells so. Part of finding names, apart
// for size.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "model/reading.h"
#include "text/key_map.h"
#include "text/name_evidence.h"
#include "text/name_words.h"
#include "text/sentences.h"

namespace courant::text {

// A run of capitalised words, and what speaks for each type.
struct NameRun {
  std::uint32_t begin = 0, end = 0;  // tokens
  std::uint32_t words = 0;           // "Kwok-kin" is one
  bool opens_sentence = false;
  bool titled = false;
  double votes[3] = {0, 0, 0};  // by model::NameType
  double by_form = 0;           // of the votes for an organisation those by its form alone: "LaSalle"
  std::uint64_t last_key = 0, first_key = 0;
  std::string form;

  double& vote(model::NameType type) { return votes[static_cast<int>(type)]; }
  double vote(model::NameType type) const { return votes[static_cast<int>(type)]; }
  double certainty() const { return std::max({votes[0], votes[1], votes[2]}); }
};

// How often a word stands in lower case, and with a capital where no sentence begins.
struct SeenWord {
  unsigned lower = 0, capital = 0;
};

struct NameRuns {
  std::vector<NameRun> runs;  // as they stand
  KeyMap<SeenWord> seen;
};

// The words of a document as names are read from them. All it is given must outlive it.
class NameTokens {
 public:
  NameTokens(const TokenizedText& read, const NameWords& words, const Peoples& peoples)
      : read_(read), tokens_(read.tokens), words_(words), peoples_(peoples), is_english_(read.language == "en") {}

 protected:
  bool is_capital(std::uint32_t i) const { return tokens_[i].is_word() && tokens_[i].starts_upper(); }
  unsigned classes(std::uint32_t i) const {
    unsigned found = words_.classes(tokens_[i]);
    if (peoples_.is_people(tokens_[i].key)) found |= name_nationality;
    return found;
  }
  bool is(std::uint32_t at, unsigned wanted) const { return (classes(at) & wanted) != 0; }
  bool has_body(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      if ((classes(i) & name_body) != 0) return true;
    }
    return false;
  }
  std::string lower(std::uint32_t i) const;

  const TokenizedText& read_;
  const std::vector<Token>& tokens_;
  const NameWords& words_;
  const Peoples& peoples_;
  const bool is_english_;
};

NameRuns find_name_runs(const NameTokens& document);

}  // namespace courant::text
