// How to follow what a page shows: the addresses for feed readers and, where Courant sends mail, the mail.
#pragma once
#include <optional>
#include <string>

#include "render/markup.h"
#include "render/site.h"

namespace courant::render {

// What can be followed: the edition, a section of it, a story, an outlet, a name, a search.
struct Followable {
  std::string title;  // "Follow this story"
  Link atom, rss, json;
  std::string subject;  // for the mail's form: "edition", "story", "outlet", "name" or "search"; empty: not by mail
  std::string what;     // its id, name or words
};

// The edition, or one section of it.
Followable followed_edition(const Site& site, const std::string& section = "");

// The head's links by which feed readers find it.
Markup feed_links(const Followable& followed, std::string_view title);

// A part of a page with the id "follow", which a button above may lead to.
Markup write_follow_block(const Site& site, const Followable& followed);
// The button.
Markup write_follow_button(const Site& site);

// What stands in the form for mail.
struct MailForm {
  std::string subject, what;  // as in Followable
  std::string followed;       // in words, a headline for a story; empty: the edition
  std::string address, pace, hour, zone;
  bool is_fresh = true;  // nothing was typed yet: the script may write the browser's own zone
  std::string wrong;     // "address", "hour" or "zone", where one is; empty: it is none of them
};

// The page of all that can be followed. `notice`: what was just done, or why not; may be empty. Where mail was refused,
// `refused` is the form as it was sent.
struct FollowPage {
  std::string notice;
  std::optional<MailForm> refused;
};
std::string write_follow(const Site& site, const FollowPage& page);

}  // namespace courant::render
