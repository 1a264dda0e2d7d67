#include "text/word_classes.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/lexicon_files.h"

namespace courant::text {
namespace {

constexpr char lower_case(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
}

std::string_view cut(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

bool holds(std::string_view classes, std::string_view wanted) {
  return std::ranges::any_of(classes,
                             [&](char letter) { return wanted.find(lower_case(letter)) != std::string_view::npos; });
}

struct Ending {
  std::string_view letters;
  char form;
  std::string_view classes;
};
constexpr std::array<Ending, 5> endings{
    {{"s", 's', "nv"}, {"ed", 'b', "v"}, {"ing", 'g', "v"}, {"er", 'c', "a"}, {"est", 'c', "a"}}};

// What a regular form may come from: "tries" from "tri", "try", "trie".
std::vector<std::string> list_lemmas(std::string_view word, std::string_view ending) {
  std::vector<std::string> lemmas;
  if (ending == "s") {
    if (word.ends_with("ss")) return lemmas;
    lemmas.emplace_back(word.substr(0, word.size() - 1));
    if (word.ends_with("es")) lemmas.emplace_back(word.substr(0, word.size() - 2));
    if (word.ends_with("ies")) lemmas.push_back(std::string(word.substr(0, word.size() - 3)) + "y");
    return lemmas;
  }
  const std::string stem(word.substr(0, word.size() - ending.size()));
  if (stem.size() < 2) return lemmas;
  lemmas = {stem, stem + "e"};
  if (stem.ends_with('i')) lemmas.push_back(stem.substr(0, stem.size() - 1) + "y");
  if (stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2])
    lemmas.push_back(stem.substr(0, stem.size() - 1));
  return lemmas;
}

NounKind kind_of(char letter) {
  switch (letter) {
    case 'a':
      return NounKind::act;
    case 'e':
      return NounKind::event;
    case 'c':
      return NounKind::communication;
    case 'p':
      return NounKind::person;
    case 'g':
      return NounKind::group;
    case 'l':
      return NounKind::place;
    case 'd':
      return NounKind::time;
    case 'b':
      return NounKind::body;
    case 'f':
      return NounKind::artifact;
    case 'k':
      return NounKind::thought;
    case 'm':
      return NounKind::feeling;
    case 'q':
      return NounKind::quantity;
    case '$':
      return NounKind::possession;
    case 's':
      return NounKind::state;
    default:
      return NounKind::none;
  }
}

}  // namespace

WordClasses::WordClasses(std::string_view bytes) {
  while (!bytes.empty()) {
    std::string_view line = cut(bytes, '\n');
    if (line.empty() || line[0] == '#') continue;
    Entry& entry = words_[word_key(cut(line, ' '))];
    const std::string_view classes = cut(line, ' ');
    std::ranges::copy(classes.substr(0, 4), entry.classes);
    entry.kind = cut(line, ' ').front();
    if (line.empty()) continue;
    entry.form = cut(line, ' ').front();
    entry.lemma = word_key(line);
  }
}

std::string WordClasses::strip(std::string_view lower) const {
  for (const Ending& ending : endings) {
    if (!lower.ends_with(ending.letters)) continue;
    for (const std::string& lemma : list_lemmas(lower, ending.letters)) {
      const Entry* entry = find(lemma);
      if (!entry || !holds(entry->classes, ending.classes)) continue;
      std::string found(1, ending.form);
      std::ranges::copy_if(std::string_view(entry->classes), std::back_inserter(found), [&](char letter) {
        return ending.classes.find(lower_case(letter)) != std::string_view::npos;
      });
      return found;
    }
  }
  return {};
}

std::string WordClasses::known(std::string_view lower) const {
  std::string found;
  const Entry* entry = find(lower);
  if (entry && entry->form) {
    found += entry->form;
    if (const Entry* lemma = words_.find(entry->lemma)) found += lemma->classes;
  }
  if (entry && entry->classes[0] != '-') found.append(":").append(entry->classes);
  if (!found.empty()) return entry->form ? found : found + strip(lower);
  found = strip(lower);
  return found.empty() ? "?" : found;
}

bool WordClasses::may_be(std::string_view lower, char letter) const {
  const std::string all = known(lower);
  return std::ranges::any_of(all, [&](char found) { return lower_case(found) == letter; });
}

bool WordClasses::is_mostly(std::string_view lower, char letter) const {
  const Entry* entry = find(lower);
  return entry && lower_case(entry->classes[0]) == letter;
}

std::vector<std::uint64_t> WordClasses::lemma_keys(std::string_view lower) const {
  std::vector<std::uint64_t> keys{word_key(lower)};
  if (const Entry* entry = find(lower); entry && entry->form) keys.push_back(entry->lemma);
  for (const Ending& ending : endings) {
    if (!lower.ends_with(ending.letters)) continue;
    for (const std::string& lemma : list_lemmas(lower, ending.letters)) keys.push_back(word_key(lemma));
  }
  return keys;
}

NounKind WordClasses::kind(std::string_view lower) const {
  const Entry* entry = find(lower);
  if (entry && entry->form == 's') {
    const Entry* lemma = words_.find(entry->lemma);
    return lemma ? kind_of(lemma->kind) : NounKind::none;
  }
  if (entry && entry->kind != '-') return kind_of(entry->kind);
  if (!lower.ends_with('s')) return NounKind::none;
  for (const std::string& lemma : list_lemmas(lower, "s")) {
    const Entry* singular = find(lemma);
    if (singular && singular->kind != '-') return kind_of(singular->kind);
  }
  return NounKind::none;
}

const WordClasses& english_words() {
  static const WordClasses words(base::find_embedded(lexicon_files(), "tagger/en/words.txt"));
  return words;
}

}  // namespace courant::text
