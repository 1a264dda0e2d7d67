#include "fetch/easy.h"

namespace courant::fetch {

Easy::Easy(const base::AllowedHosts& allowed) : guard_(allowed) {
  start_curl();
  handle_.reset(curl_easy_init());
}

void Easy::prepare(const std::string& url, const std::string& host, std::chrono::milliseconds total_max) {
  guard_.watch(handle_.get(), host, Reach::allowed);
  set(CURLOPT_URL, url.c_str());
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(total_max.count()));
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(total_max.count() / 2));
  set(CURLOPT_ERRORBUFFER, words_.data());
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, &Easy::on_progress);
  set(CURLOPT_XFERINFODATA, this);
}

void Easy::resolve(const std::vector<std::string>& answers) {
  for (const std::string& answer : answers) resolve_.reset(curl_slist_append(resolve_.release(), answer.c_str()));
}

CURLcode Easy::perform(std::stop_token stop) {
  stop_ = std::move(stop);
  if (headers_) set(CURLOPT_HTTPHEADER, headers_.get());
  if (recipients_) set(CURLOPT_MAIL_RCPT, recipients_.get());
  if (resolve_) set(CURLOPT_RESOLVE, resolve_.get());
  return curl_easy_perform(handle_.get());
}

long Easy::status() const {
  long status = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
  return status;
}

std::string Easy::header(const char* name) const {
  curl_header* found = nullptr;
  return curl_easy_header(handle_.get(), name, 0, CURLH_HEADER, -1, &found) == CURLHE_OK ? found->value : "";
}

int Easy::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Easy*>(self)->stopped() ? 1 : 0;
}

}  // namespace courant::fetch
