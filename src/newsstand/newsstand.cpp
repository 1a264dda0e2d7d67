#include "newsstand/newsstand.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace courant::newsstand {
namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

constexpr auto quiet = asio::experimental::as_tuple(asio::use_awaitable);
constexpr unsigned hosts_max = 5000;
constexpr int port_attempts = 50;
constexpr std::size_t flood_bytes = 8192;

std::string address_of(unsigned host) { return fmt::format("127.0.{}.{}", host / 250 + 1, host % 250 + 1); }

struct Host {
  std::map<std::string, Answerer, std::less<>> answers;
  Answerer rest;
  unsigned connections = 0;
  unsigned connections_peak = 0;
};

}  // namespace

struct Newsstand::Server {
  std::unique_ptr<asio::io_context> io = std::make_unique<asio::io_context>(1);
  std::vector<tcp::acceptor> acceptors;
  std::uint16_t port = 0;
  std::thread thread;

  mutable std::mutex mutex;  // guards all below
  mutable std::condition_variable arrived;
  std::vector<Host> hosts;
  std::vector<Request> log;
  std::uint64_t connections = 0;

  bool listen(const Options& options);
  void start();
  asio::awaitable<void> accept(unsigned host);
  asio::awaitable<void> talk(tcp::socket socket, unsigned host);
  Answer choose(const Request& request);
};

namespace {

// Waits until the client leaves; what it still sends is dropped.
asio::awaitable<void> outwait(tcp::socket& socket) {
  std::array<char, 512> dropped{};
  for (;;) {
    const auto [error, bytes] = co_await socket.async_read_some(asio::buffer(dropped), quiet);
    if (error) co_return;
  }
}

asio::awaitable<void> pause(tcp::socket& socket, std::chrono::milliseconds time) {
  if (time.count() <= 0) co_return;
  asio::steady_timer timer(socket.get_executor(), time);
  co_await timer.async_wait(quiet);
}

asio::awaitable<bool> send(tcp::socket& socket, std::string_view bytes) {
  const auto [error, sent] = co_await asio::async_write(socket, asio::buffer(bytes.data(), bytes.size()), quiet);
  co_return !error;
}

asio::awaitable<void> flood(tcp::socket& socket, std::string piece) {
  if (piece.empty()) piece = " ";
  std::string block;
  while (block.size() < flood_bytes) block += piece;
  while (co_await send(socket, block)) {
  }
}

asio::awaitable<bool> send_body(tcp::socket& socket, const Answer& answer) {
  if (answer.drip_bytes == 0) co_return co_await send(socket, answer.body);
  for (std::size_t at = 0; at < answer.body.size(); at += answer.drip_bytes) {
    if (at > 0) co_await pause(socket, answer.drip_gap);
    if (!co_await send(socket, std::string_view(answer.body).substr(at, answer.drip_bytes))) co_return false;
  }
  co_return true;
}

// False when the connection is of no more use.
asio::awaitable<bool> send_answer(tcp::socket& socket, const Answer& answer, bool keep_alive, bool head_only) {
  co_await pause(socket, answer.delay);
  const std::string head = write_head(answer, keep_alive);
  const auto half = std::string_view(answer.body).substr(0, answer.body.size() / 2);
  switch (answer.manner) {
    case Manner::whole:
      break;
    case Manner::hang:
      co_await outwait(socket);
      co_return false;
    case Manner::hang_in_body:
      if (co_await send(socket, head) && co_await send(socket, half)) co_await outwait(socket);
      co_return false;
    case Manner::cut_body:
      if (co_await send(socket, head)) co_await send(socket, half);
      co_return false;
    case Manner::endless_headers:
      if (co_await send(socket, head.substr(0, head.size() - 2)))
        co_await flood(socket, "X-More: " + std::string(100, 'x') + "\r\n");
      co_return false;
    case Manner::endless_body:
      if (co_await send(socket, head)) co_await flood(socket, answer.body);
      co_return false;
  }
  if (!co_await send(socket, head)) co_return false;
  if (!head_only && !co_await send_body(socket, answer)) co_return false;
  co_return keep_alive;
}

Request to_request(const http::request<http::string_body>& message, unsigned host) {
  Request request;
  request.host = host;
  request.method = std::string(message.method_string());
  request.target = std::string(message.target());
  for (const auto& field : message)
    request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  request.body = message.body();
  request.at = std::chrono::steady_clock::now();
  return request;
}

}  // namespace

bool Newsstand::Server::listen(const Options& options) {
  acceptors.clear();
  std::uint16_t wanted = options.port;
  for (unsigned host = 0; host < options.hosts; ++host) {
    tcp::acceptor acceptor(*io);
    const tcp::endpoint endpoint(asio::ip::make_address(address_of(host)), wanted);
    boost::system::error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return false;
    wanted = acceptor.local_endpoint().port();
    acceptors.push_back(std::move(acceptor));
  }
  port = wanted;
  return true;
}

void Newsstand::Server::start() {
  for (unsigned host = 0; host < acceptors.size(); ++host) asio::co_spawn(*io, accept(host), asio::detached);
  thread = std::thread([this] { io->run(); });
}

asio::awaitable<void> Newsstand::Server::accept(unsigned host) {
  for (;;) {
    auto [error, socket] = co_await acceptors[host].async_accept(quiet);
    if (error == asio::error::operation_aborted) co_return;
    if (error) continue;
    asio::co_spawn(*io, talk(std::move(socket), host), asio::detached);
  }
}

asio::awaitable<void> Newsstand::Server::talk(tcp::socket socket, unsigned host) {
  boost::system::error_code gone;
  const auto endpoint = socket.remote_endpoint(gone);
  if (gone) co_return;
  socket.set_option(tcp::no_delay(true), gone);
  const std::string peer = fmt::format("{}:{}", endpoint.address().to_string(), endpoint.port());
  std::uint64_t connection = 0;
  {
    const std::lock_guard lock(mutex);
    connection = ++connections;
    Host& asked = hosts[host];
    asked.connections_peak = std::max(asked.connections_peak, ++asked.connections);
  }
  boost::beast::flat_buffer buffer;
  for (bool open = true; open;) {
    http::request_parser<http::string_body> parser;
    parser.header_limit(64 * 1024);
    const auto [error, bytes] = co_await http::async_read(socket, buffer, parser, quiet);
    if (error) break;
    Request request = to_request(parser.get(), host);
    request.peer = peer;
    request.connection = connection;
    const Answer answer = apply_conditions(request, choose(request));
    const bool keep_alive = parser.get().keep_alive() && !answer.close && answer.manner == Manner::whole;
    open = co_await send_answer(socket, answer, keep_alive, request.method == "HEAD");
  }
  socket.shutdown(tcp::socket::shutdown_both, gone);
  const std::lock_guard lock(mutex);
  --hosts[host].connections;
}

Answer Newsstand::Server::choose(const Request& request) {
  Answerer answerer;
  {
    const std::lock_guard lock(mutex);
    log.push_back(request);
    const Host& host = hosts[request.host];
    auto found = host.answers.find(request.target);
    if (found == host.answers.end()) found = host.answers.find(request.path());
    answerer = found == host.answers.end() ? host.rest : found->second;
  }
  arrived.notify_all();
  return answerer ? answerer(request) : status_answer(404);
}

Newsstand::Newsstand(std::unique_ptr<Server> server) : server_(std::move(server)) {}

Newsstand::~Newsstand() { close(); }

base::Result<std::unique_ptr<Newsstand>> Newsstand::open(Options options) {
  if (options.hosts == 0 || options.hosts > hosts_max)
    return base::fail(base::ErrorKind::usage, "newsstand",
                      fmt::format("1 to {} hosts, not {}", hosts_max, options.hosts));
  auto server = std::make_unique<Server>();
  server->hosts.resize(options.hosts);
  // A port that is free on the first address may be taken on another: then a new one is tried.
  bool listening = false;
  for (int attempt = 0; attempt < (options.port == 0 ? port_attempts : 1) && !listening; ++attempt)
    listening = server->listen(options);
  if (!listening)
    return base::fail(base::ErrorKind::unavailable, fmt::format("{}:{}", address_of(0), options.port),
                      "cannot listen there");
  server->start();
  return std::unique_ptr<Newsstand>(new Newsstand(std::move(server)));
}

std::string Newsstand::authority(unsigned host) const { return fmt::format("{}:{}", address_of(host), server_->port); }

std::string Newsstand::url(std::string_view target, unsigned host) const {
  return fmt::format("http://{}{}", authority(host), target);
}

std::uint16_t Newsstand::port() const { return server_->port; }

unsigned Newsstand::hosts() const { return static_cast<unsigned>(server_->hosts.size()); }

void Newsstand::put(std::string target, Answer answer, unsigned host) {
  put(std::move(target), [answer = std::move(answer)](const Request&) { return answer; }, host);
}

void Newsstand::put(std::string target, Answerer answerer, unsigned host) {
  const std::lock_guard lock(server_->mutex);
  server_->hosts.at(host).answers.insert_or_assign(std::move(target), std::move(answerer));
}

void Newsstand::put_rest(Answerer answerer, unsigned host) {
  const std::lock_guard lock(server_->mutex);
  server_->hosts.at(host).rest = std::move(answerer);
}

void Newsstand::put_redirects(const std::string& target, unsigned hops, std::string final_url, unsigned status,
                              unsigned host) {
  const auto stop = [&](unsigned hop) { return hop == 0 ? target : fmt::format("{}/hop{}", target, hop); };
  for (unsigned hop = 0; hop < hops; ++hop)
    put(stop(hop), redirect_answer(hop + 1 == hops ? final_url : url(stop(hop + 1), host), status), host);
}

std::vector<Request> Newsstand::requests() const {
  const std::lock_guard lock(server_->mutex);
  return server_->log;
}

std::vector<Request> Newsstand::requests_for(std::string_view target, unsigned host) const {
  std::vector<Request> all = requests();
  std::erase_if(all, [&](const Request& request) { return request.host != host || request.target != target; });
  return all;
}

void Newsstand::forget_requests() {
  const std::lock_guard lock(server_->mutex);
  server_->log.clear();
}

bool Newsstand::wait_for_requests(std::size_t count, std::chrono::milliseconds at_most) const {
  std::unique_lock lock(server_->mutex);
  return server_->arrived.wait_for(lock, at_most, [&] { return server_->log.size() >= count; });
}

unsigned Newsstand::connections_peak(unsigned host) const {
  const std::lock_guard lock(server_->mutex);
  return server_->hosts.at(host).connections_peak;
}

unsigned Newsstand::connections(unsigned host) const {
  const std::lock_guard lock(server_->mutex);
  return server_->hosts.at(host).connections;
}

void Newsstand::close() {
  if (!server_->io) return;
  server_->io->stop();
  if (server_->thread.joinable()) server_->thread.join();
  server_->acceptors.clear();
  server_->io.reset();  // and with it every connection's coroutine, and its socket
}

}  // namespace courant::newsstand
