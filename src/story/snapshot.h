// The state of grouping as bytes, so that a restart goes on exactly where it stopped: every class of the state lists
// its members once, in `exchange(Snapshot&)`, for both ways. What is only a cache is left out. Bytes of this machine's
// kind: a snapshot is for the program that wrote it, not for others. Not thread-safe.
#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/ids.h"

namespace courant::story {

class Snapshot {
 public:
  Snapshot() = default;  // to be written
  explicit Snapshot(std::string_view bytes) : rest_(bytes), loading_(true) {}

  bool loading() const { return loading_; }
  // Whether fewer bytes were there than were asked for; what was read then is nothing.
  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }
  std::string take() { return std::move(written_); }

  template <class... T>
  void operator()(T&... values) {
    (exchange(values), ...);
  }

  // How many elements follow: `now` when written, else what was read, at most one a byte that is left.
  std::size_t count(std::size_t now) {
    std::uint64_t number = now;
    exchange(number);
    if (loading_ && number > rest_.size()) fail();
    return failed_ ? 0 : static_cast<std::size_t>(number);
  }
  void bytes(void* at, std::size_t size) {
    if (!loading_) {
      written_.append(static_cast<const char*>(at), size);
    } else if (size > rest_.size()) {
      fail();
    } else if (size > 0) {
      std::memcpy(at, rest_.data(), size);
      rest_.remove_prefix(size);
    }
  }
  void fail() {
    failed_ = true;
    rest_ = {};
  }

 private:
  template <class T>
  static constexpr bool is_plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

  template <class T>
  void exchange(T& value) {
    if constexpr (is_plain<T>) {
      bytes(&value, sizeof(T));
    } else {
      value.exchange(*this);
    }
  }
  void exchange(std::string& text) {
    text.resize(count(text.size()));
    bytes(text.data(), text.size());
  }
  template <class Tag>
  void exchange(model::Id<Tag>& id) {
    exchange(id.value);
  }
  template <class T>
  void exchange(std::vector<T>& values) {
    values.resize(count(values.size()));
    if constexpr (is_plain<T>) {
      bytes(values.data(), sizeof(T) * values.size());
    } else {
      for (T& value : values) exchange(value);
    }
  }
  template <class T, std::size_t size>
  void exchange(std::array<T, size>& values) {
    for (T& value : values) exchange(value);
  }
  template <class K, class V>
  void exchange(std::map<K, V>& values) {
    const std::size_t size = count(values.size());
    if (!loading_) {
      for (auto& [key, value] : values) {
        K copy = key;
        exchange(copy);
        exchange(value);
      }
      return;
    }
    for (std::size_t i = 0; i < size && !failed_; ++i) {
      K key{};
      V value{};
      exchange(key);
      exchange(value);
      values.emplace(std::move(key), std::move(value));
    }
  }

  std::string written_;
  std::string_view rest_;
  bool loading_ = false;
  bool failed_ = false;
};

}  // namespace courant::story
