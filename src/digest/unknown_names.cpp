#include "digest/unknown_names.h"

#include <algorithm>
#include <set>

#include "digest/names.h"
#include "digest/roles.h"
#include "digest/speakers.h"

namespace courant::digest {
namespace {

using text::Token;
using text::TokenKind;

constexpr double surname = 1.0;          // "Hardwick": who?
constexpr double begun_surname = 0.3;    // "Kim", where the report has "Kim Jong Un"
constexpr double others_surname = 0.65;  // known from most headlines, but not from the one that is told
constexpr double speaker_surname = 0.1;  // shown with its role beside the sentence
constexpr double speaker_alone = 0.5;    // shown in full, but nobody says who that is

class UnknownNames {
 public:
  UnknownNames(const Material& material, const Sentence& sentence, const Told& told)
      : material_(material),
        sentence_(sentence),
        told_(told),
        rules_(material.vocabulary.rules()),
        text_(material.report_of(sentence).text()),
        tokens_(material.tokens_of(sentence)) {}

  double run() const {
    double lean = 0;
    std::set<std::string> seen;
    const Report& found = material_.report_of(sentence_);
    auto name = std::ranges::lower_bound(found.names, sentence_.span.begin, {},
                                         [](const model::Name& n) { return n.span.begin; });
    for (; name != found.names.end() && name->span.end <= sentence_.span.end; ++name) {
      const std::string shown(name->span.of(text_));
      const bool single = is_single(name->canonical);
      // "Lee", of whom another report may say who that is
      const bool person = name->type == model::NameType::person ||
                          (name->type == model::NameType::organisation && material_.surnames().contains(shown));
      if (!person || (shown == name->canonical && !single) || (single && has_role(name->span))) {
        seen.insert(name->canonical);
        continue;
      }
      const bool bare = single || shown.find(' ') == std::string::npos ||
                        (name->canonical.ends_with(last_word(shown)) && shown.size() < name->canonical.size());
      if (!bare || !seen.insert(name->canonical).second) continue;
      if (!told_.knows_name(name->canonical) && !told_.knows_name(last_word(shown)))
        lean += weigh_surname(name->span, last_word(shown));
    }
    return lean + check_first_name(seen);
  }

 private:
  // "Lee said …", where the capital tells nothing and no name was read.
  double check_first_name(const std::set<std::string>& seen) const {
    if (tokens_.size() < 2) return 0;
    const model::Span span = tokens_.front().span;
    const std::string word(span.of(text_));
    if (!tokens_.front().starts_upper() || tokens_[1].starts_upper() || !material_.surnames().contains(word) ||
        seen.contains(word) || told_.knows_name(word) || material_.tags_of(sentence_).front() != text::Tag::name)
      return 0;
    const std::vector<model::Name>& names = material_.report_of(sentence_).names;
    const auto name =
        std::ranges::lower_bound(names, span.begin, {}, [](const model::Name& n) { return n.span.begin; });
    return name != names.end() && name->span.begin == span.begin ? 0 : weigh_surname(span, word);
  }

  // "Kim", where the report has "Kim Jong Un".
  bool begins_name(const std::string& name) const {
    return std::ranges::any_of(material_.report_of(sentence_).names, [&](const model::Name& other) {
      return other.type == model::NameType::person && other.canonical.starts_with(name + " ");
    });
  }

  // "Lee", "Sr. Lee": no first name.
  bool is_single(const std::string& name) const {
    const std::size_t end = std::min(name.find_first_of(" ."), name.size());
    return end == name.size() ||
           (name.find_first_not_of(" .", end) > name.rfind(' ') &&
            (rules_.flags(text::word_key(text::lower_form(name.substr(0, end)))) & is_courtesy) != 0);
  }

  // "President Lee", "Judge Ray"
  bool has_role(model::Span span) const {
    auto at = std::ranges::find_if(tokens_, [&](const Token& token) { return token.span.begin >= span.begin; });
    while (at != tokens_.begin() && std::prev(at)->kind == TokenKind::point) --at;
    return at != tokens_.begin() && (rules_.flags(std::prev(at)->key) & (is_role_title | is_person_noun)) != 0;
  }

  double weigh_surname(model::Span span, const std::string& name) const {
    if (const model::Claim* claim = find_claim(material_, sentence_); claim && claim->source->contains(span)) {
      const std::string& speaker = speaker_in(material_, sentence_);
      if (!is_single(speaker)) {
        const Report& report = material_.report_of(sentence_);
        return name_with_role(material_, report, speaker) != speaker ? speaker_surname : speaker_alone;
      }
    }
    if (begins_name(name)) return begun_surname;
    const std::uint64_t key = text::word_key(text::lower_form(name));
    std::size_t titles = 0, named = 0;
    for (const Report& other : material_.reports) {
      titles += other.title_tokens.empty() ? 0 : 1;
      named += std::ranges::any_of(other.title_tokens, [&](const Token& token) {
        return token.key == key && token.span.of(other.article().title) == name;
      });
    }
    return 2 * named >= std::max<std::size_t>(2, titles) ? others_surname : surname;
  }

  const Material& material_;
  const Sentence& sentence_;
  const Told& told_;
  const ComposingRules& rules_;
  std::string_view text_;
  std::span<const Token> tokens_;
};

}  // namespace

double lean_on_names(const Material& material, const Sentence& sentence, const Told& told) {
  return UnknownNames(material, sentence, told).run();
}

}  // namespace courant::digest
