#include "digest/unquoted.h"

#include <algorithm>
#include <utility>

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

bool is_quote(const TaggedSentence& s, std::size_t i) {
  return s.tokens[i].kind == TokenKind::open_quote || s.tokens[i].kind == TokenKind::close_quote;
}

class Unquoted {
 public:
  Unquoted(const TaggedSentence& sentence, const std::vector<Part>& stretches) : s_(sentence) {
    for (const Part stretch : stretches) {
      bool space = false;
      for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        space |= s_.tokens[i].space_before;
        if (is_quote(s_, i)) continue;
        tokens_.push_back(s_.tokens[i]);
        tokens_.back().space_before = space || i == stretch.begin;
        tags_.push_back(s_.tags[i]);
        from_.push_back(i);
        space = false;
      }
    }
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < s_.tokens.size(); ++i) {
      if (s_.tokens[i].kind == TokenKind::open_quote) open.push_back(i);
      if (s_.tokens[i].kind != TokenKind::close_quote || open.empty()) continue;
      pairs_.push_back({open.back(), i});
      open.pop_back();
    }
  }

  Clause read(ClauseLimits limits, const std::vector<Part>& persons) const {
    std::vector<Part> named;
    for (const Part person : persons) {
      const auto first = std::ranges::lower_bound(from_, person.begin),
                 last = std::ranges::lower_bound(from_, person.end);
      if (last - first == static_cast<std::ptrdiff_t>(person.end - person.begin))
        named.push_back(
            {static_cast<std::size_t>(first - from_.begin()), static_cast<std::size_t>(last - from_.begin())});
    }
    Clause clause = read_clause({tokens_, tags_, s_.text}, {0, tokens_.size()}, limits, named);
    clause.subject = find(clause.subject);
    clause.verb = find(clause.verb);
    clause.object = find(clause.object);
    if (clause.complement > 0) clause.complement = from_[clause.complement];
    std::vector<Cut> cuts;
    for (Cut& cut : clause.cuts) {
      cut.parts = find_all(cut.parts, limits.attributed);
      if (!cut.parts.empty()) cuts.push_back(std::move(cut));
    }
    clause.cuts = std::move(cuts);
    return clause;
  }

 private:
  Part find(Part part) const { return part.empty() ? Part{} : Part{from_[part.begin], from_[part.end - 1] + 1}; }

  // Where the parts stand in the sentence, with the marks that open and close in them.
  std::vector<Part> find_all(const std::vector<Part>& parts, bool attributed) const {
    std::vector<std::size_t> kept;
    for (const Part part : parts) {
      for (std::size_t i = part.begin; i < part.end; ++i) kept.push_back(from_[i]);
    }
    const auto keeps = [&](std::size_t i) { return std::ranges::find(kept, i) != kept.end(); };
    std::vector<std::size_t> marks;
    for (const auto& [open, close] : pairs_) {
      std::size_t last = close - 1;
      if (last > open && s_.tags[last] == Tag::mark) --last;  // “too late,”
      if (open > kept.front() && last > open && keeps(open + 1) && keeps(last))
        marks.insert(marks.end(), {open, close});
      // “work badly” on it: not to be parted
      else if (kept.back() > close && !keeps(last) &&
               std::ranges::any_of(kept, [&](std::size_t i) { return i > open && i < close; }))
        return {};
      else if (!attributed && std::ranges::any_of(kept, [&](std::size_t i) { return i > open && i < close; }))
        return {};
    }
    kept.insert(kept.end(), marks.begin(), marks.end());
    std::ranges::sort(kept);
    std::vector<Part> found;
    for (const std::size_t i : kept) append_part(found, {i, i + 1});
    return found;
  }

  const TaggedSentence& s_;
  std::vector<text::Token> tokens_;
  std::vector<Tag> tags_;
  std::vector<std::size_t> from_;                           // where each token stands in the sentence
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;  // of marks
};

}  // namespace

Clause read_unquoted_clause(const TaggedSentence& sentence, const std::vector<Part>& stretches, ClauseLimits limits,
                            const std::vector<Part>& persons) {
  return Unquoted(sentence, stretches).read(limits, persons);
}

bool has_quotes_within(const TaggedSentence& sentence, Part part) {
  while (!part.empty() && sentence.tags[part.begin] == Tag::mark) ++part.begin;
  while (!part.empty() && sentence.tags[part.end - 1] == Tag::mark) --part.end;
  for (std::size_t i = part.begin; i < part.end; ++i) {
    if (is_quote(sentence, i)) return true;
  }
  return false;
}

}  // namespace courant::digest
