#include "app/settings.h"

#include <toml++/toml.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "edition/period.h"

namespace courant::app {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using std::chrono::milliseconds;
using std::chrono::seconds;

// "500ms", "90s", "15m", "2h", "180d", or a number of seconds.
std::optional<milliseconds> parse_duration(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0 || number > 1'000'000'000) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (unit == "ms") return milliseconds{number};
  if (unit.empty() || unit == "s") return seconds{number};
  if (unit == "m") return std::chrono::minutes{number};
  if (unit == "h") return std::chrono::hours{number};
  if (unit == "d") return std::chrono::days{number};
  return std::nullopt;
}

// Takes values out of one table and remembers which keys it was asked for, so that a misspelt key is found.
class Table {
 public:
  Table(const toml::table* table, std::string prefix) : table_(table), prefix_(std::move(prefix)) {}

  void take(const char* key, std::string& value) { read(key, "a text", value); }
  void take(const char* key, bool& value) { read(key, "true or false", value); }
  template <class Number>
    requires std::is_unsigned_v<Number>
  void take(const char* key, Number& value) {
    std::int64_t number = 0;
    if (!read(key, "a whole number", number)) return;
    if (number < 1 || number > 1'000'000) return complain(key, "a number from 1 up");
    value = static_cast<Number>(number);
  }
  template <class Rep, class Period>
  void take(const char* key, std::chrono::duration<Rep, Period>& value) {
    const toml::node* node = find(key);
    if (!node) return;
    const auto text = node->value<std::string>();
    const auto whole = node->is_integer() ? node->value<std::int64_t>() : std::nullopt;
    const auto duration = text                   ? parse_duration(*text)
                          : whole && *whole >= 0 ? std::optional<milliseconds>(seconds{*whole})
                                                 : std::nullopt;
    if (!duration) return complain(key, "a duration: \"90s\", \"15m\", \"2h\", \"180d\"");
    value = std::chrono::duration_cast<std::chrono::duration<Rep, Period>>(*duration);
  }
  void take(const char* key, std::vector<std::string>& value) {
    const toml::node* node = find(key);
    if (!node) return;
    const toml::array* array = node->as_array();
    if (!array) return complain(key, "a list of texts");
    value.clear();
    for (const toml::node& item : *array) {
      const auto text = item.value<std::string>();
      if (!text) return complain(key, "a list of texts");
      value.push_back(*text);
    }
  }
  const toml::node* find(const char* key) {
    known_.insert(key);
    return table_ ? table_->get(key) : nullptr;
  }
  void complain(const char* key, const std::string& wanted) {
    if (error_.empty()) error_ = prefix_ + key + " must be " + wanted;
  }
  // The first thing that was wrong; empty: nothing.
  std::string end() {
    if (error_.empty() && table_)
      for (const auto& [key, node] : *table_)
        if (!known_.contains(std::string(key.str()))) error_ = prefix_ + std::string(key.str()) + " is no setting";
    return error_;
  }

 private:
  template <class T>
  bool read(const char* key, const char* wanted, T& value) {
    const toml::node* node = find(key);
    if (!node) return false;
    const auto given = node->value_exact<T>();
    if (!given) {
      complain(key, wanted);
      return false;
    }
    value = *given;
    return true;
  }

  const toml::table* table_;
  std::string prefix_;
  std::set<std::string> known_;
  std::string error_;
};

std::string take_feeds(Table& root, std::vector<FeedSetting>& feeds) {
  const toml::node* node = root.find("feed");
  if (!node) return {};
  const toml::array* array = node->as_array();
  if (!array || !array->is_array_of_tables()) return "feeds are written as [[feed]] tables";
  for (const toml::node& item : *array) {
    Table table(item.as_table(), "feed.");
    FeedSetting feed;
    table.take("url", feed.url);
    table.take("outlet", feed.outlet);
    table.take("folder", feed.folder);
    if (const std::string error = table.end(); !error.empty()) return error;
    if (feed.url.empty()) return "a feed needs a url";
    feeds.push_back(std::move(feed));
  }
  return {};
}

std::string take_weights(Table& root, std::map<std::string, double, std::less<>>& weights) {
  const toml::node* node = root.find("weights");
  if (!node) return {};
  if (!node->is_table()) return "weights must be a table";
  for (const auto& [outlet, value] : *node->as_table()) {
    const auto weight = value.is_number() ? value.value<double>() : std::nullopt;
    if (!weight || !(*weight >= 0 && *weight <= 100))
      return "weights." + std::string(outlet.str()) + " must be a number from 0 to 100";
    weights.emplace(outlet.str(), *weight);
  }
  return {};
}

std::string take_all(const toml::table& parsed, Settings& settings) {
  Table root(&parsed, "");
  root.take("store", settings.store);
  root.take("store_mib_max", settings.store_mib_max);
  root.take("log", settings.log);
  root.take("keep", settings.keep);
  if (const std::string error = take_feeds(root, settings.feeds); !error.empty()) return error;
  if (const std::string error = take_weights(root, settings.weights); !error.empty()) return error;

  const auto section = [&](const char* key) {
    const toml::node* node = root.find(key);
    if (node && !node->is_table()) root.complain(key, "a table");
    return Table(node ? node->as_table() : nullptr, std::string(key) + '.');
  };
  Table serve = section("serve");
  serve.take("listen", settings.serve.listen);
  serve.take("hosts", settings.serve.hosts);
  serve.take("origin", settings.serve.origin);
  serve.take("token", settings.serve.token);
  serve.take("name", settings.serve.name);
  serve.take("zone", settings.serve.zone);
  serve.take("morning", settings.serve.morning);
  serve.take("language", settings.serve.language);
  serve.take("indexed", settings.serve.indexed);
  serve.take("threads", settings.serve.threads);
  serve.take("metrics", settings.serve.metrics);
  Table mail = section("mail");
  mail.take("server", settings.mail.server);
  mail.take("tls", settings.mail.tls);
  mail.take("from", settings.mail.from);
  mail.take("user", settings.mail.user);
  mail.take("password_file", settings.mail.password_file);
  mail.take("ca_file", settings.mail.ca_file);
  mail.take("timeout", settings.mail.timeout);
  Table fetch = section("fetch");
  fetch.take("contact", settings.fetch.contact);
  fetch.take("allow", settings.fetch.allow);
  fetch.take("gap", settings.fetch.gap);
  fetch.take("interval_min", settings.fetch.interval_min);
  fetch.take("interval_max", settings.fetch.interval_max);
  fetch.take("parallel", settings.fetch.parallel);
  fetch.take("parallel_max", settings.fetch.parallel_max);
  fetch.take("body_mib_max", settings.fetch.body_mib_max);
  fetch.take("timeout", settings.fetch.timeout);
  for (Table* table : {&root, &serve, &mail, &fetch})
    if (const std::string error = table->end(); !error.empty()) return error;
  return {};
}

}  // namespace

Result<Settings> parse_settings(const std::string& toml, const std::string& name) {
  toml::table parsed;
  try {
    parsed = toml::parse(toml, name);
  } catch (const toml::parse_error& error) {
    return fail(ErrorKind::usage, name,
                "line " + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
  }
  Settings settings;
  if (const std::string error = take_all(parsed, settings); !error.empty()) return fail(ErrorKind::usage, name, error);
  return settings;
}

Result<Settings> read_settings(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorKind::not_found, path, "cannot be opened");
  std::stringstream text;
  text << in.rdbuf();
  return parse_settings(text.str(), path);
}

Result<std::chrono::minutes> morning_of(const Settings& settings) {
  if (const auto hour = edition::parse_hour(settings.serve.morning)) return *hour;
  return fail(ErrorKind::usage, "serve.morning", "must be an hour: \"07:00\"");
}

void add_setting_flags(CLI::App& verb, SettingFlags& flags) {
  verb.add_option("--config", flags.config, "Settings; courant.toml where that is there")->type_name("FILE");
  verb.add_option("--store", flags.store, "Where everything is kept: a file's path")->type_name("PATH");
}

Result<Settings> load_settings(const SettingFlags& flags) {
  Settings settings;
  const std::string path = flags.config.empty() ? "courant.toml" : flags.config;
  if (!flags.config.empty() || std::filesystem::exists(path)) {
    auto read = read_settings(path);
    if (!read) return read;
    settings = std::move(*read);
  }
  if (!flags.store.empty()) settings.store = flags.store;
  return settings;
}

Result<std::unique_ptr<store::Store>> open_store(const Settings& settings) {
  return store::open_store(settings.store, std::int64_t{settings.store_mib_max} << 20);
}

Result<Endpoint> parse_endpoint(const std::string& text) {
  const auto colon = text.rfind(':');
  Endpoint endpoint;
  if (colon != std::string::npos && colon > 0) {
    endpoint.address = text.substr(0, colon);
    if (endpoint.address.front() == '[' && endpoint.address.back() == ']')
      endpoint.address = endpoint.address.substr(1, endpoint.address.size() - 2);
    const auto [end, error] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), endpoint.port);
    if (error == std::errc() && end == text.data() + text.size() && colon + 1 < text.size()) return endpoint;
  }
  return fail(ErrorKind::usage, text, "is no address to listen on: write 127.0.0.1:8080");
}

}  // namespace courant::app
