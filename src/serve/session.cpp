#include "serve/session.h"

#include <fmt/format.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>

namespace courant::serve {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr std::uint32_t header_bytes_max = 16 << 10;
constexpr std::chrono::seconds request_time_max{15};  // also how long an idle connection stays open
constexpr std::chrono::seconds answer_time_max{60};

Request read_request(const http::request<http::string_body>& message, bool from_loopback) {
  Request request;
  request.method = std::string(message.method_string());
  request.target = std::string(message.target());
  for (const auto& field : message) request.headers[std::string(field.name_string())] = std::string(field.value());
  request.body = message.body();
  request.from_loopback = from_loopback;
  return request;
}

class HttpSession final : public Session {
 public:
  HttpSession(asio::ip::tcp::socket socket, const Service& service, Metrics& metrics, std::function<void()> on_end)
      : stream_(std::move(socket)), service_(service), metrics_(metrics), on_end_(std::move(on_end)) {
    beast::error_code error;
    const auto peer = stream_.socket().remote_endpoint(error);
    from_loopback_ = !error && peer.address().is_loopback();
    stream_.socket().set_option(asio::ip::tcp::no_delay(true), error);
  }
  ~HttpSession() override { on_end_(); }

  void begin() override {
    asio::dispatch(stream_.get_executor(), [self = self()] { self->read(); });
  }

  void finish() override {
    asio::post(stream_.get_executor(), [self = self()] {
      self->finishing_ = true;
      if (!self->busy_) self->stream_.cancel();
    });
  }

 private:
  std::shared_ptr<HttpSession> self() { return std::static_pointer_cast<HttpSession>(shared_from_this()); }

  void read() {
    parser_.emplace();
    parser_->header_limit(header_bytes_max);
    parser_->body_limit(body_bytes_most);
    stream_.expires_after(request_time_max);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = self()](beast::error_code error, std::size_t) { self->on_header(error); });
  }

  // How much of a body is taken depends on who sends it, so the head comes first.
  void on_header(beast::error_code error) {
    if (error || parser_->is_done()) return on_read(error);
    const std::size_t most = service_.body_bytes_max
                                 ? service_.body_bytes_max(read_request(parser_->get(), from_loopback_))
                                 : body_bytes_usual;
    if (const auto length = parser_->content_length(); length && *length > most)
      return on_read(http::error::body_limit);
    parser_->body_limit(most);
    http::async_read(stream_, buffer_, *parser_,
                     [self = self()](beast::error_code failed, std::size_t) { self->on_read(failed); });
  }

  void on_read(beast::error_code error) {
    busy_ = true;
    if (error) {
      if (error == http::error::header_limit) return refuse(431);
      if (error == http::error::body_limit) return refuse(413);
      // What is no HTTP is told so; a client that went, or sent nothing in time, is not.
      if (error.category() == make_error_code(http::error::end_of_stream).category() &&
          error != http::error::end_of_stream && error != http::error::partial_message)
        return refuse(400);
      return close();
    }
    const auto& message = parser_->get();
    keep_alive_ = message.keep_alive() && !finishing_;
    if (service_.slow == nullptr || message.method() != http::verb::post) return write(answer(), is_head());
    asio::post(*service_.slow, [self = self()] {
      asio::post(self->stream_.get_executor(),
                 [self, response = self->answer()]() mutable { self->write(std::move(response), false); });
    });
  }

  bool is_head() const { return parser_->get().method() == http::verb::head; }

  Response answer() {
    const auto started = std::chrono::steady_clock::now();
    Response response = service_.answer(read_request(parser_->get(), from_loopback_));
    metrics_.count_answer(response.status, response.body->size(), std::chrono::steady_clock::now() - started);
    return response;
  }

  void refuse(int status) {
    keep_alive_ = false;
    Response response;
    response.status = status;
    metrics_.count_answer(status, 0, {});
    write(std::move(response), false);
  }

  void write(Response response, bool head) {
    head_.clear();
    fmt::format_to(std::back_inserter(head_), "HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
    for (const auto& [name, value] : response.headers)
      fmt::format_to(std::back_inserter(head_), "{}: {}\r\n", name, value);
    // A 304 has no body and says nothing of its length (RFC 9110, 15.4.5).
    if (response.status != 304)
      fmt::format_to(std::back_inserter(head_), "Content-Length: {}\r\n", response.body->size());
    head_ += keep_alive_ ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    body_ = std::move(response.body);
    const asio::const_buffer body = head || response.status == 304 ? asio::const_buffer() : asio::buffer(*body_);
    stream_.expires_after(answer_time_max);
    asio::async_write(stream_, std::array<asio::const_buffer, 2>{asio::buffer(head_), body},
                      [self = self()](beast::error_code error, std::size_t) { self->on_written(error); });
  }

  void on_written(beast::error_code error) {
    body_.reset();
    busy_ = false;
    if (error || !keep_alive_ || finishing_) return close();
    read();
  }

  void close() {
    beast::error_code ignored;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    stream_.close();
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{header_bytes_max + body_bytes_usual};
  std::optional<http::request_parser<http::string_body>> parser_;
  std::string head_;
  Body body_;
  const Service& service_;
  Metrics& metrics_;
  std::function<void()> on_end_;
  bool from_loopback_ = false;
  bool keep_alive_ = false;
  bool busy_ = false;
  bool finishing_ = false;
};

}  // namespace

std::shared_ptr<Session> make_session(boost::asio::ip::tcp::socket socket, const Service& service, Metrics& metrics,
                                      std::function<void()> on_end) {
  return std::make_shared<HttpSession>(std::move(socket), service, metrics, std::move(on_end));
}

}  // namespace courant::serve
