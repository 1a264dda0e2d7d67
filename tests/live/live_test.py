#!/usr/bin/env python3
"""The live path by its commands: add a page's feed, run, read the story over HTTP, decide about it, stop.

  live_test.py COURANT
"""
import http.server
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request

COURANT = os.path.abspath(sys.argv.pop(1))

REPORTS = {
    "quay": ("Storm closes the quay at Ostrel", "The quay at Ostrel was closed on Monday after a storm broke its wall, the "
             "harbour master said. Twelve ships wait outside the harbour. The mending will take three weeks."),
    "rates": ("Bank of Vellany holds its rate", "The Bank of Vellany held its rate at four percent on Tuesday. Its governor "
              "said that prices would fall before the winter. Traders had expected no change."),
}


class Outlet(http.server.BaseHTTPRequestHandler):
    asked = []  # by whom and how

    def do_GET(self):
        self.asked.append(self.headers)
        body, kind = self.answer()
        if body is None:
            self.send_error(404)
            return
        body = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Set-Cookie", "track=me; Path=/")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        if self.path == "/":
            return "<!DOCTYPE html><link rel=alternate type='application/rss+xml' href='/feed'><p>Harbour Post", "text/html"
        if self.path == "/feed":
            items = "".join(f"<item><guid>{slug}</guid><title>{title}</title><link>{base}/news/{slug}</link>"
                            "<pubDate>Tue, 16 Jun 2026 10:00:00 GMT</pubDate></item>" for slug, (title, _) in REPORTS.items())
            return f"<rss version='2.0'><channel><title>Harbour Post</title>{items}</channel></rss>", "application/rss+xml"
        if self.path == "/list.opml":
            return f"<opml version='2.0'><body><outline text='x' xmlUrl='{base}/feed'/></body></opml>", "text/x-opml"
        title, text = REPORTS.get(self.path.removeprefix("/news/"), (None, None))
        if title is None:
            return None, None
        return (f"<!DOCTYPE html><html lang=en><title>{title}</title><article><h1>{title}</h1><p>{text}</p></article>", "text/html")

    def log_message(self, *_):
        pass


class Live(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.outlet = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
        threading.Thread(target=self.outlet.serve_forever, daemon=True).start()
        self.addCleanup(self.outlet.server_close)
        self.addCleanup(self.outlet.shutdown)
        self.base = f"http://127.0.0.1:{self.outlet.server_port}"
        self.write_settings(f'allow = ["127.0.0.1:{self.outlet.server_port}"]')

    def write_settings(self, fetch):
        with open(self.path("courant.toml"), "w") as out:
            out.write(f'store = "{self.path("courant.db")}"\n[serve]\nlisten = "127.0.0.1:0"\nmetrics = "127.0.0.1:0"\n[fetch]\ngap = "0s"\n{fetch}\n')

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def courant(self, *arguments, status=0, **more):
        done = subprocess.run([COURANT, *arguments], cwd=self.folder.name, capture_output=True, text=True, timeout=60, **more)
        self.assertEqual(done.returncode, status, done.stderr + done.stdout)
        return done

    def start(self):
        with open(self.path("run.log"), "w") as log:
            running = subprocess.Popen([COURANT, "run"], cwd=self.folder.name, stderr=log)
        self.addCleanup(running.wait)
        self.addCleanup(running.kill)
        for _ in range(150):
            with open(self.path("run.log")) as log:
                found = re.search(r"Courant is at (http://\S+)\n", log.read())
            if found:
                return running, found.group(1)
            time.sleep(0.1)
        self.fail("it does not say where it is")

    def page(self, address):
        return urllib.request.urlopen(address, timeout=10).read().decode()

    def wait_for_page(self, address, *words):
        for _ in range(150):
            text = self.page(address)
            if all(word in text for word in words):
                return text
            time.sleep(0.1)
        self.fail(f"{words} not in {text}")

    def stop(self, running, with_signal):
        started = time.monotonic()
        running.send_signal(with_signal)
        self.assertEqual(running.wait(timeout=5), 0)
        return time.monotonic() - started

    def test_from_an_address_to_a_page(self):
        added = self.courant("add", self.base + "/")
        self.assertIn(self.base + "/feed", added.stdout)
        self.assertIn("Harbour Post", added.stdout)
        running, address = self.start()
        front = self.wait_for_page(address, "Storm closes the quay", "Bank of Vellany")
        story = re.search(r'href="(/story/[^"#]+)', front).group(1)
        self.assertIn("Harbour Post", self.page(address + story))
        self.assertEqual(self.page(address + "/readyz").strip(), "ready")
        self.assertRaises(urllib.error.HTTPError, self.page, address + "/metrics")  # on a listener of their own
        self.check_metrics()
        feeds = self.page(address + "/feeds")
        self.assertIn("Harbour Post", feeds)
        self.assertIn("well", feeds)
        listed = self.courant("feeds").stdout
        self.assertIn("well", listed)
        self.stop(running, signal.SIGTERM)

        running, address = self.start()
        self.wait_for_page(address, "Storm closes the quay")
        self.stop(running, signal.SIGINT)

    def check_metrics(self):
        with open(self.path("run.log")) as log:
            at = re.search(r"metrics are at (http://\S+)", log.read()).group(1)
        text = self.page(at)
        for line in ('courant_polls_total{outcome="changed"} 1', 'courant_entries_total{outcome="added"} 2',
                     'courant_page_reads_total{outcome="read"} 2', 'courant_article_versions_total{outcome="added"} 2',
                     'courant_fetch_duration_seconds_count{kind="feed"} 1', 'courant_fetch_duration_seconds_count{kind="robots"} 1',
                     "courant_digests_changed_total 2", "courant_digests_refused_total 0", "courant_requests_running 0",
                     'courant_feeds{state="well"} 1', "courant_articles 2", "courant_stories 2"):
            self.assertIn(line, text)
        for name in ("courant_store_bytes", "courant_received_bytes_total", "courant_next_poll_timestamp_seconds"):
            self.assertGreater(float(re.search(rf"^{name} (\S+)$", text, re.M).group(1)), 1000)
        names = set(re.findall(r"^# TYPE (\S+)", text, re.M))
        self.assertTrue(all(name.startswith("courant_") for name in names), names)
        for kind, unit in (("counter", r"_total$"), ("histogram", r"_seconds$")):
            for name in re.findall(rf"^# TYPE (\S+) {kind}$", text, re.M):
                self.assertRegex(name, unit)
        self.assertFalse([name for name in names if re.search("_(ms|milliseconds|minutes|hours|kb|mb|mib|megabytes)(_|$)", name)], "base units alone")
        labels = set(re.findall(r'(\w+)="', text))
        self.assertLessEqual(labels, {"outcome", "kind", "state", "class", "from", "le"}, "no label whose values grow with the feeds")
        self.assertNotIn("127.0.0.1", text, "no label per feed")
        self.assertLess(len(text.splitlines()), 250)
        with self.subTest("Prometheus's own check"):
            if not shutil.which("promtool"):
                self.skipTest("no promtool here")
            checked = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True, text=True)
            self.assertEqual((checked.returncode, checked.stdout + checked.stderr), (0, ""))

    def test_says_who_it_is_and_where_to_complain(self):
        Outlet.asked.clear()
        self.write_settings(f'allow = ["127.0.0.1:{self.outlet.server_port}"]\ncontact = "mailto:me@news.example"')
        self.courant("add", self.base + "/feed")
        running, address = self.start()
        self.wait_for_page(address, "Storm closes the quay", "Bank of Vellany")
        self.stop(running, signal.SIGTERM)
        self.assertGreaterEqual(len(Outlet.asked), 5, "the feed twice, robots.txt, two pages")
        for headers in Outlet.asked:
            self.assertRegex(headers["User-Agent"], r"^Courant/[\d.]+ \(self-hosted news reader; \+mailto:me@news\.example\)$")
            for name in ("Cookie", "Referer", "Authorization", "From"):
                self.assertNotIn(name, headers)

    def test_the_owners_word(self):
        lines = "".join(json.dumps({"id": slug, "outlet": "Outlet " + slug, "title": title, "language": "en", "text": text}) + "\n"
                        for slug, (title, text) in REPORTS.items())
        first = self.courant("import", "-", input=lines)
        self.assertIn("2 articles: 2 new", first.stderr)
        again = self.courant("import", "-", input=lines)
        self.assertIn("nothing has changed", again.stderr)
        grouped = {line["id"]: line["story"] for line in map(json.loads, self.courant("group", "-", input=lines).stdout.splitlines())}
        self.courant("story", "merge", grouped["quay"], grouped["rates"])
        decisions = [json.loads(line) for line in self.courant("story", "decisions").stdout.splitlines()]
        self.assertEqual(decisions[0]["stories"], [grouped["quay"], grouped["rates"]])
        self.courant("story", "split", "rates")
        self.courant("story", "merge", "none", "nobody", status=1)
        self.courant("story", "withdraw", "1")
        self.courant("story", "withdraw", "1", status=1)

    def test_lists_of_feeds(self):
        self.assertIn("1 feeds added", self.courant("import-opml", self.base + "/list.opml").stderr)
        exported = self.courant("export-opml").stdout
        self.assertIn(self.base + "/feed", exported)
        again = self.courant("import-opml", "-", input=exported)
        self.assertIn("0 feeds added, 1 here already", again.stderr)
        self.courant("add", self.base + "/feed", status=1)
        self.courant("remove", self.base + "/feed")
        self.courant("remove", self.base + "/feed", status=1)
        self.assertEqual(self.courant("feeds").stdout, "")

    def test_private_addresses_are_not_asked(self):
        self.write_settings("")
        for verb in ("add", "import-opml"):
            refused = self.courant(verb, self.base + "/feed", status=1)
            self.assertIn("private network", refused.stderr)

    def test_says_what_is_wrong_with_the_settings(self):
        self.write_settings("gapp = 1")
        self.assertIn("fetch.gapp is no setting", self.courant("run", status=2).stderr)
        self.assertIn("cannot be opened", self.courant("run", "--config", "none.toml", status=1).stderr)
        self.courant("import", status=2)


if __name__ == "__main__":
    unittest.main()
