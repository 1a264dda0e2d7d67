// robots.txt (RFC 9309): which pages an outlet asks us not to read. Thread-safe: values and pure functions.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace courant::fetch {

class Robots {
 public:
  // Everything may be read: no robots.txt, or one that says nothing to us.
  Robots() = default;
  // Nothing may: it could not be had because its server fails (RFC 9309, 2.3.1.4).
  static Robots closed();

  // The groups for `agent` ("courant", in any case), else those for "*". At most 500 KiB are looked at. Never fails:
  // lines that are no rules are skipped.
  static Robots parse(std::string_view text, std::string_view agent);

  // Whether the target (path and query) may be read: the longest matching rule decides, allow before disallow where two
  // are equally long. /robots.txt itself always may.
  bool allows(std::string_view target) const;

 private:
  struct Rule {
    std::string pattern;  // with * and a final $
    bool allow = true;
  };
  std::vector<Rule> rules_;
};

}  // namespace courant::fetch
