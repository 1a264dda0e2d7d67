#!/usr/bin/env python3
"""The guard with real addresses and a real resolver, in a network of its own: public servers, a private one that fetch.allow
opens, and names of which one leads first to the one and then to the other. By the commands, on every path that fetches.

  guard_test.py COURANT        exits 77 where no network namespace can be made
"""
import http.server
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import own_network
from own_network import OTHER_PUBLIC, PRIVATE, PUBLIC

TEXT = "The quay at Ostrel was closed on Monday after a storm broke its wall, the harbour master said."


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address, pages):
        self.pages, self.connections, self.requests = pages, 0, []
        super().__init__((address, 80), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def get_request(self):
        got = super().get_request()
        self.connections += 1
        return got


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.requests.append(self.headers["Host"] + self.path)
        pages = self.server.pages
        status, headers, body = pages.get(self.path) or pages.get(self.headers["Host"] + self.path, (404, {}, ""))
        body = body.encode()
        self.wfile.write(f"HTTP/1.1 {status} x\r\nContent-Length: {len(body)}\r\n".encode() +
                         b"".join(f"{name}: {value}\r\n".encode() for name, value in headers.items()) + b"\r\n" + body)

    def log_message(self, *_):
        pass


def feed(*links):
    items = "".join(f"<item><guid>{link}</guid><title>News</title><link>{link}</link></item>" for link in links)
    return 200, {"Content-Type": "application/rss+xml"}, f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"


def page(text=TEXT, **headers):
    return 200, {"Content-Type": "text/html", **headers}, f"<!DOCTYPE html><title>News</title><article><p>{text}</p></article>"


def moved(to, status=302):
    return status, {"Location": to}, ""


class Guard(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        with open(f"{self.folder}/courant.toml", "w") as out:
            out.write(f'store = "{self.folder}/courant.db"\n[serve]\nlisten = "127.0.0.1:0"\n'
                      '[fetch]\ngap = "0s"\nallow = ["192.168.7.0/24", "nas.test:80"]\n')
        self.public, self.other, self.private = {}, {}, {}
        for name, address, pages in (("outside", PUBLIC, self.public), ("elsewhere", OTHER_PUBLIC, self.other),
                                     ("inside", PRIVATE, self.private)):
            server = Server(address, pages)
            self.addCleanup(server.server_close)
            self.addCleanup(server.shutdown)
            setattr(self, name, server)
        self.private.update({"/feed": feed("http://nas.test/secret"), "/secret": page(), "/robots.txt": (404, {}, "")})

    def courant(self, *arguments):
        return subprocess.run([COURANT, *arguments, "--config", f"{self.folder}/courant.toml"], capture_output=True, timeout=60)

    def run_once(self, seconds=2.5):
        """Lets everything come due, and runs for a while. What was written to the log."""
        with sqlite3.connect(f"{self.folder}/courant.db") as store:
            store.execute("UPDATE feed SET next_at = 0")
            store.execute("UPDATE entry SET due_at = 0 WHERE state = 0")
        store.close()
        running = subprocess.Popen([COURANT, "run", "--config", f"{self.folder}/courant.toml"], stderr=subprocess.PIPE)
        time.sleep(seconds)
        running.send_signal(signal.SIGTERM)
        return running.communicate(timeout=30)[1]

    def feeds(self):
        return self.courant("feeds").stdout.decode()

    def expect_untouched(self):
        self.assertEqual(self.inside.connections, 0, self.inside.requests)

    def test_what_the_owner_names_is_reached(self):
        for url in ("http://nas.test/feed", f"http://{PRIVATE}/feed?b"):
            self.private["/feed?b"] = feed()
            self.assertEqual(self.courant("add", url).returncode, 0)
        self.run_once()
        self.assertIn("nas.test/secret", self.inside.requests, "or the tests here would prove nothing")

    def test_a_redirect_and_a_pages_feed_link_do_not_lead_inside(self):
        for number, target in enumerate((f"http://{PRIVATE}/feed", "http://nas.test/feed")):
            self.public[f"/hop{number}"] = moved(target, 301)
            self.public[f"/page{number}"] = (200, {"Content-Type": "text/html"},
                                             f"<link rel=alternate type='application/rss+xml' href='{target}'>")
            for path in (f"/hop{number}", f"/page{number}"):
                self.assertNotEqual(self.courant("add", f"http://public.test{path}").returncode, 0, path)
        self.expect_untouched()

    def test_a_public_list_names_nothing_inside(self):
        self.public["/list.opml"] = (200, {"Content-Type": "text/x-opml"}, "<opml version='2.0'><body>" + "".join(
            f"<outline xmlUrl='http://{host}/feed'/>" for host in (PRIVATE, "nas.test")) + "</body></opml>")
        self.public["/hop.opml"] = moved(f"http://{PRIVATE}/feed")
        self.assertEqual(self.courant("import-opml", "http://public.test/list.opml").returncode, 0)
        self.assertNotEqual(self.courant("import-opml", "http://public.test/hop.opml").returncode, 0)
        self.run_once()
        self.assertEqual(self.feeds().count("not reached unless allowed"), 2, self.feeds())
        self.expect_untouched()

    def test_pages_and_their_robots_do_not_lead_inside(self):
        self.public["/feed"] = feed(f"http://{PRIVATE}/secret", "http://nas.test/secret", "http://public.test/hop",
                                    "http://other.test/page")
        self.public["/hop"] = moved("http://nas.test/secret")
        self.other["/robots.txt"] = moved(f"http://{PRIVATE}/robots.txt")
        self.other["/page"] = page()
        self.assertEqual(self.courant("add", "http://public.test/feed").returncode, 0)
        self.run_once()
        self.assertIn("public.test/hop", self.outside.requests)
        self.assertIn("other.test/page", self.elsewhere.requests)
        self.expect_untouched()

    def test_a_name_that_turns_to_a_private_address(self):
        resolver.names["turn.test"] = [PUBLIC, PRIVATE]
        self.public["/feed"] = feed()
        self.assertEqual(self.courant("add", "http://turn.test/feed").returncode, 0)
        self.run_once()
        self.assertIn(("turn.test", PRIVATE), resolver.asked)
        self.assertIn("not reached unless allowed", self.feeds())
        self.expect_untouched()

    def test_a_page_of_a_name_that_turns(self):
        resolver.names["turn.test"] = [PUBLIC, PRIVATE]
        resolver.asked.clear()
        self.public["/feed"], self.public["/page"] = feed("http://turn.test/page"), page()
        self.assertEqual(self.courant("add", "http://public.test/feed").returncode, 0)
        self.run_once()
        self.assertIn("turn.test/page", self.outside.requests)
        self.assertNotIn(("turn.test", PRIVATE), resolver.asked)
        self.run_once()
        self.assertIn(("turn.test", PRIVATE), resolver.asked)
        self.expect_untouched()

    def test_three_redirects_move_a_feed_among_public_servers_alone(self):
        self.public["/feed"] = self.public["/other"] = feed()
        for path in ("/feed", "/other"):
            self.assertEqual(self.courant("add", f"http://public.test{path}").returncode, 0)
        self.public["/feed"] = moved("http://other.test/feed", 301)
        self.public["/other"] = moved("http://nas.test/feed", 301)
        self.other["/feed"] = feed()
        for _ in range(4):
            self.run_once()
        self.assertIn("http://other.test/feed", self.feeds())
        self.assertNotIn("http://public.test/feed", self.feeds())
        self.assertIn("http://public.test/other", self.feeds())
        self.expect_untouched()

    def test_a_servers_bytes_reach_the_log_escaped(self):
        evil = "image/\x1b]0;owned\x07\x7f\u202e"
        self.public["/feed"] = feed("http://public.test/page", "http://public.test/hop")
        self.public["/page"] = page(**{"Content-Type": evil})
        self.public["/hop"] = moved("http://other.test/\x1b[31m")
        self.assertEqual(self.courant("add", "http://public.test/feed").returncode, 0)
        log = self.run_once()
        self.assertIn(rb"\x1b]0;owned\x07", log)
        self.assertEqual([byte for byte in log if byte < 32 and byte != 10 or byte == 127], [])
        self.assertNotIn("\u202e".encode(), log)


if __name__ == "__main__":
    own_network.enter()
    COURANT = os.path.abspath(sys.argv.pop(1))
    resolver = own_network.Resolver()
    unittest.main(verbosity=2)
