// Who is sent what from now on: what is asked for is checked and kept.
#pragma once
#include <string>

#include "base/result.h"
#include "store/follows.h"
#include "store/store.h"

namespace courant::reader {

// Keeps it under a key of its own. Errors: not_found, where nothing could ever come (no such story or outlet);
// conflict, where the same goes there already, its number in the message.
base::Result<store::Follow> add_follow(store::Store& store, store::Follow follow, store::Time now);

struct MailWish {
  std::string address;
  store::FollowSubject subject = store::FollowSubject::edition;
  std::string what;
  store::FollowPace pace = store::FollowPace::daily;
  std::string zone;            // the reader's, by IANA's name
  std::string hour = "07:00";  // of the reader's day
  std::string language;
};

// From the next such hour on, the first mail tells of the whole day or week before it. Errors as above, and usage: no
// address, zone or hour.
base::Result<store::Follow> follow_by_mail(store::Store& store, const MailWish& wish, store::Time now);

}  // namespace courant::reader
