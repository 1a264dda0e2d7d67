#!/usr/bin/env python3
"""Feeds and pages over HTTP/2 and TLS from nghttpd, a server that speaks nothing else: on one connection a run, and asked
again conditionally.

  http2_test.py COURANT        exits 77 where no network namespace can be made
"""
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

import own_network

PAGES = 12


class Http2(unittest.TestCase):
    def test_feeds_and_pages_on_one_connection(self):
        with tempfile.TemporaryDirectory() as folder:
            path = lambda name: os.path.join(folder, name)
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                            "-days", "2", "-subj", "/CN=public.test", "-addext", "subjectAltName=DNS:public.test", "-keyout",
                            path("key"), "-out", path("certificate")], check=True, capture_output=True)
            with open(path("certificate")) as certificate:
                own_network.put_over("/etc/ssl/certs/ca-certificates.crt", certificate.read())
            os.mkdir(path("root"))
            items = ""
            for number in range(PAGES):
                items += f"<item><guid>{number}</guid><title>News</title><link>https://public.test/{number}.html</link></item>"
                with open(path(f"root/{number}.html"), "w") as page:
                    page.write("<!DOCTYPE html><title>News</title><article><p>The quay at Ostrel was closed on Monday after "
                               f"storm number {number} broke its wall, the harbour master said.</p></article>")
            with open(path("root/feed.xml"), "w") as feed:
                feed.write(f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>")
            with open(path("courant.toml"), "w") as settings:
                settings.write(f'store = "{path("courant.db")}"\n[serve]\nlisten = "127.0.0.1:0"\n[fetch]\ngap = "0s"\n')
            with open(path("log"), "wb") as log:
                server = subprocess.Popen(["nghttpd", "-v", "-d", path("root"), "-a", own_network.PUBLIC, "443",
                                           path("key"), path("certificate")], stdout=log, stderr=log)
            try:
                time.sleep(0.5)
                courant = lambda *words: [COURANT, *words, "--config", path("courant.toml")]
                subprocess.run(courant("add", "https://public.test/feed.xml"), check=True,
                               stdout=subprocess.DEVNULL, timeout=60)
                before = len(self.read(path("log")))
                for _ in range(2):
                    with sqlite3.connect(path("courant.db")) as store:
                        store.execute("UPDATE feed SET next_at = 0")
                    store.close()
                    running = subprocess.Popen(courant("run"), stderr=subprocess.DEVNULL)
                    time.sleep(3)
                    running.send_signal(signal.SIGTERM)
                    running.wait(timeout=30)
            finally:
                server.terminate()
                server.wait(timeout=30)
            log = self.read(path("log"))[before:]
            self.assertEqual(len(set(re.findall(r":path: (/\d+\.html)", log))), PAGES)
            self.assertEqual(log.count(":path: /feed.xml"), 2)
            self.assertEqual(log.count("if-modified-since:"), 1, "of the second run's feed")
            self.assertEqual(log.count(":status: 304"), 1)
            self.assertEqual(len(set(re.findall(r"\[id=(\d+)\]", log))), 2, "a connection for each run")
            with sqlite3.connect(path("courant.db")) as store:
                self.assertEqual(store.execute("SELECT count(*) FROM article").fetchone()[0], PAGES)

    @staticmethod
    def read(path):
        with open(path, errors="replace") as log:
            return log.read()


if __name__ == "__main__":
    if not shutil.which("nghttpd"):
        print("nghttpd is not installed")
        sys.exit(77)
    own_network.enter()
    COURANT = os.path.abspath(sys.argv.pop(1))
    resolver = own_network.Resolver()
    unittest.main(verbosity=2)
