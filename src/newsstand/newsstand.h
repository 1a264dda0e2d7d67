// An HTTP/1.1 server on loopback that serves what it is told to: the demo's outlets, and whatever a test wants a client
// to meet (conditional answers, redirects, delays, drips, hangs, floods). Every request is kept in a log.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "newsstand/answer.h"

namespace courant::newsstand {

// Runs on the newsstand's own thread; must not wait and must not call the newsstand.
using Answerer = std::function<Answer(const Request&)>;

// Thread-safe, but for close() and the destructor, which end the server: no other call may run beside them.
class Newsstand {
 public:
  struct Options {
    unsigned hosts = 1;      // 1 to 5,000, under the addresses 127.0.1.1, 127.0.1.2, …: to a client, hosts of their own
    std::uint16_t port = 0;  // the same for all hosts; 0: any that is free on all of them
  };

  // Listens and answers from its own thread when this returns. Errors: usage for `hosts` out of range, unavailable
  // where the port is taken.
  static base::Result<std::unique_ptr<Newsstand>> open(Options options);
  static base::Result<std::unique_ptr<Newsstand>> open() { return open({}); }
  ~Newsstand();

  // "127.0.1.1:40123", as an allow-list names it.
  std::string authority(unsigned host = 0) const;
  // "http://127.0.1.1:40123/feed.xml" for "/feed.xml".
  std::string url(std::string_view target = "/", unsigned host = 0) const;
  std::uint16_t port() const;
  unsigned hosts() const;

  // From now on `target` gets this answer, after its conditions have been applied. A target without a query stands for
  // all its queries that have no answer of their own. What nobody put is 404.
  void put(std::string target, Answer answer, unsigned host = 0);
  void put(std::string target, Answerer answerer, unsigned host = 0);
  // For every target of the host that has no answer of its own.
  void put_rest(Answerer answerer, unsigned host = 0);
  // `target` leads to `final_url` over `hops` redirects, each to the next.
  void put_redirects(const std::string& target, unsigned hops, std::string final_url, unsigned status = 302,
                     unsigned host = 0);

  // The requests so far, in order of arrival.
  std::vector<Request> requests() const;
  // Those for one target (exactly as it came) of one host.
  std::vector<Request> requests_for(std::string_view target, unsigned host = 0) const;
  void forget_requests();
  // True as soon as the log holds `count` requests; false if it does not within `at_most`.
  bool wait_for_requests(std::size_t count, std::chrono::milliseconds at_most) const;
  // The most connections that were open to the host at one time.
  unsigned connections_peak(unsigned host = 0) const;
  // Those that are open now.
  unsigned connections(unsigned host = 0) const;

  // Ends every connection, whatever state it is in, and the thread. Done twice is done once.
  void close();

 private:
  struct Server;
  explicit Newsstand(std::unique_ptr<Server> server);
  std::unique_ptr<Server> server_;
};

}  // namespace courant::newsstand
