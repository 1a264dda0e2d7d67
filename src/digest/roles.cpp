#include "digest/roles.h"

#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::NounKind;
using text::Tag;
using text::TokenKind;

constexpr std::size_t role_words_max = 6, apposition_tokens_max = 16;

// What a report says of a person beside the name: what stands before it, or in apposition behind it.
class RoleFinder {
 public:
  RoleFinder(const Material& material, const Report& report, const model::Name& name)
      : material_(material), name_(name) {
    for (std::uint32_t i = report.first; i < report.last; ++i) {
      if (material.sentences[i].span.contains(name.span)) sentence_ = &material.sentences[i];
    }
  }

  std::string find() const {
    if (!sentence_) return {};
    const TaggedSentence s = material_.tagged(*sentence_);
    const Part name = part_of(s.tokens, name_.span);
    if (name.empty() || name.begin >= s.tokens.size()) return {};
    if (const std::size_t begin = find_owner(s, name.begin); begin < name.begin)
      return write_parts(s, {{begin, name.end}});
    if (const std::size_t begin = find_title(s, name.begin); begin < name.begin)
      return write_parts(s, {{begin, name.end}});
    if (const std::size_t end = find_apposition(s, name.end); end > name.end)
      return write_parts(s, {{name.begin, end}});
    return {};
  }

 private:
  bool is_person(const TaggedSentence& s, std::size_t i) const {
    return material_.has_flag(s.tokens[i], is_person_noun) ||
           text::english_words().kind(s.lower(i)) == NounKind::person;
  }

  // "Mr. Grimm's lawyer, | William McGinley"
  std::size_t find_owner(const TaggedSentence& s, std::size_t name) const {
    if (name < 3 || s.tokens[name - 1].kind != TokenKind::comma) return name;
    bool role = false;
    for (std::size_t i = name - 1; i-- > 0 && name - i < apposition_tokens_max;) {
      const Tag tag = s.tags[i];
      const bool fits = text::is_noun(tag) || tag == Tag::adjective || tag == Tag::possessive || tag == Tag::number ||
                        tag == Tag::preposition || s.tokens[i].kind == TokenKind::point ||
                        s.tokens[i].kind == TokenKind::hyphen;
      role |= text::is_noun(tag) && s.tokens[i].capitals == text::Capitals::lower && is_person(s, i);
      if (tag == Tag::determiner) return role ? i : name;
      const bool starts = i == 0 || s.tokens[i - 1].kind == TokenKind::comma;
      if (fits && starts) return role && tag != Tag::preposition ? i : name;
      if (!fits) return name;
    }
    return name;
  }

  std::size_t find_title(const TaggedSentence& s, std::size_t name) const {
    std::size_t begin = name;
    bool role = false;
    while (begin > 0 && name - begin < role_words_max) {
      const std::size_t i = begin - 1;
      const Tag tag = s.tags[i];
      const bool fits = text::is_noun(tag) || tag == Tag::adjective || tag == Tag::possessive ||
                        s.tokens[i].kind == TokenKind::point || s.tokens[i].kind == TokenKind::hyphen;
      const std::uint64_t flags = material_.vocabulary.rules().flags(s.tokens[i].key);
      const bool verb = (flags & (is_past_verb | is_participle)) != 0 && !(flags & is_noun_too) &&
                        s.tokens[i].capitals == text::Capitals::lower;
      if (!fits || verb || s.lower(i).ends_with("thing")) break;  // "everything" is no title
      role |= s.tokens[i].is_word() && (material_.has_flag(s.tokens[i], is_role_title) || is_person(s, i));
      begin = i;
    }
    while (begin < name &&
           (!s.tokens[begin].is_word() || s.tags[begin] == Tag::possessive || s.tokens[begin].span.size() == 1))
      ++begin;
    if (begin > 0 && s.tags[begin - 1] == Tag::possessive_pronoun) return name;  // "his lawyer, …"
    return role ? begin : name;
  }

  std::size_t find_apposition(const TaggedSentence& s, std::size_t at) const {
    if (at + 1 >= s.tokens.size() || s.tokens[at].kind != TokenKind::comma) return at;
    bool person = false, of = false;
    std::size_t i = at + 1;
    for (; i < s.tokens.size() && i - at <= apposition_tokens_max; ++i) {
      if (s.tokens[i].kind == TokenKind::comma) {
        if (person || i - at > 5) break;
        continue;  // "R-Calif.,"
      }
      if (s.tokens[i].kind == TokenKind::stop || s.tokens[i].kind == TokenKind::open_bracket) break;
      if (text::is_finite(s.tags[i]) || s.tags[i] == Tag::wh_word || s.tags[i] == Tag::pronoun ||
          (!person && (s.tags[i] == Tag::gerund || s.tags[i] == Tag::participle)))
        return at;
      of |= s.tags[i] == Tag::preposition;
      person |= !of && text::is_noun(s.tags[i]) && s.tokens[i].capitals == text::Capitals::lower && is_person(s, i);
    }
    const bool closed = i < s.tokens.size() && s.tokens[i].kind != TokenKind::dash && !s.tokens[i].is_word();
    return person && closed ? i : at;
  }

  const Material& material_;
  const model::Name& name_;
  const Sentence* sentence_ = nullptr;
};

std::string find_role(const Material& material, const Report& report, const std::string& name) {
  for (const model::Name& mention : report.names) {
    if (mention.canonical != name || mention.type != model::NameType::person) continue;
    if (mention.span.of(report.text()) != name) continue;
    if (std::string found = RoleFinder(material, report, mention).find(); !found.empty()) return found;
  }
  return {};
}

// As the first of the voices says it that does.
const std::string& role_among_voices(const Material& material, const std::string& name) {
  const auto [known, is_new] = material.roles.try_emplace(std::pair<const Report*, std::string>(nullptr, name));
  for (std::size_t i = 0; is_new && known->second.empty() && i < material.voices.size(); ++i)
    known->second = find_role(material, material.reports[material.voices[i]], name);
  return known->second;
}

}  // namespace

std::string name_with_role(const Material& material, const Report& own, const std::string& name) {
  if (!text::has_tagger(material.language)) return name;
  const auto [known, is_new] = material.roles.try_emplace(std::pair(&own, name), name);
  if (!is_new) return known->second;
  std::string found = find_role(material, own, name);
  if (found.empty()) found = role_among_voices(material, name);
  if (!found.empty()) known->second = found;
  return known->second;
}

}  // namespace courant::digest
