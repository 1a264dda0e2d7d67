// Who a source is, as far as the article tells: names in full, pronouns and short forms by what they stand for. Last
// step of find_claims.
#pragma once
#include <optional>
#include <string>

#include "claim/clause.h"
#include "model/reading.h"

namespace courant::claim {

// Asked for the claims of one article in order; remembers who spoke. The words and the reading must outlive it.
class SpeakerFinder {
 public:
  SpeakerFinder(const Words& words, const model::Reading& reading) : words_(words), reading_(reading) { note_kin(); }

  // The speaker of a claim: the fullest form of the name its source is headed by; for a noun phrase without a name the
  // phrase itself, without what stands in apposition. Empty for a pronoun that more than one person could be meant by.
  std::string find(const Draft& draft);

 private:
  enum class Sex : unsigned char { unknown, man, woman };
  struct Voice {
    std::string name;
    Sex sex = Sex::unknown;
    std::int32_t sentence = -1;
  };

  std::string find_named(Range source);
  std::string find_person(Range pronoun);
  std::string find_body(Range head) const;
  const model::Name* head_name(Range head) const;
  Range head_of(Range source) const;
  Sex sex_of(const std::string& name) const;
  void note_sex(const std::string& name, Range head);
  void note_kin();

  const Words& words_;
  const model::Reading& reading_;
  std::optional<Voice> last_;
  std::vector<std::pair<std::string, Sex>> sexes_;
};

}  // namespace courant::claim
