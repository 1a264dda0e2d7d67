// Errors as values: every step of Courant that can fail for a reason outside the program returns Result<T>.
// The kind decides what happens: invalid is set aside, unavailable is tried later, conflict is read again,
// corrupt stops. Exceptions of libraries end in the adapter that calls them; a bug is an assertion.
#pragma once
#include <expected>
#include <string>
#include <string_view>

namespace courant::base {

enum class ErrorKind {
  invalid,      // the input is not what it should be
  limit,        // the input is more than Courant takes: bytes, depth, items, time
  refused,      // a rule forbids it: a private address, a digest that does not verify
  not_found,    // what was named is not there
  unavailable,  // it may work later: network, lock, disk full
  conflict,     // somebody else changed it meanwhile
  corrupt,      // stored data contradicts itself
  usage,        // the command was called wrongly
};

struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string subject;  // what it is about: a file, a URL, an article's id
  std::string message;  // plain words, no final stop
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorKind kind, std::string_view subject, std::string_view message) {
  return std::unexpected(Error{kind, std::string(subject), std::string(message)});
}

constexpr std::string_view to_string(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid:
      return "invalid";
    case ErrorKind::limit:
      return "limit";
    case ErrorKind::refused:
      return "refused";
    case ErrorKind::not_found:
      return "not_found";
    case ErrorKind::unavailable:
      return "unavailable";
    case ErrorKind::conflict:
      return "conflict";
    case ErrorKind::corrupt:
      return "corrupt";
    case ErrorKind::usage:
      return "usage";
  }
  return "invalid";
}

}  // namespace courant::base

// Gives up the calling function, which returns a Result, with the error of a Result<void>.
#define COURANT_TRY(expression) \
  if (auto courant_done = (expression); !courant_done) return std::unexpected(std::move(courant_done.error()))
