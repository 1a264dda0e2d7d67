#include "html/tree.h"

#include <gtest/gtest.h>

#include "html/entities.h"

namespace courant::html {
namespace {

std::size_t depth_of(const Document& document) {
  std::size_t deepest = 0;
  for (const Node* node = &document.root(); node; node = next_in_order(*node, document.root())) {
    std::size_t depth = 0;
    for (const Node* at = node; at->parent; at = at->parent) ++depth;
    deepest = std::max(deepest, depth);
  }
  return deepest;
}

TEST(ParseDocument, GivesHtmlHeadAndBodyToAnything) {
  for (const char* text : {"", "x", "<p>", "<!doctype html><title>t</title>x", "</html>"}) {
    const Document document = parse_document(text);
    ASSERT_TRUE(document.html() && document.head() && document.body()) << text;
    EXPECT_EQ(document.body()->parent, document.html());
  }
}

TEST(ParseDocument, WalksInOrderAndFindsAttributes) {
  const Document document =
      parse_document("<p CLASS='a &amp; b' class=c>one<br><b>two</b></p><script>no</script>three");
  const Node& p = *document.body()->first_child;
  EXPECT_EQ(attribute(p, "class"), "a & b");
  EXPECT_EQ(find_attribute(p, "id"), nullptr);
  EXPECT_EQ(text_of(*document.body()), "onetwothree");
  EXPECT_EQ(next_after(p, *document.body())->tag, Tag::script);
  EXPECT_EQ(next_in_order(*document.body()->last_child, *document.body()), nullptr);
}

TEST(ParseDocument, StaysShallowAndSmallWhateverComes) {
  const auto repeated = [](std::string_view piece, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += piece;
    return out;
  };
  for (const char* piece : {"<div>", "<b><p>", "<table><td><b>x", "<svg><g>", "<a><i><div>", "<ul><li><dl><dd>",
                            "<template>", "<font a=1><font b=2><p>", "<select><option>", "<button><table>",
                            "<ruby><rt>", "<math><mi>", "</", "<!--", "&#x", "<![CDATA["}) {
    const Document document = parse_document(repeated(piece, 20'000));
    EXPECT_LE(depth_of(document), 1100u) << piece;
  }
  std::string many = "<a ";
  for (int i = 0; i < 50'000; ++i) many += "x" + std::to_string(i) + "=1 ";
  EXPECT_EQ(parse_fragment(many + ">").root().first_child->attribute_count, 256);
  ParseLimits limits;
  limits.nodes_max = 100;
  const Document cut = parse_document(repeated("<br>", 1000), limits);
  EXPECT_TRUE(cut.truncated());
  EXPECT_LE(cut.node_count(), 110u);
  limits = {};
  limits.tree_bytes_max = 1 << 20;
  const Document crowded = parse_document(repeated("<i a b c d e f g h>", 100'000), limits);
  EXPECT_TRUE(crowded.truncated());
  EXPECT_LE(crowded.node_count(), 8'000u);
}

TEST(CharacterReferences, FollowTheStandard) {
  EXPECT_EQ(
      decode_character_references("&eacute;&eacute &notit; &notin; &amp;lt; &#128; &#xD800; &#0; &bogus; & &#; &#x;&"),
      "éé ¬it; ∉ &lt; € \xEF\xBF\xBD \xEF\xBF\xBD &bogus; & &#; &#x;&");
  EXPECT_EQ(read_character_reference("&copy=1", true).length, 0u);
  EXPECT_EQ(read_character_reference("&copy;=1", true).text(), "©");
  EXPECT_EQ(read_character_reference("&nGt;").text(), "≫⃒");
}

}  // namespace
}  // namespace courant::html
