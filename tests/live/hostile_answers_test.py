#!/usr/bin/env python3
"""Answers that no HTTP server should give: control characters, escape sequences and newlines in status lines, headers and
feeds, header lines without an end. Nothing of them is in the log, in a command's output or on a page unescaped, every log
line is one of ours, and a good feed beside them is read.

  hostile_answers_test.py COURANT
"""
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

from own_network import RawServer

COURANT = os.path.abspath(sys.argv.pop(1))

# Sets a terminal's title, clears it, rings it; C1's form of that; turns the direction of text; is no UTF-8; a new line.
EVIL = b"\x1b]0;owned\x07\x1b[2J\x7f\xc2\x9b31m\xe2\x80\xaeabc\xff\xfe\rowned=1"
FORGED = b"\ntime=2026-01-01T00:00:00.000Z level=info event=forged\n"

GOOD = (b"<rss version='2.0'><channel><title>Good</title><item><guid>1</guid><title>Quay closed</title>"
        b"<link>http://HOST/page</link></item><item><guid>2</guid><link>http://HOST/image</link></item></channel></rss>")


def answer(body=b"x", status=b"200 OK", headers=b""):
    return b"HTTP/1.1 " + status + b"\r\n" + headers + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body


def header(name, status=b"200 OK"):
    return answer(status=status, headers=name + b": " + EVIL + b"\r\n")


def feed_of(text):
    return (b"<rss version='2.0'><channel><title>" + text + b"</title><item><guid>" + text + b"</guid><title>" + text +
            b"</title><link>http://127.0.0.1:1/" + text + b"</link></item></channel></rss>")


ANSWERS = {
    "good": answer(GOOD),
    "reason": answer(status=b"500 " + EVIL),
    "reason_of_404": answer(status=b"404 " + EVIL),
    "status_999": answer(status=b"999 " + EVIL),
    "status_of_no_digits": b"HTTP/1.1 " + EVIL + b"\r\n\r\n",
    "version": b"HTTP/" + EVIL + b" 200 OK\r\n\r\nx",
    "no_http": EVIL + FORGED + EVIL,
    "newline_in_reason": b"HTTP/1.1 500 oops" + FORGED + b"\r\n\r\n",
    "content_type": header(b"Content-Type"),
    "etag": header(b"ETag"),
    "last_modified": header(b"Last-Modified"),
    "retry_after": header(b"Retry-After", b"429 x"),
    "content_encoding": header(b"Content-Encoding"),
    "content_length": b"HTTP/1.1 200 OK\r\nContent-Length: " + EVIL + b"\r\n\r\nx",
    "transfer_encoding": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: " + EVIL + b"\r\n\r\nx",
    "location": header(b"Location", b"302 x"),
    "location_of_another_host": answer(status=b"301 x", headers=b"Location: http://\x1b[31m.example/\r\n"),
    "location_of_a_scheme": answer(status=b"301 x", headers=b"Location: \x1b[31m:x\r\n"),
    "header_name": answer(headers=EVIL + b": x\r\n"),
    "header_without_colon": answer(headers=EVIL + b"\r\n"),
    "folded_header": answer(headers=b"Content-Type: text/xml\r\n " + EVIL + b"\r\n"),
    "nul_in_header": answer(headers=b"X: a\0b\r\nContent-Type: a\0\x1b[31m\r\n"),
    "feed": answer(feed_of(EVIL)),
    "feed_with_escaped_controls": answer(feed_of(b"&#27;]0;owned&#7;&#x9b;31m&#x202e;abc&#10;time=1")),
    "json_feed": answer(b'{"version":"https://jsonfeed.org/version/1.1","title":"\\u001b]0;owned\\u0007","items":[{"id":"\\u001b[2J",'
                        b'"url":"http://127.0.0.1:1/\\u001b[2J","title":"\\u202eabc\\n time=1"}]}'),
    "xml_error": answer(b"<rss " + EVIL + b"<"),
    "left_over": b"HTTP/1.1 301 x\r\nLocation: /moved\r\nContent-Length: 0\r\n\r\n",  # before what is asked next: the rest of a body
}
# Sent again and again until the client leaves.
ENDLESS = {
    "endless_header_line": (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x" * 4096),
    "endless_status_line": (b"HTTP/1.1 200 ", b"x" * 4096),
    "endless_header_name": (b"HTTP/1.1 200 OK\r\n", b"x" * 4096),
    "endless_headers": (b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"x" * 90 + b"\r\n"),
    "endless_100": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "endless_103": (b"", b"HTTP/1.1 103 " + EVIL[:20] + b"\r\nLink: </a>\r\n\r\n"),
    "endless_folding": (b"HTTP/1.1 200 OK\r\nX: a\r\n", b" " + b"x" * 90 + b"\r\n"),
    "endless_blanks": (b"", b" " * 4096),
    "endless_chunk_size": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0" * 4096),
    "endless_chunk_extension": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;x=", b"x" * 4096),
    "endless_trailers": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n", b"X-More: " + b"x" * 90 + b"\r\n"),
}
NAMES = [*ANSWERS, *ENDLESS]


class Server(RawServer):
    """Every host 127.0.2.N gives the Nth answer, whatever it is asked; /page is a page, /robots.txt is not there."""

    def __init__(self):
        self.sent = {name: 0 for name in ENDLESS}
        super().__init__(("0.0.0.0", 0))
        self.port = self.server_address[1]

    def finish_request(self, connection, _):
        request = b""
        while b"\r\n\r\n" not in request:
            got = connection.recv(4096)
            if not got:
                return
            request += got
        host, port = connection.getsockname()
        if b" /page " in request:
            connection.sendall(answer(b"<title>Quay closed</title><article><p>The quay at Ostrel was closed on Monday after a "
                                      b"storm broke its wall.</p></article>", headers=b"Content-Type: text/html\r\n"))
        elif b" /image " in request:
            connection.sendall(answer(headers=b"Content-Type: image/" + EVIL + b"\r\n"))
        elif b" /robots.txt " in request:
            connection.sendall(answer(status=b"404 " + EVIL))
        else:
            self.answer(connection, NAMES[int(host.rsplit(".")[-1]) - 1], f"{host}:{port}".encode(), b" /moved " in request)

    def answer(self, connection, name, host, moved):
        if name in ANSWERS:
            connection.sendall(answer(feed_of(b"moved")) if moved else ANSWERS[name].replace(b"HOST", host))
            if name == "left_over" and not moved and connection.recv(4096):
                connection.sendall(b"left over\r\n" + answer(feed_of(b"moved")))
            return
        begin, piece = ENDLESS[name]
        connection.sendall(begin)
        while True:
            connection.sendall(piece)
            self.sent[name] += len(piece)


class HostileAnswers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.addClassCleanup(cls.server.server_close)
        cls.addClassCleanup(cls.server.shutdown)
        feeds = "".join(f'[[feed]]\nurl = "{cls.url(name)}"\n' for name in NAMES)
        cls.config = f"{cls.folder.name}/courant.toml"
        with open(cls.config, "w") as out:
            out.write(f'store = "{cls.folder.name}/courant.db"\nlog = "trace"\n[serve]\nlisten = "127.0.0.1:0"\n'
                      f'[fetch]\ngap = "0s"\nallow = ["127.0.0.0/8"]\ntimeout = "10s"\n{feeds}')
        log = f"{cls.folder.name}/run.log"
        with open(log, "wb") as out:
            running = subprocess.Popen([COURANT, "run", "--config", cls.config], stderr=out)
        cls.addClassCleanup(running.wait)
        cls.addClassCleanup(running.kill)

        def read_log():
            with open(log, "rb") as file:
                return file.read()
        for _ in range(300):
            time.sleep(0.1)
            cls.log = read_log()
            if cls.log.count(b"event=feed_failed") >= len(NAMES) - 12 and b"event=pressed" in cls.log:
                break
        time.sleep(1)
        address = re.search(rb"Courant is at (http://\S+)", read_log()).group(1).decode()
        cls.pages = {path: urllib.request.urlopen(address + path, timeout=10).read() for path in ("/", "/feeds")}
        running.send_signal(signal.SIGTERM)
        running.wait(timeout=30)
        cls.log = read_log()
        cls.sent = dict(cls.server.sent)
        cls.feeds = cls.courant("feeds").stdout

    @classmethod
    def url(cls, name):
        return f"http://127.0.2.{NAMES.index(name) + 1}:{cls.server.port}/feed"

    @classmethod
    def courant(cls, *arguments):
        return subprocess.run([COURANT, *arguments, "--config", cls.config], capture_output=True, timeout=120)

    def expect_harmless(self, text, what, terminal=True):
        self.assertNotRegex(text, rb"[\x00-\x08\x0b-\x1f\x7f]", what)
        decoded = text.decode()  # raises where it is no UTF-8
        if terminal:
            self.assertNotRegex(decoded, "[\u0080-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]", what)

    def test_nothing_reaches_the_log_unescaped(self):
        self.expect_harmless(self.log, "log")
        for line in self.log.decode().splitlines():
            self.assertRegex(line, r"^(time=\S+ level=\w+ event=\w+( |$)|Courant is at http)", "not a line of ours")
        self.assertNotIn(b"event=forged", self.log)

    def test_something_of_them_is_logged(self):
        # Or the tests here would prove nothing.
        self.assertGreaterEqual(self.log.count(b"event=feed_failed"), 25, self.log.decode())
        self.assertIn(rb"\x1b", self.log)

    def test_commands_and_pages_are_harmless(self):
        self.expect_harmless(self.feeds, "courant feeds")
        for path, page in self.pages.items():
            self.expect_harmless(page, path, terminal=False)
        for name in NAMES:
            added = self.courant("add", self.url(name).replace("/feed", "/new"))
            self.expect_harmless(added.stdout + added.stderr, f"courant add, {name}")

    def said_of(self, name):
        """The feed's line of `courant feeds`, and the next one, which says what is wrong."""
        lines = self.feeds.decode(errors="replace").splitlines()
        at = next(i for i, line in enumerate(lines) if f"127.0.2.{NAMES.index(name) + 1}:" in line)
        return "\n".join(lines[at:at + 2])

    def test_each_is_told_in_plain_words(self):
        for name, words in {"reason": "answered 500", "status_of_no_digits": "does not speak HTTP", "no_http": "does not speak HTTP",
                            "header_name": "does not speak HTTP", "endless_headers": "KiB of headers",
                            "endless_header_line": "header line that is too long", "endless_status_line": "header line that is too long",
                            "endless_100": "KiB of headers", "endless_103": "KiB of headers", "endless_folding": "header",
                            "endless_trailers": "KiB of headers", "endless_chunk_extension": "sent more than 15 MiB",
                            "location": "redirects more than 5 times", "feed": "well", "left_over": "well"}.items():
            self.assertIn(words, self.said_of(name), name)
        for name in NAMES:
            self.assertNotRegex(self.said_of(name), "libcurl|memory|argument|peer", name)

    def test_no_end_is_waited_for_and_little_is_taken(self):
        for name, sent in self.sent.items():
            self.assertLess(sent, 48 << 20, name)

    def test_the_good_feed_is_read(self):
        self.assertIn(b"Quay closed", self.pages["/"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
