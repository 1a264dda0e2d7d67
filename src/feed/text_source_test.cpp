// Bytes to text: what a server may send and what is made of it.
#include "feed/text_source.h"

#include <unicode/ucnv.h>

#include "base/utf8.h"
#include "feed/test_feed.h"

namespace courant::feed {
namespace {

std::string title_of(std::string_view bytes, std::string_view content_type = {}) {
  FeedContext context;
  context.content_type = content_type;
  return read(bytes, context).title;
}

std::string document(std::string_view encoding, std::string_view title) {
  return "<?xml version='1.0' encoding='" + std::string(encoding) + "'?><rss version='2.0'><channel><title>" +
         std::string(title) + "</title></channel></rss>";
}

std::string encoded(std::string_view text, const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  std::string out(text.size() * 8 + 16, '\0');
  out.resize(static_cast<std::size_t>(ucnv_convert(encoding, "utf-8", out.data(), static_cast<std::int32_t>(out.size()),
                                                   text.data(), static_cast<std::int32_t>(text.size()), &error)));
  EXPECT_TRUE(U_SUCCESS(error)) << encoding;
  return out;
}

TEST(TextSource, ReadsEncodingsByTheirDeclaration) {
  const std::pair<const char*, const char*> cases[] = {
      {"utf-8", "Zürich 東京"},
      {"iso-8859-1", "Zürich"},
      {"windows-1252", "„Zürich”"},
      {"iso-8859-2", "Łódź"},
      {"windows-1250", "Łódź"},
      {"iso-8859-5", "Москва"},
      {"windows-1251", "Москва"},
      {"koi8-r", "Москва"},
      {"koi8-u", "Київ"},
      {"iso-8859-7", "Αθήνα"},
      {"iso-8859-9", "İstanbul"},
      {"windows-1254", "İstanbul"},
      {"windows-1255", "ירושלים"},
      {"windows-1256", "القاهرة"},
      {"windows-1257", "Rīga"},
      {"iso-8859-15", "5 €"},
      {"shift_jis", "東京"},
      {"euc-jp", "東京"},
      {"iso-2022-jp", "東京"},
      {"gb2312", "北京"},
      {"gbk", "北京"},
      {"gb18030", "北京😀"},
      {"big5", "台北"},
      {"euc-kr", "서울"},
      {"windows-874", "กรุงเทพ"},
  };
  for (const auto& [encoding, title] : cases) {
    EXPECT_EQ(title_of(encoded(document(encoding, title), encoding)), title) << encoding;
    const std::string silent = encoded("<rss version='2.0'><channel><title>" + std::string(title), encoding);
    EXPECT_EQ(title_of(silent, "application/rss+xml; charset=\"" + std::string(encoding) + "\""), title) << encoding;
  }
}

TEST(TextSource, KnowsWideEncodingsByMarkAndLook) {
  for (const char* encoding : {"utf-16le", "utf-16be", "utf-32le", "utf-32be"})
    for (const char* mark : {"", "\uFEFF"}) {
      EXPECT_EQ(title_of(encoded(mark + document(encoding, "Zürich 😀"), encoding)), "Zürich 😀") << encoding << mark;
      EXPECT_EQ(title_of(encoded(mark + document("utf-8", "Zürich 😀"), encoding)), "Zürich 😀")
          << encoding << ", though it says utf-8";
    }
  EXPECT_EQ(title_of("\xEF\xBB\xBF" + document("iso-8859-1", "Zürich")), "Zürich") << "the mark counts most";
  EXPECT_EQ(title_of("\xEF\xBB\xBF" + document("utf-8", "Zürich"), "text/xml; charset=iso-8859-1"), "Zürich");
  EXPECT_EQ(title_of(encoded(document("ibm-037", "Zürich"), "ibm-037")), "Zürich");
}

TEST(TextSource, WeighsHttpAgainstTheDeclaration) {
  EXPECT_EQ(title_of(document("iso-8859-1", "\xCC\xCF"), "text/xml; charset=koi8-r"), "ло") << "HTTP comes first";
  EXPECT_EQ(title_of(document("utf-8", "Zürich"), "text/xml; charset=iso-8859-1"), "Zürich") << "but bytes can prove";
  EXPECT_EQ(title_of(document("utf-8", "Zürich"), "text/xml"), "Zürich") << "RFC 7303, not us-ascii";
  EXPECT_EQ(title_of(document("utf-16", "Zürich")), "Zürich") << "it cannot be that";
  EXPECT_EQ(title_of(document("us-ascii", "Zürich")), "Zürich");
  EXPECT_EQ(title_of(document("windows-1252", "Z\xFCrich"), "text/xml; charset=bogus"), "Zürich");
  FeedContext context;
  context.content_type = "text/xml; charset=bogus";
  EXPECT_FALSE(read(document("utf-8", "x"), context).warnings.empty());
  context.content_type = "application/json; charset=bogus";
  EXPECT_EQ(read(R"({"version":"https://jsonfeed.org/version/1.1","title":"x","items":[]})", context).warnings,
            std::vector<std::string>{"it names an encoding that nobody knows"});
}

TEST(TextSource, ReadsWindows1252WhereUtf8IsOnlyClaimed) {
  const model::Feed feed = read(document("utf-8", "caf\xE9 \x93q\x94"));
  EXPECT_EQ(feed.title, "café “q”");
  EXPECT_EQ(feed.warnings,
            std::vector<std::string>{"it holds bytes that are not utf-8; they are read as windows-1252"});
  const std::string late = "<rss version='2.0'><channel><description>" + std::string(200'000, 'x') +
                           "</description><title>caf\xE9</title></channel></rss>";
  EXPECT_EQ(title_of(late), "café") << "far from the start";
  EXPECT_EQ(title_of(document("utf-8", "café caf\xE9")), "café caf\uFFFD") << "UTF-8 with a fault is UTF-8";
  EXPECT_EQ(title_of("\xEF\xBB\xBF" + document("utf-8", "caf\xE9")), "caf\uFFFD");
  for (const char* declared : {"utf-8", ""}) {
    std::string mixed = rss("<title>\xE9t\xE9 \xE0 No\xEBl</title><description>\xC3\xA9</description>");
    if (*declared != '\0') mixed = "<?xml version='1.0' encoding='utf-8'?>" + mixed;
    EXPECT_EQ(read(mixed).items[0].title, "été à Noël") << "one character of UTF-8 may be chance" << declared;
  }
}

TEST(TextSource, DecidesAlikeInPieces) {
  std::string bytes = document("utf-8", "caf\xE9 x");
  for (std::size_t step : {1u, 3u, 1000u}) {
    std::string_view rest = bytes;
    const auto feed = read_feed(
        [&](char* to, std::size_t room) {
          const std::size_t count = rest.copy(to, std::min(step, room));
          rest.remove_prefix(count);
          return count;
        },
        {}, [](model::FeedItem&&) { return true; });
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->title, "café x") << step;
  }
}

// All that a feed says, as one text.
std::string all_of(const model::Feed& feed) {
  std::string all = feed.title + feed.subtitle + feed.url + feed.id + feed.updated_raw + feed.image;
  for (const std::string& author : feed.authors) all += author;
  for (const model::FeedItem& item : feed.items)
    all += item.title + item.summary_html + item.content_html + item.url + item.id + item.published_raw;
  return all;
}

// feedparser's own cases for encodings, whatever HTTP says beside.
TEST(TextSource, GivesValidUtf8OfFeedparsersFiles) {
  const auto folder = shared_data("feeds/feedparser/tests/encoding");
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no corpora at " << folder;
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string bytes = file_bytes(entry.path());
    for (const char* type : {"", "text/xml", "text/xml; charset=us-ascii", "application/xml; charset=gb2312",
                             "text/plain; charset=utf-16", "text/xml; charset=bogus"}) {
      FeedContext context;
      context.content_type = type;
      const auto feed = parse_feed(bytes, context);
      EXPECT_TRUE(feed || *type != '\0') << entry.path() << ": " << feed.error().message;
      EXPECT_TRUE(base::is_valid_utf8(feed ? all_of(*feed) : feed.error().message)) << entry.path() << type;
    }
    ++files;
  }
  std::cout << files << " files\n";
  EXPECT_EQ(files, 82);
}

}  // namespace
}  // namespace courant::feed
