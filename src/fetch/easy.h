// One libcurl transfer that its caller waits for: guarded, bounded in time, ended early where its stop is asked for.
// Internal to fetch/.
#pragma once
#include <curl/curl.h>

#include <array>
#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/guard.h"

namespace courant::fetch {

class Easy {
 public:
  // `allowed` must outlive it.
  explicit Easy(const base::AllowedHosts& allowed);

  // Sets what every such transfer has; `host` is whom it goes to, on the owner's word.
  void prepare(const std::string& url, const std::string& host, std::chrono::milliseconds total_max);

  template <class Value>
  void set(CURLoption option, Value value) {
    // Every option here is one that this libcurl was built with; a failure would be a bug.
    [[maybe_unused]] const CURLcode code = curl_easy_setopt(handle_.get(), option, value);
  }
  void add_header(const std::string& line) { headers_.reset(curl_slist_append(headers_.release(), line.c_str())); }
  void add_recipient(const std::string& address) {
    recipients_.reset(curl_slist_append(recipients_.release(), address.c_str()));
  }
  void resolve(const std::vector<std::string>& answers);

  CURLcode perform(std::stop_token stop);
  long status() const;                         // the last one that the server said
  std::string header(const char* name) const;  // of the answer, the first of this name; empty: none
  bool refused() const { return guard_.refused(); }
  bool stopped() const { return stop_.stop_requested(); }
  std::string_view words() const { return words_.data(); }  // libcurl's on what went wrong

 private:
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

  struct EndHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  };
  struct EndList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  Guard guard_;
  std::unique_ptr<curl_slist, EndList> headers_, recipients_, resolve_;
  std::array<char, CURL_ERROR_SIZE> words_{};
  std::stop_token stop_;
  std::unique_ptr<CURL, EndHandle> handle_;  // last: it uses the rest
};

}  // namespace courant::fetch
