#include "app/line_input.h"

#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "format/json_lines.h"

namespace courant::app {
namespace {

using base::ErrorKind;
using base::fail;

base::Result<std::string> read_all(std::istream& in, const std::string& name, std::size_t bytes_max,
                                   std::size_t bytes_likely = 0) {
  std::string bytes;
  bytes.reserve(std::min(bytes_likely, bytes_max));
  char block[1 << 16];
  while (in.read(block, sizeof block) || in.gcount() > 0) {
    bytes.append(block, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > bytes_max) return fail(ErrorKind::limit, name, "more bytes than are taken");
  }
  return bytes;
}

base::Result<std::string> read_gzip(const std::string& path, std::size_t bytes_max) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (!file) return fail(ErrorKind::not_found, path, "cannot be opened");
  std::string bytes;
  char block[1 << 16];
  int got = 0;
  while ((got = gzread(file, block, sizeof block)) > 0 && bytes.size() <= bytes_max)
    bytes.append(block, static_cast<std::size_t>(got));
  const bool broken = got < 0 || gzclose(file) != Z_OK;
  if (broken) return fail(ErrorKind::invalid, path, "not a whole gzip file");
  if (bytes.size() > bytes_max) return fail(ErrorKind::limit, path, "more bytes than are taken");
  return bytes;
}

}  // namespace

int for_each_line(const std::vector<std::string>& files, std::ostream& out,
                  const std::function<base::Result<void>(std::string_view line)>& each) {
  int status = 0;
  const auto report = [&](const base::Error& error) {
    out << format::error_line(error) << '\n';
    status = 1;
  };
  const auto run = [&](std::istream& in) {
    std::string line;
    while (std::getline(in, line)) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      if (const auto result = each(line); !result) report(result.error());
    }
  };
  if (files.empty()) run(std::cin);
  for (const std::string& path : files) {
    if (path == "-") {
      run(std::cin);
      continue;
    }
    std::ifstream in(path, std::ios::binary);
    if (in) run(in);
    if (!in.is_open()) report({ErrorKind::not_found, path, "cannot be opened"});
  }
  out.flush();
  return status;
}

base::Result<std::string> read_file(const std::string& path, std::size_t bytes_max) {
  if (path.empty() || path == "-") return read_all(std::cin, "-", bytes_max);
  if (path.ends_with(".gz")) return read_gzip(path, bytes_max);
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorKind::not_found, path, "cannot be opened");
  std::error_code unknown;  // of a pipe, for example
  const std::uintmax_t size = std::filesystem::file_size(path, unknown);
  return read_all(in, path, bytes_max, unknown ? 0 : static_cast<std::size_t>(size));
}

base::Result<std::string> read_first_line(const std::string& path) {
  auto text = read_file(path);
  if (text) text->resize(std::min(text->find_first_of("\r\n"), text->size()));
  return text;
}

}  // namespace courant::app
