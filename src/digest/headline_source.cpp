#include "digest/headline_source.h"

#include <algorithm>
#include <array>

#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

constexpr std::size_t source_tokens_max = 6, content_tokens_min = 3, rubric_tokens_max = 3;

bool says(const TaggedSentence& s, std::size_t i) {
  return (title_flags(s, i) & is_saying) != 0 || title_words().reports(s.lower(i));
}

// "report", "new poll": what is written tells, too.
bool is_paper(const std::string& word) {
  static constexpr std::array<std::string_view, 14> papers{"book",    "data",  "documents", "filing",  "lawsuit",
                                                           "letter",  "memo",  "poll",      "report",  "reports",
                                                           "sources", "study", "survey",    "watchdog"};
  return std::ranges::find(papers, word) != papers.end();
}

bool may_speak(const TaggedSentence& s, Part phrase, const std::vector<Part>& persons) {
  if (phrase.empty() || phrase.end - phrase.begin > source_tokens_max) return false;
  const std::size_t head = phrase.end - 1;
  return s.tags[phrase.begin] != Tag::pronoun &&
         ((s.tags[head] == Tag::name && s.tokens[head].starts_upper()) || is_somebody(s, head) ||
          is_paper(s.lower(head)) ||
          std::ranges::any_of(persons, [&](Part person) { return person.end == phrase.end; }));
}

Part without_marks(const TaggedSentence& s, Part part) {
  while (!part.empty() && s.tags[part.begin] == Tag::mark && s.tokens[part.begin].kind != TokenKind::open_quote &&
         s.tokens[part.begin].kind != TokenKind::currency)
    ++part.begin;
  while (!part.empty() &&
         (s.tokens[part.end - 1].kind == TokenKind::comma || s.tokens[part.end - 1].kind == TokenKind::dash))
    --part.end;
  return part;
}

bool tells(const TaggedSentence& s, Part content) {
  if (content.end - content.begin < content_tokens_min) return false;
  for (std::size_t i = content.begin; i < content.end; ++i) {
    if (text::is_finite(s.tags[i]) || s.tags[i] == Tag::gerund || s.tags[i] == Tag::to) return true;
  }
  return false;
}

// Whether it has a verb, and none of saying.
bool states(const TaggedSentence& s, Part part) {
  bool finite = false;
  for (std::size_t i = part.begin; i < part.end; ++i) {
    if (!text::is_finite(s.tags[i])) continue;
    if (says(s, i)) return false;
    finite |= i > part.begin;
  }
  return finite;
}

// "| police", "| says mayor", "| a former engineer warns", "| according to a report"; not "Brand wins, | says she will
// stay". The source, empty where it stands there in no known form.
struct Tail {
  bool found = false;
  Part source;
};

Tail read_tail(const TaggedSentence& s, std::size_t i, bool quoted) {
  const std::size_t size = s.tokens.size();
  const Part whole = read_noun_phrase(s, i);
  if (!whole.empty() && whole.end == size && (is_somebody(s, size - 1) || (!quoted && is_paper(s.lower(size - 1)))))
    return {true, whole};
  if (i < size && says(s, i)) {
    const Part source = read_noun_phrase(s, i + 1);
    if (!source.empty() && source.end == size) return {true, source};
  }
  if (i + 2 < size && s.lower(i) == "according") return {true, read_noun_phrase(s, i + 2)};
  if (!whole.empty() && whole.end + 1 == size && says(s, whole.end)) return {true, whole};
  for (++i; i < size; ++i) {
    if (says(s, i) && text::is_verb(s.tags[i])) return {true, {}};
  }
  return {};
}

// "Brand: wall will stand", "Wall will stand: Brand", "Floods: wall stands"
HeadlineSource read_colon(const TaggedSentence& s, std::size_t colon, const std::vector<Part>& persons) {
  HeadlineSource found{true, {}, {}};
  const std::size_t size = s.tokens.size();
  const Part before = without_marks(s, {0, colon}), behind = without_marks(s, {colon + 1, size});
  if (before.empty() || behind.empty()) return found;
  const Part first = read_noun_phrase(s, before.begin), last = read_noun_phrase(s, behind.begin);
  if (!last.empty() && last.end == size && may_speak(s, last, persons) && tells(s, before)) return {true, last, before};
  // "Brand backs wall: 'It must stand'", "Brand backs wall: she likes it"
  const bool backed = s.tokens[behind.begin].kind == TokenKind::open_quote || s.tags[behind.begin] == Tag::pronoun;
  if (backed && tells(s, before) && states(s, before)) return {false, {}, before};
  if (first.empty() || first.end != colon || !tells(s, behind)) return found;
  if (may_speak(s, first, persons)) return {true, first, behind};
  bool plain = first.end - first.begin <= rubric_tokens_max && s.tokens[behind.begin].kind != TokenKind::open_quote;
  for (std::size_t i = first.begin; i < first.end; ++i)
    plain &= !s.tokens[i].starts_upper() || (i == 0 && s.tags[i] != Tag::name);
  static constexpr std::array<std::string_view, 12> views{"analysis",    "check",     "column",    "commentary",
                                                          "editorial",   "explainer", "exclusive", "opinion",
                                                          "perspective", "review",    "timeline",  "view"};
  if (!plain || std::ranges::find(views, s.lower(colon - 1)) != views.end()) return found;
  return {false, {}, behind};
}

}  // namespace

HeadlineSource read_headline_source(const TaggedSentence& s, const std::vector<Part>& persons) {
  const std::size_t size = s.tokens.size();
  for (std::size_t i = 0; i < size; ++i) {
    const TokenKind kind = s.tokens[i].kind;
    if (kind == TokenKind::colon) return read_colon(s, i, persons);
    if (kind != TokenKind::comma && kind != TokenKind::dash && kind != TokenKind::close_quote) continue;
    if (i + 1 < size && s.tokens[i + 1].kind == TokenKind::close_quote) continue;  // "'…,' mayor says"
    const Tail tail = read_tail(s, i + 1, kind == TokenKind::close_quote);
    if (!tail.found) continue;
    const Part content = without_marks(s, {0, kind == TokenKind::close_quote ? i + 1 : i});
    const bool known = !tail.source.empty() && tells(s, content);
    return {true, known ? tail.source : Part{}, known ? content : Part{}};
  }
  if (size > 0 && s.tokens.front().kind == TokenKind::open_quote) return {true, {}, {}};
  return {};
}

HeadlineSource read_headline_saying(const TaggedSentence& s, const std::vector<Part>& persons) {
  const std::size_t size = s.tokens.size();
  const Part subject = size > 0 ? read_noun_phrase(s, 0) : Part{};
  if (subject.empty() || subject.end + content_tokens_min >= size || !may_speak(s, subject, persons) ||
      !says(s, subject.end))
    return {};
  std::size_t i = subject.end + 1;
  const std::string verb = s.lower(subject.end);
  if (takes_listener(verb) || verb.starts_with("warn")) {
    const Part listener = read_noun_phrase(s, i);
    std::size_t past = listener.empty() ? i : listener.end;
    for (std::size_t j = i; j + 1 < past; ++j) {  // "warns lawmakers | Treasury is out of money"
      if (s.tags[j] == Tag::plural && s.tags[j + 1] == Tag::name) past = j + 1;
    }
    if (past < size && (s.lower(past) == "that" || (past > i && !read_noun_phrase(s, past).empty()))) i = past;
  }
  if (i < size && s.lower(i) == "that") ++i;
  const Part first = i < size ? read_noun_phrase(s, i) : Part{};
  if (first.empty() || first.end >= size) return {};
  const Tag next = s.tags[first.end];
  const bool clause = text::is_finite(next) || next == Tag::to || s.tokens[first.end].kind == TokenKind::clitic;
  if (!clause || !tells(s, {i, size})) return {};
  return {true, subject, {i, size}};
}

}  // namespace courant::digest
