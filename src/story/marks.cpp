#include "story/marks.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "story/lexicon_files.h"
#include "text/lexicon.h"

namespace courant::story {
namespace {

struct MeasureWords {
  explicit MeasureWords(std::string_view) {
    const std::string_view listed = base::find_embedded(lexicon_files(), "lexicon/measures.txt");
    for (const text::LexiconEntry& entry : text::parse_lexicon(listed, "")) words.insert(entry.keys.front());
  }
  text::KeySet words;
};

struct Number {
  std::size_t points = 0;
  float value = 0;  // "6.1" as 6.1, "10.6.3" as 10.603
};

std::optional<Number> parse_number(std::string_view digits) {
  unsigned parts[3] = {0, 0, 0};
  Number number;
  for (const char c : digits) {
    if (c == '.') {
      if (++number.points == 3) return std::nullopt;
    } else if (c >= '0' && c <= '9') {
      unsigned& part = parts[number.points];
      part = std::min(100'000U, 10 * part + static_cast<unsigned>(c - '0'));
    } else if (c != ',') {
      return std::nullopt;
    }
  }
  double value = parts[0];
  if (number.points == 1) {
    value += parts[1] / std::pow(10.0, static_cast<double>(digits.size() - digits.find('.') - 1));
  } else if (number.points == 2) {
    value += parts[1] / 10.0 + parts[2] / 1000.0;
  }
  number.value = static_cast<float>(value);
  return number;
}

bool is_year(const Number& number, std::string_view digits) {
  return number.points == 0 && digits.size() == 4 && number.value >= 1900 && number.value < 2100;
}

// First names and countries are much the same from language to language: where a language has no list of names, English
// ones tell some people and places, and the others stay names.
const text::NameWords& name_words_of(std::string_view language) {
  const std::string_view own = text::lexicon_language(language);
  return text::rules_for<text::NameWords>(text::read_lexicon(own, "names").empty() ? "en" : own);
}

}  // namespace

MarkReader::MarkReader(std::string_view language)
    : language_(language),
      name_words_(name_words_of(language)),
      happening_words_(text::rules_for<HappeningWords>(text::lexicon_language(language))) {}

void MarkReader::read_figures(const Lead& lead, bool title) {
  constexpr std::uint16_t two_years = 1;
  constexpr std::size_t near = 3;  // words: "6.1 on the Richter scale"
  const std::span<const Word> words = lead.words.first(lead.terms.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].digit) continue;
    const std::string_view digits = lead.text.substr(words[i].begin, words[i].end - words[i].begin);
    const std::optional<Number> number = parse_number(digits);
    if (!number) continue;
    if (is_year(*number, digits)) {
      const auto year = static_cast<std::uint16_t>(number->value);
      if (title) marks_.year = marks_.year == 0 || marks_.year == year ? year : two_years;
      const auto free = std::ranges::find(marks_.years, no_term, &YearOf::term);
      if (free != marks_.years.end() && i + 1 < words.size() && lead.terms[i + 1] != no_term && !words[i + 1].digit &&
          words[i + 1].begin == words[i].end + 1)
        *free = {.term = lead.terms[i + 1], .year = year};
    }
    if (number->points == 0) continue;
    if (marks_.figure == 0 && (title || number->points == 2)) {
      marks_.figure = number->value;
      marks_.version = number->points == 2;
    }
    const std::span<const Word> around =
        words.subspan(i - std::min(i, near), std::min(i, near) + std::min(near + 1, words.size() - i));
    const text::KeySet& measures = text::rules_for<MeasureWords>("").words;
    const auto free = std::ranges::find(marks_.magnitudes, 0.0F);
    if (number->points == 1 && free != marks_.magnitudes.end() &&
        std::ranges::any_of(around, [&](const Word& word) { return measures.contains(word.key); }))
      *free = number->value;
  }
}

void MarkReader::add_name(TermId term, bool person, bool place) {
  if (term == no_term) return;
  for (LeadName& name : std::span(marks_.names).first(marks_.name_count)) {
    if (name.term != term) continue;
    name.person = name.person || person;
    name.place = name.place || place;
    return;
  }
  if (marks_.name_count < marks_.names.size()) marks_.names[marks_.name_count++] = {term, person, place};
}

void MarkReader::read_names(const Lead& lead) {
  if (name_words_.empty() || name_words_.nouns_are_capital()) return;
  const auto& [text, all_words, terms] = lead;
  const std::span<const Word> words = all_words.first(terms.size());
  tokens_.clear();
  for (const Word& word : words) {
    text::Token& token = tokens_.emplace_back();
    token.key = word.key;
    token.kind = text::TokenKind::word;
  }
  const auto follows = [&](std::size_t i) {  // the one before, by a space alone
    return i < words.size() && words[i].capital && words[i].begin == words[i - 1].end + 1 &&
           text[words[i].begin - 1] == ' ';
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].capital) continue;
    const unsigned classes = name_words_.classes(tokens_[i]);
    if ((classes & text::name_none) != 0) continue;
    if ((classes & text::name_first) != 0 && follows(i + 1)) {
      std::size_t last = i + 1;
      while (follows(last + 1)) ++last;
      if (last - i <= 3) add_name(terms[last], true, false);
    }
    if (words[i].begin > 0 && text[words[i].begin - 1] == '-') {  // "(R-Calif.)": nothing happened there
      add_name(terms[i], false, false);
      continue;
    }
    const auto place = name_words_.find(tokens_, i);
    if (place.value != nullptr && (*place.value & text::name_place) != 0) {
      add_name(terms[i + place.length - 1], false, true);
    } else if ((classes & text::name_place) != 0) {
      add_name(terms[i], false, true);
    } else if (!words[i].opens && (classes & text::name_title) == 0) {
      add_name(terms[i], false, false);
    }
  }
}

const Marks& MarkReader::read(const Lead& title, const Lead& text, const std::optional<base::Moment>& published) {
  marks_ = {};
  read_figures(title, true);
  if (marks_.year < 1900) marks_.year = 0;
  read_figures(text, false);
  read_names(text);
  marks_.happening =
      find_happening(happening_words_, text.text, text.words.first(text.terms.size()), published, language_);
  return marks_;
}

}  // namespace courant::story
