#include "digest/headline_tags.h"

#include <algorithm>

#include "digest/title_words.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::Tag;
using text::TokenKind;

class HeadlineMender {
 public:
  HeadlineMender(const TaggedSentence& headline, std::vector<Tag>& tags) : s_(headline), tags_(tags) {}

  void run() {
    for (std::size_t i = 1; i < tags_.size(); ++i) mend_noun(i);
    const std::size_t end = find_verb();
    for (std::size_t i = 1; i + 1 < end; ++i) {
      if (mend(i)) break;
    }
  }

 private:
  bool may_be(std::size_t i, char letter) const { return text::english_words().may_be(s_.lower(i), letter); }

  // The headline's first finite verb, or where it goes on behind "but", "as", a comma: "Board | sells port but keeps
  // ferry" has none before it.
  std::size_t find_verb() const {
    std::size_t ends = tags_.size();
    for (std::size_t i = 1; i < tags_.size(); ++i) {
      const bool joins = tags_[i] == Tag::coordinator || (tags_[i] == Tag::preposition && opens_clause(i)) ||
                         tags_[i] == Tag::wh_word || s_.tokens[i].kind == TokenKind::comma;
      if (joins) ends = std::min(ends, i);
      if (text::is_finite(tags_[i])) return ends < i && i - ends <= 3 ? ends : 0;
    }
    return tags_.size();
  }

  bool opens_clause(std::size_t i) const { return (title_flags(s_, i) & subordinates) != 0 || s_.lower(i) == "as"; }

  // What stands behind a noun and would be the verb.
  bool mend(std::size_t i) {
    if (!text::is_noun(tags_[i - 1])) return false;
    if (tags_[i] == Tag::to && tags_[i + 1] == Tag::verb_base) {
      tags_[i] = Tag::modal;
      return true;
    }
    const std::string word = s_.lower(i);
    if (tags_[i] == Tag::gerund && begins_phrase(i + 1)) {
      tags_[i] = Tag::verb_third;
      return true;
    }
    const bool third = word.ends_with('s') && !word.ends_with("ss"), several = is_several(i);
    if (tags_[i] == Tag::name || tags_[i] == Tag::gerund || tags_[i] == Tag::participle || third == several ||
        !may_be(i, 'v') || text::is_verb(tags_[i + 1]) || tags_[i + 1] == Tag::coordinator)
      return false;
    tags_[i] = third ? Tag::verb_third : Tag::verb_present;
    return true;
  }

  bool begins_phrase(std::size_t i) const {
    return text::is_noun(tags_[i]) || tags_[i] == Tag::determiner || tags_[i] == Tag::adjective ||
           tags_[i] == Tag::number || tags_[i] == Tag::to || tags_[i] == Tag::possessive_pronoun;
  }

  // "Mayors", "Brand and Lee", "police" before token i.
  bool is_several(std::size_t i) const {
    const std::string head = s_.lower(i - 1);
    return tags_[i - 1] == Tag::plural || (tags_[i - 1] == Tag::name && head.ends_with('s') && !head.ends_with("ss")) ||
           head == "police" || s_.tokens[std::min<std::size_t>(1, i - 1)].kind == TokenKind::comma ||
           has_tag(s_, {0, i}, Tag::coordinator) || is_plural(s_, {0, i});
  }

  // "the mayor's | pick heads", "reaches | deal": a verb neither of one alone nor behind another.
  void mend_noun(std::size_t i) {
    const Tag before = tags_[i - 1];
    if (!may_be(i, 'n') || (title_flags(s_, i) & is_helping_verb)) return;
    const bool of_one = tags_[i] == Tag::verb_present && text::is_noun(before) && !is_several(i) &&
                        i + 1 < tags_.size() && text::is_common_noun(tags_[i + 1]) && may_be(i + 1, 'v');
    const bool object = (tags_[i] == Tag::verb_base || tags_[i] == Tag::verb_present) &&
                        (before == Tag::verb_third || before == Tag::adjective) &&
                        !title_words().needs_infinitive(s_.lower(i - 1));
    if (of_one || object) tags_[i] = Tag::noun;
  }

  const TaggedSentence& s_;
  std::vector<Tag>& tags_;
};

}  // namespace

void mend_headline(const TaggedSentence& headline, std::vector<Tag>& tags) { HeadlineMender(headline, tags).run(); }

}  // namespace courant::digest
