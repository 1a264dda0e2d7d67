#include "text/tagger.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <utility>

#include "text/lexicon_files.h"
#include "text/word_classes.h"

namespace courant::text {
namespace {

constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::mark);
// In the order of the tags; also the order in which equal scores are decided.
constexpr std::array<std::string_view, tag_count> tag_names{"CC",  "CD",  "DT",  "EX",  "IN",   "JJ",  "MD", "NN",
                                                            "NNP", "NNS", "POS", "PRP", "PRP$", "RB",  "RP", "TO",
                                                            "VB",  "VBD", "VBG", "VBN", "VBP",  "VBZ", "W",  "X"};
constexpr std::uint64_t nothing = word_key(""), edge = word_key("|"), to = word_key("to"), point = word_key(".");

constexpr std::uint64_t join(std::uint64_t kind, std::uint64_t first, std::uint64_t second) {
  const std::uint64_t pair = (kind ^ first) * 0x9fb21c651e98df25ULL;
  return ((pair ^ (pair >> 29)) + second) * 0xbf58476d1ce4e5b9ULL;
}

class Weights {
 public:
  explicit Weights(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      read_line(bytes.substr(0, end));
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
  }

  // Adds those of all features, and says whether one of them has any. The table is far larger than a cache: all places
  // are asked for before the first is read.
  template <std::size_t count>
  bool add(const std::array<std::uint64_t, count>& features, std::size_t asked,
           std::array<int, tag_count>& scores) const {
    std::array<const Row*, count> rows;
    for (const std::uint64_t feature : features) rows_.prefetch(feature);
    for (std::size_t i = 0; i < count; ++i) {
      rows[i] = rows_.find(features[i]);
      if (rows[i]) __builtin_prefetch(&weights_[rows[i]->begin]);
    }
    for (const Row* row : rows) {
      for (std::uint32_t i = row ? row->begin : 0; row && i < row->end; ++i)
        scores[weights_[i].tag] += weights_[i].value;
    }
    return rows[asked] != nullptr;
  }

 private:
  struct Weight {
    std::uint16_t tag = 0;
    std::int16_t value = 0;
  };
  struct Row {
    std::uint32_t begin = 0, end = 0;
  };

  void read_line(std::string_view line) {
    if (line.empty() || line[0] == '#') return;
    std::array<std::string_view, 4> parts;
    for (std::size_t i = 0; i < 4; ++i) {
      const std::size_t end = std::min(line.find('\t'), line.size());
      parts[i] = line.substr(0, end);
      line.remove_prefix(std::min(end + 1, line.size()));
    }
    Row& row = rows_[join(word_key(parts[0]), word_key(parts[1]), word_key(parts[2]))];
    row.begin = static_cast<std::uint32_t>(weights_.size());
    std::string_view rest = parts[3];
    while (!rest.empty()) {
      const std::size_t blank = rest.find(' ');
      const auto tag = std::ranges::find(tag_names, rest.substr(0, blank));
      rest.remove_prefix(blank + 1);
      Weight weight{static_cast<std::uint16_t>(tag - tag_names.begin()), 0};
      const char* end = std::from_chars(rest.data(), rest.data() + rest.size(), weight.value).ptr;
      weights_.push_back(weight);
      rest.remove_prefix(std::min(static_cast<std::size_t>(end - rest.data()) + 1, rest.size()));
    }
    row.end = static_cast<std::uint32_t>(weights_.size());
  }

  KeyMap<Row> rows_;
  std::vector<Weight> weights_;
};

const Weights& english_weights() {
  static const Weights weights(base::find_embedded(lexicon_files(), "tagger/en/weights.txt"));
  return weights;
}

// What the features need of a word.
struct Word {
  bool mark = false;
  std::uint64_t form = edge, known = edge, shape = edge, three = nothing, two = nothing;
};

std::string_view mark_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::comma:
      return ",";
    case TokenKind::stop:
    case TokenKind::point:
      return ".";
    case TokenKind::colon:
      return ":";
    case TokenKind::semicolon:
      return ";";
    case TokenKind::hyphen:
      return "-";
    case TokenKind::dash:
      return "--";
    case TokenKind::slash:
      return "/";
    case TokenKind::open_quote:
      return "(q";
    case TokenKind::close_quote:
      return "q)";
    case TokenKind::open_bracket:
      return "(";
    case TokenKind::close_bracket:
      return ")";
    case TokenKind::currency:
      return "$";
    default:
      return "%";
  }
}

std::string shape_of(const Token& token, std::string_view written) {
  if (token.kind == TokenKind::clitic) return "'";
  if (token.capitals == Capitals::upper && written.size() > 1) return "A";
  return written[0] >= 'a' && written[0] <= 'z' ? "a" : token.starts_upper() ? "Aa" : "a";
}

Word describe(const Token& token, std::string_view text, bool first) {
  Word word;
  std::string shape;
  const std::string lower = lower_form(token.span.of(text));
  if (token.kind == TokenKind::number) {
    word.form = word.known = word_key("#");
    shape = "0";
  } else if (!token.is_word() && token.kind != TokenKind::clitic) {
    word.mark = true;
    word.form = word_key(mark_name(token.kind));
    word.known = word_key(".");
    shape = ".";
  } else {
    word.form = token.key;
    word.known = word_key(english_words().known(lower));
    shape = shape_of(token, token.span.of(text));
  }
  if (!word.mark) {
    word.three = word_key(std::string_view(lower).substr(lower.size() - std::min<std::size_t>(3, lower.size())));
    word.two = word_key(std::string_view(lower).substr(lower.size() - std::min<std::size_t>(2, lower.size())));
  }
  word.shape = word_key(first ? shape + "^" : shape);
  return word;
}

constexpr auto tag_keys = [] {
  std::array<std::uint64_t, tag_count + 1> keys{};
  for (std::size_t i = 0; i < tag_count; ++i) keys[i] = word_key(tag_names[i]);
  keys[tag_count] = word_key("mark");
  return keys;
}();

constexpr std::uint64_t feature(std::string_view kind, std::uint64_t first, std::uint64_t second = nothing) {
  return join(word_key(kind), first, second);
}

// scripts/make-tagger: features().
Tag choose(const std::vector<Word>& words, std::size_t i, std::uint64_t before, std::uint64_t before2) {
  static const Word outside;
  const Word& word = words[i];
  const Word& next = i + 1 < words.size() ? words[i + 1] : outside;
  const std::uint64_t previous = i >= 1 ? words[i - 1].form : edge;
  const std::array features{feature("b", nothing),
                            feature("w", word.form),
                            feature("k", word.known),
                            feature("s", word.three),
                            feature("e", word.two),
                            feature("h", word.shape),
                            feature("hk", word.shape, word.known),
                            feature("t", before),
                            feature("tt", before2, before),
                            feature("tk", before, word.known),
                            feature("tw", before, word.form),
                            feature("p", previous),
                            feature("pp", i >= 2 ? words[i - 2].form : edge),
                            feature("n", next.form),
                            feature("nn", i + 2 < words.size() ? words[i + 2].form : edge),
                            feature("nk", next.known),
                            feature("kn", word.known, next.known),
                            feature("kw", word.known, next.form),
                            feature("pk", previous, word.known),
                            feature("ts", before, word.three),
                            feature("nh", next.shape, word.shape),
                            feature("tn", before, next.known)};
  std::array<int, tag_count> scores{};
  const bool met = english_weights().add(features, 1, scores);
  // A word of no weight of its own is no pronoun or modal, and one that no dictionary has no preposition, determiner or
  // conjunction either: these are known.
  static constexpr std::uint64_t unknown = word_key("?");
  if (!met) {
    const auto bar = [&](std::initializer_list<Tag> closed) {
      for (const Tag tag : closed) scores[static_cast<std::size_t>(tag)] = std::numeric_limits<int>::min();
    };
    bar({Tag::existential, Tag::modal, Tag::possessive, Tag::pronoun, Tag::possessive_pronoun, Tag::to});
    if (word.known == unknown) bar({Tag::coordinator, Tag::determiner, Tag::preposition, Tag::particle, Tag::wh_word});
  }
  return static_cast<Tag>(std::ranges::max_element(scores) - scores.begin());
}

// No finite verb stands after a determiner, nor after an adjective behind one: "his false claims".
bool after_determiner(const std::vector<Tag>& tags, std::size_t i) {
  if (tags[i] != Tag::verb_third && tags[i] != Tag::verb_present && tags[i] != Tag::verb_base) return false;
  const auto determines = [](Tag tag) {
    return tag == Tag::determiner || tag == Tag::possessive_pronoun || tag == Tag::possessive;
  };
  return (i >= 1 && tags[i - 1] != Tag::determiner && determines(tags[i - 1])) ||
         (i >= 2 && tags[i - 1] == Tag::adjective && determines(tags[i - 2]));
}

// "From Pyongyang": a capital at the beginning makes no name of a preposition.
bool opens_with_preposition(const Token& token) {
  static constexpr std::array<std::uint64_t, 22> words{
      word_key("in"),    word_key("on"),      word_key("at"),      word_key("from"),   word_key("by"),
      word_key("for"),   word_key("with"),    word_key("after"),   word_key("before"), word_key("during"),
      word_key("since"), word_key("under"),   word_key("over"),    word_key("of"),     word_key("as"),
      word_key("about"), word_key("against"), word_key("between"), word_key("until"),  word_key("despite"),
      word_key("amid"),  word_key("through")};
  return std::ranges::find(words, token.key) != words.end();
}

// Words that are never anything else.
bool is_only_preposition(const Token& token) {
  static constexpr std::array<std::uint64_t, 15> words{
      word_key("during"),  word_key("amid"),    word_key("amidst"), word_key("among"),      word_key("amongst"),
      word_key("despite"), word_key("upon"),    word_key("via"),    word_key("throughout"), word_key("toward"),
      word_key("towards"), word_key("whereas"), word_key("into"),   word_key("onto"),       word_key("without")};
  return std::ranges::find(words, token.key) != words.end();
}

bool is_that(const Token& token) { return token.key == word_key("that"); }

// A sentence whose only finite verbs are those of its relative clauses has its own among what was taken for plurals:
// "The policy only applies to …".
void find_missing_verb(std::span<const Token> sentence, std::string_view text, std::vector<Tag>& tags) {
  bool relative = false;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == Tag::wh_word) relative = true;
    if (is_finite(tags[i]) && !std::exchange(relative, false)) return;
  }
  for (std::size_t i = 1; i + 1 < tags.size(); ++i) {
    if (tags[i] != Tag::plural && tags[i] != Tag::participle && tags[i] != Tag::verb_base) continue;
    const Tag last = tags[i - 1], next = tags[i + 1];
    const bool after =
        is_noun(last) || last == Tag::adverb || last == Tag::pronoun || (last == Tag::mark && tags[i] == Tag::plural);
    const bool object =
        next == Tag::determiner || next == Tag::possessive_pronoun || next == Tag::adjective || next == Tag::number;
    const bool before = tags[i] == Tag::plural ? object || next == Tag::to || next == Tag::preposition
                                               : object || is_noun(next) || next == Tag::pronoun ||
                                                     next == Tag::wh_word || is_that(sentence[i + 1]);
    if (!after || !before || !english_words().may_be(lower_form(sentence[i].span.of(text)), 'v')) continue;
    tags[i] = tags[i] == Tag::plural       ? Tag::verb_third
              : tags[i] == Tag::participle ? Tag::verb_past
                                           : Tag::verb_present;
    return;
  }
}

// "the Saints' game", and "the team ' s game" where a text parts its tokens by blanks.
void find_possessives(std::span<const Token> sentence, std::string_view text, std::vector<Tag>& tags) {
  bool quoted = false;
  for (std::size_t i = 1; i + 1 < tags.size(); ++i) {
    const std::string_view mark = sentence[i].span.of(text);
    if (mark != "'" && mark != "’") {
      quoted |= mark == "‘";
      continue;
    }
    if (!sentence[i - 1].is_word() || !sentence[i + 1].is_word()) {
      quoted = !quoted;
      continue;
    }
    const bool parted = sentence[i].space_before && sentence[i + 1].span.of(text) == "s";
    const bool plural = !quoted && !sentence[i].space_before && sentence[i + 1].space_before &&
                        sentence[i - 1].span.of(text).ends_with('s') && is_noun(tags[i - 1]);
    if (parted) tags[i + 1] = Tag::possessive;
    if (parted || plural) tags[i] = Tag::possessive;
  }
}

// "a 1972 meeting with Mitchell": no gerund after an article and before a preposition; "while walking": no noun.
void find_nouns(std::span<const Token> sentence, std::vector<Tag>& tags) {
  for (std::size_t i = 1; i + 1 < tags.size(); ++i) {
    const Tag last = tags[i - 1], next = tags[i + 1];
    const bool determined =
        last == Tag::determiner || last == Tag::possessive || last == Tag::possessive_pronoun ||
        (i > 1 && (last == Tag::number || last == Tag::adjective) &&
         (tags[i - 2] == Tag::determiner || tags[i - 2] == Tag::possessive || tags[i - 2] == Tag::possessive_pronoun));
    if (tags[i] == Tag::noun && next == Tag::gerund && sentence[i].key == word_key("while")) tags[i] = Tag::preposition;
    // "the practice shooting described"
    const bool subject =
        is_noun(last) && last != Tag::name && ((is_finite(next) && next != Tag::modal) || next == Tag::participle);
    if (tags[i] == Tag::gerund && (subject || (determined && (next == Tag::preposition || next == Tag::mark))))
      tags[i] = Tag::noun;
  }
}

// Verbs whose past is their base.
bool is_own_past(const Token& token) {
  static constexpr std::array<std::uint64_t, 19> words{
      word_key("put"),   word_key("cut"),    word_key("hit"),   word_key("set"),  word_key("read"),
      word_key("quit"),  word_key("let"),    word_key("cost"),  word_key("shut"), word_key("hurt"),
      word_key("burst"), word_key("spread"), word_key("split"), word_key("bet"),  word_key("cast"),
      word_key("shed"),  word_key("beat"),   word_key("bid"),   word_key("rid")};
  return std::ranges::find(words, token.key) != words.end();
}

// "aide and key player": a base form is no past.
void mend_past(std::span<const Token> sentence, std::string_view text, std::vector<Tag>& tags) {
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] != Tag::verb_past || is_own_past(sentence[i])) continue;
    const std::string known = english_words().known(lower_form(sentence[i].span.of(text)));
    if (!known.starts_with(':') || known.find('b') != std::string::npos) continue;
    tags[i] = i + 1 < tags.size() && is_noun(tags[i + 1]) ? Tag::adjective : Tag::noun;
  }
}

// Plurals among what was taken for a verb's form or for a preposition: "the two men accused", "unveiled updates to",
// "with party stickers on it".
void find_plurals(std::span<const Token> sentence, std::string_view text, std::vector<Tag>& tags) {
  for (std::size_t i = 1; i < tags.size(); ++i) {
    const bool behind_verb = tags[i] == Tag::verb_third && tags[i - 1] == Tag::verb_past;
    if (!behind_verb && tags[i] != Tag::participle && tags[i] != Tag::preposition) continue;
    const std::string word = lower_form(sentence[i].span.of(text));
    const std::string known = english_words().known(word);
    const bool plural = known.starts_with('s') && !known.starts_with("sV:");
    if (tags[i] == Tag::preposition ? known == "?" && (word.ends_with("ers") || word.ends_with("ors")) : plural)
      tags[i] = Tag::plural;
  }
}

// "Manning threw": a name that ends as a gerund does.
void find_names(std::span<const Token> sentence, std::vector<Tag>& tags) {
  const std::size_t at = !tags.empty() && tags[0] == Tag::mark ? 1 : 0;
  if (at + 1 < tags.size() && tags[at] == Tag::gerund && sentence[at].starts_upper() &&
      (is_finite(tags[at + 1]) || (tags[at + 1] == Tag::participle && std::ranges::none_of(tags, is_finite))))
    tags[at] = Tag::name;
}

}  // namespace

bool has_tagger(std::string_view language) {
  return language.substr(0, 2) == "en" && (language.size() == 2 || language[2] == '-');
}

std::vector<Tag> tag_words(std::span<const Token> sentence, std::string_view text) {
  std::vector<Word> words;
  words.reserve(sentence.size());
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    words.push_back(describe(sentence[i], text, i == 0 || (i == 1 && words[0].mark)));
  }
  std::vector<Tag> tags;
  std::uint64_t before = edge, before2 = edge;
  for (std::size_t i = 0; i < words.size(); ++i) {
    tags.push_back(words[i].mark                      ? Tag::mark
                   : is_only_preposition(sentence[i]) ? Tag::preposition
                                                      : choose(words, i, before, before2));
    if (tags[i] == Tag::plural && i + 2 < words.size() && words[i + 1].form == point && sentence[i].starts_upper() &&
        sentence[i + 2].starts_upper())
      tags[i] = Tag::name;  // Mrs.
    if (after_determiner(tags, i) && english_words().may_be(lower_form(sentence[i].span.of(text)), 'n')) {
      tags[i] = sentence[i].span.of(text).ends_with('s') ? Tag::plural : Tag::noun;
    }
    if (i > 0 && words[i - 1].form == to && tags[i] == Tag::verb_base) tags[i - 1] = Tag::to;
    before2 = before;
    before = tag_keys[static_cast<std::size_t>(tags.back())];
  }
  if (tags.size() > 1 && tags[0] == Tag::name && (tags[1] == Tag::name || tags[1] == Tag::determiner) &&
      opens_with_preposition(sentence[0]))
    tags[0] = Tag::preposition;
  mend_past(sentence, text, tags);
  find_possessives(sentence, text, tags);
  find_names(sentence, tags);
  find_nouns(sentence, tags);
  find_plurals(sentence, text, tags);
  find_missing_verb(sentence, text, tags);
  return tags;
}

}  // namespace courant::text
