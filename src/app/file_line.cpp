#include "app/file_line.h"

#include <nlohmann/json.hpp>

namespace courant::app {

base::Result<FileLine> parse_file_line(std::string_view line) {
  using base::ErrorKind;
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object()) return base::fail(ErrorKind::invalid, "", "not a JSON object");
  const auto text = [&](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  FileLine file{text("id"), text("url"), text("path"), text("content_type")};
  if (file.path.empty()) return base::fail(ErrorKind::invalid, file.id, "no path");
  if (file.id.empty()) file.id = file.path;
  return file;
}

}  // namespace courant::app
