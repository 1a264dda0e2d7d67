#!/usr/bin/python3
"""Every kind of feed against validators of Debian's and npm's: Atom and RSS by Ruby's validating rss library, by jing over a grammar of
their specifications and by feedparser, JSON Feed by python3-jsonschema and npm's jsonfeed-validator. Then what they promise: ids that last, `updated`, the whole digest, spans.

  feeds_test.py COURANT     exit 77 (skipped) where one of these is missing
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request
import xml.etree.ElementTree as xml
from datetime import datetime

try:
    import feedparser
    import jsonschema
except ImportError as missing:
    print(f"skipped: {missing}; scripts/install-deps installs python3-feedparser and python3-jsonschema")
    sys.exit(77)
if not shutil.which("jing"):
    print("skipped: no jing; scripts/install-deps installs it")
    sys.exit(77)
if not shutil.which("ruby"):
    print("skipped: no ruby; scripts/install-deps installs it")
    sys.exit(77)
if not shutil.which("node") or not (pathlib.Path(__file__).parent / "node_modules").is_dir():
    print("skipped: no npm packages; scripts/install-deps installs them")
    sys.exit(77)

COURANT = sys.argv.pop(1) if len(sys.argv) > 1 else "courant"
HERE = pathlib.Path(__file__).parent
ARTICLES = [json.loads(line) for line in (HERE.parent / "e2e" / "articles.jsonl").read_text().splitlines()]
ATOM = "{http://www.w3.org/2005/Atom}"
FOLLOWED = {"the edition": "/feed", "an outlet": "/outlet/North%20Wire", "a name": "/name/Marigold",
            "a search": "/search", "a story": None}


class Feeds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="courant-feeds-"))
        # One report comes later than the others, older than they are and with no date of its own day; some have no date.
        articles = [dict(article) for article in ARTICLES]
        for article in articles:
            if article["id"].startswith(("quota", "lamp")):
                article.pop("published")
        cls.put([article for article in articles if article["id"] != "ferry-radio"])
        cls.server = subprocess.Popen([COURANT, "serve", "--store", cls.folder / "courant.db", "--listen", "127.0.0.1:0"],
                                      stderr=subprocess.PIPE, text=True)
        cls.origin = re.search(r"http://127\.0\.0\.1:\d+", cls.server.stderr.readline())[0]
        cls.story = re.search(r'href="(/story/[^"#]+)"', cls.get("/search?q=ferry"))[1]

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.wait()
        cls.server.stderr.close()
        shutil.rmtree(cls.folder)

    @classmethod
    def put(cls, articles):
        file = cls.folder / "articles.jsonl"
        file.write_text("".join(json.dumps(article) + "\n" for article in articles))
        subprocess.run([COURANT, "import", "--store", cls.folder / "courant.db", file], check=True, capture_output=True)

    @classmethod
    def get(cls, path):
        with urllib.request.urlopen(cls.origin + path, timeout=20) as answer:
            return answer.read().decode()

    def address(self, stem, form):
        """`stem` None: the story's own."""
        if stem is None:
            return self.story + (".feed.json" if form == "json" else "." + form)
        return f"{stem}.{form}" + ("?q=ferry" if stem == "/search" else "")

    def each(self, form):
        for what, stem in FOLLOWED.items():
            yield what, self.address(stem, form), self.get(self.address(stem, form))

    def jing(self, grammar, text):
        file = self.folder / "feed.xml"
        file.write_text(text)
        done = subprocess.run(["jing", "-c", HERE / grammar, file], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def npm(self, text):
        """What jsonfeed-validator finds wrong."""
        return subprocess.run(["node", HERE / "json_feed.mjs"], input=text, capture_output=True, text=True).stderr

    def ruby(self, text):
        """What Ruby's rss finds wrong."""
        return subprocess.run(["ruby", HERE / "check_feed.rb"], input=text, capture_output=True, text=True).stderr

    def check_xml(self, form, grammar, address, text):
        self.assertEqual(self.ruby(text), "")
        self.jing(grammar, text)
        read = feedparser.parse(text, response_headers={"content-type": f"application/{form}+xml; charset=utf-8"})
        self.assertFalse(read.bozo, getattr(read, "bozo_exception", ""))
        self.assertGreaterEqual(len(read.entries), 1)
        self.assertEqual(len({entry.id for entry in read.entries}), len(read.entries))
        self.assertIn(self.origin + address, [link.href for link in read.feed.links if link.rel == "self"])
        for entry in read.entries:
            self.assertGreater(entry.published_parsed.tm_year, 2020)
            self.assertGreater(entry.updated_parsed.tm_year, 2020)
            self.assertIn("<h3", entry.content[0].value if "content" in entry else entry.summary)

    def test_atom(self):
        for what, address, text in self.each("atom"):
            self.check_xml("atom", "atom.rnc", address, text)
            feed = xml.fromstring(text)
            self.assertIsNotNone(feed.find(f"{ATOM}author"))  # 4.1.1: or every entry has one
            for element in [feed, *feed.findall(f"{ATOM}entry")]:
                links = [(link.get("rel", "alternate"), link.get("type")) for link in element.findall(f"{ATOM}link")]
                self.assertEqual(links.count(("alternate", "text/html")), 1)
            newest = max(entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry"))
            self.assertEqual(feed.findtext(f"{ATOM}updated"), newest)

    def test_rss(self):
        for what, address, text in self.each("rss"):
            self.check_xml("rss", "rss.rnc", address, text)

    def test_json_feed(self):
        schema = json.loads((HERE / "json_feed.json").read_text())
        for what, address, text in self.each("json"):
            feed = json.loads(text)
            jsonschema.validate(feed, schema)
            self.assertEqual(self.npm(text), "")
            self.assertEqual(feed["feed_url"], self.origin + address)
            self.assertGreaterEqual(len(feed["items"]), 1)
            for item in feed["items"]:
                self.assertGreater(datetime.fromisoformat(item["date_published"].replace("Z", "+00:00")).year, 2020)
                self.check_spans(item)

    def test_a_section_has_feeds(self):
        """As the front page shows it: the stories of one folder of the owner's feeds. None here: it is said."""
        with self.assertRaises(urllib.error.HTTPError) as refused:
            self.get("/feed.atom?section=World")
        self.assertEqual(refused.exception.code, 404)

    def check_spans(self, item):
        texts = {article["id"]: article["text"].encode() for article in ARTICLES}
        sentences = item["_courant"]["sentences"]
        self.assertGreaterEqual(len(sentences), 1)
        told = re.sub(r"<[^>]*>", "", item["content_html"]).replace("&#39;", "'").replace("&quot;", '"').replace("&amp;", "&")
        for sentence in sentences:
            begin, end = sentence["span"]
            self.assertIn(texts[sentence["article"]][begin:end].decode(), told)

    def test_grammars_find_what_is_wrong(self):
        atom, rss = self.get("/feed.atom"), self.get("/feed.rss")
        for grammar, text, was, becomes in (
                ("atom.rnc", atom, "<id>urn:uuid:", "<id>"), ("atom.rnc", atom, "Z</updated>", "</updated>"),
                ("atom.rnc", atom, "<title>", "<headline>x</headline><title>"), ("atom.rnc", atom, 'rel="self"', 'rel="own"'),
                ("rss.rnc", rss, " +0000</pubDate>", "</pubDate>"), ("rss.rnc", rss, "<link>http", "<link>ftp"),
                ("rss.rnc", rss, 'version="2.0"', 'version="3"'), ("rss.rnc", rss, 'isPermaLink="false"', 'isPermaLink="true"')):
            self.assertIn(was, text)
            with self.assertRaises(AssertionError, msg=was):
                self.jing(grammar, text.replace(was, becomes))
        for text, was, becomes, finding in (
                (atom, r"<id>[^<]*</id>", "", "MissingTagError"), (atom, r"<title>[^<]*</title>", "", "MissingTagError"),
                (atom, r"Z</updated>", "</updated>", "NotAvailableValueError"), (rss, r"<link>[^<]*</link>", "", "MissingTagError"),
                (rss, r" \+0000</pubDate>", "</pubDate>", "NotAvailableValueError"),
                (rss, 'isPermaLink="false"', 'isPermaLink="maybe"', "NotAvailableValueError")):
            broken, count = re.subn(was, becomes, text, count=1)
            self.assertEqual(count, 1, was)
            self.assertIn(finding, self.ruby(broken))
        schema = json.loads((HERE / "json_feed.json").read_text())
        for break_it in (lambda feed: feed.pop("title"), lambda feed: feed["items"][0].pop("id"),
                         lambda feed: feed["items"][0].update(date_modified="yesterday"), lambda feed: feed.update(feed_url="/feed")):
            feed = json.loads(self.get("/feed.json"))
            break_it(feed)
            with self.assertRaises(jsonschema.ValidationError):
                jsonschema.validate(feed, schema)
        self.assertIn("IDs must be unique", self.npm(self.get("/feed.json").replace('"id"', '"name"')))

    def test_pages_name_their_feeds(self):
        for page in ("/", "/follow", self.story, "/outlet/North%20Wire", "/name/Marigold", "/search?q=ferry"):
            with self.subTest(page):
                html = self.get(page)
                links = dict(re.findall(r'<link rel="alternate" type="application/(\w+\+\w+)"[^>]* href="([^"]+)"', html))
                self.assertEqual(set(links), {"atom+xml", "rss+xml", "feed+json"})
                for address in links.values():
                    self.assertTrue(self.get(address.replace("&amp;", "&")))

    def test_x_a_late_report_is_news(self):
        """Last, as it adds a report: older than what was there."""
        def entries(address):
            return {entry.findtext(f"{ATOM}id"): entry for entry in xml.fromstring(self.get(address)).iter(f"{ATOM}entry")}
        before, versions_before = entries("/feed.atom"), entries(self.story + ".atom")
        late = next(dict(article) for article in ARTICLES if article["id"] == "ferry-radio")
        late["published"] = "2031-05-12T06:00:00Z"
        self.put([late])
        after, versions_after = entries("/feed.atom"), entries(self.story + ".atom")
        self.assertEqual(set(before), set(after), "ids last")
        changed = [key for key in after if after[key].findtext(f"{ATOM}updated") != before[key].findtext(f"{ATOM}updated")]
        self.assertEqual(len(changed), 1)
        self.assertIn(self.story, after[changed[0]].find(f"{ATOM}link").get("href"))
        self.assertEqual(len(versions_after), len(versions_before) + 1)
        self.assertLess(set(versions_before), set(versions_after))
        for key in versions_before:
            self.assertEqual(xml.tostring(versions_before[key]), xml.tostring(versions_after[key]), "a version stays")


if __name__ == "__main__":
    unittest.main()
