#include "feed/json_reader.h"

#include "feed/test_feed.h"

namespace courant::feed {
namespace {

bool accepts(std::string_view bytes) {
  std::string_view rest = bytes;
  TextSource source(
      [&](char* to, std::size_t room) {
        const std::size_t count = rest.copy(to, room);
        rest.remove_prefix(count);
        return count;
      },
      "application/json; charset=utf-8");
  JsonReader reader(source, 1 << 20);
  for (;;) {
    const JsonReader::Event event = reader.next();
    if (event == JsonReader::Event::failed) return false;
    if (event == JsonReader::Event::finished) return source.warnings().empty();
  }
}

TEST(JsonReader, TakesJsonAndNothingElse) {
  for (const char* text : {"{}", "[]", " [1,-0.5e+3,\"\\ud83d\\ude00\\n\",true,null] ", "\"x\"", "1"})
    EXPECT_TRUE(accepts(text)) << text;
  for (const char* text : {"", "{", "[1,]", "{\"a\":1,}", "[01]", "[1.]", "nul", "[\"\t\"]", "[1] x", "{a:1}", "['a']",
                           "[1}", "\"\\x\"", "+1"})
    EXPECT_FALSE(accepts(text)) << text;
}

// Every n_ file must be refused and every y_ file taken.
TEST(JsonReader, AgreesWithJsonTestSuite) {
  const auto folder = shared_data("security/JSONTestSuite/test_parsing");
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no corpora at " << folder;
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string bytes = file_bytes(entry.path());
    const std::string name = entry.path().filename().string();
    const bool accepted = accepts(bytes);
    EXPECT_FALSE(accepted && name.starts_with("n_")) << name;
    EXPECT_FALSE(!accepted && name.starts_with("y_")) << name;
    ++files;
  }
  std::cout << files << " files\n";
  EXPECT_GT(files, 300);
}

}  // namespace
}  // namespace courant::feed
