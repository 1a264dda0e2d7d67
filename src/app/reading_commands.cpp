#include "app/reading_commands.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/line_input.h"
#include "claim/find_claims.h"
#include "format/json_lines.h"
#include "text/read_text.h"

namespace courant::app {
namespace {

using LineOf = std::string (*)(std::string_view id, const model::Reading& reading);

enum class Depth : unsigned char { text, claims };

// A verb that reads article lines and prints one line about each.
void add_verb(CLI::App& app, Action& action, const std::string& name, const std::string& description, LineOf line_of,
              Depth depth = Depth::text) {
  CLI::App* verb = app.add_subcommand(name, description);
  auto files = std::make_shared<std::vector<std::string>>();
  verb->add_option("FILE", *files, "article lines; standard input without any");
  verb->footer("Example: courant " + name + " articles.jsonl");
  verb->callback([&action, files, line_of, depth] {
    action = [files, line_of, depth] {
      return for_each_line(*files, std::cout, [line_of, depth](std::string_view line) -> base::Result<void> {
        const auto article = format::parse_article(line);
        if (!article) return std::unexpected(article.error());
        text::TextReading read = text::read_text(*article);
        if (depth == Depth::claims) read.reading.claims = claim::find_claims(read.tokens, read.reading);
        std::cout << line_of(article->id.value, read.reading) << '\n';
        return {};
      });
    };
  });
}

}  // namespace

void add_reading_commands(CLI::App& app, Action& action) {
  add_verb(app, action, "annotate", "Print the language, sentences, names and figures of articles",
           format::annotation_line);
  add_verb(app, action, "dates", "Print the dates of articles, resolved against the day of publication",
           format::dates_line);
  add_verb(app, action, "claims", "Print who says what in articles: source, cue and content with stance and negation",
           format::claims_line, Depth::claims);
}

}  // namespace courant::app
