#include "digest/counts.h"

#include <algorithm>

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::uint32_t context_bytes = 70;
constexpr double vague_ratio = 1.5;  // "several", "dozens" count nothing that could be disputed
constexpr std::uint32_t role_bytes = 45,
                        bare_role_bytes = 25;  // between a number and the word that says dead or injured

// Reads the text layer's figures as counts of things.
class Counter {
 public:
  Counter(const Material& material, const Report& report)
      : material_(material), report_(report), rules_(material.vocabulary.rules()), tokens_(report.reading().tokens) {}

  std::vector<Count> run() {
    std::vector<Count> counts;
    auto figure = report_.found().figures.begin();
    for (std::uint32_t i = report_.first; i < report_.last; ++i) {
      sentence_ = &material_.sentences[i];
      while (figure != report_.found().figures.end() && figure->span.begin < sentence_->span.begin) ++figure;
      for (; figure != report_.found().figures.end() && sentence_->span.contains(figure->span); ++figure) {
        if (!sentence_->sound || sentence_->quotes != 0) continue;
        if (std::optional<Count> count = read(*figure)) {
          count->sentence = i;
          counts.push_back(std::move(*count));
        }
      }
    }
    return counts;
  }

 private:
  std::optional<Count> read(const model::Figure& figure) const {
    if (figure.low < 2 || figure.high > vague_ratio * figure.low) return std::nullopt;
    const std::uint32_t begin = token_at(figure.span.begin);
    std::uint32_t end = token_at(figure.span.end);  // of the number, without what it counts
    Count count;
    if (!figure.noun.empty()) {
      const std::size_t at = figure.span.of(tokens_.text).rfind(figure.noun);
      if (at == std::string_view::npos) return std::nullopt;
      const auto noun = static_cast<std::uint32_t>(figure.span.begin + at);
      count.thing = {noun, noun + static_cast<std::uint32_t>(figure.noun.size())};
      end = token_at(noun);
    } else if (!figure.unit.empty()) {
      if (!role_at(end - 1)) return std::nullopt;  // money, a share
      --end;
    }
    // "of the 22 cranes", "five million of the shells": the span ends with the number itself.
    while (end > begin + 1 && tokens_.tokens[end - 1].kind == TokenKind::word && !is_number_word(end - 1)) --end;
    if (begin >= end || is_measure(begin, end) || is_part(begin, end)) return std::nullopt;
    count.number = tokens_.span({begin, end});
    // The text layer reads "almost x" as nine tenths of it to x; what is said is x.
    const bool below =
        (rules_.phrase(std::span(tokens_.tokens), begin).flags & makes_rough) != 0 && figure.low == 0.9 * figure.high;
    count.low = below ? figure.high : figure.low;
    count.high = figure.high;
    count.floor = (rules_.phrase(std::span(tokens_.tokens), begin).flags & makes_floor) != 0;
    count.rough = figure.approximate && !count.floor;
    count.toll = count.thing.empty() && tells_toll(begin);
    if (count.toll) {
      count.role = CountRole::dead;
    } else {
      take_role(count);
    }
    if (!take_thing(count)) return std::nullopt;
    take_context(count);
    return count;
  }

  // The first token at or after a byte.
  std::uint32_t token_at(std::uint32_t byte) const {
    const auto found =
        std::ranges::lower_bound(tokens_.tokens, byte, {}, [](const Token& token) { return token.span.begin; });
    return static_cast<std::uint32_t>(found - tokens_.tokens.begin());
  }

  bool role_at(std::uint32_t at) const {
    return (rules_.phrase(std::span(tokens_.tokens), at).flags & (tells_dead | tells_injured)) != 0;
  }

  bool prepositional(std::uint32_t at) const { return (rules_.flags(tokens_.tokens[at].key) & is_preposition) != 0; }

  bool is_number_word(std::uint32_t at) const {
    const Token& token = tokens_.tokens[at];
    return token.kind == TokenKind::number ||
           (token.is_word() && !prepositional(at) && (rules_.flags(token.key) & (is_determiner | is_adverb)) == 0);
  }

  // Speeds, scores and models: "Boeing-747", "48-page", "12/6".
  bool is_measure(std::uint32_t begin, std::uint32_t end) const {
    const auto joins = [&](std::uint32_t at) {
      const TokenKind kind = tokens_.tokens[at].kind;
      return kind == TokenKind::currency || kind == TokenKind::symbol || kind == TokenKind::slash ||
             kind == TokenKind::hyphen;
    };
    const bool aged = end < sentence_->range.end && tokens_.tokens[end].kind == TokenKind::dash;  // "36 - year - old"
    return aged || (begin > sentence_->range.begin && joins(begin - 1)) || (end < sentence_->range.end && joins(end));
  }

  // "28 of 41", "fifteen of the 19": a share of something, not a count.
  bool is_part(std::uint32_t begin, std::uint32_t end) const {
    return std::ranges::any_of(report_.found().figures, [&](const model::Figure& other) {
      if (!sentence_->span.contains(other.span)) return false;
      const std::uint32_t first = token_at(other.span.begin), past = token_at(other.span.end);
      return (first >= end && first < end + 3 && prepositional(end)) ||
             (past <= begin && begin < past + 3 && prepositional(past));
    });
  }

  // Dead or injured, by the nearer word for it; one in the number's own clause ("and 41 have been injured") before all.
  void take_role(Count& count) const {
    const std::uint32_t reach = count.thing.empty() ? bare_role_bytes : role_bytes;
    std::uint32_t nearest = reach;
    bool own_clause = false;
    for (std::uint32_t i = sentence_->range.begin; i < sentence_->range.end; ++i) {
      const std::uint32_t flags = rules_.phrase(std::span(tokens_.tokens), i).flags;
      if (!(flags & (tells_dead | tells_injured))) continue;
      const model::Span word = tokens_.tokens[i].span;
      const bool before = word.end <= count.number.begin;
      const std::uint32_t far =
          before ? count.number.begin - word.end : word.begin - std::min(word.begin, count.number.end);
      const bool own = before ? !parts(i + 1, token_at(count.number.begin)) : !parts(token_at(count.number.end), i);
      if (far >= reach || own < own_clause || (own == own_clause && far >= nearest)) continue;
      nearest = far;
      own_clause = own;
      count.role = (flags & tells_dead) ? CountRole::dead : CountRole::injured;
    }
  }

  // "the toll of the quake rose to 14": the word for it stands before, and the number after a preposition.
  bool tells_toll(std::uint32_t begin) const {
    if (begin == sentence_->range.begin || !prepositional(begin - 1)) return false;
    for (std::uint32_t i = sentence_->range.begin; i < begin; ++i) {
      if (rules_.phrase(std::span(tokens_.tokens), i).flags & names_toll) return true;
    }
    return false;
  }

  // Whether a conjunction or a mark stands among the tokens [begin, end).
  bool parts(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      const Token& token = tokens_.tokens[i];
      if (token.kind == TokenKind::comma || token.kind == TokenKind::semicolon ||
          (rules_.flags(token.key) & is_conjunction))
        return true;
    }
    return false;
  }

  // What is counted; false where its numbers are never in dispute, or nothing says what it is.
  bool take_thing(Count& count) const {
    if (count.thing.empty()) {
      const std::uint32_t begin = token_at(count.number.begin), end = token_at(count.number.end);
      const auto comma = [&](std::uint32_t at) { return tokens_.tokens[at].kind == TokenKind::comma; };
      const bool last = end >= sentence_->range.end;
      if ((begin > sentence_->range.begin && comma(begin - 1)) || (!last && comma(end))) return false;  // an age
      if (!last && tokens_.tokens[end].is_word() && tokens_.tokens[end].starts_upper())
        return false;  // "11 U.S. Marines"
      count.person = count.role != CountRole::plain;
      return count.person;
    }
    const std::uint32_t first = token_at(count.thing.begin), head = token_at(count.thing.end) - 1;
    const Token& noun = tokens_.tokens[head];
    const std::uint64_t flags = material_.vocabulary.flags(noun);
    if ((flags & is_never_disputed) || noun.starts_upper()) return false;
    count.person = role_at(head) || (flags & is_counted_person) != 0;
    if (count.person && count.role == CountRole::plain) return false;
    if (const Vocabulary::Word* word = material_.vocabulary.find(noun.key)) count.noun = word->stem;
    for (std::uint32_t i = first; i < head; ++i) {
      count.named |= tokens_.tokens[i].starts_upper();
      const Vocabulary::Word* word = material_.vocabulary.find(tokens_.tokens[i].key);
      if (word && word->counts) count.modifiers.push_back(word->stem);
    }
    std::ranges::sort(count.modifiers);
    return true;
  }

  void take_context(Count& count) const {
    const std::uint32_t low = count.number.begin > context_bytes ? count.number.begin - context_bytes : 0;
    for (const Token& token : material_.tokens_of(*sentence_)) {
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
  const text::TokenizedText& tokens_;
  const Sentence* sentence_ = nullptr;
};

}  // namespace

std::vector<Count> find_counts(const Material& material, const Report& report) {
  return Counter(material, report).run();
}

}  // namespace courant::digest
