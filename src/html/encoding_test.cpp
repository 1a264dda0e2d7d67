#include "html/encoding.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/utf8.h"

namespace courant::html {
namespace {

TEST(EncodingOfLabel, FollowsTheStandard) {
  EXPECT_EQ(encoding_of_label(" Latin1 "), "windows-1252");
  EXPECT_EQ(encoding_of_label("GB2312"), "gbk");
  EXPECT_EQ(encoding_of_label("utf8"), "utf-8");
  EXPECT_EQ(encoding_of_label("ks_c_5601-1987"), "euc-kr");
  EXPECT_EQ(encoding_of_label("utf-16"), "utf-16le");
  EXPECT_EQ(encoding_of_label("utf-32"), "utf-32");
  for (const char* label : {"", "bogus", "utf-7", "l", "x-"}) EXPECT_EQ(encoding_of_label(label), "") << label;
}

TEST(DetectPageEncoding, WeighsMarkHeaderAndMeta) {
  EXPECT_EQ(detect_page_encoding("\xEF\xBB\xBF<meta charset=latin1>", "text/html; charset=koi8-r"), "utf-8");
  EXPECT_EQ(detect_page_encoding("<meta charset=latin1>", "text/html; charset=\"KOI8-R\""), "koi8-r");
  EXPECT_EQ(detect_page_encoding(
                "<!-- <meta charset=big5> --><META http-equiv=content-type content='text/html; charset=euc-jp'>", ""),
            "euc-jp");
  EXPECT_EQ(detect_page_encoding("<meta charset='utf-16'>", ""), "utf-8");
  EXPECT_EQ(detect_page_encoding("<title>caf\xC3\xA9", "text/html"), "utf-8");
  EXPECT_EQ(detect_page_encoding("<title>caf\xE9", "text/html"), "windows-1252");
}

TEST(Decode, AlwaysGivesValidUtf8) {
  EXPECT_EQ(decode("caf\xE9 \x80\x81", "windows-1252"), "café €\xC2\x81");
  EXPECT_EQ(decode("\xEF\xBB\xBFx\xED\xA0\x80\xC0\xBC", "utf-8"),
            "x\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(decode(std::string_view("\xFF\xFE<\0\x3D\xD8\x00\xDE\x3D\xD8", 10), "utf-16le"), "<😀\xEF\xBF\xBD");
  EXPECT_EQ(decode("anything", "replacement"), "\xEF\xBF\xBD");
  std::string noise;
  for (unsigned i = 0, state = 1; i < 20'000; ++i)
    noise += static_cast<char>((state = state * 1103515245u + 12345u) >> 16);
  for (const char* name : {"utf-8", "windows-1252", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis",
                           "euc-kr", "utf-16le", "utf-16be", "utf-32le", "koi8-u", "windows-874", "x-mac-cyrillic",
                           "iso-8859-8-i", "windows-1255", "bogus", "replacement"})
    EXPECT_TRUE(base::is_valid_utf8(decode(noise, name))) << name;
}

TEST(Decoder, GivesTheSameInPieces) {
  const std::string text = "aé€😀z\xE2\x82";
  for (std::size_t step : {1u, 2u, 3u, 5u}) {
    Decoder decoder("utf-8");
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += step)
      decoder.decode(std::string_view(text).substr(at, step), false, out);
    decoder.decode("", true, out);
    EXPECT_EQ(out, "aé€😀z\xEF\xBF\xBD");
  }
}

// encoding_rs's data: X_in.txt in an encoding, X_in_ref.txt the same in UTF-8.
TEST(Decode, AgreesWithEncodingRs) {
  const char* set = std::getenv("COURANT_SHARED_DATA");
  const auto folder =
      (set ? std::filesystem::path(set) : std::filesystem::path(COURANT_SOURCE_DIR) / "../shared/data") /
      "security/encoding_rs/tests/test_data";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no corpora at " << folder;
  const auto read = [&](const std::string& name) {
    std::ifstream in(folder / name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::pair<const char*, const char*> cases[] = {
      {"big5", "big5"},      {"euc_kr", "euc-kr"},  {"gb18030", "gb18030"},    {"iso_2022_jp", "iso-2022-jp"},
      {"jis0208", "euc-jp"}, {"jis0212", "euc-jp"}, {"shift_jis", "shift_jis"}};
  for (const auto& [file, encoding] : cases) {
    const std::string got = decode(read(std::string(file) + "_in.txt"), encoding);
    EXPECT_TRUE(base::is_valid_utf8(got)) << file;
    std::istringstream mine(got), theirs(read(std::string(file) + "_in_ref.txt"));
    std::string a, b;
    int lines = 0, same = 0;
    while (std::getline(theirs, b)) {
      ++lines;
      if (std::getline(mine, a) && a == b) ++same;
    }
    std::cout << file << ": " << same << " of " << lines << " lines as encoding_rs\n";
    EXPECT_GT(same, lines * 9 / 10) << file;  // the rest: codes that ICU gives to private use, and ill-formed ones
  }
}

}  // namespace
}  // namespace courant::html
