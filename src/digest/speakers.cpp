#include "digest/speakers.h"

#include <algorithm>
#include <set>

#include "digest/names.h"
#include "digest/phrases.h"
#include "text/word_classes.h"

namespace courant::digest {
namespace {

using text::NounKind;
using text::Tag;
using text::Token;
using text::TokenKind;

constexpr int sentences_back_max = 3;  // in which "he" may have been told of

bool is_body_or_person(const Material& material, const TaggedSentence& s, std::size_t at) {
  if (material.has_flag(s.tokens[at], is_speaking_noun | is_person_noun)) return true;
  if (material.has_flag(s.tokens[at], is_mute_noun)) return false;
  const NounKind kind = text::english_words().kind(s.lower(at));
  return kind == NounKind::person || kind == NounKind::group;
}

bool is_modifier(Tag tag) {
  return text::is_noun(tag) || tag == Tag::adjective || tag == Tag::number || tag == Tag::possessive ||
         tag == Tag::determiner;
}

// The noun phrase that a source begins with, as far as it says who speaks.
class Source {
 public:
  Source(const Material& material, const Sentence& sentence, const model::Claim& claim)
      : material_(material),
        sentence_(sentence),
        report_(material.report_of(sentence)),
        s_(material.tagged(sentence)),
        claim_(claim),
        whole_(part_of(s_.tokens, *claim.source)) {
    while (whole_.begin < whole_.end && is_opener(whole_.begin)) ++whole_.begin;
    // "T - | Mobile", "Hewlett - | Packard"
    while (whole_.begin > 1 && !whole_.empty() && s_.tokens[whole_.begin].starts_upper() &&
           s_.word(whole_.begin - 1) == "-" && s_.tokens[whole_.begin - 2].starts_upper())
      whole_.begin -= 2;
    take_governor();
    read_core();
  }

  std::string speaker() const {
    if (whole_.empty() || is_governed()) return {};
    if (is_pronoun()) return is_resolved() && is_told_of() ? claim_.speaker : std::string();
    int people = 0;
    if (const std::string name = find_person(people); !name.empty()) return name;
    if (ends_with_speaker()) return claim_.speaker;
    if (people > 1) return show_several();
    // "the House voted on a bill"
    if (core_.end > core_.begin && core_.end < whole_.end && text::is_finite(s_.tags[core_.end]) &&
        !ends_as_noun(core_.end))
      return {};
    if (core_.empty() || is_half() || is_joined() || is_two()) return {};
    if (names_body()) return show_body();
    if (whole_.end - whole_.begin == 1 && s_.tokens[whole_.begin].starts_upper()) {
      const std::string full = find_full(std::string(s_.word(whole_.begin)));
      if (full.find(' ') != std::string::npos) return full;
    }
    return show_phrase();
  }

 private:
  // "a plan | Democratic lawmakers say is dead": no one phrase
  bool is_two() const {
    const std::string first = s_.lower(core_.begin);
    return (first == "a" || first == "an") && core_.end - core_.begin > 3 && s_.tags[core_.end - 1] == Tag::plural &&
           s_.tags[core_.begin + 1] == Tag::noun && s_.tokens[core_.begin + 2].starts_upper();
  }

  // "The tea party | -backed candidate"
  bool is_joined() const {
    return core_.end < whole_.end &&
           (s_.tokens[core_.end].kind == TokenKind::hyphen || s_.tokens[core_.end].kind == TokenKind::dash) &&
           joins_words(s_, core_.end);
  }

  // "An aide to the House, who spoke …, said": the phrase before the preposition is whom the source belongs to.
  void take_governor() {
    if (whole_.empty() || !is_governed() || whole_.begin < 2) return;
    const std::size_t head = whole_.begin - 2;
    if (!text::is_noun(s_.tags[head]) || !is_body_or_person(material_, s_, head)) return;
    whole_.begin = head;
    while (whole_.begin > 0 && is_modifier(s_.tags[whole_.begin - 1])) --whole_.begin;
  }

  // "e-mails released by the House showed": what stands behind a preposition is no subject.
  bool is_governed() const {
    if (whole_.begin < 1 || claim_.source->end > claim_.cue.begin) return false;
    std::size_t before = whole_.begin - 1;
    if (before > 0 && s_.tags[before] == Tag::determiner) --before;
    // "beside the port and | the harbour"
    if (s_.tags[before] == Tag::coordinator) {
      while (before > 0 && (is_modifier(s_.tags[before]) || s_.tags[before] == Tag::coordinator)) --before;
    }
    return (s_.tags[before] == Tag::preposition || s_.tags[before] == Tag::to) &&
           material_.has_flag(s_.tokens[before], is_preposition) &&
           !material_.has_flag(s_.tokens[before], is_conjunction | is_clause_opener);
  }

  // "Plus", "Ironically": before the speaker.
  bool is_opener(std::size_t i) const {
    if (s_.tags[i] == Tag::adverb || s_.tags[i] == Tag::coordinator) return true;
    return i == 0 && whole_.end - whole_.begin > 1 &&
           (material_.vocabulary.rules().flags_of(s_.lower(i), text::word_key(s_.lower(i))) &
            (is_adverb | is_preposition | is_conjunction)) != 0;
  }

  // Determiners, adjectives and nouns up to the head.
  void read_core() {
    core_ = {whole_.begin, whole_.begin};
    while (core_.end < whole_.end &&
           (is_modifier(s_.tags[core_.end]) || s_.tokens[core_.end].kind == TokenKind::hyphen ||
            s_.word(core_.end) == "-" || s_.tokens[core_.end].kind == TokenKind::point))
      ++core_.end;
    while (core_.end > core_.begin && !s_.tokens[core_.end - 1].is_word()) --core_.end;
  }

  bool is_pronoun() const {
    return s_.tags[whole_.begin] == Tag::pronoun || s_.tags[whole_.begin] == Tag::wh_word ||
           s_.tags[whole_.begin] == Tag::possessive_pronoun || s_.tags[whole_.begin] == Tag::existential;
  }

  bool is_resolved() const {
    return whole_.end - whole_.begin == 1 && !claim_.speaker.empty() &&
           claim_.speaker != claim_.source->of(report_.text()) && claim_.speaker.find(' ') != std::string::npos &&
           std::ranges::any_of(report_.names, [&](const model::Name& name) {
             return name.canonical == claim_.speaker && name.type != model::NameType::place;
           });
  }

  // "the bank's advanced threat researcher | Ann Lee", as the claim stage reads it
  bool ends_with_speaker() const {
    const std::string_view source = claim_.source->of(report_.text());
    if (claim_.speaker.find(' ') == std::string::npos || !source.ends_with(" " + claim_.speaker)) return false;
    for (std::size_t i = whole_.begin; i < whole_.end; ++i) {
      if (!s_.tokens[i].is_word() || s_.tags[i] == Tag::preposition || s_.tags[i] == Tag::coordinator) return false;
    }
    return true;
  }

  // "He said": of whom the sentences before tell, not whom they only mention.
  bool is_told_of() const {
    const Sentence* sentence = &sentence_;
    for (int back = 0; back <= sentences_back_max; ++back, --sentence) {
      const model::Name* first = nullptr;  // person, or whatever the sentence begins with
      for (const model::Name& name : report_.names) {
        const bool ahead = back > 0 || name.span.end <= claim_.source->begin;
        const bool subject = name.type == model::NameType::person ||
                             (name.type != model::NameType::place && name.span.begin == sentence->span.begin);
        if (!first && ahead && subject && sentence->span.contains(name.span)) first = &name;
      }
      if (first && first->canonical == claim_.speaker) return true;
      if (back > 0) {
        for (const model::Claim& claim : report_.found().claims) {
          if (claim.speaker == claim_.speaker && sentence->span.contains(claim.cue)) return true;
        }
        if (first) return false;
      }
      if (sentence->place == 0) break;
    }
    return false;
  }

  // The one person whom the source names as who speaks: "spokesman Jim Lee", "the mayor, Ann Lee", not "Lee's lawyer".
  std::string find_person(int& people) const {
    const model::Name* found = nullptr;
    Part place;
    for (const model::Name& name : report_.names) {
      if (name.type != model::NameType::person || !claim_.source->contains(name.span)) continue;
      const Part at = part_of(s_.tokens, name.span);
      if (at.empty() || !stands_alone(at)) continue;
      if (at.end + 1 < whole_.end && s_.tags[at.end] == Tag::coordinator) people = 2;  // "Lee and other mayors"
      if (found && found->canonical != name.canonical) people = 2;
      found = &name, place = at;
    }
    if (!found || people > 1) return {};
    people = 1;
    const std::string written(found->span.of(report_.text()));
    std::string shown = found->canonical.empty() ? written : found->canonical;
    const std::string first = text::lower_form(shown.substr(0, shown.find(' ')));
    const bool junk = (material_.vocabulary.rules().flags_of(first, text::word_key(first)) &
                       (is_adverb | is_preposition | is_conjunction)) != 0;
    const std::string surname = last_word(written);
    if (junk || !shown.ends_with(surname) || shown.find(' ') == std::string::npos) shown = find_full(surname);
    // "Mr. Lee", where the report has two of that name: which of them, is not to be guessed.
    if (written.size() < shown.size() && has_namesake(shown, surname)) return surname;
    // "Secretary of Defense | Lloyd Austin"
    if (place.begin > whole_.begin && std::ranges::count(shown, ' ') > 1 && is_after_of(place.begin))
      shown = shown.substr(shown.find(' ') + 1);
    return shown;
  }

  // The one full name in the story that ends in a surname.
  std::string find_full(const std::string& surname) const {
    std::string full;
    for (const Report& report : material_.reports) {
      for (const model::Name& name : report.names) {
        if (name.type != model::NameType::person || !name.canonical.ends_with(" " + surname)) continue;
        const std::string first = text::lower_form(name.canonical.substr(0, name.canonical.find(' ')));
        if (material_.vocabulary.rules().flags_of(first, text::word_key(first)) &
            (is_adverb | is_preposition | is_conjunction))
          continue;
        if (!full.empty() && full != name.canonical) return surname;
        full = name.canonical;
      }
    }
    return full.empty() ? surname : full;
  }

  // Whether the story names another of that surname, of another first name, as often in full.
  bool has_namesake(const std::string& full, const std::string& surname) const {
    const auto [at, is_new] = material_.namesakes.try_emplace(surname);
    std::map<char, int>& named = at->second;
    for (const Report& report : is_new ? std::span<const Report>(material_.reports) : std::span<const Report>()) {
      for (const model::Name& name : report.names) {
        // "Jackson" tells of neither.
        if (name.type != model::NameType::person || name.span.size() + 2 < name.canonical.size()) continue;
        const std::size_t found = name.canonical.rfind(" " + surname);
        if (found == std::string::npos) continue;
        const std::string_view behind = std::string_view(name.canonical).substr(found + 1 + surname.size());
        if (behind.empty()) ++named[name.canonical.front()];
        if (behind.starts_with(' ')) ++named[' '];
      }
    }
    const int own = named[full.front()];
    return std::ranges::any_of(named,
                               [&](const auto& other) { return other.first != full.front() && other.second >= own; });
  }

  bool is_after_of(std::size_t i) const {
    return s_.lower(i - 1) == "of" || (i > whole_.begin + 1 && s_.lower(i - 1) == "the" && s_.lower(i - 2) == "of");
  }

  std::string show_several() const {
    Part all{whole_.begin, whole_.begin};
    while (all.end < whole_.end && all.end - all.begin < 12 && s_.tags[all.end] != Tag::wh_word &&
           !text::is_verb(s_.tags[all.end]))
      ++all.end;
    while (all.end > all.begin && !s_.tokens[all.end - 1].is_word()) --all.end;
    return all.end == whole_.end ? write_parts(s_, {all}) : std::string();
  }

  // "the bank's | advanced | threat researcher Ann Lee"
  bool is_modifying(Part name, std::size_t i) const {
    return name.end == whole_.end && (s_.tags[i] == Tag::participle || s_.tags[i] == Tag::verb_past) &&
           i + 1 < name.begin && (text::is_noun(s_.tags[i + 1]) || s_.tags[i + 1] == Tag::adjective);
  }

  bool stands_alone(Part name) const {
    if (name.begin > 0 && s_.word(name.begin - 1) == "-") return false;
    // "the “Crooked Ann” | tweets"
    if (name.end < whole_.end && s_.tokens[name.end].kind == TokenKind::close_quote && name.begin > 0 &&
        s_.tokens[name.begin - 1].kind == TokenKind::open_quote)
      return false;
    if (name.end < s_.tokens.size() && s_.tags[name.end] == Tag::possessive) return false;
    if (name.end < whole_.end && s_.tokens[name.end].is_word() && is_modifier(s_.tags[name.end])) return false;
    // Behind a comma the name is the phrase's own; before it, all must belong to the name.
    for (std::size_t i = name.begin; i-- > whole_.begin;) {
      if (s_.tokens[i].kind == TokenKind::comma || s_.tokens[i].kind == TokenKind::dash) return true;
      const bool fits = (is_modifier(s_.tags[i]) && !text::is_verb(s_.tags[i])) ||
                        s_.tokens[i].kind == TokenKind::hyphen || s_.tokens[i].kind == TokenKind::point ||
                        s_.tokens[i].kind == TokenKind::open_quote || s_.tokens[i].kind == TokenKind::close_quote ||
                        is_modifying(name, i);
      if (!fits && s_.tags[i] != Tag::coordinator &&
          !(s_.tags[i] == Tag::preposition && i > whole_.begin && is_role_of(i)))
        return false;
    }
    return true;
  }

  // "Secretary of State John Kerry": capitals on both sides of "of".
  bool is_role_of(std::size_t of) const {
    return s_.lower(of) == "of" && s_.tokens[of - 1].starts_upper() && of + 1 < whole_.end &&
           text::english_words().kind(s_.lower(of - 1)) == NounKind::person && !s_.lower(of - 1).ends_with('s') &&
           (s_.tokens[of + 1].starts_upper() || s_.tags[of + 1] == Tag::determiner);
  }

  // "second-in-command" cut at a hyphen, "Felt 's".
  bool is_half() const {
    if (whole_.begin > 0 && s_.tokens[whole_.begin - 1].kind == TokenKind::hyphen) return true;
    if (core_.end < s_.tokens.size() &&
        (s_.tokens[core_.end].kind == TokenKind::close_quote || s_.tags[core_.end] == Tag::possessive))
      return true;
    return s_.tags[whole_.end - 1] == Tag::possessive || s_.tags[core_.end - 1] == Tag::possessive;
  }

  bool names_body() const {
    if (whole_.begin == 0 && core_.end == 1 && text::is_noun(s_.tags[0]) && s_.tags[0] != Tag::name) return false;
    return s_.tokens[core_.end - 1].is_word() && s_.tokens[core_.end - 1].starts_upper();
  }

  // "the Centers" goes on: "for Disease Control and Prevention".
  Part whole_name() const {
    Part name = core_;
    std::size_t end = name.end;
    while (end < s_.tokens.size()) {
      const bool joins =
          s_.tags[end] == Tag::preposition || s_.tags[end] == Tag::coordinator || s_.tags[end] == Tag::determiner;
      if (joins && !s_.tokens[end].starts_upper()) {
        const std::string word = s_.lower(end);
        if (word != "of" && word != "for" && word != "and" && word != "the") break;
        if (word == "and" && end >= whole_.end) break;
        ++end;
        continue;
      }
      if (!s_.tokens[end].is_word() || !s_.tokens[end].starts_upper()) break;
      name.end = ++end;
    }
    return name.end <= std::max(whole_.end, core_.end) || name.end - name.begin <= 9 ? name : core_;
  }

  std::string show_body() const {
    // "Biden stumbled", "The NRA initially": what is told of it, not by it.
    if (s_.tokens[core_.end - 1].span.size() < 2) return {};
    // "Mapping shows": a capital by its place alone
    if (core_.end == 1 && s_.lower(0).ends_with("ing") && text::english_words().may_be(s_.lower(0), 'v')) return {};
    const std::size_t head = core_.end - 1;
    if (material_.has_flag(s_.tokens[head], is_mute_noun | is_stamp)) return {};
    if (is_definite() && s_.tags[head] != Tag::plural && !s_.lower(head).ends_with('s') &&
        text::english_words().kind(s_.lower(head)) == NounKind::person)
      return {};  // "the top Republican"
    Part name = whole_name();
    const bool the = s_.tags[name.begin] == Tag::determiner && name.end - name.begin > 2;
    if (the && s_.tokens[name.begin + 1].starts_upper()) ++name.begin;
    return write_parts(s_, {name});
  }

  std::string show_phrase() const {
    const std::size_t head = core_.end - 1;
    const bool named = std::any_of(s_.tokens.begin() + static_cast<std::ptrdiff_t>(core_.begin),
                                   s_.tokens.begin() + static_cast<std::ptrdiff_t>(head), [&](const Token& token) {
                                     return &token != &s_.tokens[core_.begin] && token.starts_upper();
                                   });
    if (!text::is_noun(s_.tags[head])) return {};
    if (!is_body_or_person(material_, s_, head)) {
      if (!is_document(head)) return {};
      if (is_described() && names_maker()) return write_parts(s_, {{core_.begin, described_end()}});
      return named ? write_parts(s_, {core_}) : std::string();
    }
    if (is_definite() && !is_described()) {
      const NounKind kind = text::english_words().kind(s_.lower(head));
      const bool person = kind == NounKind::person || material_.has_flag(s_.tokens[head], is_person_noun);
      const bool unique = material_.has_flag(s_.tokens[head], is_unique_noun);
      if (person && s_.tags[head] != Tag::plural && !(unique && kind == NounKind::group)) return resolve(head);
      if (!named && !unique) return resolve(head);
    }
    Part shown{core_.begin, is_described() ? described_end() : core_.end};
    return write_parts(s_, {shown});
  }

  bool is_definite() const {
    const std::string first = s_.lower(core_.begin);
    return first == "the" || first == "that" || first == "this" || first == "these" || first == "those";
  }

  // What the claim stage has made of "the ministry", or who bears the title.
  std::string resolve(std::size_t head) const {
    const bool body = std::ranges::any_of(report_.names, [&](const model::Name& name) {
      return name.type == model::NameType::organisation && name.canonical == claim_.speaker;
    });
    return body ? claim_.speaker : resolve_role(head);
  }

  bool is_document(std::size_t head) const {
    return text::english_words().kind(s_.lower(head)) == NounKind::communication ||
           material_.has_flag(s_.tokens[head], is_no_reaction);
  }

  // "data from the Ministry of Defence", "a report by Acme"
  bool names_maker() const {
    const std::string word = s_.lower(core_.end);
    if (word != "from" && word != "by" && word != "of") return false;
    const std::size_t end = described_end();
    return end > core_.end && s_.tokens[end - 1].starts_upper();
  }

  bool is_described() const { return core_.end < whole_.end && s_.tags[core_.end] == Tag::preposition; }

  std::size_t described_end() const {
    std::size_t end = core_.end;
    while (end < whole_.end && end - core_.begin < 12 && s_.tokens[end].kind != TokenKind::comma &&
           s_.tokens[end].kind != TokenKind::dash && s_.tokens[end].kind != TokenKind::open_bracket &&
           (!text::is_verb(s_.tags[end]) || ends_as_noun(end)) && s_.tags[end] != Tag::wh_word)
      ++end;
    while (end > core_.end && !text::is_noun(s_.tags[end - 1]) && !ends_as_noun(end - 1)) --end;
    return end;
  }

  // The last word before the cue, whatever the tagger takes it for.
  bool ends_as_noun(std::size_t i) const {
    return i + 1 == whole_.end && s_.tokens[i].is_word() && s_.tags[i] != Tag::adverb &&
           !material_.has_flag(s_.tokens[i], is_preposition | is_conjunction | is_determiner | digest::is_pronoun |
                                                 is_auxiliary | is_adverb | is_past_verb);
  }

  // "the governor": the one person of the report, and of the story, who bears that title before the name.
  std::string resolve_role(std::size_t head) const {
    const std::uint64_t role = s_.tokens[head].key;
    std::set<std::string> own, all;
    for (const Report& report : material_.reports) {
      const text::TokenizedText& text = report.reading().tokens;
      for (const model::Name& name : report.names) {
        if (name.type != model::NameType::person || name.canonical.find(' ') == std::string::npos) continue;
        const auto at = std::ranges::lower_bound(text.tokens, name.span.begin, {},
                                                 [](const Token& token) { return token.span.begin; });
        const bool before = at != text.tokens.begin() && std::prev(at)->key == role;
        const bool inside = at != text.tokens.end() && at->key == role;
        if (!before && !inside) continue;
        all.insert(last_word(name.canonical));
        if (&report == &report_) own.insert(name.canonical);
      }
    }
    return own.size() == 1 && all.size() == 1 ? *own.begin() : std::string();
  }

  const Material& material_;
  const Sentence& sentence_;
  const Report& report_;
  TaggedSentence s_;
  const model::Claim& claim_;
  Part whole_, core_;
};

}  // namespace

std::string speaker_of(const Material& material, const Sentence& sentence, const model::Claim& claim) {
  const Report& report = material.report_of(sentence);
  if (text::has_tagger(material.language)) return Source(material, sentence, claim).speaker();
  const std::string shown = claim.speaker.empty() ? std::string(claim.source->of(report.text())) : claim.speaker;
  // "Mr. Katz", "Katz" in full, where the report gives the full name.
  for (const model::Name& name : report.names) {
    if (!claim.source->contains(name.span) || name.type != model::NameType::person) continue;
    const std::string_view written = name.span.of(report.text());
    const bool is_all = shown.size() <= written.size() + 5 && shown.ends_with(written);
    if (is_all && name.canonical.size() > written.size()) return name.canonical;
  }
  return shown;
}

}  // namespace courant::digest
