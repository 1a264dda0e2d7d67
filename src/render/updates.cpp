#include "render/updates.h"

#include <algorithm>
#include <iterator>

#include "render/page.h"
#include "render/sources.h"
#include "render/stamp.h"

namespace courant::render {
namespace {

class UpdateWriter {
 public:
  UpdateWriter(const Site& site, const edition::Update& update, const edition::Edits& edits)
      : site_(site), say_(site.strings()), update_(update), edits_(edits), sources_(*update.after) {}

  Markup write(const Markup& title, bool open) const {
    return tag("li", tag("h2", title), write_headline(), write_came(), write_edited(), write_told(open));
  }

 private:
  Markup write_headline() const {
    if (!update_.headline_changed()) return {};
    return tag("p", say_["updates.headline"], " ", tag("q", {{"dir", "auto"}}, update_.after->headline.text));
  }

  Markup write_came() const {
    std::vector<Markup> outlets;
    for (const model::DigestSource* source : update_.came) {
      Markup outlet =
          tag("a", {href(Link::outside(source->url)), {"rel", "external noopener"}, {"dir", "auto"}}, source->outlet);
      if (const Markup stamp = write_stamp(site_, source->published); !stamp.empty())
        outlet += Markup(" (") + stamp + Markup(")");
      outlets.push_back(std::move(outlet));
    }
    if (outlets.empty()) return {};
    return tag("p", say_.say(update_.before == nullptr ? "updates.began" : "updates.came", say_.join(outlets)));
  }

  Markup write_edited() const {
    Markup items;
    for (const model::ArticleChange* change : update_.edited)
      items += tag("li", write_change(site_, sources_, *change, edits_));
    return items.empty() ? items : tag("ul", {{"class", "changes"}}, items);
  }

  // What the digest took up and dropped: as long as the story itself, so that a log shows it on demand.
  Markup write_told(bool open) const {
    if (update_.before == nullptr || (update_.added.empty() && update_.gone.empty())) return {};
    std::string told;
    for (const auto& [key, sentences] : {std::pair{"updates.told", &update_.added}, {"updates.untold", &update_.gone}})
      if (!sentences->empty())
        told += (told.empty() ? "" : ", ") + say_.plain(key, say_.count("sentences", std::ssize(*sentences)));
    return tag("details", {only_if(open, {"open", ""})}, tag("summary", told),
               write_sentences("updates.added", update_.added, "ins"),
               write_sentences("updates.gone", update_.gone, "del"));
  }

  Markup write_sentences(std::string_view key, const std::vector<const model::DigestSentence*>& sentences,
                         std::string_view kind) const {
    Markup items;
    for (const model::DigestSentence* sentence : sentences) {
      const Markup text = write_sentence(*sentence, update_.after->language);
      items += tag("li", tag("span", {{"class", "attr"}}, write_attribution(site_, *sentence)), " ",
                   kind == "ins" ? tag("ins", text) : tag("del", text));
    }
    return items.empty() ? items : tag("h3", say_[key]) + tag("ul", {{"class", "said"}}, items);
  }

  const Site& site_;
  const Strings& say_;
  const edition::Update& update_;
  const edition::Edits& edits_;
  Sources sources_;
};

Markup title_of(const Site& site, const model::Digest& digest) {
  const Strings& say = site.strings();
  return write_stamp(site, digest.updated) + Markup(digest.updated ? " · " : "") +
         tag("span", {{"class", "attr"}}, say.plain("version", std::to_string(digest.version)));
}

}  // namespace

namespace {

constexpr std::ptrdiff_t edits_in_sight = 3;

// `is_known`: the newer version is there, so that what went is told from what was changed.
Markup write_edit(const Site& site, const model::ArticleChange& change, const edition::Edit& edit, bool is_known) {
  const std::string_view key = edit.before.empty()  ? "change.came"
                               : edit.after.empty() ? "change.went"
                                                    : "change.changed";
  Markup item;
  if (is_known) item += tag("span", {{"class", "attr"}}, site.strings()[key]);
  if (!edit.before.empty()) item += tag("del", {{"dir", "auto"}}, edit.before);
  if (!edit.after.empty()) {
    const Link place = site.at.is_live() ? site.at.context(change.article, change.to, edit.span) : Link();
    item += tag("ins", tag("a", {href(place), {"dir", "auto"}}, edit.after));
  }
  return tag("li", item);
}

}  // namespace

Markup write_change(const Site& site, const Sources& sources, const model::ArticleChange& change,
                    const edition::Edits& edits) {
  const Strings& say = site.strings();
  const model::DigestSource* source = sources.find(change.article);
  const std::string outlet = source ? source->outlet : change.article.value;
  const auto found = edits.find({change.article, change.from, change.to});
  const std::vector<edition::Edit> listed =
      found == edits.end()
          ? edition::list_edits({change.at, change.article, change.from, change.to, {}, change.removed}, {})
          : found->second;
  const auto number = std::max({listed.size(), change.added.size(), change.removed.size()});
  Markup item = Markup(say.plain("change.edited", outlet, say.count("sentences", static_cast<long>(number)))) +
                Markup(" ") + write_stamp(site, change.at);
  Markup first, more;
  for (std::ptrdiff_t i = 0; i < std::ssize(listed); ++i)
    (i < edits_in_sight ? first : more) +=
        write_edit(site, change, listed[static_cast<std::size_t>(i)], found != edits.end());
  if (!first.empty()) item += tag("ul", {{"class", "edits"}}, first);
  if (!more.empty())
    item += tag("details", tag("summary", say.count("change.more", std::ssize(listed) - edits_in_sight)),
                tag("ul", {{"class", "edits"}}, more));
  return item;
}

std::string write_updates(const Site& site, const UpdatesPage& updates) {
  const Strings& say = site.strings();
  const model::Digest& newest = *updates.versions.back();
  std::vector<const model::Digest*> versions;
  for (const CheckedDigest& version : updates.versions) versions.push_back(&*version);
  Markup items;
  const auto before = std::ranges::find_if(
      versions, [&](const model::Digest* digest) { return updates.since && digest->version == *updates.since; });
  if (before != versions.end()) {
    items = UpdateWriter(site, edition::compare_digests(*before, newest), updates.edits)
                .write(say.say("updates.since", write_stamp(site, (*before)->updated)), true);
  } else {
    for (const edition::Update& update : edition::list_updates(versions)) {
      Markup title = title_of(site, *update.after);
      if (update.after->version < newest.version)
        title += Markup(" · ") +
                 tag("a", {href(site.at.story_version(newest.story, update.after->version))}, say["updates.then"]);
      items += UpdateWriter(site, update, updates.edits).write(title, false);
    }
  }
  Page page;
  page.title = say.plain("updates.title", newest.headline.text);
  Markup main = tag("h1", say["changes"]) +
                tag("p", {{"class", "about"}},
                    tag("a", {href(site.at.story(newest.story)), {"dir", "auto"}}, newest.headline.text));
  if (before != versions.end())
    main += tag("p", {{"class", "facts"}},
                tag("a", {href(site.at.story_part(newest.story, "updates"))}, say["updates.all"]));
  page.main = tag("main", {{"id", "main"}, {"class", "note"}}, main + tag("ol", {{"class", "updates"}}, items));
  return write_page(site, page);
}

}  // namespace courant::render
