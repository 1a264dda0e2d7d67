#include "digest/mend_verbs.h"

#include <algorithm>

#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

class Mender {
 public:
  Mender(std::span<const text::Token> tokens, std::vector<Tag>& tags, std::string_view text)
      : tokens_(tokens), tags_(tags), text_(text) {}

  void run() {
    for (std::size_t i = 1; i + 1 < tags_.size(); ++i) mend_noun(i);
    for (std::size_t i = 1; i + 1 < tags_.size(); ++i) mend_form(i);
    for (std::size_t i = 1; i + 1 < tags_.size(); ++i) mend_past(i);
    if (std::ranges::any_of(tags_, text::is_finite)) return;
    for (std::size_t i = 1; i + 1 < tags_.size(); ++i) {
      if (tags_[i] != Tag::noun || !may_be(i, 'b')) continue;
      tags_[i] = Tag::verb_past;
      return;
    }
  }

 private:
  std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }
  bool may_be(std::size_t i, char letter) const {
    return text::english_words().may_be(text::lower_form(word(i)), letter);
  }
  bool is(std::size_t i, std::uint32_t wanted) const { return (title_words().flags(tokens_[i].key) & wanted) != 0; }

  // A verb taken for a noun: behind "will" and "who", between a plural and what it takes.
  void mend_noun(std::size_t i) {
    static const std::uint64_t cannot = text::word_key("cannot");
    static const std::uint64_t evening = text::word_key("evening");
    if (tokens_[i].key == cannot) tags_[i] = Tag::modal;
    if (tokens_[i].key == evening && (text::is_noun(tags_[i - 1]) || tags_[i - 1] == Tag::determiner))
      tags_[i] = Tag::noun;
    if (tags_[i] != Tag::noun) return;
    if (tags_[i - 1] == Tag::modal && may_be(i, 'v')) tags_[i] = Tag::verb_base;
    const std::size_t before = tags_[i - 1] == Tag::adverb && i > 1 ? i - 2 : i - 1;
    if (tags_[before] == Tag::wh_word && may_be(i, 'b')) tags_[i] = Tag::verb_past;
    const bool several = tags_[i - 1] == Tag::plural || (tags_[i - 1] == Tag::name && word(i - 1).ends_with('s'));
    if (several && tags_[i + 1] == Tag::determiner && may_be(i, 'v')) tags_[i] = Tag::verb_present;
  }

  // "Lee, a judge, | rushed to the port", "the phone also | packs a camera": the only verb that the subject has.
  void mend_form(std::size_t i) {
    const bool past = tags_[i] == Tag::participle && may_be(i, 'b');
    const bool third = tags_[i] == Tag::plural && may_be(i, 'v') && takes_object(i);
    if ((!past && !third) || !follows_subject(i) || has_verb_behind(i)) return;
    tags_[i] = past ? Tag::verb_past : Tag::verb_third;
  }

  // "missiles | fired at Ukraine show", "a llama | named Kevin led": the verb of the subject comes behind the phrase.
  void mend_past(std::size_t i) {
    if (tags_[i] != Tag::verb_past || !word(i).ends_with("ed") || !text::is_noun(tags_[i - 1]) ||
        (tags_[i + 1] != Tag::preposition && tags_[i + 1] != Tag::name) || is(i + 1, subordinates))
      return;
    for (std::size_t j = i + 2; j < std::min(i + 8, tags_.size()); ++j) {
      if (text::is_finite(tags_[j])) {
        if (text::is_noun(tags_[j - 1])) tags_[i] = Tag::participle;
        return;
      }
      if (!text::is_noun(tags_[j]) && tags_[j] != Tag::determiner && tags_[j] != Tag::adjective &&
          tags_[j] != Tag::number)
        return;
    }
  }

  bool takes_object(std::size_t i) const {
    return tags_[i + 1] == Tag::determiner || tags_[i + 1] == Tag::possessive_pronoun;
  }

  // Behind a noun, an adverb between, or the comma that ends what is said beside it; no verb before it.
  bool follows_subject(std::size_t i) const {
    std::size_t before = i - 1;
    while (before > 0 && tags_[before] == Tag::adverb) --before;
    if (before > 0 && tokens_[before].kind == TokenKind::point && tags_[before - 1] == Tag::name) --before;  // "Co."
    const bool noun = text::is_noun(tags_[before]) || (tags_[i] == Tag::plural && tags_[before] == Tag::number);
    if (!noun && tokens_[before].kind != TokenKind::comma) return false;
    if (!noun && !text::is_noun(tags_[0]) && tags_[0] != Tag::determiner) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (text::is_finite(tags_[j]) || (tags_[j] == Tag::preposition && is(j, subordinates)) ||
          tokens_[j].kind == TokenKind::open_quote)
        return false;
    }
    return tags_[0] != Tag::preposition && tags_[0] != Tag::gerund;
  }

  // "the man | arrested in May was freed": the subject's own verb comes later.
  bool has_verb_behind(std::size_t i) const {
    static const std::uint64_t that = text::word_key("that");
    for (std::size_t j = i + 1; j < tags_.size(); ++j) {
      if (tokens_[j].key == that || tags_[j] == Tag::wh_word || tags_[j] == Tag::coordinator ||
          (tags_[j] == Tag::preposition && is(j, subordinates)))
        return false;
      if (text::is_finite(tags_[j])) return true;
    }
    return false;
  }

  std::span<const text::Token> tokens_;
  std::vector<Tag>& tags_;
  std::string_view text_;
};

}  // namespace

void mend_verbs(std::span<const text::Token> tokens, std::vector<Tag>& tags, std::string_view text) {
  Mender(tokens, tags, text).run();
}

}  // namespace courant::digest
