#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "html/entities.h"
#include "page/metadata.h"

namespace courant::page {
namespace {

using Json = nlohmann::json;
constexpr int depth_max = 12;
constexpr std::size_t parsed_bytes_max = 512 << 10;  // of a page: parsed, empty lists take forty times their bytes

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" || type == "Review" ||
         type == "Recipe" || type == "HowTo" || type == "PodcastEpisode" || type == "LiveBlogPosting" ||
         type == "AnalysisNewsArticle" || type == "CreativeWork";
}

std::vector<std::string> types_of(const Json& node) {
  std::vector<std::string> types;
  const auto found = node.find("@type");
  if (found == node.end()) return types;
  if (found->is_string()) types.push_back(found->get<std::string>());
  if (found->is_array())
    for (const Json& type : *found)
      if (type.is_string()) types.push_back(type.get<std::string>());
  for (std::string& type : types)
    if (const auto slash = type.find_last_of("/:"); slash != std::string::npos) type.erase(0, slash + 1);
  return types;
}

// Content systems put HTML's references into JSON, some of them twice escaped: "Smith &amp;amp; Sons".
std::string as_text(std::string value) {
  for (int times = 0; times < 2 && value.find('&') != std::string::npos; ++times)
    value = html::decode_character_references(value);
  return value;
}

// Strings directly, objects by the named key, lists by all of theirs.
void collect_texts(const Json& value, const char* key, std::vector<std::string>& out, int depth = 0) {
  if (depth > 3) return;
  if (value.is_string()) {
    out.push_back(value.get<std::string>());
  } else if (value.is_array()) {
    for (const Json& element : value) collect_texts(element, key, out, depth + 1);
  } else if (value.is_object()) {
    if (const auto found = value.find(key); found != value.end()) collect_texts(*found, key, out, depth + 1);
  }
}

void add(const Json& node, const char* property, const char* key, int rank, std::vector<Statement>& to) {
  const auto found = node.find(property);
  if (found == node.end()) return;
  std::vector<std::string> texts;
  collect_texts(*found, key, texts);
  for (std::string& text : texts)
    if (!text.empty()) to.push_back({as_text(std::move(text)), StatedIn::json_ld, rank});
}

bool says_no(const Json& value) {
  if (value.is_boolean()) return !value.get<bool>();
  if (!value.is_string()) return false;
  std::string text = value.get<std::string>();
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text == "false" || text.ends_with("/false") || text == "no";
}

// "@id" → name, of every node of a graph that has both: authors are often given by reference.
using NamesById = std::unordered_map<std::string, std::string>;

void gather_names(const Json& node, int depth, NamesById& names) {
  if (depth > 4) return;
  if (node.is_array())
    for (const Json& element : node) gather_names(element, depth + 1, names);
  if (!node.is_object()) return;
  const auto id = node.find("@id"), name = node.find("name"), graph = node.find("@graph");
  if (id != node.end() && name != node.end() && id->is_string() && name->is_string())
    names[id->get<std::string>()] = as_text(name->get<std::string>());
  if (graph != node.end()) gather_names(*graph, depth + 1, names);
}

void add_authors_by_id(const Json& node, const NamesById& names, int rank, std::vector<Statement>& to) {
  const auto author = node.find("author");
  if (author == node.end()) return;
  std::vector<std::string> ids;
  collect_texts(*author, "@id", ids);
  const bool named = author->is_object() && author->contains("name");
  for (const std::string& id : ids)
    if (const auto found = names.find(id); !named && found != names.end())
      to.push_back({found->second, StatedIn::json_ld, rank});
}

void read_article(const Json& node, int rank, const NamesById& names, Statements& into) {
  add_authors_by_id(node, names, rank, into.authors);
  add(node, "headline", "@value", rank, into.titles);
  add(node, "name", "@value", rank + 1, into.titles);
  add(node, "author", "name", rank, into.authors);
  add(node, "creator", "name", rank + 1, into.authors);
  add(node, "datePublished", "@value", rank, into.published);
  add(node, "dateCreated", "@value", rank + 1, into.published);
  add(node, "dateModified", "@value", rank, into.modified);
  add(node, "publisher", "name", rank, into.site_names);
  add(node, "inLanguage", "name", rank, into.languages);
  add(node, "image", "url", rank, into.images);
  add(node, "image", "caption", rank, into.captions);
  add(node, "mainEntityOfPage", "@id", rank, into.canonicals);
  if (const auto free = node.find("isAccessibleForFree"); free != node.end() && says_no(*free)) into.paywalled = true;
  std::vector<std::string> bodies;
  if (const auto body = node.find("articleBody"); body != node.end()) collect_texts(*body, "@value", bodies);
  for (std::string& body : bodies)
    if (body.size() > into.article_body.size()) into.article_body = std::move(body);
}

void walk(const Json& node, int depth, const NamesById& names, Statements& into) {
  if (depth > depth_max) return;
  if (node.is_array()) {
    for (const Json& element : node) walk(element, depth + 1, names, into);
    return;
  }
  if (!node.is_object()) return;
  const auto types = types_of(node);
  const auto is = [&](auto test) { return std::any_of(types.begin(), types.end(), test); };
  if (is(is_article_type)) {
    read_article(node, depth > 3 ? 4 : 0, names, into);
  } else if (is([](const std::string& type) { return type == "WebPage" || type == "ItemPage"; })) {
    add(node, "datePublished", "@value", 3, into.published);
    add(node, "dateModified", "@value", 3, into.modified);
    add(node, "inLanguage", "name", 3, into.languages);
    add(node, "name", "@value", 5, into.titles);
    add(node, "author", "name", 4, into.authors);
  } else if (is([](const std::string& type) {
               return type == "WebSite" || type == "Organization" || type == "NewsMediaOrganization";
             })) {
    add(node, "name", "@value", 3, into.site_names);
  }
  for (const char* inner : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"})
    if (const auto found = node.find(inner); found != node.end() && found->is_structured())
      walk(*found, depth + 1, names, into);
}

// What content systems get wrong and what is safe to mend: wrappers, raw control characters in strings, trailing
// commas.
std::string mend(std::string_view script) {
  const auto begin = script.find_first_of("[{");
  const auto end = script.find_last_of("]}");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  script = script.substr(begin, end - begin + 1);
  std::string out;
  out.reserve(script.size() + 16);
  bool in_string = false;
  for (std::size_t i = 0; i < script.size(); ++i) {
    const char c = script[i];
    if (in_string && c == '\\' && i + 1 < script.size()) {
      const char next = script[i + 1];
      if (std::string_view("\"\\/bfnrtu").find(next) != std::string_view::npos) {
        out += c;
        out += next;
      } else {
        out += next;
      }
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
      out += c;
    } else if (in_string && static_cast<unsigned char>(c) < 0x20) {
      out += c == '\n' ? "\\n" : " ";
    } else if (!in_string && (c == '}' || c == ']')) {
      const auto last = out.find_last_not_of(" \t\r\n");
      if (last != std::string::npos && out[last] == ',') out.erase(last, 1);
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

// The last resort for JSON that does not parse: its "key": "value" pairs.
void scan_pairs(std::string_view script, Statements& into) {
  const auto scan = [&](std::string_view key, int rank, std::vector<Statement>& to) {
    const std::string wanted = '"' + std::string(key) + '"';
    for (auto at = script.find(wanted); at != std::string_view::npos; at = script.find(wanted, at + 1)) {
      auto value = script.find_first_not_of(" \t\r\n", at + wanted.size());
      if (value == std::string_view::npos || script[value] != ':') continue;
      value = script.find_first_not_of(" \t\r\n", value + 1);
      if (value == std::string_view::npos || script[value] != '"') continue;
      const auto end = script.find('"', value + 1);
      if (end != std::string_view::npos && end - value < 400)
        to.push_back({as_text(std::string(script.substr(value + 1, end - value - 1))), StatedIn::json_ld, rank});
      return;
    }
  };
  scan("headline", 2, into.titles);
  scan("datePublished", 2, into.published);
  scan("dateModified", 2, into.modified);
  scan("inLanguage", 2, into.languages);
  if (const auto author = script.find("\"author\""); author != std::string_view::npos) {
    const auto rest = script.substr(author, 400);
    Statements inner;
    if (const auto name = rest.find("\"name\""); name != std::string_view::npos) {
      auto begin = rest.find('"', name + 6);
      const auto end = begin == std::string_view::npos ? begin : rest.find('"', begin + 1);
      if (end != std::string_view::npos)
        into.authors.push_back({std::string(rest.substr(begin + 1, end - begin - 1)), StatedIn::json_ld, 2});
    }
  }
}

}  // namespace

void read_json_ld(std::string_view script, Statements& into) {
  if (script.size() > parsed_bytes_max - into.json_bytes) return scan_pairs(script, into);
  into.json_bytes += script.size();
  Json json = Json::parse(script, nullptr, false, true);
  if (json.is_discarded()) json = Json::parse(mend(script), nullptr, false, true);
  if (json.is_discarded()) return scan_pairs(script, into);
  NamesById names;
  gather_names(json, 0, names);
  walk(json, 0, names, into);
}

}  // namespace courant::page
