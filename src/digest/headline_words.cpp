#include "digest/headline_words.h"

#include <algorithm>
#include <optional>
#include <string>

#include "digest/lexicon_files.h"
#include "text/key_map.h"
#include "text/lexicon.h"
#include "text/stem.h"

namespace courant::digest {
namespace {

using text::Token;

constexpr std::size_t initials_min = 2, initials_max = 5;

std::vector<std::string_view> split_words(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    if (blank > 0) words.push_back(line.substr(0, blank));
    line.remove_prefix(std::min(blank + 1, line.size()));
  }
  return words;
}

std::uint64_t stem_key(std::string_view lower) { return text::word_key(text::stem_word(lower, "en")); }

// Stems that stand for each other: irregular forms of a verb, and what headlines say instead.
class AlikeWords {
 public:
  AlikeWords() {
    for (const text::LexiconEntry& entry :
         text::parse_lexicon(text::find_lexicon(lexicon_files(), "en", "headlines"), "en")) {
      std::vector<std::uint64_t> keys;
      for (const std::string_view word : split_words(entry.value)) keys.push_back(stem_key(word));
      if (entry.section == "stands_for") {
        shorts_.push_back({text::word_key(entry.entry), std::move(keys)});
        continue;
      }
      keys.push_back(stem_key(entry.entry));
      KeyMap& groups = entry.section == "irregular" ? forms_ : alike_;
      for (const std::uint64_t key : keys) {
        for (const std::uint64_t other : keys) groups[key].push_back(other);
      }
    }
  }

  struct Short {
    std::uint64_t key = 0;
    std::vector<std::uint64_t> stems;
  };
  const std::vector<Short>& shorts() const { return shorts_; }

  // A stem, those of the verb's other forms, and those that stand for one of them.
  std::vector<std::uint64_t> list(std::uint64_t stem) const {
    std::vector<std::uint64_t> keys{stem};
    append(forms_, stem, keys);
    for (std::size_t i = 0, forms = keys.size(); i < forms; ++i) append(alike_, keys[i], keys);
    for (std::size_t i = 0, all = keys.size(); i < all; ++i) append(forms_, keys[i], keys);
    return keys;
  }

 private:
  using KeyMap = text::KeyMap<std::vector<std::uint64_t>>;

  static void append(const KeyMap& groups, std::uint64_t key, std::vector<std::uint64_t>& keys) {
    if (const std::vector<std::uint64_t>* found = groups.find(key)) {
      const std::vector<std::uint64_t> more = *found;
      keys.insert(keys.end(), more.begin(), more.end());
    }
  }

  KeyMap forms_, alike_;
  std::vector<Short> shorts_;
};

const AlikeWords& alike_words() {
  static const AlikeWords words;
  return words;
}

class ToldStems {
 public:
  explicit ToldStems(const Material& material) : material_(material) {}

  void hear(const Sentence& sentence) {
    stems_.insert(sentence.stems.begin(), sentence.stems.end());
    const std::span<const Token> tokens = material_.tokens_of(sentence);
    const std::string_view text = material_.report_of(sentence).text();
    for (const Token& token : tokens) {
      if (token.kind != text::TokenKind::number && !token.is_word()) continue;
      const std::uint64_t stem = stem_key(text::lower_form(token.span.of(text)));
      if (!keys_.insert(stem).second) continue;
      for (const std::uint64_t key : alike_words().list(stem)) add(material_.vocabulary.term(key));
      for (const std::uint64_t key : material_.vocabulary.rules().same_thing(token.key)) add_word(key);
    }
    hear_initials(tokens, text);
  }

  std::set<Term> finish() && {
    for (const auto& [key, stems] : alike_words().shorts()) {
      if (std::ranges::all_of(stems, [&](std::uint64_t stem) { return keys_.contains(stem); })) add_word(key);
    }
    return std::move(stems_);
  }

 private:
  void add(std::optional<Term> stem) {
    if (stem) stems_.insert(*stem);
  }
  void add_word(std::uint64_t key) {
    if (const Vocabulary::Word* word = material_.vocabulary.find(key)) stems_.insert(word->stem);
  }

  // "United Nations" as "UN" and "U.N."; small words between, as in "Bureau of Roads", have no letter.
  void hear_initials(std::span<const Token> tokens, std::string_view text) {
    for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
      std::string plain, dotted;
      for (std::size_t i = begin; i < tokens.size() && plain.size() < initials_max; ++i) {
        if (!tokens[i].is_word()) break;
        const std::string lower = text::lower_form(tokens[i].span.of(text));
        if (!tokens[i].starts_upper()) {
          if (i == begin || (lower != "of" && lower != "the" && lower != "and" && lower != "for" && lower != "on"))
            break;
          continue;
        }
        plain += lower.front();
        dotted += {lower.front(), '.'};
        if (plain.size() < initials_min) continue;
        add_word(text::word_key(plain));
        add_word(text::word_key(dotted));
      }
    }
  }

  const Material& material_;
  std::set<Term> stems_;
  std::set<std::uint64_t> keys_;  // of stems
};

}  // namespace

std::set<Term> list_told_stems(const Material& material, const std::vector<std::uint32_t>& sentences) {
  ToldStems told(material);
  for (const std::uint32_t i : sentences) told.hear(material.sentences[i]);
  return std::move(told).finish();
}

}  // namespace courant::digest
