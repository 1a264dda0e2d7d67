// What courant.toml and the flags say. docs/settings.md lists every key.
#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/store.h"

namespace CLI {
class App;
}

namespace courant::app {

struct FeedSetting {
  std::string url;
  std::string outlet;  // the name its articles go by; empty: the feed's own title
  std::string folder;
};

struct Settings {
  std::string store = "courant.db";
  std::uint32_t store_mib_max = 10'240;  // what the store may take on disk
  std::string log = "info";
  std::chrono::hours keep{180 * 24};  // page bytes, and versions that no digest names
  std::vector<FeedSetting> feeds;
  std::map<std::string, double, std::less<>> weights;  // by outlet: what one of its reports counts on a front page

  struct Serve {
    std::string listen = "127.0.0.1:8080";
    std::vector<std::string> hosts;
    std::string origin;
    std::string token;
    std::string name = "Courant";
    std::string zone = "UTC";
    std::string morning = "07:00";  // when a morning's edition ends
    std::string language;
    bool indexed = false;
    unsigned threads = 2;
    std::string metrics;  // address and port for Prometheus; empty: none
  } serve;

  struct Mail {
    std::string server;         // "mail.news.example:587"; empty: no mail is sent
    std::string tls;            // "starttls", "implicit", "none"; empty: implicit at port 465, else starttls
    std::string from;           // the address that mails come from
    std::string user;           // of the login; empty: none
    std::string password_file;  // its first line; else the environment's COURANT_MAIL_PASSWORD
    std::string ca_file;        // whose certificates are trusted; empty: the system's
    std::chrono::seconds timeout{60};
  } mail;

  struct Fetch {
    std::string contact;             // an address or page for operators who want to complain
    std::vector<std::string> allow;  // what may be reached beside the public Internet
    std::chrono::milliseconds gap{2000};
    std::chrono::seconds interval_min{3600}, interval_max{86400};
    std::size_t parallel = 256, parallel_max = 2048;  // new requests at once; all of them
    std::size_t body_mib_max = 15;
    std::chrono::seconds timeout{60};
  } fetch;
};

// Reads a settings file. Errors: not_found; usage, with the line, for what is no TOML, a key that is not known, and a
// value of the wrong kind.
base::Result<Settings> read_settings(const std::string& path);
base::Result<Settings> parse_settings(const std::string& toml, const std::string& name);

// When a morning's edition ends. Errors: usage.
base::Result<std::chrono::minutes> morning_of(const Settings& settings);

// The flags that every verb over a store takes: --config FILE (courant.toml where that is there), --store PATH.
struct SettingFlags {
  std::string config;
  std::string store;
};
void add_setting_flags(CLI::App& verb, SettingFlags& flags);

// The file's settings with the flags over them. Without --config a missing courant.toml is no error.
base::Result<Settings> load_settings(const SettingFlags& flags);

// The store that the settings name, within its bound. Errors: the store's.
base::Result<std::unique_ptr<store::Store>> open_store(const Settings& settings);

// "host:port", "[::1]:8080". Errors: usage.
struct Endpoint {
  std::string address;
  std::uint16_t port = 0;
};
base::Result<Endpoint> parse_endpoint(const std::string& text);

}  // namespace courant::app
