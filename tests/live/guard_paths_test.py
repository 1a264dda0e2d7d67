#!/usr/bin/env python3
"""Every path that fetches, held against every hostile address, in a network of its own where nearly all of these addresses
do lead to a listener: feeds, redirects, pages, robots.txt, discovery, OPML, webhooks, mail servers. The listener sees no
connection; once `fetch.allow` opens it, the same words of the owner reach it. Courant fetches neither icons nor images.

  guard_paths_test.py COURANT        exits 77 where no network namespace can be made
"""
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

import own_network
from guard_test import Server, feed, moved, page
from own_network import OTHER_PUBLIC, PRIVATE, PUBLIC

PORT = 8099
# Beside loopback, these are addresses of this machine in here.
OWN_V4 = ["10.0.0.1", "172.16.0.1", "100.64.0.1", "169.254.169.254", "192.0.2.1", "198.18.0.1"]
OWN_V6 = ["fd00:ec2::254", "64:ff9b::7f00:101", "64:ff9b:1::7f00:101", "2002:7f00:101::1", "2001:0:7f00:101::1", "2001:db8::1"]
HOSTS = ["127.0.1.1", "2130706689", "017700000401", "0x7f000101", "0x7f.0.1.1", "0177.0.1.1", "127.257", "127.0.257", "127.0.1.1.",
         "%31%32%37.0.1.1", "①②⑦.0.1.1", "0.0.0.0", "0", "localhost", "LOCALHOST.", "[::1]", "[::]", "[::ffff:127.0.1.1]",
         "[::ffff:7f00:101]", "[::127.0.1.1]", "user@127.0.1.1", "news.example:80@127.0.1.1", PRIVATE, "nas.test",
         *OWN_V4, *(f"[{address}]" for address in OWN_V6)]
OTHERS = [f"{scheme}://127.0.1.1:{PORT}/x" for scheme in
          ("gopher", "dict", "ftp", "ldap", "telnet", "tftp", "smb", "imap", "pop3", "smtp", "rtsp", "ws", "mqtt")]
OTHERS += ["file:///etc/passwd", "unix:///run/x", "data:text/html,x", "javascript:1", f"http:\\\\127.0.1.1:{PORT}\\x"]
URLS = [f"http://{host}:{PORT}/x" for host in HOSTS] + OTHERS


class Listener(own_network.RawServer):
    """On every address of this machine; counts connections, those to the public one apart, and answers that it is busy."""
    address_family = socket.AF_INET6

    def __init__(self):
        self.connections = self.public_connections = 0
        super().__init__(("::", PORT))

    def server_bind(self):
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        super().server_bind()

    def verify_request(self, connection, _):
        is_public = connection.getsockname()[0].removeprefix("::ffff:") == PUBLIC
        self.connections += not is_public
        self.public_connections += is_public
        return True

    def finish_request(self, connection, _):
        connection.sendall(b"HTTP/1.1 500 x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


class GuardPaths(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.listener = Listener()
        self.addCleanup(self.listener.server_close)
        self.addCleanup(self.listener.shutdown)
        self.public, self.other = {}, {}
        for name, address, pages in (("outside", PUBLIC, self.public), ("elsewhere", OTHER_PUBLIC, self.other)):
            server = Server(address, pages)
            self.addCleanup(server.server_close)
            self.addCleanup(server.shutdown)
            setattr(self, name, server)
        self.configure()

    def configure(self, allow="", more=""):
        with open(f"{self.folder}/courant.toml", "w") as out:
            out.write(f'store = "{self.folder}/courant.db"\n[serve]\nlisten = "127.0.0.1:0"\norigin = "https://news.example"\n'
                      f'[fetch]\ngap = "0s"\ntimeout = "5s"\nallow = [{allow}]\n{more}\n')

    def open_all(self, more=""):
        """Lets the owner's own words lead anywhere."""
        self.configure('"0.0.0.0/0", "::/0"', more)

    def courant(self, *arguments):
        return subprocess.run([COURANT, *arguments, "--config", f"{self.folder}/courant.toml"], capture_output=True, timeout=120)

    def store(self, statement, *values):
        with sqlite3.connect(f"file:{self.folder}/courant.db?mode=rw", uri=True) as store:
            rows = store.execute(statement, values).fetchall()
        store.close()
        return rows

    def run_until(self, is_ready):
        def is_done():
            try:
                return is_ready()
            except sqlite3.OperationalError:  # the store is being made, or written to
                return False
        running = subprocess.Popen([COURANT, "run", "--config", f"{self.folder}/courant.toml"], stderr=subprocess.DEVNULL)
        self.addCleanup(running.wait)
        self.addCleanup(running.kill)
        for _ in range(900):
            time.sleep(0.1)
            if is_done():
                break
        running.send_signal(signal.SIGTERM)
        running.wait(timeout=60)
        self.assertTrue(is_done(), "what was to be asked was not asked in 90 s")

    def poll_all(self):
        """Until every feed has been tried."""
        if os.path.exists(f"{self.folder}/courant.db"):
            self.store("UPDATE feed SET next_at = 0, attempted_at = NULL, failures = 0, succeeded_at = NULL")
        self.run_until(lambda: self.store("SELECT count(*), sum(attempted_at IS NOT NULL AND (failures > 0 OR succeeded_at IS NOT NULL)) FROM feed")[0]
                       in [(n, n) for n in range(1, 200)])

    def import_articles(self, later):
        """Reports that make digests, or one more, which makes them new."""
        with open(os.path.join(os.path.dirname(__file__), "..", "e2e", "articles.jsonl")) as file:
            lines = [line for line in file if ('"ferry-radio"' in line) == later]
        with open(f"{self.folder}/articles.jsonl", "w") as out:
            out.writelines(lines)
        done = self.courant("import", f"{self.folder}/articles.jsonl")
        self.assertEqual(done.returncode, 0, done.stderr)

    def expect_untouched(self):
        self.assertEqual(self.listener.connections, 0)

    def expect_reached(self, at_least):
        self.assertGreaterEqual(self.listener.connections, at_least, "or the test would prove nothing")

    def test_feeds(self):
        feeds = "".join(f"[[feed]]\nurl = '{url}'\n" for url in URLS[:len(HOSTS)])
        self.configure(more=feeds)
        self.poll_all()
        self.expect_untouched()
        self.open_all(feeds)
        self.poll_all()
        self.expect_reached(20)

    def test_redirects_of_feeds(self):
        paths = [f"/{number}-{status}" for number in range(len(URLS)) for status in (301, 307)]
        for path in paths:
            number, status = path[1:].split("-")
            self.public[path] = moved(URLS[int(number)], int(status))
        feeds = "".join(f"[[feed]]\nurl = 'http://public.test{path}'\n" for path in paths)
        for configure in (self.configure, self.open_all):
            configure(more=feeds)
            self.poll_all()
            self.expect_untouched()
        for path in paths:
            self.assertIn("public.test" + path, self.outside.requests)

    def test_pages_and_their_redirects(self):
        paths = [f"/hop{number}" for number in range(len(URLS))]
        for path, url in zip(paths, URLS):
            self.public[path] = moved(url)
        links = [url.replace("&", "&amp;") for url in URLS]
        self.public["/feed"] = feed(*links, *(f"http://public.test{path}" for path in paths))
        for configure in (self.configure, self.open_all):
            configure(more="[[feed]]\nurl = 'http://public.test/feed'\n")
            if os.path.exists(f"{self.folder}/courant.db"):
                self.store("UPDATE entry SET due_at = 0, failures = 0, state = 0, error = ''")
            self.run_until(lambda: self.store("SELECT count(*) > 50 AND sum(error = '') <= 2 FROM entry") == [(1,)])  # localhost. has no robots.txt
            self.expect_untouched()
        for path in paths:
            self.assertIn("public.test" + path, self.outside.requests)

    def test_robots(self):
        names = [f"r{number}.test" for number in range(len(URLS))]
        for name, url in zip(names, URLS):
            resolver.names[name] = [OTHER_PUBLIC]
            self.other[f"{name}/robots.txt"] = moved(url)
        self.other["/page"] = page()
        self.public["/feed"] = feed(*(f"http://{name}/page" for name in names))
        for configure in (self.configure, self.open_all):
            configure(more="[[feed]]\nurl = 'http://public.test/feed'\n")
            self.run_until(lambda: sum(request.endswith("/robots.txt") for request in self.elsewhere.requests) >= len(names))
            self.expect_untouched()

    def test_discovery(self):
        def add_all():
            for number, url in enumerate(URLS):
                self.public[f"/page{number}"] = (200, {"Content-Type": "text/html"},
                                                 f'<meta charset=utf-8><link rel=alternate type="application/rss+xml" href="{url}">')
                self.public[f"/hop{number}"] = moved(url)
                for named in (f"http://public.test/page{number}", f"http://public.test/hop{number}"):
                    self.assertNotEqual(self.courant("add", named).returncode, 0, named)
                self.assertIn(f"public.test/hop{number}", self.outside.requests)
        add_all()
        for url in URLS:
            self.assertNotEqual(self.courant("add", url).returncode, 0, url)
        self.expect_untouched()
        self.open_all()
        add_all()
        self.expect_untouched()
        for url in URLS:
            self.courant("add", url)
        self.expect_reached(20)

    def test_lists_by_url(self):
        for number, url in enumerate(URLS):
            self.public[f"/hop{number}"] = moved(url)
        self.public["/list.opml"] = (200, {"Content-Type": "text/x-opml"}, "<opml version='2.0'><body>" + "".join(
            f"<outline xmlUrl='{url}'/>" for url in URLS) + "</body></opml>")

        def take_public_ones():
            for number in range(len(URLS)):
                self.assertNotEqual(self.courant("import-opml", f"http://public.test/hop{number}").returncode, 0)
            self.courant("import-opml", "http://public.test/list.opml")
            self.poll_all()
            self.assertGreater(self.store("SELECT count(*) FROM feed")[0][0], 15)
            self.expect_untouched()
        for url in URLS[:len(HOSTS)]:
            self.assertNotEqual(self.courant("import-opml", url).returncode, 0, url)
        take_public_ones()
        self.open_all()
        take_public_ones()
        for url in URLS[:len(HOSTS)]:
            self.courant("import-opml", url)
        self.expect_reached(20)

    def test_webhooks(self):
        self.import_articles(later=False)
        hooks = [url for url in [*URLS, f"http://turn.test:{PORT}/x"] if self.courant("follow", "webhook", url).returncode == 0]
        self.assertGreaterEqual(len(hooks), 20)
        self.public["/hook"] = moved(f"http://127.0.1.1:{PORT}/x", 307)
        self.assertEqual(self.courant("follow", "webhook", "http://public.test/hook").returncode, 0)
        resolver.names["turn.test"] = [PUBLIC, "127.0.1.1"]
        self.import_articles(later=True)
        for _ in range(2):
            self.assertNotEqual(self.courant("deliver", "--now").returncode, 0)
            self.assertEqual(self.listener.public_connections, 1)
            self.expect_untouched()
        self.assertIn(("turn.test", "127.0.1.1"), resolver.asked)
        self.open_all()
        self.courant("deliver", "--now")
        self.expect_reached(20)

    def test_mail_servers(self):
        self.import_articles(later=False)
        self.configure(more='[mail]\nserver = "public.test:25"\nfrom = "a@news.example"\n')
        self.assertEqual(self.courant("follow", "mail", "ada@reader.example").returncode, 0)
        hosts = [host for host in HOSTS if "@" not in host] + ["turn.test", "turn.test"]
        resolver.names["turn.test"] = [PUBLIC, "127.0.1.1"]

        def deliver_to_all(configure):
            for host in hosts:
                configure(more=f'[mail]\nserver = "{host}:{PORT}"\ntls = "none"\nfrom = "a@news.example"\n')
                self.store("UPDATE follow SET due_at = 0")
                self.courant("deliver", "--now")
        deliver_to_all(self.configure)
        self.assertEqual(self.listener.public_connections, 1)
        self.assertIn(("turn.test", "127.0.1.1"), resolver.asked)
        self.expect_untouched()
        deliver_to_all(self.open_all)
        self.expect_reached(15)


if __name__ == "__main__":
    own_network.enter()
    COURANT = os.path.abspath(sys.argv.pop(1))
    resolver = own_network.Resolver()
    for own in (*OWN_V4, *OWN_V6):
        subprocess.run(["ip", "address", "add", f"{own}/{128 if ':' in own else 32}", "dev", "lo"], check=True)
    unittest.main(verbosity=2)
