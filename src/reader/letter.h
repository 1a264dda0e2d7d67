// Writes what a follow is sent: a mail with what is new, a webhook's message with one digest. The same news, the same
// message under the same id, so that one sent twice is known to be one. Not thread-safe: as the Reader.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/mail_address.h"
#include "reader/reader.h"
#include "store/follows.h"

namespace courant::reader {

// What letters say of Courant.
struct Letterhead {
  std::string site_name = "Courant";
  std::string origin;  // "https://news.example"
};

// The mail of what is new in (told_up_to, telling_up_to], as RFC 5322's bytes; nullopt: nothing is. Errors: usage (an
// address that is none), and the store's.
base::Result<std::optional<std::string>> write_letter(Reader& reader, const Letterhead& head,
                                                      const base::MailAddress& from, const store::Follow& follow);

// One digest as Standard Webhooks has it (standardwebhooks.com, 1.0.0): its body and the three headers, signed at
// `now`.
struct Notice {
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};
base::Result<Notice> write_notice(Reader& reader, const Letterhead& head, const store::Follow& follow,
                                  store::StoredDigest stored, store::Time now);

// What is followed in a reader's words: the story's headline, the outlet, the name, the search; empty: everything.
std::string followed_in_words(store::Store& store, const store::Follow& follow);

}  // namespace courant::reader
