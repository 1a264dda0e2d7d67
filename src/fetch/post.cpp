#include "fetch/post.h"

#include "base/url.h"
#include "fetch/easy.h"

namespace courant::fetch {
namespace {

using base::ErrorKind;
using base::fail;

std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

}  // namespace

base::Result<PostAnswer> post(const Settings& settings, const Post& post, std::stop_token stop) {
  auto url = base::parse_url(post.url);
  if (!url) return std::unexpected(url.error());
  if (!url->is_http() || !url->host || url->host->empty())
    return fail(ErrorKind::invalid, post.url, "is no http address");
  const std::string username = base::percent_decode(url->username), password = base::percent_decode(url->password);
  url->username.clear();
  url->password.clear();

  Easy easy(settings.allowed);
  easy.prepare(base::without_fragment(*url), *url->host, settings.limits.total_max);
  easy.resolve(settings.resolve);
  easy.set(CURLOPT_PATH_AS_IS, 1L);
  easy.set(CURLOPT_PROTOCOLS_STR, "http,https");
  easy.set(CURLOPT_USERAGENT, settings.user_agent.c_str());
  if (!username.empty()) {
    easy.set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    easy.set(CURLOPT_USERNAME, username.c_str());
    easy.set(CURLOPT_PASSWORD, password.c_str());
  }
  for (const auto& [name, value] : post.headers) easy.add_header(name + ": " + value);
  easy.add_header("Expect:");  // not asked whether it may send, which some servers never answer
  easy.set(CURLOPT_POSTFIELDS, post.body.data());
  easy.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post.body.size()));
  easy.set(CURLOPT_WRITEFUNCTION, &drop);
  const CURLcode code = easy.perform(std::move(stop));
  if (easy.refused()) return std::unexpected(Guard::refusal(post.url));
  if (code != CURLE_OK)
    return fail(ErrorKind::unavailable, post.url, easy.words().empty() ? curl_easy_strerror(code) : easy.words());
  return PostAnswer{static_cast<int>(easy.status()), easy.header("Retry-After")};
}

}  // namespace courant::fetch
