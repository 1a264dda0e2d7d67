#include "render/site.h"

#include <fmt/format.h>

#include <cassert>

#include "base/hash.h"
#include "render/web_files.h"

namespace courant::render {
namespace {

Asset load_asset(std::string_view stem, std::string_view extension, std::string_view type) {
  const std::string path = fmt::format("{}.{}", stem, extension);
  const std::string_view bytes = base::find_embedded(web_files(), path);
  assert(!bytes.empty() && "an asset is missing from src/render/CMakeLists.txt");
  return {fmt::format("{}-{:016x}.{}", stem, base::hash64(bytes), extension), type, bytes};
}

}  // namespace

const Asset& style_asset() {
  static const Asset asset = load_asset("courant", "css", "text/css; charset=utf-8");
  return asset;
}

const Asset& script_asset() {
  static const Asset asset = load_asset("courant", "js", "text/javascript; charset=utf-8");
  return asset;
}

const Asset& icon_asset() {
  static const Asset asset = load_asset("icon", "svg", "image/svg+xml");
  return asset;
}

}  // namespace courant::render
