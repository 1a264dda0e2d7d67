// Which terms of a story more than one independent report uses. Thread-safe once made.
#pragma once
#include <span>
#include <vector>

#include "digest/material.h"

namespace courant::digest {

class SharedTerms {
 public:
  explicit SharedTerms(const Material& material);

  // The share of their idf mass, 0 to 1, that some other independent report uses too; 0 of none.
  double share(std::span<const Term> stems) const;

 private:
  const Material& material_;
  std::vector<bool> shared_;
};

}  // namespace courant::digest
