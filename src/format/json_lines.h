// The public formats (docs/formats/): values as one JSON object a line, and back. The readers take what FORMATS says
// and ignore keys they do not know; null reads as absent. Thread-safe: pure functions.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/article.h"
#include "model/digest.h"
#include "model/extraction.h"
#include "model/feed.h"
#include "model/reading.h"
#include "model/story.h"

namespace courant::format {

// An article line. Errors: invalid, when it is no JSON object, lacks `id` or both of `title` and `text`, or a key has
// the wrong type; the error's subject is the id where that could be read. At most `article_bytes_max` bytes are taken.
inline constexpr std::size_t article_bytes_max = 16 << 20;
base::Result<model::Article> parse_article(std::string_view line);
std::string to_json(const model::Article& article);

// The line of `courant extract`: an article with `paragraph_spans`, `why` and what else only the page knows.
std::string extraction_line(const model::Extraction& extraction);

base::Result<model::Digest> parse_digest(std::string_view line);
std::string to_json(const model::Digest& digest);

base::Result<model::Assignment> parse_assignment(std::string_view line);
std::string to_json(const model::Assignment& assignment);

// The line of `courant parse-feed` in pieces, so that a long feed need not be held: its start, items parted by commas,
// its end with all that is known of the feed itself.
std::string feed_line_start(std::string_view id);
std::string to_json(const model::FeedItem& item);
std::string feed_line_end(const model::Feed& feed);

// The lines of `courant parse-feed`, `annotate`, `dates`, `claims`, each under the given id.
std::string feed_line(std::string_view id, const model::Feed& feed);
std::string annotation_line(std::string_view id, const model::Reading& reading);
std::string dates_line(std::string_view id, const model::Reading& reading);
std::string claims_line(std::string_view id, const model::Reading& reading);

// {"id": …, "background": [{"text", "article", "version", "span"}]}: what earlier reports say of what went before.
std::string background_line(std::string_view id, const std::vector<model::Quote>& background);

// {"id": …, "error": {"kind": …, "message": …}}; without `id` where the subject is empty.
std::string error_line(const base::Error& error);

std::string_view to_string(model::SlideKind kind);
std::string_view to_string(model::Stance stance);

}  // namespace courant::format
