#include "render/edition_files.h"
#include "render/story.h"

namespace courant::render {

std::vector<File> write_static_edition(const Site& site, FrontPage front) {
  Site index = site;
  index.at = Addresses("", ".html");
  Site below = site;
  below.at = Addresses("../", ".html");
  // What lies outside this edition is not in the folder.
  front.previous.reset();
  front.next.reset();
  front.earlier.clear();
  std::vector<File> files{{"index.html", write_front(index, front)}};
  const auto add = [&](const CheckedDigest& digest) {
    files.push_back({"story/" + digest->story.value + ".html", write_story(below, {digest, {}})});
  };
  for (const FrontStory& story : front.stories) add(story.digest);
  for (const CheckedDigest& digest : front.singles) add(digest);
  for (const Asset* asset : {&style_asset(), &icon_asset()})
    files.push_back({"assets/" + asset->name, std::string(asset->bytes)});
  return files;
}

}  // namespace courant::render
