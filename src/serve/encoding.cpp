#include "serve/encoding.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/hash.h"

namespace courant::serve {
namespace {

constexpr std::size_t worth_zipping_bytes = 256;

template <class Take>
void each_item(std::string_view list, Take take) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    take(base::trim_blanks(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  // 15 bits of window, 16 for gzip's header instead of zlib's.
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return result == Z_STREAM_END ? out : std::string();
}

bool accepts_gzip(std::string_view accept_encoding) {
  bool accepts = false;
  each_item(accept_encoding, [&](std::string_view item) {
    const std::string_view coding = base::trim_blanks(item.substr(0, item.find(';')));
    if (coding != "gzip" && coding != "x-gzip" && coding != "*") return;
    double weight = 1;
    if (const auto q = item.find("q="); q != std::string_view::npos)
      std::from_chars(item.data() + q + 2, item.data() + item.size(), weight);
    // "gzip;q=0, *" refuses gzip: what is named outranks the star.
    if (coding != "*" || !accepts) accepts = weight > 0;
  });
  return accepts;
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  bool matches = false;
  each_item(if_none_match, [&](std::string_view item) {
    if (item.starts_with("W/")) item.remove_prefix(2);
    matches = matches || item == "*" || (item.size() == etag.size() + 2 && item.substr(1, etag.size()) == etag);
  });
  return matches;
}

Content Content::make(std::string type, std::string bytes, std::string cache_control) {
  Content content;
  content.type = std::move(type);
  content.cache_control = std::move(cache_control);
  content.etag = fmt::format("{:016x}", base::hash64(bytes));
  if (bytes.size() >= worth_zipping_bytes)
    if (std::string zipped = gzip(bytes); !zipped.empty() && zipped.size() < bytes.size())
      content.zipped = make_body(std::move(zipped));
  content.plain = make_body(std::move(bytes));
  return content;
}

Response respond(const Request& request, const Content& content) {
  const bool zip = content.zipped && accepts_gzip(request.header("Accept-Encoding"));
  Response response;
  response.status = content.status;
  response.headers = content.headers;
  // Each coding is a representation of its own, with a tag of its own.
  const std::string etag = content.etag + (zip ? "-gz" : "");
  response.headers.emplace_back("Cache-Control", content.cache_control);
  if (content.zipped || content.varies_by_language)
    response.headers.emplace_back("Vary",
                                  content.varies_by_language ? "Accept-Encoding, Accept-Language" : "Accept-Encoding");
  if (content.status == 200) {
    response.headers.emplace_back("ETag", "\"" + etag + "\"");
    if (matches_etag(request.header("If-None-Match"), etag)) {
      response.status = 304;
      return response;
    }
  }
  response.headers.emplace_back("Content-Type", content.type);
  if (zip) response.headers.emplace_back("Content-Encoding", "gzip");
  response.body = zip ? content.zipped : content.plain;
  return response;
}

}  // namespace courant::serve
