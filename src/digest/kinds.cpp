#include "digest/kinds.h"

#include <algorithm>

#include "base/time.h"
#include "digest/hygiene.h"

namespace courant::digest {
namespace {

using model::SlideKind;
using text::Token;

constexpr int quoted_words_min = 8;        // so many words between quotation marks are a reaction, whoever speaks
constexpr std::chrono::days past_min{21};  // what lies further back than this is background

bool is_iso(std::string_view value) {
  return value.size() >= 4 && std::ranges::all_of(value.substr(0, 4), [](char c) { return c >= '0' && c <= '9'; }) &&
         base::parse_moment(value).has_value();
}

struct Days {
  std::chrono::sys_days first, last;
};

// The days that an ISO value covers.
Days days_of(std::string_view value) {
  const base::Moment moment = *base::parse_moment(value);
  const auto first = std::chrono::floor<std::chrono::days>(moment.at);
  const int width = moment.precision == base::Precision::year    ? 365
                    : moment.precision == base::Precision::month ? 30
                                                                 : 0;
  return {first, first + std::chrono::days(width)};
}

template <class Each>
void each_date(const Material& material, const Sentence& sentence, Each each) {
  for (const model::DateMention& date : material.report_of(sentence).found().dates) {
    if (sentence.span.contains(date.span) && is_iso(date.value)) each(date);
  }
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

// "since last summer" goes on until today.
bool goes_on(const Material& material, const Sentence& sentence, const model::DateMention& date) {
  const ComposingRules& rules = material.vocabulary.rules();
  for (const Token& token : material.tokens_of(sentence)) {
    if ((rules.flags(token.key) & is_since) && token.span.end + 6 > date.span.begin &&
        token.span.begin <= date.span.begin)
      return true;
  }
  return false;
}

// Whether the first verb outside quotes is a past one.
bool tells_in_past(const Material& material, const Sentence& sentence, const std::vector<bool>& quoted) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const ComposingRules& rules = material.vocabulary.rules();
  if (rules.empty()) return true;
  const std::vector<text::Tag>& tags = material.tags_of(sentence);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!quoted[i] && text::is_finite(tags[i])) return tags[i] == text::Tag::verb_past;
  }
  return true;
}

// "a 2012 measure" tells of the measure, not of 2012.
bool modifies(const Material& material, const Sentence& sentence, const model::DateMention& date) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  if (date.span.size() != 4) return false;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].span.begin != date.span.begin) continue;
    return !(material.vocabulary.rules().flags(tokens[i - 1].key) & is_preposition);
  }
  return false;
}

struct Dated {
  bool some = false, ahead = false;  // not said to be past; past the story's day
};

Dated find_plans(const Material& material, const Sentence& sentence, std::optional<std::chrono::sys_days> story) {
  Dated dated;
  each_date(material, sentence, [&](const model::DateMention& date) {
    if (!story) return;
    dated.some |= date.tense != model::Tense::past && date.tense != model::Tense::pluperfect;
    dated.ahead |= days_of(date.value).last > *story;
  });
  return dated;
}

bool is_coming(const Material& material, const Sentence& sentence, std::optional<std::chrono::sys_days> story) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const ComposingRules& rules = material.vocabulary.rules();
  const std::vector<bool> quoted = find_quoted(tokens);
  if (has_phrase(tokens, rules, never_next, quoted)) return false;
  const Dated dated = find_plans(material, sentence, story);
  if (dated.some && !dated.ahead) return false;
  return has_phrase(tokens, rules, tells_next, quoted) || (dated.ahead && has_word(tokens, rules, is_will, quoted));
}

int count_quoted_words(const Material& material, const Sentence& sentence) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const std::vector<bool> quoted = find_quoted(tokens);
  int words = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) words += quoted[i] && tokens[i].is_word() ? 1 : 0;
  return words;
}

bool is_reaction(const Material& material, const Sentence& sentence) {
  const model::Claim* claim = find_claim(material, sentence);
  if (!claim || !is_mostly_claim(sentence, *claim)) return false;
  const Report& report = material.report_of(sentence);
  const ComposingRules& rules = material.vocabulary.rules();
  bool reports = false, person = false, names_person = false;
  for (const Token& token : material.tokens_of(sentence)) {
    if (!claim->source->contains(token.span)) continue;
    const std::uint64_t flags = rules.flags(token.key);
    reports |= (flags & is_no_reaction) != 0;
    person |= (flags & is_person_noun) != 0;
  }
  for (const model::Name& name : report.names) {
    names_person |= name.type == model::NameType::person && claim->source->contains(name.span);
  }
  person |= claim->speaker.find(' ') != std::string::npos;
  if (reports && !names_person) return false;
  return person || names_person || count_quoted_words(material, sentence) >= quoted_words_min;
}

bool is_comment(const Material& material, const Sentence& sentence) {
  if (material.report_of(sentence).opinion) return true;
  if (find_claim(material, sentence)) return false;
  const std::span<const Token> tokens = material.tokens_of(sentence);
  return has_phrase(tokens, material.vocabulary.rules(), voices_opinion, find_quoted(tokens));
}

}  // namespace

bool is_past(const Material& material, const Sentence& sentence, std::optional<std::chrono::sys_days> story) {
  const std::vector<bool> quoted = find_quoted(material.tokens_of(sentence));
  if (has_phrase(material.tokens_of(sentence), material.vocabulary.rules(), tells_past, quoted)) return true;
  int dates = 0, past = 0;
  each_date(material, sentence, [&](const model::DateMention& date) {
    ++dates;
    if (goes_on(material, sentence, date) || modifies(material, sentence, date)) return;
    if (story && days_of(date.value).last + past_min < *story) ++past;
  });
  // The tagger is asked last: it costs more than all the rest.
  return dates > 0 && past == dates && tells_in_past(material, sentence, quoted);
}

bool is_overtaken(const Material& material, const Sentence& sentence, std::optional<std::chrono::sys_days> story) {
  const std::span<const Token> tokens = material.tokens_of(sentence);
  const Dated dated = find_plans(material, sentence, story);
  return dated.some && !dated.ahead && has_phrase(tokens, material.vocabulary.rules(), tells_next, find_quoted(tokens));
}

bool is_mostly_claim(const Sentence& sentence, const model::Claim& claim) {
  std::uint32_t bytes = claim.cue.size() + claim.source->size();
  for (const model::Span content : claim.content) {
    if (sentence.span.overlaps(content))
      bytes += std::min(content.end, sentence.span.end) - std::max(content.begin, sentence.span.begin);
  }
  return 2 * bytes >= sentence.span.size();
}

const model::Claim* find_claim(const Material& material, const Sentence& sentence) {
  const model::Claim* found = nullptr;
  for (const model::Claim& claim : material.report_of(sentence).found().claims) {
    if (!claim.source || !sentence.span.contains(claim.cue) || !sentence.span.contains(*claim.source)) continue;
    if (!found || (found->within && !claim.within)) found = &claim;
  }
  return found;
}

std::string speaker_of(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  const Report& report = material.report_of(sentence);
  const std::string shown = claim.speaker.empty() ? std::string(claim.source->of(report.text())) : claim.speaker;
  // "Mr. Katz", "Katz" in full, where the report gives the full name.
  for (const model::Name& name : report.names) {
    if (!claim.source->contains(name.span) || name.type != model::NameType::person) continue;
    const std::string_view written = name.span.of(report.text());
    const bool is_all = shown.size() <= written.size() + 5 && shown.ends_with(written);
    if (is_all && name.canonical.size() > written.size()) return name.canonical;
  }
  return shown;
}

std::optional<std::chrono::sys_days> story_day(const Material& material) {
  std::vector<std::chrono::sys_days> days;
  std::chrono::sys_days latest = std::chrono::sys_days::min();
  for (const Report& report : material.reports) {
    if (report.article().published)
      days.push_back(std::chrono::floor<std::chrono::days>(report.article().published->at));
  }
  // Undated reports: no earlier than the latest day that they name.
  for (const Report& report : material.reports) {
    for (const model::DateMention& date : report.found().dates) {
      if (!report.article().published && is_iso(date.value) && date.tense != model::Tense::future)
        latest = std::max(latest, days_of(date.value).first);
    }
  }
  if (days.empty() && latest != std::chrono::sys_days::min()) return latest;
  if (days.empty()) return std::nullopt;
  std::ranges::sort(days);
  return days[days.size() / 2];
}

SlideKind kind_of(const Material& material, const Window& window, std::optional<std::chrono::sys_days> story) {
  const Sentence& first = material.sentences[window.first];
  if (material.report_of(first).opinion) return SlideKind::analysis;
  int reactions = 0;
  for (std::uint32_t i = window.first; i < window.last; ++i)
    reactions += is_reaction(material, material.sentences[i]) ? 1 : 0;
  const bool reacts = is_reaction(material, first) || 2 * reactions > static_cast<int>(window.last - window.first);
  if (reacts) return SlideKind::reaction;
  if (is_coming(material, first, story)) return SlideKind::next;
  if (is_past(material, first, story)) return SlideKind::background;
  if (is_comment(material, first)) return SlideKind::analysis;
  return SlideKind::detail;
}

std::string earliest_date(const Material& material, const Sentence& sentence) {
  std::string earliest;
  each_date(material, sentence, [&](const model::DateMention& date) {
    const std::string value = date.value.substr(0, std::min<std::size_t>(10, date.value.size()));
    if (earliest.empty() || value < earliest) earliest = value;
  });
  return earliest;
}

}  // namespace courant::digest
