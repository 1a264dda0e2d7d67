// An edition, or what is new of what a reader follows, as a mail: subject, text and HTML. Finite like a front page: of
// many stories each is told by its lead and the titles of its other slides, of few each in full. Nothing in it is
// loaded from anywhere. Pure.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "render/front.h"

namespace courant::render {

struct MailEdition {
  std::string followed;                         // the name, outlet, search or story's headline; empty: everything
  std::string title;                            // "Thursday, 26 November 2026", "The week to …"
  std::vector<CheckedDigest> stories, singles;  // in order; singles: told by one outlet alone
  std::set<model::StoryId> again;               // of them, those that an earlier mail told of
  int outlets = 0;                              // behind all of them
  long total = 0;                               // stories there are, told here or not
  Link page;                                    // where the rest stands
  Link unsubscribe;
};

struct MailBody {
  std::string subject, text, html;
};

// `site.origin` must be set: every address in a mail is absolute.
MailBody write_mail(const Site& site, const MailEdition& edition);

}  // namespace courant::render
