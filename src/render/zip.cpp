#include "render/zip.h"

#include <zlib.h>

#include <cstdint>

namespace courant::render {
namespace {

constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t first_day = (0 << 9) | (1 << 5) | 1;  // 1 January 1980, DOS's first

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>(value >> 8 & 0xFF);
}
void put32(std::string& out, std::uint32_t value) {
  put16(out, value & 0xFFFF);
  put16(out, value >> 16);
}

// DEFLATE without zlib's or gzip's frame.
std::string deflate_raw(const std::string& bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// What a file's own header and its row in the directory share: from "version needed" to "extra field length".
std::string describe(const File& file, const std::string& packed, std::uint16_t method) {
  std::string out;
  put16(out, 20);
  put16(out, 1 << 11);  // names are UTF-8
  put16(out, method);
  put16(out, 0);
  put16(out, first_day);
  put32(out, static_cast<std::uint32_t>(
                 crc32(0, reinterpret_cast<const Bytef*>(file.bytes.data()), static_cast<uInt>(file.bytes.size()))));
  put32(out, static_cast<std::uint32_t>(packed.size()));
  put32(out, static_cast<std::uint32_t>(file.bytes.size()));
  put16(out, static_cast<std::uint32_t>(file.path.size()));
  put16(out, 0);
  return out;
}

}  // namespace

std::string write_zip(const std::vector<File>& files) {
  std::string out;
  std::string directory;
  for (const File& file : files) {
    const std::uint16_t method = &file == &files.front() ? stored : deflated;
    const std::string packed = method == stored ? file.bytes : deflate_raw(file.bytes);
    const std::string description = describe(file, packed, method);
    put32(directory, 0x02014b50);
    put16(directory, 20);
    directory += description;
    put16(directory, 0);  // comment
    put16(directory, 0);  // disk
    put16(directory, 0);  // internal attributes
    put32(directory, 0);  // external attributes
    put32(directory, static_cast<std::uint32_t>(out.size()));
    directory += file.path;
    put32(out, 0x04034b50);
    out += description + file.path + packed;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  out += directory;
  put32(out, 0x06054b50);
  put16(out, 0);
  put16(out, 0);
  put16(out, static_cast<std::uint32_t>(files.size()));
  put16(out, static_cast<std::uint32_t>(files.size()));
  put32(out, static_cast<std::uint32_t>(directory.size()));
  put32(out, start);
  put16(out, 0);
  return out;
}

}  // namespace courant::render
