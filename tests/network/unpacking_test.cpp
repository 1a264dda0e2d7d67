// Bodies that are packed as servers pack them, bombs among them, and headers without an end.
#include <brotli/encode.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "network/asking.h"
#include "newsstand/newsstand.h"

namespace courant {
namespace {

using base::ErrorKind;
using newsstand::Answer;
using newsstand::text_answer;
using testing::HasSubstr;

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string brotli(const std::string& text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string out(size, '\0');
  BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, text.size(),
                        reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                        reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(size);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 9));
  return out;
}

struct Packing {
  const char* name;
  std::string (*pack)(const std::string&);
};

class Unpacking : public testing::TestWithParam<Packing> {
 protected:
  base::Result<fetch::Response> ask_for(const std::string& body) {
    Answer answer = text_answer(GetParam().pack(body));
    packed_bytes_ = answer.body.size();
    answer.headers.emplace_back("Content-Encoding", GetParam().name);
    stand_->put("/a", answer);
    return ask(fetcher_, stand_->url("/a"));
  }
  // Packs to about a tenth: no bomb by its ratio.
  static std::string dull_text(std::size_t size) {
    std::string text;
    for (unsigned i = 0; text.size() < size; ++i) text += std::to_string(i * 2654435761u) + std::string(90, ' ');
    text.resize(size);
    return text;
  }

  std::unique_ptr<newsstand::Newsstand> stand_ = std::move(newsstand::Newsstand::open().value());
  fetch::Fetcher fetcher_{settings_allowing({stand_->authority()})};
  std::size_t packed_bytes_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Encodings, Unpacking,
                         testing::Values(Packing{"gzip", gzip}, Packing{"br", brotli}, Packing{"zstd", zstd}),
                         [](const auto& packing) { return packing.param.name; });

TEST_P(Unpacking, GivesTheText) {
  const std::string text = dull_text(400'000);
  const auto answer = ask_for(text);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->body, text);
  EXPECT_LT(answer->received_bytes, text.size() / 2);
  EXPECT_THAT(std::string(stand_->requests().back().header("accept-encoding")), HasSubstr(GetParam().name));
}

TEST_P(Unpacking, StopsABombByItsRatio) {
  const auto answer = ask_for(std::string(14u << 20, 'x'));
  ASSERT_LT(packed_bytes_, 64u << 10);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ErrorKind::limit);
  EXPECT_THAT(answer.error().message, HasSubstr("too many times its size"));
}

TEST_P(Unpacking, StopsWhatIsTooLargeOnceUnpacked) {
  const auto answer = ask_for(dull_text(16u << 20));
  ASSERT_LT(packed_bytes_, 15u << 20);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ErrorKind::limit);
  EXPECT_THAT(answer.error().message, HasSubstr("more than 15 MiB"));
}

TEST_P(Unpacking, RefusesWhatDoesNotUnpack) {
  Answer answer = text_answer("this was never packed");
  answer.headers.emplace_back("Content-Encoding", GetParam().name);
  stand_->put("/a", answer);
  EXPECT_FALSE(ask(fetcher_, stand_->url("/a")));
}

TEST(Headers, AreTakenUpTo64KiB) {
  const auto stand = std::move(newsstand::Newsstand::open().value());
  fetch::Fetcher fetcher(settings_allowing({stand->authority()}));
  const auto ask_with = [&](int lines) {
    Answer answer = text_answer("x");
    for (int i = 0; i < lines; ++i) answer.headers.emplace_back("X-More", std::string(1014, 'x'));  // 1 KiB a line
    stand->put("/a", answer);
    return ask(fetcher, stand->url("/a"));
  };
  EXPECT_TRUE(ask_with(63));
  const auto refused = ask_with(64);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::limit);
  EXPECT_THAT(refused.error().message, HasSubstr("more than 64 KiB of headers"));
  Answer endless = text_answer("x");
  endless.manner = newsstand::Manner::endless_headers;
  stand->put("/endless", endless);
  const auto given_up = ask(fetcher, stand->url("/endless"));
  ASSERT_FALSE(given_up);
  EXPECT_THAT(given_up.error().message, HasSubstr("more than 64 KiB of headers"));
}

}  // namespace
}  // namespace courant
