#include "digest/kinds.h"

#include <algorithm>
#include <array>

#include "digest/hygiene.h"
#include "digest/main_clause.h"
#include "digest/names.h"
#include "digest/obituary.h"
#include "digest/reactions.h"
#include "digest/speakers.h"
#include "digest/standing.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using model::SlideKind;
using text::Token;

constexpr std::uint32_t opening_sentences = 2;   // of a report, which tell its news
constexpr std::chrono::days last_month_max{45};  // from its end
constexpr std::size_t plan_quoted_max = 4;       // words of a plan that is no reaction
constexpr std::size_t predicate_max = 8;         // tokens from "is" on in which a judgement is looked for

bool is_past_tense(const text::VerbGroup& verb) {
  return verb.tense == model::Tense::past || verb.tense == model::Tense::pluperfect;
}

bool has_phrase(std::span<const Token> tokens, const ComposingRules& rules, std::uint32_t wanted,
                const std::vector<bool>& quoted) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!quoted[i] && (rules.phrase(tokens, i).flags & wanted)) return true;
  }
  return false;
}

bool has_word(std::span<const Token> tokens, const ComposingRules& rules, std::uint64_t wanted,
              const std::vector<bool>& quoted) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!quoted[i] && (rules.flags(tokens[i].key) & wanted)) return true;
  }
  return false;
}

// "plays in Dover on Saturday", whose verb the tense lexicon takes for a noun: the only finite verb is of the present.
bool is_fixture(const Material& material, const Sentence& sentence) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const std::string_view text = material.report_of(sentence).text();
  std::size_t day = 0;
  for (const model::DateMention& date : material.report_of(sentence).found().dates) {
    if (!sentence.span.contains(date.span)) continue;
    if (is_iso(date.value) || date.tense == model::Tense::past) return false;
    const std::size_t at = first_token(tokens, date);
    if (at < tokens.size() && at > 0 && text::lower_form(date.span.of(text)).ends_with("day")) day = at;
  }
  if (day == 0 || find_claim(material, sentence)) return false;
  const std::vector<text::Tag>& tags = material.tags_of(sentence);
  // not "the second Tuesday of each month"
  const text::Tag before = tags[day - 1];
  if (before == text::Tag::adjective || before == text::Tag::determiner || before == text::Tag::number) return false;
  const std::vector<bool> quoted = find_quoted(tokens);
  bool present = false;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (quoted[i] || !text::is_finite(tags[i])) continue;
    if (tags[i] == text::Tag::verb_past || material.has_flag(tokens[i], is_auxiliary)) return false;
    present |= tags[i] == text::Tag::verb_third || tags[i] == text::Tag::verb_present;
  }
  return present;
}

// Whether a word is the name of a person, or a noun or pronoun for one.
bool names_person(const Material& material, const Sentence& sentence, std::size_t at) {
  const Report& report = material.report_of(sentence);
  const Token& token = material.tokens_of(sentence)[at];
  const std::string word = text::lower_form(token.span.of(report.text()));
  if (material.has_flag(token, is_person_pronoun)) return true;
  if (!token.starts_upper() && text::english_words().kind(word) == text::NounKind::person && !word.ends_with('s'))
    return true;
  return is_within_name(report.names, token.span, model::NameType::person);
}

// "is due in court", "is subject to a vote and is expected to be completed": a plan in the present tense.
bool is_due(const Material& material, std::span<const Token> tokens, const MainClause& clause) {
  static const std::uint64_t conjunction = text::word_key("and");
  const std::size_t verb = clause.verb()->tokens.begin;
  if (material.vocabulary.rules().phrase(tokens, verb).flags & tells_next) return true;
  const auto& next = clause.next_verb();
  if (!next || next->tense != model::Tense::future || next->ahead) return false;
  return next->tokens.begin > verb && tokens[next->tokens.begin - 1].key == conjunction &&
         (material.vocabulary.rules().phrase(tokens, next->tokens.begin).flags & tells_next) != 0;
}

// "Millions are under alerts again Friday": no fixture.
bool is_being(const Material& material, std::span<const Token> tokens, const text::VerbGroup& verb) {
  static const std::uint64_t is = text::word_key("is"), are = text::word_key("are");
  const std::size_t end = verb.tokens.end;
  const bool acts = end < tokens.size() && material.has_flag(tokens[end], is_gerund);  // "are meeting Friday"
  return verb.tokens.size() == 1 && (tokens[end - 1].key == is || tokens[end - 1].key == are) && !acts;
}

// "The mayor will cut the ribbon", "the port is also expected to close": a plan; not "the ship will hold nine".
bool plans(const Material& material, const Sentence& sentence, const MainClause& clause) {
  static const std::array<std::uint64_t, 2> be{text::word_key("is"), text::word_key("are")};
  static const std::array<std::uint64_t, 6> planned{text::word_key("expected"), text::word_key("scheduled"),
                                                    text::word_key("slated"),   text::word_key("set"),
                                                    text::word_key("poised"),   text::word_key("due")};
  const text::VerbGroup& verb = *clause.verb();
  if (verb.tense != model::Tense::future || verb.ahead) return false;
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const std::size_t begin = verb.tokens.begin;
  if (std::ranges::find(be, tokens[begin].key) != be.end()) {
    std::size_t next = begin + 1;
    while (next + 1 < tokens.size() && material.has_flag(tokens[next], is_adverb)) ++next;
    return next < tokens.size() && std::ranges::find(planned, tokens[next].key) != planned.end();
  }
  return begin > 0 && material.has_flag(tokens[begin], is_will) && names_person(material, sentence, begin - 1);
}

bool is_coming(const Material& material, const Sentence& sentence, const MainClause& clause, const StoryDays& story) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const ComposingRules& rules = material.vocabulary.rules();
  const std::vector<bool>& quoted = clause.quoted();
  const Dated dated = find_plans(material, sentence, story, &clause);
  if (dated.some && !dated.ahead) return false;
  if (!clause.verb() && is_fixture(material, sentence)) return true;
  // "It will", "The court said that it will"; what was told of the past is no plan, whatever hangs on it.
  const auto& verb = clause.verb() && clause.verb()->reports && clause.next_verb() ? clause.next_verb() : clause.verb();
  if (verb && !rules.empty()) {
    const bool future = verb->tense == model::Tense::future;
    const bool present = !clause.verb()->reports && verb->tense == model::Tense::present;
    if (present && !is_being(material, tokens, *verb) && names_weekday(material, sentence, clause)) return true;
    const bool due = present && is_due(material, tokens, clause);
    if (!future && !due && !(present && dated.day_ahead) && !(dated.ahead && verb->ahead)) return false;
  }
  if (has_phrase(tokens, rules, never_next, quoted)) return false;
  if (verb && verb->tense == model::Tense::future && names_weekday(material, sentence, clause)) return true;
  if (clause.verb() && plans(material, sentence, clause)) return true;
  return has_phrase(tokens, rules, tells_next, quoted) ||
         (dated.ahead && (has_word(tokens, rules, is_will, quoted) || (verb && !verb->reports)));
}

// "The groups may believe", "it could hurt": nobody's word but the outlet's.
bool speculates(const Material& material, std::span<const Token> tokens, const MainClause& clause) {
  if (!clause.verb()) return false;
  for (std::size_t i = clause.verb()->tokens.begin; i < clause.verb()->tokens.end; ++i) {
    if (material.has_flag(tokens[i], is_speculating) && !tokens[i].starts_upper()) return true;
  }
  return false;
}

// "is especially troubling", "would be one of the most damning"; not "is one of the great".
bool evaluates(const Material& material, std::span<const Token> tokens, const MainClause& clause) {
  static const std::array<std::uint64_t, 5> be{text::word_key("is"), text::word_key("are"), text::word_key("was"),
                                               text::word_key("were"), text::word_key("be")};
  static const std::uint64_t the = text::word_key("the"), of = text::word_key("of");
  if (!clause.verb()) return false;
  bool is = false;
  const std::size_t begin = clause.verb()->tokens.begin;
  for (std::size_t i = begin; i < tokens.size() && i < begin + predicate_max; ++i) {
    if (!tokens[i].is_word() || clause.quoted()[i]) return false;
    is |= i < begin + 2 && std::ranges::find(be, tokens[i].key) != be.end();
    if (is && material.has_flag(tokens[i], is_evaluating) && tokens[i - 1].key != the) return true;
    if (i > begin + 1 && material.has_flag(tokens[i], is_preposition | is_past_verb) && tokens[i].key != of)
      return false;
  }
  return false;
}

bool is_comment(const Material& material, const Sentence& sentence) {
  if (material.report_of(sentence).opinion) return true;
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const bool exclaims = tokens.back().span.of(material.report_of(sentence).text()) == "!";
  if (exclaims && !find_quoted(tokens).back()) return true;
  if (find_claim(material, sentence)) return false;
  const MainClause clause(material, sentence);
  return has_phrase(tokens, material.vocabulary.rules(), voices_opinion, clause.quoted()) ||
         speculates(material, tokens, clause) || evaluates(material, tokens, clause);
}

// "As president, Lee closed the harbour": in an office, not what stands over the news.
bool begins_in_office(const Material& material, const Sentence& sentence) {
  static const std::uint64_t as = text::word_key("as"), the = text::word_key("the");
  const std::span<const Token> tokens = material.tokens_of(sentence);
  if (tokens.size() < 2 || tokens.front().key != as || tokens[1].key == the) return false;
  bool office = false;
  for (std::size_t i = 1; i < std::min<std::size_t>(tokens.size(), 6); ++i) {
    if (tokens[i].kind == text::TokenKind::comma) return office;
    if (!tokens[i].is_word() || tokens[i].starts_upper() || i > 2) return false;
    office = text::english_words().kind(text::lower_form(tokens[i].span.of(material.report_of(sentence).text()))) ==
             text::NounKind::person;
  }
  return false;
}

// "Acme said it will publish an update tomorrow": no word of judgement, and few words quoted.
bool only_plans(const Material& material, const Sentence& sentence, const MainClause& clause) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  std::size_t quoted = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    quoted += clause.quoted()[i] && tokens[i].is_word() ? 1 : 0;
    if (material.has_flag(tokens[i], is_judging | is_evaluating)) return false;
  }
  return quoted <= plan_quoted_max;
}

bool tells_death(const Material& material, const Sentence& sentence) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (material.vocabulary.rules().phrase(tokens, i).flags & tells_dead) return true;
  }
  return false;
}

// "Employers hired 9,000 people in September": last month's figures are news where a report begins, or told on a day of
// the story ("the bureau reported Thursday").
bool is_reported_now(const Material& material, const Sentence& sentence, const model::DateMention& date,
                     const StoryDays& story) {
  const Days month = days_of(date.value);
  if (month.exact || month.last - month.first > std::chrono::days(31) || !story.middle ||
      month.last + last_month_max < *story.middle)
    return false;
  bool today = sentence.place < opening_sentences;
  each_date(material, sentence, [&](const model::DateMention& other) {
    const Days days = days_of(other.value);
    today |= days.exact && !is_over(days, story);
  });
  return today && std::ranges::any_of(material.tokens_of(sentence), [&](const Token& token) {
           return token.kind == text::TokenKind::number && !date.span.contains(token.span);
         });
}

// "A judge today found Lee guilty", "By 6.30am the fire had been put out": the news, and how it went on.
bool tells_course(std::span<const Token> tokens, const MainClause& clause) {
  static const std::uint64_t today = text::word_key("today"), tonight = text::word_key("tonight"),
                             by = text::word_key("by");
  if (clause.verb() && tokens.front().key == by && clause.is_pluperfect()) return true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool named = tokens[i].key == today || tokens[i].key == tonight;
    if (named && !tokens[i].starts_upper() && !clause.quoted()[i] && clause.holds(i)) return true;
  }
  return false;
}

bool is_past(const Material& material, const Sentence& sentence, const MainClause& clause, const StoryDays& story) {
  static const std::uint64_t past_word = text::word_key("past"), last_word = text::word_key("last"),
                             than = text::word_key("than");
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const ComposingRules& rules = material.vocabulary.rules();
  const bool known = clause.verb().has_value() && !rules.empty();
  // A report begins with what is new, though others came out days later.
  const std::chrono::days past_min{sentence.place < opening_sentences ? 9 : 5};
  int dates = 0, past = 0, telling = 0, others = 0, over_all = 0, all = 0;
  each_date(material, sentence, [&](const model::DateMention& date) {
    const bool over = is_over(days_of(date.value), story, past_min) && !goes_on(material, sentence, date) &&
                      !is_reported_now(material, sentence, date, story);
    const bool hangs = modifies(material, sentence, date);
    const bool tells = over && known && !hangs && dates_telling(material, sentence, clause, date);
    ++(tells ? telling : others);
    ++all, over_all += over ? 1 : 0;
    if (known && !dates_clause(material, sentence, clause, date)) return;
    if (hangs) {
      telling += over && known && is_predicate(material, sentence, clause, date) ? 1 : 0;
      --others;
      return;
    }
    ++dates, past += over ? 1 : 0;
  });
  if (dates > past) return false;
  const bool told_past = !known || is_past_tense(*clause.verb());
  if (past > 0) return told_past;
  if (tells_course(tokens, clause)) return false;
  if (told_past && known && begins_in_office(material, sentence)) return true;
  if (telling > 0 && others == 0 && told_past) return true;
  // Where somebody is mourned, an old year anywhere dates what is told.
  if (!story.mourned.empty() && told_past && all > 0 && over_all == all && !tells_death(material, sentence))
    return true;
  if (known && told_past && sentence.place >= opening_sentences && names_bare_month(material, sentence, clause))
    return true;
  for (std::size_t i = 0; i < tokens.size() && told_past; ++i) {
    const ComposingRules::Found phrase = rules.phrase(tokens, i);
    if (clause.quoted()[i] || !(phrase.flags & tells_past)) continue;
    // "in the past nine games"
    const std::size_t next = i + phrase.length;
    if (tokens[next - 1].key == past_word && next < tokens.size() &&
        (tokens[next].kind == text::TokenKind::number || material.has_flag(tokens[next], is_counted_number)))
      continue;
    // "higher than last year"; a report begins with the figures of last week
    const bool compared = i > 0 && (material.has_flag(tokens[i - 1], is_since) || tokens[i - 1].key == than);
    const bool begins = sentence.place < opening_sentences && tokens[i].key == last_word;
    if (!compared && !begins && (!known || clause.holds(i))) return true;
  }
  return known && clause.is_pluperfect();
}

// Standing context, unless the main clause names a day of the story.
bool is_context(const Material& material, const Sentence& sentence, const MainClause& clause, const StoryDays& story) {
  if (!is_standing(material, sentence, clause)) return false;
  bool fresh = false;
  each_date(material, sentence, [&](const model::DateMention& date) {
    fresh |= dates_clause(material, sentence, clause, date) && !modifies(material, sentence, date) &&
             !goes_on(material, sentence, date) && !is_over(days_of(date.value), story);
  });
  return !fresh;
}

// "Lee served two terms", "The mayor dismissed Lee twice": names whom the story mourns; its main verb is past and tells
// of no death.
bool is_life(const Material& material, const Sentence& sentence, const MainClause& clause, const StoryDays& story) {
  if (story.mourned.empty() || !clause.verb()) return false;
  if (!is_past_tense(*clause.verb())) return false;
  const std::span<const Token> tokens = material.tokens_of(sentence);
  bool named = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i + 1 < tokens.size() && tokens[i + 1].kind == text::TokenKind::clitic) continue;  // "Lee's son"
    const bool before = i < clause.verb()->tokens.begin;
    if ((before || !clause.verb()->reports) && !clause.quoted()[i])
      named |= std::ranges::count(story.mourned, tokens[i].span.of(material.report_of(sentence).text())) > 0;
    named |= before && !clause.verb()->reports && material.has_flag(tokens[i], is_person_pronoun);
  }
  return named && !tells_death(material, sentence);
}

}  // namespace

bool is_past(const Material& material, const Sentence& sentence, const StoryDays& story) {
  return is_past(material, sentence, MainClause(material, sentence), story);
}

bool is_overtaken(const Material& material, const Sentence& sentence, const StoryDays& story) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const Dated dated = find_plans(material, sentence, story);
  return dated.some && !dated.ahead && has_phrase(tokens, material.vocabulary.rules(), tells_next, find_quoted(tokens));
}

StoryDays story_days(const Material& material) {
  StoryDays story = find_days(material);
  story.mourned = find_mourned(material);
  return story;
}

bool agrees(const Material& material, const Window& window, SlideKind kind, const StoryDays& story) {
  if (kind != SlideKind::next && kind != SlideKind::background) return true;
  for (std::uint32_t i = window.first + 1; i < window.last; ++i) {
    const Sentence& sentence = material.sentences[i];
    const MainClause clause(material, sentence);
    if (!clause.verb()) continue;
    if (kind == SlideKind::next && is_past_tense(*clause.verb()) && !clause.verb()->reports) return false;
    if (kind == SlideKind::next && is_past(material, sentence, clause, story)) return false;
    if (kind == SlideKind::background && is_coming(material, sentence, clause, story)) return false;
    if (kind == SlideKind::background && clause.verb()->tense == model::Tense::present && !clause.verb()->reports)
      return false;
  }
  return true;
}

SlideKind kind_of(const Material& material, const Window& window, const StoryDays& story) {
  const Sentence& first = material.sentences[window.first];
  if (material.report_of(first).opinion) return SlideKind::analysis;
  const MainClause clause(material, first);
  if (is_past(material, first, clause, story) || is_life(material, first, clause, story) ||
      is_context(material, first, clause, story))
    return SlideKind::background;
  if (is_reaction(material, first, clause))
    return is_coming(material, first, clause, story) && only_plans(material, first, clause) ? SlideKind::next
                                                                                            : SlideKind::reaction;
  int reactions = 0;
  for (std::uint32_t i = window.first + 1; i < window.last; ++i) {
    const Sentence& sentence = material.sentences[i];
    reactions += is_reaction(material, sentence, MainClause(material, sentence)) ? 1 : 0;
  }
  if (2 * reactions > static_cast<int>(window.last - window.first)) return SlideKind::reaction;
  if (is_coming(material, first, clause, story)) return SlideKind::next;
  if (is_comment(material, first)) return SlideKind::analysis;
  return SlideKind::detail;
}

}  // namespace courant::digest
