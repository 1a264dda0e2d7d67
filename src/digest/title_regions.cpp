#include "digest/title_regions.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

// Where the person's own name begins in "New Jersey Gov. Chris Christie"; the name's begin where it holds no role.
std::size_t skip_role(const TaggedSentence& tagged, Part name) {
  for (std::size_t i = name.end - 1; i > name.begin; --i) {
    const std::size_t role = tagged.tokens[i - 1].is_word() || i < 2 ? i - 1 : i - 2;  // "Gov" and its point
    const bool own = tagged.tokens[i].is_word() && (title_flags(tagged, i) & is_short_role) == 0;
    if (own && role >= name.begin && (title_flags(tagged, role) & is_short_role)) return i;
  }
  return name.begin;
}

constexpr std::array<std::string_view, 28> views{
    "think",   "thinks",   "thought",   "believe", "believes", "believed", "feel",    "feels",   "felt", "know",
    "knows",   "knew",     "say",       "argue",   "predict",  "expect",   "expects", "suspect", "tell", "confirm",
    "suppose", "suspects", "predicted", "assure",  "add",      "guess",    "fear",    "concede"};
constexpr std::array<std::string_view, 16> sure{"sure",  "confident", "convinced", "certain",   "aware",  "glad",
                                                "proud", "pleased",   "happy",     "delighted", "afraid", "sorry",
                                                "sad",   "thankful",  "grateful",  "encouraged"};
constexpr std::array<std::string_view, 12> plain{"fact",    "truth", "reality", "problem", "view", "belief",
                                                 "opinion", "point", "sense",   "clear",   "true", "obvious"};
constexpr std::array<std::string_view, 6> calls{"look", "listen", "well", "folks", "frankly", "yes"};

bool is_in(std::span<const std::string_view> words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

// Past what is said before it comes to the matter: "this week | that …", "Look, | …", "I am sure (that) | …", "the
// truth is that | …"; in what is not quoted "he believes (that) | …" too.
class PrefaceReader {
 public:
  PrefaceReader(const TaggedSentence& sentence, Part region, const ComposingRules& rules)
      : s_(sentence), region_(region), rules_(rules) {}

  Part skip() {
    std::size_t i = region_.begin;
    while (i < region_.end && s_.tags[i] == Tag::mark) quoted_ |= s_.tokens[i++].kind == TokenKind::open_quote;
    i = skip_time(i);
    if (i + 1 < region_.end && s_.tokens[i + 1].kind == TokenKind::comma && is_in(calls, s_.lower(i))) i += 2;
    if (const std::size_t past = skip_view(i); past > i) i = past;
    while (region_.begin < i && i + 1 < region_.end && s_.tags[i] == Tag::mark) ++i;
    const bool passed =
        i > region_.begin && !std::all_of(tag(region_.begin), tag(i), [](Tag t) { return t == Tag::mark; });
    return passed && i + 1 < region_.end ? Part{i, region_.end} : region_;
  }

 private:
  std::vector<Tag>::const_iterator tag(std::size_t i) const { return s_.tags.begin() + static_cast<std::ptrdiff_t>(i); }

  std::size_t skip_adverbs(std::size_t i) const {
    while (i < region_.end && s_.tags[i] == Tag::adverb && !(title_flags(s_, i) & negates)) ++i;
    return i;
  }

  // "this week | that", "on Tuesday | that"
  std::size_t skip_time(std::size_t i) const {
    const std::size_t led = i < region_.end && s_.tags[i] == Tag::preposition ? i + 1 : i;
    const Part when = led < region_.end ? read_noun_phrase(s_, led) : Part{};
    return !when.empty() && when.end < region_.end && is_time(s_, when) && s_.lower(when.end) == "that" ? when.end : i;
  }

  bool is_of_speaker(std::size_t i) const {
    const std::uint64_t flags = rules_.flags(s_.tokens[i].key);
    if (flags & is_first_second) return s_.tags[i] == Tag::pronoun && s_.lower(i) != "you";
    return s_.tags[i] == Tag::pronoun && !quoted_ && ((flags & is_person_pronoun) || s_.lower(i) == "they");
  }

  // i where no view stands, or nothing that could be told without it.
  std::size_t skip_view(std::size_t i) const {
    std::size_t at = i < region_.end && s_.lower(i) == "that" ? i + 1 : i;
    if (at + 3 >= region_.end) return i;
    const bool speaker = is_of_speaker(at);
    const Part subject = speaker ? Part{at, at + 1} : read_noun_phrase(s_, at);
    if (subject.empty() || subject.end + 2 >= region_.end) return i;
    const std::string head = s_.lower(subject.end - 1);
    at = skip_adverbs(subject.end);
    if (speaker && s_.tags[at] == Tag::modal) at = skip_adverbs(at + 1);
    if (at + 2 >= region_.end || (title_flags(s_, at) & negates)) return i;
    if (speaker && text::is_verb(s_.tags[at]) && is_in(views, s_.lower(at))) return skip_that(i, at + 1);
    const bool is = (title_flags(s_, at) & is_be) != 0 || s_.tokens[at].kind == TokenKind::clitic;
    if (!is) return i;
    const std::size_t next = skip_adverbs(at + 1);
    if (next + 1 < region_.end &&
        ((speaker && is_in(sure, s_.lower(next))) || (head == "it" && is_in(plain, s_.lower(next)))))
      return skip_that(i, next + 1);
    return !speaker && is_in(plain, head) && s_.lower(at + 1) == "that" ? skip_that(i, at + 1) : i;
  }

  // "(you) (that) | the wall will fall"
  std::size_t skip_that(std::size_t from, std::size_t i) const {
    if (i < region_.end && s_.lower(i) == "you") ++i;
    if (i + 2 < region_.end && s_.lower(i) == "that" && s_.tags[i] != Tag::determiner) return i + 1;
    if (i + 2 < region_.end && s_.lower(i) == "that" && !read_noun_phrase(s_, i + 1).empty()) return i + 1;
    if (i + 2 < region_.end && s_.tags[i] == Tag::existential) return i;
    const Part subject = i < region_.end ? read_noun_phrase(s_, i) : Part{};
    return !subject.empty() && is_followed_by_verb(s_, subject.end, region_.end) ? i : from;
  }

  const TaggedSentence& s_;
  Part region_;
  const ComposingRules& rules_;
  bool quoted_ = false;
};

}  // namespace

std::vector<Part> list_persons(const Report& report, const Sentence& sentence, const TaggedSentence& tagged) {
  std::vector<Part> persons;
  for (const model::Name& name : report.names) {
    if (!sentence.span.contains(name.span)) continue;
    const Part part = part_of(tagged.tokens, name.span);
    // No person: "the Jane Roe Award", "Health and Human Rights"
    if (part.empty() || (part.begin > 0 && tagged.tags[part.begin - 1] == Tag::determiner) ||
        has_tag(tagged, part, Tag::coordinator))
      continue;
    const std::size_t named = skip_role(tagged, part);
    if (name.type == model::NameType::person || named > part.begin) persons.push_back({named, part.end});
  }
  return persons;
}

std::vector<Part> list_regions(const TaggedSentence& tagged, const model::Claim* claim, const ComposingRules& rules) {
  if (!claim) return {{0, tagged.tokens.size()}};
  std::vector<Part> regions;
  for (const model::Span content : claim->content) {
    Part region{tagged.tokens.size(), 0};
    for (std::size_t i = 0; i < tagged.tokens.size(); ++i) {
      if (!content.contains(tagged.tokens[i].span) || claim->source->contains(tagged.tokens[i].span)) continue;
      region.begin = std::min(region.begin, i);
      region.end = i + 1;
    }
    if (region.begin < region.end) regions.push_back(PrefaceReader(tagged, region, rules).skip());
  }
  return regions;
}

bool denies_content(const model::Claim& claim) {
  return claim.negated || claim.stance == model::Stance::denies || claim.stance == model::Stance::refuses;
}

bool doubts_content(const TaggedSentence& tagged, const model::Claim& claim) {
  const Part cue = part_of(tagged.tokens, claim.cue);
  const std::size_t from = cue.begin == 0 ? 0 : cue.begin - 1, to = std::min(cue.end + 3, tagged.tokens.size());
  for (std::size_t i = from; i < to; ++i) {
    if (tagged.tags[i] == Tag::adverb && (title_flags(tagged, i) & negates)) return true;
  }
  return false;
}

bool wishes(const TaggedSentence& tagged, const model::Claim& claim) {
  const Part cue = part_of(tagged.tokens, claim.cue);
  return !cue.empty() && cue.end < tagged.tags.size() && (title_flags(tagged, cue.end - 1) & asks_that) != 0 &&
         tagged.lower(cue.end) == "that";
}

bool vouches(const TaggedSentence& tagged, Part region, std::size_t that) {
  const std::string word = tagged.lower(that - 1);
  const bool knows = word == "know" || word == "knows" || word == "knew";
  if (!(title_flags(tagged, that - 1) & assures) && !knows) return false;
  const std::string who = that > region.begin + 1 ? tagged.lower(that - 2) : "";
  if (who == "no") return true;  // "no doubt"
  for (std::size_t i = region.begin; i + 1 < that; ++i) {
    if (title_flags(tagged, i) & negates) return false;
  }
  const bool views = word == "think" || word == "believe" || word == "feel" || word == "says" || word == "said";
  return !views || who == "i" || who == "we";
}

}  // namespace courant::digest
