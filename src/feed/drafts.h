// A feed and an item while they are being read. Vocabularies overlap: a value carries the rank of where it came from,
// and one of a higher rank replaces it whatever the order in the file. Not for other folders.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/feed.h"

namespace courant::feed {

enum class Slot : unsigned char { title, url, id, summary, content, published, updated, image, language, count };

class Ranks {
 public:
  // Is a value of that rank to be taken? The first of equals stays.
  bool take(Slot slot, int rank) {
    int& known = ranks_[static_cast<std::size_t>(slot)];
    if (rank <= known) return false;
    known = rank;
    return true;
  }
  // The same, but the last of equals stays.
  bool take_last(Slot slot, int rank) { return take(slot, rank) || ranks_[static_cast<std::size_t>(slot)] == rank; }

 private:
  std::array<int, static_cast<std::size_t>(Slot::count)> ranks_{};
};

// Authors of each rank; the highest rank that has any is what counts.
class AuthorsDraft {
 public:
  void add(int rank, std::string name);
  std::vector<std::string> take();

 private:
  std::vector<std::pair<int, std::string>> names_;
};

struct ItemDraft {
  model::FeedItem item;
  Ranks ranks;
  AuthorsDraft authors;
};

struct FeedDraft {
  model::Feed feed;
  Ranks ranks;
  AuthorsDraft authors;
};

// "noreply@blogger.com (Jo Doe)" → "Jo Doe", "Jo Doe <jo@example.org>" → "Jo Doe"; an address alone stays, unless
// nobody reads it.
std::string author_name(std::string_view text);

// At most so many bytes of it, whole characters.
std::string cut_text(std::string text, std::size_t bytes_max);

// Adds a category once.
void add_category(std::vector<model::Category>& categories, model::Category category);

// "en_US" → "en-US"; empty for what is no language tag.
std::string language_tag(std::string_view text);

}  // namespace courant::feed
