#include "story/contradiction.h"

#include <cmath>

namespace courant::story {

bool contradict(const Entry& a, const Entry& b, const Settings& settings) {
  if (a.year != 0 && b.year != 0 && a.year != b.year) return true;
  if (a.figure > 0 && b.figure > 0) {
    // 10.6.3 and 10.6.4 are two, 6.0 and 6.1 may be one.
    if (a.version && b.version ? a.figure != b.figure : std::abs(a.figure - b.figure) > settings.figures_apart)
      return true;
  }
  return false;
}

}  // namespace courant::story
