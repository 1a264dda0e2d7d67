#include "digest/title_headlines.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <ranges>
#include <utility>

#include "digest/headline.h"
#include "digest/headline_source.h"
#include "digest/headline_tags.h"
#include "digest/mend_verbs.h"
#include "digest/title_beginning.h"
#include "digest/title_ends.h"
#include "digest/title_words.h"
#include "text/key_map.h"
#include "text/lexicon.h"
#include "text/name_words.h"
#include "text/read_text.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::Token;
using text::TokenKind;

constexpr std::size_t headlines_max = 12, headline_tokens_max = 60;
constexpr int source_words_max = 3;
constexpr std::size_t shouted_bytes_min = 5;  // "Mayor QUITS", not "NATO"
constexpr double listed_end_min = 0.6;        // below, a list or an apposition goes on

// How often a story's texts write a word small, and with a capital though it begins no sentence.
struct Writing {
  int small = 0, large = 0;
};

class WrittenWords {
 public:
  // How the texts write the words of these reports' headlines.
  WrittenWords(const Material& material, const std::vector<std::uint32_t>& reports) : material_(material) {
    for (const std::uint32_t report : reports) {
      for (const Token& token : material.reports[report].title_tokens) words_[token.key];
    }
    for (const Sentence& sentence : material.sentences) {
      bool first = true;
      for (const Token& token : material.tokens_of(sentence)) {
        if (!token.is_word() || std::exchange(first, false)) continue;
        if (Writing* writing = words_.find(token.key)) ++(token.starts_upper() ? writing->large : writing->small);
      }
    }
  }

  // A word that the texts do not have is small where it is a stop word, or English and names no people and no place:
  // "German" and "Peru" stay.
  bool is_small(const Token& token, const std::string& lower) const {
    if (const Writing* writing = words_.find(token.key); writing && writing->small + writing->large > 0)
      return writing->small > writing->large;
    const Vocabulary::Word* word = material_.vocabulary.find(token.key);
    if (word && !word->counts) return true;
    const auto& names = text::rules_for<text::NameWords>(text::lexicon_language(material_.language));
    if (names.classes(token) & (text::name_place | text::name_organisation | text::name_nationality)) return false;
    const bool of_people = lower.ends_with("an") || lower.ends_with("ish") || lower.ends_with("ese");
    return !of_people && std::ranges::any_of(std::string_view("nvar"),
                                             [&](char letter) { return text::english_words().may_be(lower, letter); });
  }

 private:
  const Material& material_;
  text::KeyMap<Writing> words_;
};

// The report's names that stand in its headline, the longest first where two lie over each other.
std::vector<model::Name> find_names(const Report& report, std::string_view title, std::span<const Token> tokens) {
  std::map<std::string_view, model::NameType> known;
  for (const model::Name& name : report.names) {
    // "the Sula Rose" is a ship.
    const bool of_thing =
        name.span.begin >= 4 && model::Span{name.span.begin - 3, name.span.begin}.of(report.text()) == "he ";
    const model::NameType type =
        of_thing && name.type == model::NameType::person ? model::NameType::organisation : name.type;
    const auto [at, is_new] = known.emplace(name.span.of(report.text()), type);
    if (!is_new && of_thing) at->second = type;
  }
  std::vector<model::Name> found;
  for (const auto& [words, type] : known) {
    for (std::size_t at = title.find(words); at != std::string_view::npos; at = title.find(words, at + 1)) {
      const model::Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
      const bool begins = std::ranges::any_of(tokens, [&](const Token& t) { return t.span.begin == span.begin; });
      const bool ends = std::ranges::any_of(tokens, [&](const Token& t) { return t.span.end == span.end; });
      if (begins && ends) found.push_back({span, type, {}});
    }
  }
  std::ranges::stable_sort(found, std::greater{}, [](const model::Name& name) { return name.span.size(); });
  std::vector<model::Name> names;
  for (model::Name& name : found) {
    if (std::ranges::none_of(names, [&](const model::Name& other) { return other.span.overlaps(name.span); }))
      names.push_back(std::move(name));
  }
  std::ranges::sort(names, {}, [](const model::Name& name) { return name.span.begin; });
  return names;
}

// "POLICE ARREST DRIVER": what is a name, cannot be told.
bool is_all_capitals(std::span<const Token> tokens) {
  const auto upper = std::ranges::count(tokens, text::Capitals::upper, &Token::capitals);
  return 2 * upper > std::ranges::count_if(tokens, &Token::is_word);
}

// Whether only what a title can do without lies in [begin, end) of a headline: small words, an apposition, a person's
// first name, what a person is.
bool may_skip(const TitleHeadline& headline, std::size_t begin, std::size_t end) {
  const TaggedSentence s = headline.tagged();
  const auto is_comma = [&](std::size_t i) { return s.tokens[i].kind == TokenKind::comma; };
  if (begin + 1 < end && is_comma(begin) && is_comma(end - 1)) return true;
  for (std::size_t i = begin; i < end; ++i) {
    const Tag tag = s.tags[i];
    const bool light = tag == Tag::determiner || tag == Tag::adjective || (tag == Tag::adverb && may_leave_out(s, i)) ||
                       tag == Tag::mark || (title_flags(s, i) & is_be) != 0;
    const bool of_person = std::ranges::any_of(
        headline.persons, [&](Part person) { return begin <= person.begin && i < person.end && end <= person.end; });
    if (!light && !of_person) return false;
  }
  return true;
}

// "Brand can afford the wall", "Wall might fall", "States should pay": who thinks so? Not "will", "won't", "to".
bool speculates(const TaggedSentence& s, Part part) {
  for (std::size_t i = part.begin; i < part.end; ++i) {
    const std::string word = s.lower(i);
    if (s.tags[i] == Tag::modal && word != "to" && (!word.starts_with("w") || word == "would")) return true;
  }
  return false;
}

// "to counter | and contain", "to hand | over", "as fishing boats | near Ostrel vanish".
bool breaks_off(const TaggedSentence& s, Part kept) {
  const std::size_t last = kept.end - 1, end = kept.end;
  const Tag next = s.tags[end];
  static constexpr std::array<std::string_view, 9> beside{"after", "amid",    "as",     "at", "before",
                                                          "by",    "despite", "during", "in"};
  if (s.tags[last] == Tag::verb_base && next != Tag::mark && std::ranges::find(beside, s.lower(end)) == beside.end())
    return true;
  std::size_t opened = end;
  for (std::size_t i = kept.begin + 1; i < end; ++i) {
    if (s.lower(i) == "as" || s.tags[i] == Tag::wh_word || tells_when_or_why(s.lower(i))) opened = i;
    if (text::is_finite(s.tags[i])) opened = end;
  }
  for (std::size_t i = end; opened < end && i < s.tags.size() && s.tags[i] != Tag::mark; ++i) {
    if (text::is_finite(s.tags[i])) return true;
  }
  return false;
}

// "Senate Overrides The Veto": capitals tell no names.
bool has_capitals_throughout(std::span<const Token> tokens) {
  std::size_t words = 0, capitals = 0;
  for (const Token& token : tokens.subspan(std::min<std::size_t>(1, tokens.size()))) {
    if (!token.is_word() || token.span.size() < 4) continue;
    ++words;
    capitals += token.starts_upper() ? 1 : 0;
  }
  return 2 * capitals > words;
}

void tag_headline(const Material& material, TitleHeadline& headline) {
  headline.tokens = text::split_tokens(headline.text, material.language);
  headline.tags = text::tag_words(headline.tokens, headline.text);
  mend_verbs(headline.tokens, headline.tags, headline.text);
  mend_headline(headline.tagged(), headline.tags);
  headline.persons.clear();
  for (const model::Name& name : headline.names) {
    const Part part = part_of(headline.tokens, name.span);
    if (name.type == model::NameType::person && !part.empty()) headline.persons.push_back(part);
  }
}

bool is_in_name(const TitleHeadline& headline, model::Span span) {
  return std::ranges::any_of(headline.names, [&](const model::Name& name) { return name.span.contains(span); });
}

// Writes a word small that the texts write so and that is of no name.
void lower_word(TitleHeadline& headline, const Token& token, const WrittenWords& written) {
  const std::string lower = text::lower_form(token.span.of(headline.text));
  if (!is_in_name(headline, token.span) && lower.size() == token.span.size() && written.is_small(token, lower))
    headline.text.replace(token.span.begin, lower.size(), lower);
}

TitleHeadline read_headline(const Material& material, std::uint32_t report, const WrittenWords& written) {
  const Report& of = material.reports[report];
  const model::Span told = trim_title(of);
  TitleHeadline headline;
  headline.report = report;
  headline.text = told.of(of.article().title);
  while (headline.text.ends_with(" .")) headline.text.resize(headline.text.size() - 2);  // a sentence, in corpora
  headline.tokens = text::split_tokens(headline.text, material.language);
  headline.names = find_names(of, headline.text, headline.tokens);
  const bool throughout = has_capitals_throughout(headline.tokens);
  for (std::size_t i = 0; i < headline.tokens.size(); ++i) {
    const Token& token = headline.tokens[i];
    const bool first = i == 0 && !(headline.tokens.size() > 1 && headline.tokens[1].kind == TokenKind::colon);
    if (first) continue;  // has one anyway
    const bool shouted = token.capitals == text::Capitals::upper && token.span.size() >= shouted_bytes_min;
    if (shouted || ((throughout || i == 0) && token.capitals == text::Capitals::capital))
      lower_word(headline, token, written);
  }
  tag_headline(material, headline);
  return headline;
}

// "She'll go" behind who says so: "will go".
void drop_speaker_pronoun(std::string& text) {
  for (const std::string_view pronoun : {"he", "she", "they", "it", "we", "i"}) {
    for (const std::string_view clitic : {"'ll ", "\u2019ll "}) {
      const std::string contracted = std::string(pronoun) + std::string(clitic);
      if (text::lower_form(std::string_view(text).substr(0, contracted.size())) == text::lower_form(contracted))
        text.replace(0, contracted.size(), "will ");
    }
  }
}

// The last name of a person, else a phrase of no more than three words; empty where there is none so short.
std::string write_source(const TitleHeadline& headline, Part source) {
  const TaggedSentence s = headline.tagged();
  for (const Part person : headline.persons) {
    if (person.end == source.end && person.begin >= source.begin)
      return write_parts(s, {{find_last_name(s.tokens, person), person.end}});
  }
  if (is_article(s, source.begin) && source.end > source.begin + 1) ++source.begin;
  const auto& names = text::rules_for<text::NameWords>("en");
  if (source.end == source.begin + 2 && (names.classes(s.tokens[source.begin]) & text::name_first) &&
      s.tags[source.begin + 1] == Tag::name)
    ++source.begin;
  if (count_words(s, {source}) > source_words_max) return {};
  std::string shown = write_parts(s, {source});
  if (shown.front() >= 'a' && shown.front() <= 'z') shown.front() = static_cast<char>(shown.front() - 'a' + 'A');
  return shown;
}

// What a headline's source says, or what stands behind a rubric, as a headline; without text where it cannot be shown.
TitleHeadline read_content(const Material& material, const TitleHeadline& whole, const HeadlineSource& from,
                           const WrittenWords& written) {
  TitleHeadline told;
  if (from.content.empty()) return told;
  const TaggedSentence s = whole.tagged();
  if (from.attributed) {
    told.speaker = write_source(whole, from.source);
    if (told.speaker.empty()) return told;
    for (std::size_t i = from.source.begin; i < from.source.end; ++i) {
      if (const Vocabulary::Word* word = material.vocabulary.find(s.tokens[i].key); word && word->counts)
        told.speaker_stems.push_back(word->stem);
    }
    if (told.speaker_stems.empty()) return told;
  }
  Part content = from.content;
  const auto quotes = std::ranges::count_if(s.tokens, [](const Token& token) {
    return token.kind == TokenKind::open_quote || token.kind == TokenKind::close_quote;
  });
  if (quotes == 2 && s.tokens[content.begin].kind == TokenKind::open_quote &&
      s.tokens[content.end - 1].kind == TokenKind::close_quote)
    ++content.begin, --content.end;
  while (!content.empty() && s.tags[content.end - 1] == Tag::mark &&
         s.tokens[content.end - 1].kind != TokenKind::close_quote)
    --content.end;
  if (content.empty()) return told;
  told.report = whole.report;
  told.text = s.span(content).of(whole.text);
  const auto retell = [&] {
    told.tokens = text::split_tokens(told.text, material.language);
    told.names = find_names(material.reports[whole.report], told.text, told.tokens);
  };
  retell();
  if (from.attributed && told.tokens.front().capitals == text::Capitals::capital)
    lower_word(told, told.tokens.front(), written);
  if (from.attributed) drop_speaker_pronoun(told.text);
  retell();
  tag_headline(material, told);
  if (from.attributed && told.tokens.size() > 2) {
    const TaggedSentence said = told.tagged();
    if (const std::size_t past = skip_pronoun(said, std::vector<Part>{{0, said.tokens.size()}}); past > 0) {
      told.text = told.text.substr(told.tokens[past].span.begin);
      retell();
      tag_headline(material, told);
    }
  }
  // "Brand: I will go" is understood, "Brand: my wall stands" is not.
  const ComposingRules& rules = material.vocabulary.rules();
  const bool points = std::ranges::any_of(
      told.tokens, [&](const Token& token) { return (rules.flags(token.key) & is_first_second) != 0; });
  if (points || told.tags.front() == Tag::pronoun) told.text.clear();
  return told;
}

}  // namespace

const std::vector<TitleHeadline>& list_title_headlines(const Material& material) {
  if (material.headlines) return *material.headlines;
  std::vector<std::uint32_t> plain;
  for (const std::uint32_t voice : std::views::reverse(material.voices)) {  // the latest know most
    const Report& report = material.reports[voice];
    if (plain.size() == headlines_max) break;
    if (report.title_tokens.size() > headline_tokens_max || is_all_capitals(report.title_tokens) ||
        !tells_plainly(material, report))
      continue;
    plain.push_back(voice);
  }
  std::ranges::sort(plain);
  const WrittenWords written(material, plain);
  std::vector<TitleHeadline> headlines;
  for (const std::uint32_t voice : plain) {
    TitleHeadline headline = read_headline(material, voice, written);
    if (headline.tokens.empty()) continue;
    const auto add = [&](const HeadlineSource& from) {
      if (from.content.empty()) return;
      TitleHeadline told = read_content(material, headline, from, written);
      if (told.text.empty()) return;
      if (!from.attributed) {  // "Floods: dam to stand, mayor says"
        const HeadlineSource inner = read_headline_source(told.tagged(), told.persons);
        if (!inner.content.empty()) told = read_content(material, told, inner, written);
        if (told.text.empty() || (inner.attributed && inner.content.empty())) return;
      }
      headlines.push_back(std::move(told));
    };
    const HeadlineSource from = read_headline_source(headline.tagged(), headline.persons);
    add(from);
    if (from.attributed || !from.content.empty()) continue;
    add(read_headline_saying(headline.tagged(), headline.persons));
    headlines.push_back(std::move(headline));
  }
  material.headlines = std::make_shared<const std::vector<TitleHeadline>>(std::move(headlines));
  return *material.headlines;
}

bool is_whole_title(const TitleHeadline& headline, const std::vector<Part>& parts, bool cut) {
  const TaggedSentence s = headline.tagged();
  const std::size_t begin = parts.front().begin, end = parts.back().end;
  // "FBI agent | Anna Brand", not "Widow of | Anna Brand"
  const auto may_stand_before = [&](std::size_t i) {
    return i == 0 || text::is_noun(s.tags[i - 1]) || s.tags[i - 1] == Tag::adjective || s.tags[i - 1] == Tag::mark;
  };
  const bool of_person = std::ranges::any_of(headline.persons, [&](Part person) {
    return person.begin <= begin && begin < person.end && may_stand_before(person.begin);
  });
  if (begin > 0 && s.tags[begin - 1] != Tag::mark && s.tags[begin - 1] != Tag::determiner && !of_person) return false;
  for (std::size_t i = 0; !cut && i + 1 < parts.size(); ++i) {
    if (!may_skip(headline, parts[i].end, parts[i + 1].begin)) return false;
  }
  if (headline.speaker.empty() && std::ranges::any_of(parts, [&](Part part) { return speculates(s, part); }))
    return false;
  const Tag last = s.tags[end - 1];
  if (last == Tag::preposition || last == Tag::to || last == Tag::determiner ||
      (title_flags(s, end - 1) & subordinates))
    return false;
  if (end == s.tokens.size()) return true;
  const TokenKind next = s.tokens[end].kind;
  if (last == Tag::particle && next != TokenKind::comma) return false;  // "puts out | - of - date maps"
  // Cut lists: "takes on Brand | , Lee", "throws out state | , federal suits", "a bill to counter | , contain"
  if (next == TokenKind::comma) {
    const Tag behind = end + 1 < s.tokens.size() ? s.tags[end + 1] : Tag::mark;
    const bool lists = (last == Tag::name && behind == Tag::name) || (last != Tag::name && behind == Tag::adjective) ||
                       last == Tag::verb_base;
    return !lists && weigh_end(s, end, s.tokens.size()) >= listed_end_min;
  }
  if (next == TokenKind::dash) return last != Tag::number && !is_parted(s);
  if (s.tags[end] == Tag::mark) return next == TokenKind::semicolon || next == TokenKind::stop;
  if (breaks_off(s, parts.back())) return false;
  if (cut && (title_flags(s, end) & (is_day | is_month))) return true;
  // "asks agencies | to look", not "signs a bill | to fund the wall", "gives a rise | to workers"
  if (last == Tag::adjective && s.lower(end) == "to") return false;
  if (s.tags[end] == Tag::to && end + 1 < s.tokens.size() && s.tags[end + 1] == Tag::verb_base)
    return last == Tag::noun && !is_somebody(s, end - 1);
  static constexpr std::array<std::string_view, 3> adding{"about", "ahead", "over"};
  return s.tags[end] == Tag::coordinator || s.tags[end] == Tag::wh_word ||
         (s.tags[end] == Tag::preposition && s.lower(end) != "of") || s.tags[end] == Tag::to ||
         std::ranges::find(adding, s.lower(end)) != adding.end();
}

}  // namespace courant::digest
