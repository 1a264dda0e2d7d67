#include "page/byline.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ascii.h"
#include "html/plain_text.h"
#include "page/lexicon.h"
#include "page/written_date.h"

namespace courant::page {
namespace {

constexpr std::size_t name_bytes_max = 60, text_bytes_max = 300;

// Words of data/lexicon/page/bylines.txt, longest first.
struct Words {
  std::vector<std::string> by, between, end, lead, never, desk, credential;
};
const Words& words() {
  static const Words read = [] {
    Words all;
    for_each_entry("bylines", [&](std::string_view key, std::string_view rest) {
      auto& list = key == "by"      ? all.by
                   : key == "and"   ? all.between
                   : key == "end"   ? all.end
                   : key == "lead"  ? all.lead
                   : key == "desk"  ? all.desk
                   : key == "title" ? all.credential
                                    : all.never;
      list.emplace_back(rest);
    });
    std::ranges::sort(all.by, [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return all;
  }();
  return read;
}
bool stands_in(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The bytes of a word for "by" that the text begins with, else 0. "ByAnn Lee" is what two elements side by side give.
std::size_t by_bytes(std::string_view text) {
  const std::string small = base::lower_ascii(text.substr(0, 40));
  for (const std::string& word : words().by) {
    if (!small.starts_with(word) || text.size() <= word.size()) continue;
    const char next = text[word.size()];
    if (next == ' ' || next == ':') return word.size() + 1;
  }
  const bool joined =
      small.starts_with("by") && text.size() > 4 && is_upper(text[2]) && (text[0] == 'b' || !is_upper(text[3]));
  return joined ? 2 : 0;
}

std::string_view without_marks(std::string_view text) {
  constexpr std::string_view marks = " ,;:.-/()[]*>|";
  while (!text.empty() && marks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && marks.substr(0, 4).find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  while (!text.empty() && std::string_view("-/([*<|").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  return text;
}

std::string_view without_by(std::string_view text) {
  for (text = without_marks(text);;) {
    const std::size_t bytes = by_bytes(text);
    if (bytes == 0) return text;
    text = without_marks(text.substr(bytes));
  }
}

// Single spaces; what sets parts of a line apart becomes a bar, dates too.
std::string with_bars(std::string_view text) {
  constexpr std::array<std::string_view, 15> bars{"●", " - ", " – ", " — ", "—", "•",     "·", "∙",
                                                  "»", "«",   "|",   "\n",  "…", " / / ", "@ "};
  std::string whole;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (std::isalnum(c) != 0 || c == ',' || c == ':') {
      whole += text[at++];
      continue;
    }
    const std::string_view rest = text.substr(at);
    const auto bar = std::ranges::find_if(bars, [&](std::string_view one) { return rest.starts_with(one); });
    if (bar != bars.end()) {
      whole += " | ";
      at += bar->size();
    } else if (rest.starts_with("\u00A0")) {
      whole += ' ';
      at += 2;
    } else {
      whole += text[at++];
    }
  }
  whole = html::collapse_white_space(whole);
  std::string out;
  std::size_t from = 0;
  for (const WrittenDate& date : find_written_dates(whole, DayOrder::day_first)) {
    if (date.begin < from) continue;
    out.append(whole, from, date.begin - from).append(" | ");
    from = std::min(date.end, whole.size());
  }
  return out.append(whole, from, std::string::npos);
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts{""};
  for (const char c : text)
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

// Past "Posted in Politics" of "Posted in Politics by Ann Lee".
std::string_view without_lead(std::string_view part) {
  const std::string small = base::lower_ascii(part);
  const std::size_t by = small.find(" by ");
  if (by == std::string::npos) return part;
  const std::string before = small.substr(0, by);
  const bool leads = stands_in(words().lead, before.substr(0, before.find(' '))) ||
                     stands_in(words().lead, before.substr(before.rfind(' ') + 1)) ||
                     std::ranges::none_of(before, [](char c) { return c >= 'a' && c <= 'z'; });
  return leads ? part.substr(by + 1) : part;
}

// The part up to where something else than names begins: "Ann Lee in Politics", "am 4. Mai", "13:10 Uhr".
std::string names_only(std::string_view part, bool stated) {
  std::string out;
  for (const std::string& word : split(part, ' ')) {
    if (word.empty()) continue;
    if (!stated && stands_in(words().end, word)) break;
    const bool number = std::ranges::any_of(word, is_digit);
    if (!stated && number && !std::isalpha(static_cast<unsigned char>(word.front()))) break;
    out += out.empty() ? word : ' ' + word;
  }
  return out;
}

std::vector<std::string> split_names(const std::string& text) {
  std::vector<std::string> parts{""};
  std::string word;
  const auto flush = [&](bool boundary) {
    const bool joins = stands_in(words().between, base::lower_ascii(word));
    if (joins && !parts.back().empty()) {
      parts.emplace_back();
    } else if (!word.empty()) {
      parts.back() += (parts.back().empty() ? "" : " ") + word;
    }
    word.clear();
    if (boundary) parts.emplace_back();
  };
  for (const char c : text) {
    if (c == ' ' || c == ',' || c == ';' || c == '|' || c == '&' || c == '/' || c == '\n') {
      flush(c != ' ');
    } else {
      word += c;
    }
  }
  flush(false);
  return parts;
}

bool could_be_name(std::string_view name, BylineKind kind, bool said_by, bool dated) {
  if (name.size() < 2 || name.size() > name_bytes_max) return false;
  if (name.starts_with("www.") || name.find(".com") != std::string_view::npos || name.starts_with("©")) return false;
  if (name.find_first_of("@:<>{}[]#=") != std::string_view::npos || name.find("http") != std::string_view::npos ||
      name.find("→") != std::string_view::npos)
    return false;
  const std::string small = base::lower_ascii(name);
  if (stands_in(words().never, small) || stands_in(words().by, small)) return false;
  const auto spaces = std::ranges::count(name, ' ');
  const auto first = static_cast<unsigned char>(name.front());
  const bool digits = std::ranges::any_of(name, is_digit), letter = std::isalpha(first) || first >= 0x80;
  if (digits && (kind == BylineKind::plain || !letter || spaces > 0)) return false;
  if (name.size() == 2 && !(is_upper(name[0]) && is_upper(name[1])) && !said_by) return false;
  if (std::isupper(first) || first >= 0x80) return spaces <= 4;
  if (kind == BylineKind::plain) return spaces == 0 && said_by && dated;
  const bool capitals = std::ranges::any_of(name, is_upper);
  return spaces == 0 || (spaces <= 2 && (kind == BylineKind::stated || capitals));
}

// Two words with capitals, particles apart: what a person's name looks like where nothing says that it is one.
bool looks_like_person(std::string_view name) {
  unsigned count = 0;
  for (const std::string& word : split(name, ' ')) {
    const auto first = static_cast<unsigned char>(word.front());
    const bool letters =
        std::ranges::none_of(word, [](char c) { return is_digit(c) || c == '(' || c == ')' || c == '!' || c == '?'; });
    if (!letters) return false;
    if (std::isupper(first) || first >= 0x80)
      ++count;
    else if (word.size() > 3)
      return false;
  }
  return count == 2;
}

void add_names(std::string_view part, BylineKind kind, bool said_by, bool dated, std::vector<std::string>& into) {
  for (const std::string& piece : split_names(names_only(part, kind == BylineKind::stated))) {
    std::string name(without_by(piece));
    if (name.ends_with(')') && name.find('(') == std::string::npos) name.pop_back();
    if (stands_in(words().credential, base::lower_ascii(name))) continue;
    if (!could_be_name(name, kind, said_by, dated)) continue;
    if (kind == BylineKind::plain && !said_by && !looks_like_person(name)) continue;
    into.push_back(name);
  }
}

}  // namespace

Byline read_byline(std::string_view text, BylineKind kind) {
  Byline read;
  text = text.substr(0, text_bytes_max);
  if (text.find("://") != std::string_view::npos) return read;
  if (kind == BylineKind::stated) {
    const std::string whole = html::collapse_white_space(text);
    add_names(without_by(whole), kind, by_bytes(whole) > 0, false, read.names);
    return read;
  }
  const std::vector<std::string> parts = split(with_bars(text), '|');
  for (const std::string& part : parts) {
    const std::string_view rest = without_lead(without_marks(part));
    if (by_bytes(rest) == 0) continue;
    add_names(without_by(rest), kind, true, parts.size() > 1, read.names);
  }
  read.said_by = !read.names.empty();
  if (read.said_by || (kind == BylineKind::plain && parts.size() < 2)) return read;
  for (const std::string& part : parts) add_names(without_marks(part), kind, false, parts.size() > 1, read.names);
  return read;
}

bool is_desk(std::string_view name) {
  const std::string small = base::lower_ascii(name);
  return stands_in(words().desk, small) || stands_in(words().desk, small.substr(small.rfind(' ') + 1));
}

}  // namespace courant::page
