#include "digest/counts.h"

#include <algorithm>

#include "digest/noun_phrases.h"
#include "text/lexicon.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::uint32_t context_bytes = 70;
constexpr std::size_t head_distance_max = 4;  // tokens between a number and the noun it counts

class Counter {
 public:
  Counter(const Material& material, const Report& report, std::vector<Count>& counts)
      : material_(material), report_(report), rules_(material.vocabulary.rules()), numbers_(text::rules_for<text::NumberRules>(text::lexicon_language(material.language))), counts_(counts) {}

  void read(std::uint32_t index) {
    const Sentence& sentence = material_.sentences[index];
    const text::TokenizedText& text = report_.reading().tokens;
    const std::vector<WordClass> classes = classify_words(material_.tokens_of(sentence), material_.vocabulary);
    for (std::uint32_t at = sentence.range.begin; at < sentence.range.end;) {
      const auto number = numbers_.read(text, at, sentence.range.end);
      if (!number) {
        ++at;
        continue;
      }
      if (!number->vague && !number->indefinite) take(index, at, *number, classes);
      at = std::max(at + 1, number->end);
    }
  }

 private:
  void take(std::uint32_t index, std::uint32_t at, const text::NumberRead& number, const std::vector<WordClass>& classes) {
    const Sentence& sentence = material_.sentences[index];
    const text::TokenizedText& text = report_.reading().tokens;
    const Token& first = text.tokens[at];
    if (at > sentence.range.begin && is_measure(text.tokens[at - 1])) return;
    if (number.end < sentence.range.end && is_measure(text.tokens[number.end])) return;
    if (is_part(sentence, at, number.end) || in_date({first.span.begin, text.tokens[number.end - 1].span.end})) return;
    const bool year = number.digits && number.step == 1 && number.low >= 1900 && number.low <= 2100 && first.span.size() == 4;
    if (year || number.low < 2) return;
    Count count;
    count.sentence = index;
    count.low = number.low;
    count.high = number.high;
    count.number = {first.span.begin, text.tokens[number.end - 1].span.end};
    take_bound(sentence, at, count);
    if (!take_thing(sentence, number.end, classes, count)) return;
    take_context(sentence, count);
    counts_.push_back(std::move(count));
  }

  // "28 of 41", "fifteen of the 19": a share of something, not a count.
  bool is_part(const Sentence& sentence, std::uint32_t at, std::uint32_t end) const {
    const text::TokenizedText& text = report_.reading().tokens;
    const auto prepositional = [&](std::uint32_t i) { return (rules_.flags(text.tokens[i].key) & is_preposition) != 0; };
    for (std::uint32_t i = end; i < std::min(end + 3, sentence.range.end); ++i) {
      if (numbers_.read(text, i, sentence.range.end) && prepositional(end)) return true;
    }
    for (std::uint32_t i = at; i > sentence.range.begin && at - i < 3; --i) {
      if (i < at && text.tokens[i].kind == TokenKind::number && i + 1 < at && prepositional(i + 1)) return true;
    }
    return at >= sentence.range.begin + 2 && prepositional(at - 1) && is_number_word(at - 2);
  }

  bool is_number_word(std::uint32_t at) const {
    const auto number = numbers_.read(report_.reading().tokens, at, at + 1);
    return number && !number->vague && !number->indefinite;
  }

  bool in_date(model::Span span) const {
    return std::ranges::any_of(report_.found().dates, [&](const model::DateMention& date) { return date.span.begin <= span.end + 1 && span.begin <= date.span.end + 1; });
  }

  bool is_measure(const Token& token) const {
    return token.kind == TokenKind::currency || token.kind == TokenKind::symbol || token.kind == TokenKind::slash ||
           token.kind == TokenKind::hyphen || token.kind == TokenKind::number;
  }

  void take_bound(const Sentence& sentence, std::uint32_t at, Count& count) {
    const text::TokenizedText& text = report_.reading().tokens;
    for (std::uint32_t back = 1; back <= 3 && at >= sentence.range.begin + back; ++back) {
      const auto found = rules_.phrase(std::span(text.tokens).first(at), at - back);
      if (!(found.flags & (makes_floor | makes_rough)) || found.length != back) continue;
      count.floor |= (found.flags & makes_floor) != 0;
      count.rough |= (found.flags & makes_rough) != 0;
      count.number.begin = text.tokens[at - back].span.begin;
    }
  }

  bool take_thing(const Sentence& sentence, std::uint32_t after, const std::vector<WordClass>& classes, Count& count) {
    const text::TokenizedText& text = report_.reading().tokens;
    std::uint32_t head = after, end = after;
    while (end < sentence.range.end && end - after < head_distance_max && classes[end - sentence.range.begin] == WordClass::noun &&
           text.tokens[end].is_word()) {
      head = end++;
    }
    take_role(sentence, count);
    if (end == after) {
      count.person = count.role != CountRole::plain;
      return count.person;
    }
    const Token& noun = text.tokens[head];
    const std::uint64_t flags = material_.vocabulary.flags(noun);
    if (flags & is_never_disputed) return false;
    count.thing = {text.tokens[after].span.begin, noun.span.end};
    const bool role_word = (rules_.phrase(std::span(text.tokens), head).flags & (tells_dead | tells_injured)) != 0;
    count.person = role_word || (flags & is_counted_person) != 0;
    if (count.person && count.role == CountRole::plain) return false;
    if (const Vocabulary::Word* word = material_.vocabulary.find(noun.key)) count.noun = word->stem;
    for (std::uint32_t i = after; i < head; ++i) {
      count.named |= text.tokens[i].starts_upper();
      if (const Vocabulary::Word* word = material_.vocabulary.find(text.tokens[i].key); word && word->counts) count.modifiers.push_back(word->stem);
    }
    std::ranges::sort(count.modifiers);
    return !noun.starts_upper();
  }

  // Dead or injured, by the nearer word for it.
  void take_role(const Sentence& sentence, Count& count) {
    const text::TokenizedText& text = report_.reading().tokens;
    std::uint32_t nearest = 45;  // bytes
    for (std::uint32_t i = sentence.range.begin; i < sentence.range.end; ++i) {
      const std::uint32_t flags = rules_.phrase(std::span(text.tokens), i).flags;
      const model::Span word = text.tokens[i].span;
      const std::uint32_t far = word.end <= count.number.begin ? count.number.begin - word.end : word.begin - std::min(word.begin, count.number.end);
      if (!(flags & (tells_dead | tells_injured)) || far >= nearest) continue;
      nearest = far;
      count.role = (flags & tells_dead) ? CountRole::dead : CountRole::injured;
    }
  }

  void take_context(const Sentence& sentence, Count& count) const {
    const std::uint32_t low = count.number.begin > context_bytes ? count.number.begin - context_bytes : 0;
    for (const Token& token : material_.tokens_of(sentence)) {
      if (!token.is_word() || token.span.begin < low || token.span.end > count.number.end + context_bytes) continue;
      const Vocabulary::Word* word = material_.vocabulary.find(token.key);
      if (word && word->counts) count.context.push_back(word->stem);
    }
    std::ranges::sort(count.context);
    count.context.erase(std::ranges::unique(count.context).begin(), count.context.end());
  }

  const Material& material_;
  const Report& report_;
  const ComposingRules& rules_;
  const text::NumberRules& numbers_;
  std::vector<Count>& counts_;
};

}  // namespace

std::vector<Count> find_counts(const Material& material, const Report& report) {
  std::vector<Count> counts;
  Counter counter(material, report, counts);
  for (std::uint32_t i = report.first; i < report.last; ++i) {
    if (material.sentences[i].sound && material.sentences[i].quotes == 0) counter.read(i);
  }
  return counts;
}

}  // namespace courant::digest
