#include "story/credit.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <vector>

#include "story/lexicon_files.h"
#include "story/words.h"
#include "text/lexicon.h"

namespace courant::story {
namespace {

constexpr std::size_t head_bytes = 160, tail_bytes = 320;

// What the filter below makes of a byte: lower-case ASCII, a letter beyond it, or none.
constexpr unsigned char wide = 1, none = ' ', mark_of_two = 2, mark_of_three = 3;
constexpr std::array<unsigned char, 256> folded = [] {
  std::array<unsigned char, 256> table{};
  table.fill(none);
  for (int c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = static_cast<unsigned char>(c);
  for (int c = 0x80; c < 0x100; ++c) table[c] = wide;
  // What a dash, quote, guillemet or hard space begins with, and no letter that a name holds.
  table[0xC2] = mark_of_two;
  table[0xE2] = mark_of_three;
  return table;
}();

// Which texts name no agency for certain, by the first four bytes of each word: nearly all, and reading their words is
// a tenth of grouping them.
class Beginnings {
 public:
  void insert(std::string_view name) { bits_.set(place_of(name, 0)); }
  bool may_occur_in(std::string_view text) const {
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const unsigned char c = fold(text[at]);
      if (c == none) {
        inside = false;
      } else if (c == mark_of_two || c == mark_of_three) {
        inside = false;
        at += c - 1U;
      } else {
        if (!inside && (c == wide || bits_[place_of(text, at)])) return true;
        inside = true;
      }
    }
    return false;
  }

 private:
  static unsigned char fold(char c) { return folded[static_cast<unsigned char>(c)]; }
  static std::size_t place_of(std::string_view text, std::size_t at) {
    std::uint32_t bytes = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const unsigned char c = at + i < text.size() ? fold(text[at + i]) : none;
      if (c == wide) break;  // a letter that has two forms: the three before it will do
      const bool letter = c >= 'a';
      bytes = bytes << 8 | (letter ? c : none);
      if (!letter) break;
    }
    return bytes * 2654435761U >> 16;
  }
  std::bitset<65536> bits_;
};

struct Agencies {
  Agencies() : names(1) {
    const std::string_view listed = base::find_embedded(lexicon_files(), "lexicon/agencies.txt");
    for (const text::LexiconEntry& entry : text::parse_lexicon(listed, "")) {
      const std::string name(entry.value);
      auto at = std::ranges::find(names, name);
      if (at == names.end()) at = names.insert(names.end(), name);
      // "the associated press" holds "associated press", which is in the list too.
      if (!entry.entry.starts_with("the ")) beginnings.insert(entry.entry);
      by_phrase[entry.keys.front()].push_back({entry.keys, static_cast<std::uint8_t>(at - names.begin())});
    }
  }
  struct Phrase {
    std::vector<std::uint64_t> keys;
    std::uint8_t agency;
  };
  std::vector<std::string> names;
  text::KeyMap<std::vector<Phrase>> by_phrase;  // under its first word
  Beginnings beginnings;                        // of them all
};

const Agencies& agencies() {
  static const Agencies made;
  return made;
}

struct CreditWords {
  explicit CreditWords(std::string_view language) {
    for (const text::LexiconEntry& entry :
         text::parse_lexicon(text::find_lexicon(lexicon_files(), language, "credits"), language)) {
      words.insert(entry.keys.front());
    }
  }
  text::KeySet words;
};

struct Mention {
  std::uint8_t agency = 0;
  std::size_t begin = 0, end = 0;  // bytes
};

std::vector<Word> read_words(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 4);
  WordReader reader(text);
  for (Word word; reader.next(word);) words.push_back(word);
  return words;
}

std::vector<Word> read_words_about_agencies(std::string_view text) {
  return agencies().beginnings.may_occur_in(text) ? read_words(text) : std::vector<Word>();
}

// The agencies that are named with a capital letter, the longest name at each place.
std::vector<Mention> find_mentions(std::string_view text, const std::vector<Word>& words) {
  std::vector<Mention> mentions;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto* phrases = agencies().by_phrase.find(words[i].key);
    if (!phrases) continue;
    Mention best;
    std::size_t longest = 0;
    for (const Agencies::Phrase& phrase : *phrases) {
      const std::size_t length = phrase.keys.size();
      if (length <= longest || i + length > words.size()) continue;
      bool same = true;
      for (std::size_t k = 0; k < length; ++k) same = same && words[i + k].key == phrase.keys[k];
      if (!same) continue;
      longest = length;
      best = {phrase.agency, words[i].begin, words[i + length - 1].end};
    }
    const bool short_name = longest == 1 && best.end - best.begin <= 4;
    const std::string_view written = text.substr(best.begin, best.end - best.begin);
    // "ap", "uni" and "mena" are words too: a short name counts in capitals, or as dpa writes itself.
    const bool proper =
        !short_name || written == "dpa" || std::ranges::none_of(written, [](char c) { return c >= 'a' && c <= 'z'; });
    if (longest > 0 && proper) mentions.push_back(best);
    if (longest > 0) i += longest - 1;
  }
  return mentions;
}

bool stands_in_brackets(std::string_view text, const Mention& mention) {
  return mention.begin > 0 && (text[mention.begin - 1] == '(' || text[mention.begin - 1] == '[') &&
         mention.end < text.size() && (text[mention.end] == ')' || text[mention.end] == ']');
}

// What lies before the name on its line, and after it, is no word.
bool stands_alone(std::string_view text, const Mention& mention, const std::vector<Word>& words) {
  const std::size_t line_begin = text.rfind('\n', mention.begin) + 1;  // npos + 1 = 0
  const std::size_t line_end = std::min(text.find('\n', mention.end), text.size());
  return std::ranges::none_of(words, [&](const Word& word) {
    return word.begin >= line_begin && word.end <= line_end && (word.end <= mention.begin || word.begin >= mention.end);
  });
}

}  // namespace

std::string_view agency_name(std::uint8_t agency) { return agencies().names[agency]; }

Credit find_credit(const model::Article& article, std::string_view language) {
  for (const std::string& name : article.byline) {
    const std::vector<Word> words = read_words_about_agencies(name);
    if (const auto mentions = find_mentions(name, words); !mentions.empty()) return {mentions.front().agency, true};
  }
  const std::string_view text = article.text;
  const std::string_view head = text.substr(0, head_bytes);
  // Brackets, or a line of its own: most texts begin with neither.
  const bool has_room =
      text.size() < head_bytes || std::ranges::any_of(head, [](char c) { return c == '(' || c == '[' || c == '\n'; });
  const std::vector<Word> first = has_room ? read_words_about_agencies(head) : std::vector<Word>();
  for (const Mention& mention : find_mentions(head, first)) {
    if (stands_in_brackets(head, mention) || stands_alone(head, mention, first)) return {mention.agency, true};
  }
  const std::string_view tail = text.substr(text.size() - std::min(text.size(), tail_bytes));
  const std::vector<Word> last = read_words_about_agencies(tail);
  Credit credit;
  for (const Mention& mention : find_mentions(tail, last)) {
    if (stands_alone(tail, mention, last)) return {mention.agency, true};
    if (credit.agency != 0) continue;
    const text::KeySet& credit_words = text::rules_for<CreditWords>(language).words;
    // Within the same sentence's few words: "Reuters and … contributed", "Source: AFP".
    const bool said = std::ranges::any_of(last, [&](const Word& word) {
      return word.end + 60 >= mention.begin && word.begin <= mention.end + 60 && credit_words.contains(word.key);
    });
    if (said) credit = {mention.agency, false};
  }
  return credit;
}

}  // namespace courant::story
