#include "digest/title_edges.h"

#include <algorithm>

#include "digest/title_words.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::Token;
using text::TokenKind;

bool is_bad_edge(const TaggedSentence& tagged, std::size_t i, bool last, const ComposingRules& rules) {
  const Token& token = tagged.tokens[i];
  const std::uint64_t flags = rules.flags(token.key);
  if (title_words().flags(token.key) & is_helping_verb && tagged.tags[i] != Tag::name) return true;
  if (tagged.tags[i] == Tag::wh_word) return true;
  if (!token.is_word() && token.kind != TokenKind::number && !(token.kind == TokenKind::currency && !last))
    return !(last && token.kind == TokenKind::point);
  if (last && !token.starts_upper() && (flags & is_vague)) return true;
  if (last && token.kind == TokenKind::number && token.span.size() != 4) return true;
  return tagged.tags[i] == Tag::determiner || tagged.tags[i] == Tag::possessive || tagged.tags[i] == Tag::adverb ||
         (flags & is_preposition) != 0;
}

// A person may be called by the last name alone.
bool cuts_name(const TaggedSentence& tagged, Part part, const std::vector<model::Name>& names,
               const std::vector<Part>& persons) {
  const model::Span span = tagged.span(part);
  for (auto name = std::ranges::lower_bound(names, tagged.tokens.front().span.begin, {},
                                            [](const model::Name& n) { return n.span.begin; });
       name != names.end() && name->span.begin < span.end; ++name) {
    if (!name->span.overlaps(span) || span.contains(name->span)) continue;
    const bool last_name = std::ranges::any_of(persons, [&](Part person) {
      std::size_t end = person.end;
      while (end > person.begin + 1 &&
             (!tagged.tokens[end - 1].is_word() || (title_flags(tagged, end - 1) & is_suffix)))
        --end;  // "Jr."
      return part.begin >= person.begin && part.begin < person.end && part.end >= end &&
             tagged.tokens[person.end - 1].span.end == name->span.end;
    });
    if (last_name) continue;
    return true;
  }
  return false;
}

// A word that hangs on the one beside it: "the 9 | /12 project", "two | -hour", "minister | 's".
bool cuts_word(const TaggedSentence& tagged, Part part) {
  const auto joins = [&](std::size_t i) {
    if (joins_words(tagged, i) || (i < tagged.tags.size() && tagged.tags[i] == Tag::possessive)) return true;
    return i < tagged.tokens.size() && !tagged.tokens[i].space_before &&
           (tagged.tokens[i].kind == TokenKind::hyphen || tagged.tokens[i].kind == TokenKind::slash);
  };
  if (part.begin > 0 && joins_words(tagged, part.begin - 1)) return true;
  if (part.begin > 0 && !tagged.tokens[part.begin].space_before && joins(part.begin - 1)) return true;
  return joins(part.end);
}

// Quotation marks that open in the title and close in it.
bool has_whole_quotes(const TaggedSentence& tagged, const std::vector<Part>& parts) {
  int open = 0;
  for (const Part part : parts) {
    for (std::size_t i = part.begin; i < part.end; ++i) {
      const TokenKind kind = tagged.tokens[i].kind;
      if (kind == TokenKind::open_bracket || kind == TokenKind::close_bracket) return false;
      if (kind == TokenKind::open_quote) ++open;
      if (kind == TokenKind::close_quote && --open < 0) return false;
    }
  }
  return open == 0;
}

bool is_cut_short(const TaggedSentence& tagged, Part part) {
  const std::size_t last = part.end - 1;
  if ((title_flags(tagged, last) & is_helping_verb) != 0 && text::is_verb(tagged.tags[last])) return true;
  // "No. | 3", "Oct. | 22"
  if (tagged.tokens[last].kind == TokenKind::point && part.end < tagged.tokens.size() &&
      tagged.tokens[part.end].kind == TokenKind::number)
    return true;
  if (tagged.tokens[last].kind == TokenKind::number) {
    const bool named =
        last > 0 && (tagged.tokens[last - 1].kind == TokenKind::currency || tagged.tags[last - 1] == Tag::name);
    return !named && tagged.tokens[last].span.size() != 4;
  }
  return last >= 2 && joins_words(tagged, last - 1) && tagged.tags[last - 2] == Tag::number;
}

// "5 | , 000 gallons" where a text parts its numbers: the rest would be another number.
bool cuts_number(const TaggedSentence& tagged, Part part) {
  const std::size_t end = part.end;
  if (end + 1 < tagged.tokens.size() && tagged.tokens[end - 1].kind == TokenKind::number &&
      tagged.tokens[end + 1].kind == TokenKind::number &&
      (tagged.tokens[end].kind == TokenKind::comma || tagged.tokens[end].kind == TokenKind::stop ||
       tagged.tokens[end].kind == TokenKind::point))
    return true;
  if (tagged.tokens[part.begin].kind != TokenKind::number || part.begin < 2) return false;
  const TokenKind kind = tagged.tokens[part.begin - 1].kind;
  return tagged.tokens[part.begin - 2].kind == TokenKind::number &&
         (kind == TokenKind::comma || kind == TokenKind::stop || kind == TokenKind::point || kind == TokenKind::colon);
}

}  // namespace

Part trim_phrase(const TaggedSentence& tagged, Part phrase, const ComposingRules& rules) {
  while (!phrase.empty() && is_bad_edge(tagged, phrase.begin, false, rules)) ++phrase.begin;
  return !phrase.empty() && is_bad_edge(tagged, phrase.end - 1, true, rules) ? Part{phrase.begin, phrase.begin}
                                                                             : phrase;
}

bool ends_vaguely(const TaggedSentence& tagged, const std::vector<Part>& parts, const ComposingRules& rules) {
  const Part last = parts.back();
  return parts.size() > 1 && last.end - last.begin == 1 && text::is_noun(tagged.tags[last.begin]) &&
         !tagged.tokens[last.begin].starts_upper() && (rules.flags(tagged.tokens[last.begin].key) & is_vague) != 0;
}

bool has_clean_edges(const TaggedSentence& tagged, const std::vector<Part>& parts,
                     const std::vector<model::Name>& names, const std::vector<Part>& persons) {
  return has_whole_quotes(tagged, parts) && !is_cut_short(tagged, parts.back()) &&
         std::ranges::none_of(parts, [&](Part part) {
           return cuts_name(tagged, part, names, persons) || cuts_word(tagged, part) || cuts_number(tagged, part);
         });
}

}  // namespace courant::digest
