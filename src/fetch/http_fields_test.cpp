#include "fetch/http_fields.h"

#include <gtest/gtest.h>

namespace courant::fetch {
namespace {

using namespace std::chrono_literals;
const std::chrono::sys_seconds now = std::chrono::sys_days{std::chrono::year{2026} / 6 / 16} + 17h;

TEST(HttpFields, ReadsDates) {
  for (const char* text :
       {"Tue, 16 Jun 2026 17:00:00 GMT", "Tuesday, 16-Jun-26 17:00:00 GMT", "Tue Jun 16 17:00:00 2026"})
    EXPECT_EQ(parse_http_date(text), now) << text;
  for (const char* text : {"", "0", "-1", "soon", "20260616"}) EXPECT_FALSE(parse_http_date(text)) << text;
}

TEST(HttpFields, ReadsRetryAfter) {
  EXPECT_EQ(parse_retry_after("120", now, 168h), 120s);
  EXPECT_EQ(parse_retry_after("Tue, 16 Jun 2026 18:00:00 GMT", now, 168h), 1h);
  EXPECT_EQ(parse_retry_after("Tue, 16 Jun 2025 18:00:00 GMT", now, 168h), 0s);
  EXPECT_EQ(parse_retry_after("99999999999999999999", now, 168h), 168h);
  EXPECT_FALSE(parse_retry_after("", now, 168h));
  EXPECT_FALSE(parse_retry_after("-5", now, 168h));
  EXPECT_FALSE(parse_retry_after("1.5", now, 168h));
}

TEST(HttpFields, ReadsFreshness) {
  EXPECT_EQ(parse_freshness("public, Max-Age=600", "", "", now), 600s);
  EXPECT_EQ(parse_freshness("max-age=\"60\"", "", "", now), 60s);
  EXPECT_EQ(parse_freshness("max-age=60", "Tue, 16 Jun 2026 19:00:00 GMT", "", now), 60s);
  EXPECT_EQ(parse_freshness("", "Tue, 16 Jun 2026 19:00:00 GMT", "Tue, 16 Jun 2026 18:00:00 GMT", now), 1h);
  EXPECT_EQ(parse_freshness("", "Tue, 16 Jun 2026 16:00:00 GMT", "", now), 0s);
  EXPECT_FALSE(parse_freshness("no-cache, max-age=600", "", "", now));
  EXPECT_FALSE(parse_freshness("", "0", "", now));
  EXPECT_FALSE(parse_freshness("max-age=x, ,=,", "", "", now));
}

}  // namespace
}  // namespace courant::fetch
