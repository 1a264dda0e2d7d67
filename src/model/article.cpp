#include "model/article.h"

#include "base/hash.h"

namespace courant::model {
namespace {

std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
  if (const auto port = url.rfind(':'); port != std::string_view::npos && url.find(']', port) == std::string_view::npos)
    url = url.substr(0, port);
  return std::string(url);
}

}  // namespace

std::string outlet_name(const Article& article) {
  if (!article.outlet.empty()) return article.outlet;
  if (std::string host = host_of(article.url); !host.empty()) return host;
  const std::string& id = article.id.value;
  std::size_t end = 0;
  while (end < id.size() && std::isalnum(static_cast<unsigned char>(id[end]))) ++end;
  return end == 0 ? id : id.substr(0, end);
}

std::string article_hash(const Article& article) {
  std::string bytes = article.title;
  bytes += '\0';
  bytes += article.text;
  return "sha256:" + base::sha256_hex(bytes);
}

std::optional<std::chrono::sys_seconds> order_time(const Article& article) {
  if (article.published) return article.published->at;
  if (article.seen) return article.seen->at;
  return std::nullopt;
}

}  // namespace courant::model
