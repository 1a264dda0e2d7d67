// Hash tables over word keys (text/tokens.h), and over runs of them: what lexicons are kept in. Filled once, then read
// by many threads.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "text/tokens.h"

namespace courant::text {

// Open addressing with linear probing; the key 0 means empty (no word has it in practice).
template <class Value>
class KeyMap {
 public:
  Value& operator[](std::uint64_t key) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[find_slot(key)];
    if (slot.key == 0) {
      slot.key = key;
      ++size_;
    }
    return slot.value;
  }

  Value* find(std::uint64_t key) { return const_cast<Value*>(std::as_const(*this).find(key)); }

  // The value, or null.
  const Value* find(std::uint64_t key) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[find_slot(key)];
    return slot.key == key ? &slot.value : nullptr;
  }

  // Brings the key's place near, for a find() that comes soon.
  void prefetch(std::uint64_t key) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[start_of(key)]);
  }

  bool contains(std::uint64_t key) const { return find(key) != nullptr; }
  std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    Value value{};
  };

  std::size_t start_of(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15ULL) >> 20) & (slots_.size() - 1);
  }

  std::size_t find_slot(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = start_of(key);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.empty() ? 16 : 2 * slots_.size()));
    for (Slot& slot : old) {
      if (slot.key != 0) slots_[find_slot(slot.key)] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

class KeySet {
 public:
  void insert(std::uint64_t key) { map_[key] = {}; }
  bool contains(std::uint64_t key) const { return map_.contains(key); }
  std::size_t size() const { return map_.size(); }

 private:
  struct Nothing {};
  KeyMap<Nothing> map_;
};

// Phrases of one or more words with a value each; finds the longest that starts at a token.
template <class Value>
class PhraseMap {
 public:
  struct Match {
    std::size_t length = 0;  // tokens; 0: none
    const Value* value = nullptr;
    explicit operator bool() const { return length != 0; }
  };

  // The value of the phrase with these keys, made if it is new.
  Value& operator[](std::span<const std::uint64_t> keys) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i + 1 < keys.size(); ++i) nodes_[prefix = extend(prefix, keys[i])].longer = true;
    Node& node = nodes_[extend(prefix, keys.back())];
    if (!node.value) node.value.emplace();
    return *node.value;
  }

  // The longest phrase that starts at tokens[at], hyphens and points between its words counting as tokens.
  Match find(std::span<const Token> tokens, std::size_t at) const {
    Match best;
    std::uint64_t prefix = 0;
    for (std::size_t i = at; i < tokens.size(); ++i) {
      prefix = extend(prefix, tokens[i].key);
      const Node* node = nodes_.find(prefix);
      if (!node) break;
      if (node->value) best = {i + 1 - at, &*node->value};
      if (!node->longer) break;
    }
    return best;
  }

  std::size_t size() const { return nodes_.size(); }

 private:
  struct Node {
    bool longer = false;
    std::optional<Value> value;
  };

  static std::uint64_t extend(std::uint64_t prefix, std::uint64_t key) {
    return prefix == 0 ? key : (prefix ^ key) * 0x9fb21c651e98df25ULL + 1;
  }

  KeyMap<Node> nodes_;
};

}  // namespace courant::text
