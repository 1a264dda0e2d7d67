#include "digest/names.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace courant::digest {
namespace {

using text::Token;

struct Run {
  std::size_t begin = 0, end = 0;  // tokens
  bool after_the = false;
};

bool is_plain_word(std::uint64_t flags) {
  return (flags & (is_determiner | is_preposition | is_conjunction | is_pronoun | is_auxiliary | is_adverb |
                   is_bad_opener)) != 0;
}

std::vector<Run> find_runs(const text::TokenizedText& tokens, const ComposingRules& rules) {
  static const std::uint64_t the = text::word_key("the");
  std::vector<Run> runs;
  for (const text::TokenRange range : tokens.sentences) {
    for (std::size_t i = range.begin; i < range.end;) {
      const auto in_name = [&](std::size_t at) {
        const Token& token = tokens.tokens[at];
        return token.is_word() && token.starts_upper() && !is_plain_word(rules.flags(token.key));
      };
      if (!in_name(i)) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < range.end && (in_name(end) || (tokens.tokens[end].kind == text::TokenKind::point &&
                                                  end + 1 < range.end && in_name(end + 1))))
        ++end;
      runs.push_back({i, end, i > range.begin && tokens.tokens[i - 1].key == the});
      i = end;
    }
  }
  return runs;
}

}  // namespace

std::string last_word(std::string_view name) { return std::string(name.substr(name.find_last_of(' ') + 1)); }

bool is_within_name(const std::vector<model::Name>& names, model::Span span, model::NameType type) {
  return std::ranges::any_of(names,
                             [&](const model::Name& name) { return name.type == type && name.span.contains(span); });
}

std::vector<model::Name> list_names(const text::TextReading& reading, const ComposingRules& rules) {
  if (!reading.reading.names.empty()) return reading.reading.names;
  const text::TokenizedText& tokens = reading.tokens;
  std::vector<model::Name> names;
  std::map<std::string, std::string> full;  // a surname to the first full name that ends in it
  std::set<std::string> things;             // "the White House", "the Senate"
  for (const Run& run : find_runs(tokens, rules)) {
    model::Name name;
    name.span = tokens.span({static_cast<std::uint32_t>(run.begin), static_cast<std::uint32_t>(run.end)});
    name.canonical = name.span.of(tokens.text);
    if (run.after_the) things.insert(name.canonical);
    if (name.canonical.find(' ') != std::string::npos && !things.contains(name.canonical))
      full.try_emplace(last_word(name.canonical), name.canonical);
    names.push_back(std::move(name));
  }
  for (model::Name& name : names) {
    const bool alone = name.canonical.find(' ') == std::string::npos;
    if (alone) {
      const auto whole = full.find(name.canonical);
      if (whole != full.end() && !things.contains(whole->second)) name.canonical = whole->second;
    }
    const bool person = name.canonical.find(' ') != std::string::npos && !things.contains(name.canonical);
    name.type = person ? model::NameType::person : model::NameType::organisation;
  }
  return names;
}

}  // namespace courant::digest
