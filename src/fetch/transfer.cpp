#include "fetch/transfer.h"

#include <curl/curl.h>

#include <algorithm>

#include "base/ascii.h"

namespace courant::fetch {
namespace {

using base::ErrorKind;
using base::fail;

constexpr std::size_t inflation_grace = 1u << 20;
constexpr int too_large = 100;  // CURLE_TOO_LARGE, since libcurl 8.6

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::uint16_t port_of(const base::Url& url) { return url.port.value_or(url.scheme == "https" ? 443 : 80); }

std::string origin_of(const base::Url& url) {
  return url.scheme + "://" + url.host.value_or("") + ':' + std::to_string(port_of(url));
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  // Every option here is one that this libcurl was built with; a failure would be a bug.
  [[maybe_unused]] const CURLcode code = curl_easy_setopt(handle, option, value);
}

void add_header(curl_slist*& list, std::string_view name, const std::string& value) {
  if (!value.empty()) list = curl_slist_append(list, (std::string(name) + ": " + value).c_str());
}

}  // namespace

Transfer::Transfer(const Settings& settings, KeptConnections& kept, CURL* handle, Request request, Fetcher::Done done)
    : settings_(settings),
      kept_(kept),
      handle_(handle),
      request_(std::move(request)),
      done_(std::move(done)),
      guard_(settings.allowed),
      started_(std::chrono::steady_clock::now()) {
  for (const std::string& answer : settings.resolve) resolve_ = curl_slist_append(resolve_, answer.c_str());
}

Transfer::~Transfer() {
  curl_slist_free_all(headers_);
  curl_slist_free_all(resolve_);
}

base::Result<void> Transfer::begin() {
  auto url = base::parse_url(request_.url);
  if (!url) return std::unexpected(url.error());
  username_ = base::percent_decode(url->username);
  password_ = base::percent_decode(url->password);
  first_origin_ = origin_of(*url);
  trail_ = request_.trail;
  const bool led_here = trail_.redirects > 0 && !(trail_.one_side && trail_.began_inside);
  reach_ = led_here ? Reach::public_only : request_.reach;
  return prepare(*url);
}

base::Result<void> Transfer::prepare(const base::Url& url) {
  if (!url.is_http() || !url.host || url.host->empty())
    return fail(ErrorKind::refused, request_.url, "leads to an address that is neither http nor https");
  url_ = url;
  url_.username.clear();
  url_.password.clear();
  const std::string target = base::without_fragment(url_);
  response_.url = target;
  response_.body.clear();
  header_bytes_ = wire_bytes_ = 0;

  curl_slist_free_all(headers_);
  headers_ = nullptr;
  add_header(headers_, "Accept", request_.accept);
  response_.conditional =
      target == request_.validators_url && !(request_.etag.empty() && request_.last_modified.empty());
  if (response_.conditional) {
    add_header(headers_, "If-None-Match", request_.etag);
    add_header(headers_, "If-Modified-Since", request_.last_modified);
  }

  const Limits& limits = settings_.limits;
  curl_easy_reset(handle_);
  guard_.watch(handle_, *url_.host, reach_);
  kept_.begin(handle_, *url_.host, origin_of(url_));
  set(handle_, CURLOPT_URL, target.c_str());
  set(handle_, CURLOPT_PATH_AS_IS, 1L);  // base/url.h has normalised it
  set(handle_, CURLOPT_PROTOCOLS_STR, "http,https");
  set(handle_, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  set(handle_, CURLOPT_ACCEPT_ENCODING, "");
  set(handle_, CURLOPT_USERAGENT, settings_.user_agent.c_str());
  set(handle_, CURLOPT_HTTPHEADER, headers_);
  set(handle_, CURLOPT_RESOLVE, resolve_);
  if (!username_.empty() && origin_of(url_) == first_origin_) {
    set(handle_, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    set(handle_, CURLOPT_USERNAME, username_.c_str());
    set(handle_, CURLOPT_PASSWORD, password_.c_str());
  }
  const auto spent =
      trail_.spent + std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started_);
  set(handle_, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<long>(1, (limits.total_max - spent).count())));
  set(handle_, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_max.count()));
  set(handle_, CURLOPT_LOW_SPEED_LIMIT, limits.bytes_per_second_min);
  set(handle_, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.slow_max.count()));
  set(handle_, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  set(handle_, CURLOPT_HEADERDATA, this);
  set(handle_, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  set(handle_, CURLOPT_WRITEDATA, this);
  // What a server puts between the pieces of a chunked body reaches neither of these: it is counted as it comes, and
  // bounded by on_progress, as the other cannot end a transfer.
  set(handle_, CURLOPT_VERBOSE, 1L);
  set(handle_, CURLOPT_DEBUGFUNCTION, &Transfer::on_debug);
  set(handle_, CURLOPT_DEBUGDATA, this);
  set(handle_, CURLOPT_NOPROGRESS, 0L);
  set(handle_, CURLOPT_XFERINFOFUNCTION, &Transfer::on_progress);
  set(handle_, CURLOPT_XFERINFODATA, this);
  set(handle_, CURLOPT_PRIVATE, this);
  return {};
}

void Transfer::note_connection() { kept_.end(handle_, url_.host.value_or(""), origin_of(url_)); }

// No HTTP on a connection that was kept: it may be what is left of the answer before, as a body that nobody announced.
bool Transfer::heard_left_over(int code) const {
  long connects = 0;
  curl_easy_getinfo(handle_, CURLINFO_NUM_CONNECTS, &connects);
  return connects == 0 && limit_.empty() && !guard_.refused() &&
         (code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_WEIRD_SERVER_REPLY);
}

std::optional<base::Result<Response>> Transfer::end_hop(int code) {
  if (heard_left_over(code)) {
    if (auto prepared = prepare(base::Url(url_)); !prepared) return std::unexpected(prepared.error());
    set(handle_, CURLOPT_FRESH_CONNECT, 1L);
    return std::nullopt;
  }
  if (code != CURLE_OK) return std::unexpected(failure(code));
  long status = 0;
  curl_off_t received = 0;
  curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(handle_, CURLINFO_SIZE_DOWNLOAD_T, &received);
  response_.status = static_cast<int>(status);
  trail_.received_bytes += static_cast<std::size_t>(received) + header_bytes_;
  note_side();
  if (is_redirect(response_.status) && !location_.empty()) return follow();
  if (response_.status == 304 && !response_.conditional)
    return fail(ErrorKind::invalid, request_.url, "answered 304 to a request without a condition");
  return finish();
}

std::optional<base::Result<Response>> Transfer::follow() {
  if (++trail_.redirects > settings_.limits.redirects_max)
    return fail(ErrorKind::limit, request_.url,
                "redirects more than " + std::to_string(settings_.limits.redirects_max) + " times");
  auto next = base::resolve_url(location_, url_);
  if (!next) return fail(ErrorKind::invalid, request_.url, "redirects to what is no address");
  trail_.only_permanent = trail_.only_permanent && (response_.status == 301 || response_.status == 308);
  const auto host = url_.host;
  if (auto prepared = prepare(*next); !prepared) return std::unexpected(prepared.error());
  if (!request_.stay_on_host || url_.host == host) return std::nullopt;
  response_.elsewhere = response_.url;
  return finish();
}

// A public server's word opens nothing that the allow-list does, and moves no feed between the public Internet and what
// is inside.
void Transfer::note_side() {
  const bool inside = guard_.inside().value_or(false);
  if (trail_.redirects == 0) trail_.began_inside = inside;
  trail_.one_side = trail_.one_side && inside == trail_.began_inside;
  if (!trail_.one_side || !inside) reach_ = Reach::public_only;
  if (trail_.redirects > 0 && trail_.only_permanent && trail_.one_side) trail_.moved_to = response_.url;
}

Response Transfer::finish() {
  response_.began_inside = trail_.began_inside;
  response_.inside = trail_.one_side && trail_.began_inside;
  response_.moved_to = trail_.moved_to;
  response_.received_bytes = trail_.received_bytes;
  trail_.spent += std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started_);
  response_.trail = trail_;
  return std::move(response_);
}

base::Error Transfer::fail_because(std::string_view why) const {
  return {ErrorKind::unavailable, request_.url, std::string(why)};
}

base::Error Transfer::failure(int code) const {
  if (!limit_.empty()) return {ErrorKind::limit, request_.url, limit_};
  if (guard_.refused()) return Guard::refusal(request_.url);
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return fail_because("its name is not known to DNS");
    case CURLE_COULDNT_CONNECT:
      return fail_because("no connection could be made");
    case CURLE_OPERATION_TIMEDOUT:
      return fail_because("did not answer in time, or too slowly");
    case CURLE_GOT_NOTHING:
      return fail_because("closed the connection without an answer");
    case CURLE_PARTIAL_FILE:
      return fail_because("broke off in the middle of its answer");
    case CURLE_PEER_FAILED_VERIFICATION:
      return fail_because("its certificate does not hold");
    case CURLE_BAD_CONTENT_ENCODING:
      return {ErrorKind::invalid, request_.url, "sent a body that does not unpack"};
    case CURLE_OUT_OF_MEMORY:  // says libcurl 7.88 of a line that is longer than it takes
    case too_large:            // later ones
      return {ErrorKind::limit, request_.url, "sent a header line that is too long"};
    case CURLE_RECV_ERROR:
      return fail_because("broke off, or does not speak HTTP");
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_FUNCTION_ARGUMENT:  // a header that is none
      return {ErrorKind::invalid, request_.url, "does not speak HTTP"};
    default:
      return fail_because(curl_easy_strerror(static_cast<CURLcode>(code)));
  }
}

std::size_t Transfer::take_header(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > settings_.limits.header_bytes_max) {
    limit_ = "sent more than " + std::to_string(settings_.limits.header_bytes_max >> 10) + " KiB of headers";
    return 0;
  }
  if (line.starts_with("HTTP/")) {  // a new answer: after a 100, or of the next hop
    for (std::string* field :
         {&response_.etag, &response_.last_modified, &response_.content_type, &response_.cache_control,
          &response_.expires, &response_.date, &response_.retry_after, &location_})
      field->clear();
    return line.size();
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return line.size();
  const std::string name = base::lower_ascii(trim(line.substr(0, colon)));
  const std::string_view value = trim(line.substr(colon + 1));
  if (name == "cache-control") {
    if (!response_.cache_control.empty()) response_.cache_control += ", ";
    response_.cache_control += value;
    return line.size();
  }
  const auto keep = [&](std::string_view header, std::string& field) {
    if (name == header && field.empty()) field = value;
  };
  keep("etag", response_.etag);
  keep("last-modified", response_.last_modified);
  keep("content-type", response_.content_type);
  keep("expires", response_.expires);
  keep("date", response_.date);
  keep("retry-after", response_.retry_after);
  keep("location", location_);
  return line.size();
}

std::size_t Transfer::take_body(std::string_view bytes) {
  const std::size_t size = response_.body.size() + bytes.size();
  if (size > settings_.limits.body_bytes_max) {
    note_body_limit();
    return 0;
  }
  curl_off_t received = 0;
  curl_easy_getinfo(handle_, CURLINFO_SIZE_DOWNLOAD_T, &received);
  if (size > inflation_grace && received > 0 &&
      size / static_cast<std::size_t>(received) > settings_.limits.inflation_max) {
    limit_ = "sent a body that unpacks to too many times its size";
    return 0;
  }
  response_.body += bytes;
  return bytes.size();
}

void Transfer::note_body_limit() {
  limit_ = "sent more than " + std::to_string(settings_.limits.body_bytes_max >> 20) + " MiB";
}

int Transfer::on_debug(CURL*, int kind, char*, std::size_t size, void* self) {
  if (kind == CURLINFO_DATA_IN || kind == CURLINFO_HEADER_IN) static_cast<Transfer*>(self)->wire_bytes_ += size;
  return 0;
}

int Transfer::on_progress(void* self, std::int64_t, std::int64_t, std::int64_t, std::int64_t) {
  auto* transfer = static_cast<Transfer*>(self);
  const Limits& limits = transfer->settings_.limits;
  if (transfer->wire_bytes_ <= limits.header_bytes_max + 2 * limits.body_bytes_max) return 0;
  transfer->note_body_limit();
  return 1;
}

std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count, void* self) {
  return static_cast<Transfer*>(self)->take_header({data, size * count});
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  return static_cast<Transfer*>(self)->take_body({data, size * count});
}

}  // namespace courant::fetch
