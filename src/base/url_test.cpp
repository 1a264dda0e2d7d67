#include "base/url.h"

#include <gtest/gtest.h>

namespace courant::base {
namespace {

std::string spelled(std::string_view text) {
  const auto url = parse_url(text);
  return url ? to_string(*url) : "error";
}

TEST(ParseUrl, GivesOneSpelling) {
  const std::pair<const char*, const char*> cases[] = {
      {"http://example.org", "http://example.org/"},
      {"  HTTP://EXAMPLE.org:80/a/../b?q#f \n", "http://example.org/b?q#f"},
      {"https:example.org", "https://example.org/"},
      {"https:////example.org/x", "https://example.org/x"},
      {"http:\\\\example.org\\a\\b", "http://example.org/a/b"},
      {"http://u:p@h:8080/", "http://u:p@h:8080/"},
      {"http://user@host@example.org/", "http://user%40host@example.org/"},
      {"http://h/a b\"<>`{}?a b'\"#a `", "http://h/a%20b%22%3C%3E%60%7B%7D?a%20b%27%22#a%20%60"},
      {"http://h/%2e%2E/x/./y/%2e", "http://h/x/y/"},
      {"http://h/a/..", "http://h/"},
      {"http://h//a//", "http://h//a//"},
      {"http://h/ä", "http://h/%C3%A4"},
      {"http://bücher.example/", "http://xn--bcher-kva.example/"},
      {"http://0x7f.1/", "http://127.0.0.1/"},
      {"http://2130706433/", "http://127.0.0.1/"},
      {"http://017700000001/", "http://127.0.0.1/"},
      {"http://①②⑦.①/", "http://127.0.0.1/"},
      {"http://[::FFFF:127.0.0.1]/", "http://[::ffff:7f00:1]/"},
      {"http://[1:0:0:4:0:0:0:8]/", "http://[1:0:0:4::8]/"},
      {"http://[1::]/", "http://[1::]/"},
      {"http://ex%41mple.org/", "http://example.org/"},
      {"ht\ntp://h/\tx", "http://h/x"},
      {"mailto:A@b.org", "mailto:A@b.org"},
      {"urn:uuid:1234", "urn:uuid:1234"},
      {"tag:example.org,2024:/x", "tag:example.org,2024:/x"},
      {"file:///etc/passwd", "file:///etc/passwd"},
      {"foo://h/a/../b", "foo://h/b"},
      {"foo:/a/../../b", "foo:/b"},
      {"javascript:alert(1)", "javascript:alert(1)"},
  };
  for (const auto& [text, want] : cases) EXPECT_EQ(spelled(text), want) << text;
}

TEST(ParseUrl, IsStableUnderASecondParse) {
  for (const char* text :
       {"http://h/a b?c d#e f", "http://[::1]:81/", "foo:/.//x", "http://u%40@h/", "data:text/plain,a b"})
    EXPECT_EQ(spelled(spelled(text)), spelled(text)) << text;
}

TEST(ParseUrl, RefusesWhatIsNoUrl) {
  for (const char* text :
       {"", "example.org", "//h/", "http://", "http://h:99999/", "http://h:x/", "http://a b/", "http://[::1",
        "http://[1:2]/", "http://1.2.3.4.5/", "http://256.256.256.256/", "http://h%00/", "http://u@/", "http://:80/",
        "http://a%0d%0ab/", "http://[1::2::3]/", "file://u@localhost/", "file://h:80/"})
    EXPECT_EQ(spelled(text), "error") << text;
}

// The examples of RFC 3986, 5.4, whose answers the URL Standard shares.
TEST(ResolveUrl, FollowsRfc3986) {
  const Url base = parse_url("http://a/b/c/d;p?q").value();
  const std::pair<const char*, const char*> cases[] = {
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g/"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {";x", "http://a/b/c/;x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../../g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g:h", "g:h"},
      {"http:g", "http://a/b/c/g"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
  };
  for (const auto& [reference, want] : cases) {
    EXPECT_EQ(to_string(resolve_url(reference, base).value()), want) << reference;
    EXPECT_EQ(resolve_link(reference, &base), want) << reference;
  }
}

TEST(ResolveLink, TakesFinalSpellingsAsTheyAre) {
  for (const char* text : {"https://example.org/a/b.html?x=1&y=%20#", "http://a.b/..", "http://a.b/x/%2e",
                           "http://a.1/", "https://e.org/a'b", "http://e.org"}) {
    const auto url = parse_url(text);
    EXPECT_EQ(resolve_link(text, nullptr), url ? to_string(*url) : "") << text;
  }
  EXPECT_EQ(resolve_link("x", nullptr), "");
}

TEST(SchemeOf, SeesWhatABrowserSees) {
  EXPECT_EQ(scheme_of(" \x01java\nscript:alert(1)"), "javascript");
  EXPECT_EQ(scheme_of("/a:b"), "");
}

TEST(PercentCoding, GoesBothWays) {
  EXPECT_EQ(percent_decode("%41%zz%"), "A%zz%");
  EXPECT_EQ(percent_encode("a b/ä~"), "a%20b%2F%C3%A4~");
}

}  // namespace
}  // namespace courant::base
