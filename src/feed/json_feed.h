// JSON Feed 1.0 and 1.1 (jsonfeed.org) from the JSON reader's events. Only parse_feed.cpp uses it.
#pragma once
#include <functional>
#include <optional>

#include "base/result.h"
#include "base/url.h"
#include "feed/drafts.h"
#include "feed/json_reader.h"
#include "feed/parse_feed.h"

namespace courant::feed {

class JsonFeedReader {
 public:
  JsonFeedReader(TextSource& source, const FeedContext& context, const ItemSink& sink);
  // Errors: invalid, when it is no JSON or holds neither a feed's version nor items.
  base::Result<model::Feed> run();

 private:
  using Event = JsonReader::Event;
  bool read_members(const std::function<bool(const std::string& key, Event value)>& member);
  bool read_elements(const std::function<bool(Event value)>& element);
  bool pass(Event value);
  bool feed_member(const std::string& key, Event value);
  bool item_member(model::FeedItem& item, const std::string& key, Event value);
  bool read_item();
  bool read_author(AuthorsDraft& authors, int rank, Event value);
  bool read_attachment(model::FeedItem& item, Event value);
  std::string line() const;
  std::string title();
  std::string link() const;
  std::string html();

  JsonReader reader_;
  TextSource& source_;
  const FeedContext& context_;
  const ItemSink& sink_;
  std::optional<base::Url> base_;
  FeedDraft feed_;
  std::size_t items_ = 0;
  bool stopped_ = false, saw_items_ = false, was_cut_ = false, was_mended_ = false;
};

}  // namespace courant::feed
