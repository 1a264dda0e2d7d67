// Sends readers what they follow: mails when they are due, webhooks as digests come. At least once: what is to be told
// is kept before the first attempt and ticked off after the server took it; a second attempt bears the same id. Two
// post offices on one store take turns. Not thread-safe: one thread and one store of its own each.
#pragma once
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "base/mail_address.h"
#include "base/result.h"
#include "fetch/fetcher.h"
#include "fetch/smtp.h"
#include "reader/letter.h"
#include "reader/reader.h"

namespace courant::reader {

struct PostOfficeSettings {
  Letterhead head;
  struct Post {
    fetch::MailServer server;
    base::MailAddress from;
  };
  std::optional<Post> mail;          // absent: mail waits until there is a server
  fetch::Settings web;               // for webhooks
  std::function<store::Time()> now;  // empty: the system's clock
};

struct Delivered {
  long mails = 0, notices = 0;  // that were taken
  long empty = 0;               // mails that were due, but nothing was new
  long failed = 0;              // attempts
};

class PostOffice {
 public:
  PostOffice(Reader& reader, PostOfficeSettings settings);  // `reader` must outlive it

  // Sends all that is due, until `stop`. What a server says is kept with its follow and logged; errors here
  // are the store's alone.
  base::Result<Delivered> deliver(std::stop_token stop = {});

 private:
  base::Result<void> deliver_mail(store::Follow& follow, const std::stop_token& stop, Delivered& done);
  base::Result<void> deliver_notices(store::Follow& follow, const std::stop_token& stop, Delivered& done);
  base::Result<void> send_notice(const store::Follow& follow, store::StoredDigest stored, const std::stop_token& stop,
                                 std::chrono::seconds& retry_after);
  base::Result<void> settle(store::Follow& follow, store::Time due_at);
  base::Result<void> put_off(store::Follow& follow, const base::Error& error, Delivered& done,
                             std::chrono::seconds at_least = {});
  store::Time now() const;

  Reader& reader_;
  PostOfficeSettings settings_;
};

}  // namespace courant::reader
