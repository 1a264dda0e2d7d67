// What the words of a name say of its kind without a list that holds it: a land by the adjective of its people, a
// company or team by its last word. Part of finding names, apart for size. English alone; nothing is found in other
// languages.
#pragma once
#include <string_view>

#include "text/key_map.h"
#include "text/sentences.h"

namespace courant::text {

// Lands that a document names beside their adjective: "Karthia" and "Karthian", "Vellany" and "Vellanian".
class Peoples {
 public:
  explicit Peoples(const TokenizedText& read);
  bool is_land(std::uint64_t key) const { return is(key, Part::land); }
  bool is_people(std::uint64_t key) const { return is(key, Part::people); }

 private:
  enum class Part : unsigned char { land, people };
  bool is(std::uint64_t key, Part part) const {
    const Part* found = found_.find(key);
    return found != nullptr && *found == part;
  }

  KeyMap<Part> found_;
};

// A name that ends with this word (in lower case) names no person, whoever is not known by the first name: "Ardent
// Metals", "Ostrel Athletic".
bool ends_no_person(std::string_view lower);
// What somebody is rather than is called: "referee", "substitute".
bool is_role(std::string_view lower);

}  // namespace courant::text
