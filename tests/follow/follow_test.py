#!/usr/bin/env python3
"""What is followed is sent: mails through a real mail server (exim4), webhooks to a real web server.

  follow_test.py COURANT     exit 77 (skipped) where exim4 or openssl is missing
"""
import base64
import email
import email.policy
import hashlib
import hmac
import http.client
import http.server
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import zoneinfo
from datetime import datetime, timedelta, timezone

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
import exim

COURANT = sys.argv.pop(1) if len(sys.argv) > 1 else "courant"
ARTICLES = (HERE.parent / "e2e" / "articles.jsonl").read_text().splitlines()
ORIGIN = "https://news.example"


class Listener:
    """Counts who connects, answers nothing."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.connections = 0
        self.socket.settimeout(0.1)
        self.open = True
        self.kept = []
        self.thread = threading.Thread(target=self.count)
        self.thread.start()

    def count(self):
        while self.open:
            try:
                self.kept.append(self.socket.accept()[0])
                self.connections += 1
            except TimeoutError:
                pass

    def close(self):
        self.open = False
        self.thread.join()
        for connection in self.kept:
            connection.close()
        self.socket.close()


class Receiver:
    """A webhook's receiver: keeps what it gets, answers as it is told."""

    def __init__(self):
        self.got, self.answers = [], []
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((self.path, dict(self.headers), body))
                status, headers = receiver.answers.pop(0) if receiver.answers else (204, {})
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class FollowCase(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="courant-follow-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.store = self.folder / "courant.db"
        # Some reports come later.
        self.later = [line for line in ARTICLES if '"ferry-radio"' in line]
        self.add([line for line in ARTICLES if line not in self.later])

    def add(self, lines):
        file = self.folder / "articles.jsonl"
        file.write_text("\n".join(lines) + "\n")
        self.courant("import", file, config=False)

    def configure(self, mail=None, allow=(), **changes):
        lines = [f'store = "{self.store}"', "[serve]", f'origin = "{ORIGIN}"', 'zone = "UTC"', "[fetch]",
                 "allow = [" + ", ".join(f'"{address}"' for address in allow) + "]"]
        if mail:
            settings = {"server": f"127.0.0.1:{mail.port}", "from": "courant@news.example", "timeout": "10s"}
            if isinstance(mail, exim.Exim):
                settings |= {"user": exim.USER, "ca_file": str(mail.certificate)}
            settings |= changes
            lines += ["[mail]"] + [f'{name} = "{value}"' for name, value in settings.items()]
        (self.folder / "courant.toml").write_text("\n".join(lines) + "\n")

    def courant(self, *words, status=0, config=True, password=exim.PASSWORD):
        chosen = ["--config", self.folder / "courant.toml"] if config else ["--store", self.store]
        done = subprocess.run([COURANT, *words, *chosen], capture_output=True, text=True, timeout=120,
                              env=os.environ | {"COURANT_MAIL_PASSWORD": password})
        self.assertEqual(done.returncode, status, f"{words}: {done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def follows(self):
        return self.courant("follows", "--all")


class Mail(FollowCase):
    def setUp(self):
        super().setUp()
        self.exim = exim.Exim(tempfile.mkdtemp(prefix="courant-exim-"))
        self.addCleanup(shutil.rmtree, self.exim.folder)
        self.addCleanup(self.exim.stop)
        self.exim.start()
        self.configure(self.exim, [f"127.0.0.1:{self.exim.port}"])

    def received(self, count):
        return [email.message_from_bytes(mail, policy=email.policy.default) for mail in self.exim.wait_for(count)]

    def deliver(self, **how):
        return self.courant("deliver", "--now", **how)

    def test_a_mail_arrives_as_text_and_html(self):
        self.assertIn("active   ada@reader.example  everything, daily at 07:00 Europe/Berlin, next ",
                      self.courant("follow", "mail", "ada@reader.example", "--zone", "Europe/Berlin"))
        self.assertIn("1 mails", self.deliver())
        [mail] = self.received(1)
        keep = os.environ.get("COURANT_KEEP_MAIL")
        if keep:
            shutil.copy(next((self.exim.folder / "mail" / "new").glob("*")), keep)
        self.assertEqual(mail.defects, [])
        self.assertEqual(mail["From"].addresses[0].addr_spec, "courant@news.example")
        self.assertEqual(mail["Envelope-to"], "ada@reader.example")
        self.assertEqual(mail["MIME-Version"], "1.0")
        self.assertTrue(mail["Subject"].startswith("Courant: "), mail["Subject"])
        self.assertRegex(mail["Message-ID"], r"^<[0-9a-f]{32}@news\.example>$")
        self.assertEqual(mail["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
        self.assertRegex(mail["List-Unsubscribe"], rf"^<{ORIGIN}/unsubscribe/[0-9a-f]{{32}}>$")
        self.assertEqual(mail.get_content_type(), "multipart/alternative")
        text, html = mail.iter_parts()
        self.assertEqual([text.get_content_type(), html.get_content_type()], ["text/plain", "text/html"])
        for part in (mail, text, html):
            self.assertEqual(part.defects, [])
        with sqlite3.connect(self.store) as store:
            headlines = [row[0] for row in store.execute(
                "SELECT headline FROM digest d WHERE version = (SELECT max(version) FROM digest WHERE story = d.story)")]
        flowing = " ".join(text.get_content().split())
        for headline in headlines:
            self.assertIn(headline, flowing)
        self.assertEqual(re.findall(r'(?:src|href)="(?!https?://)', html.get_content()), [])
        self.assertIn(mail["List-Unsubscribe"].strip("<>"), text.get_content())
        self.assertLessEqual(max(map(len, text.get_content().splitlines())), 76 + len(ORIGIN))
        # Nothing new, nothing sent.
        self.assertIn("0 mails and 0 webhooks sent, 1 mails without news not sent", self.deliver())
        self.received(1)
        # What changed, and that alone.
        self.add(self.later)
        self.deliver()
        second = self.received(2)[1]
        self.assertNotEqual(second["Message-ID"], mail["Message-ID"])
        self.assertIn("new reports since the last mail", second.get_body(["plain"]).get_content())

    def test_one_thing_alone_is_followed(self):
        for words in (["--outlet", "North Wire"], ["--name", "Marigold"], ["--search", "ferry warnings"]):
            self.courant("follow", "mail", f"ada{len(words[0])}@reader.example", *words)
        self.courant("follow", "mail", "ada@reader.example", "--outlet", "Nobody's Paper", status=1)
        self.courant("follow", "mail", "ada@reader.example", "--name", "Nobody Known")
        self.courant("follow", "mail", "ada@reader.example", "--name", "Nobody Known", status=1)
        self.courant("follow", "mail", "ada@reader.example", "--story", "s1", "--name", "Marigold", status=2)
        self.assertIn("3 mails and 0 webhooks sent, 1 mails without news", self.deliver())
        for mail in self.received(3):
            self.assertRegex(mail["Subject"], "^(North Wire|Marigold|ferry warnings): ")
            self.assertIn("Marigold", mail.get_body(["html"]).get_content())

    def test_the_first_mail_is_due_at_the_readers_hour(self):
        for zone, weekly in (("Pacific/Auckland", False), ("America/St_Johns", True)):
            said = self.courant("follow", "mail", f"{zone[:2].lower()}@reader.example", "--zone", zone, "--hour", "06:30",
                                *(["--weekly"] if weekly else []))
            due = datetime.strptime(re.search(r"next (\S+ \S+) UTC", said)[1], "%Y-%m-%d %H:%M").replace(tzinfo=timezone.utc)
            local = due.astimezone(zoneinfo.ZoneInfo(zone))
            self.assertEqual((local.hour, local.minute), (6, 30))
            self.assertTrue(timedelta(0) < due - datetime.now(timezone.utc) <= timedelta(days=7 if weekly else 1, hours=1))
            if weekly:
                self.assertEqual(local.weekday(), 0)

    def test_a_second_attempt_bears_the_same_id(self):
        self.courant("follow", "mail", "ada@reader.example")
        self.exim.put_off(True)
        self.deliver(status=1)
        self.assertIn("says 451 come again later", self.follows())
        self.deliver(status=1)
        self.assertIn("failing", self.follows())
        tried = re.findall(r"put off (<\S+>)", self.exim.log())
        self.add(self.later)  # comes after the mail was begun: it is in the next
        self.exim.put_off(False)
        self.deliver()
        [mail] = self.received(1)
        self.assertEqual([mail["Message-ID"]] * 2, tried)
        self.deliver()
        self.assertNotEqual(self.received(2)[1]["Message-ID"], mail["Message-ID"])
        self.assertNotIn("failing", self.follows())

    def test_a_server_that_is_away_is_tried_again(self):
        self.courant("follow", "mail", "ada@reader.example")
        self.exim.stop()
        self.deliver(status=1)
        self.assertIn("failing", self.follows())
        self.assertIn("0 mails", self.courant("deliver"), "not before its time")
        self.exim.start()
        self.deliver()
        self.received(1)

    def test_a_mailbox_that_is_not_there_stops_its_follow(self):
        self.courant("follow", "mail", "nobody@reader.example")
        self.courant("follow", "mail", "ada@reader.example")
        self.deliver(status=1)
        self.assertRegex(self.follows(), r"stopped +nobody@reader\.example.*\n +says 550 no such mailbox here")
        self.received(1)
        self.add(self.later)
        self.assertIn("1 mails", self.deliver())
        self.assertEqual(self.exim.log().count("no such mailbox"), 1)

    def test_a_wrong_password_stops_nothing(self):
        self.courant("follow", "mail", "ada@reader.example")
        said = self.deliver(status=1, password="wrong")
        self.assertNotIn("wrong", said.replace("wrong address", ""))
        self.assertIn("failing", self.follows())
        (self.folder / "password").write_text(exim.PASSWORD + "\n")
        self.configure(self.exim, [f"127.0.0.1:{self.exim.port}"], password_file=self.folder / "password")
        self.deliver(password="")
        self.received(1)

    def test_a_password_needs_tls_and_the_right_server(self):
        self.configure(self.exim, [f"127.0.0.1:{self.exim.port}"], tls="none")
        self.assertIn("not sent without TLS", self.courant("follow", "mail", "ada@reader.example", status=2))
        self.configure(self.exim, [f"127.0.0.1:{self.exim.port}"], ca_file="/etc/ssl/certs/ca-certificates.crt")
        self.courant("follow", "mail", "ada@reader.example")
        self.deliver(status=1)
        self.assertIn("certificate", self.follows())
        self.assertNotIn("A=plain", self.exim.log())

    def test_a_private_mail_server_is_not_reached_unless_allowed(self):
        listener = Listener()
        self.addCleanup(listener.close)
        self.configure(listener)
        self.courant("follow", "mail", "ada@reader.example")
        self.deliver(status=1)
        self.assertIn("private network", self.follows())
        self.assertEqual(listener.connections, 0)

    def test_no_address_is_more_than_one(self):
        for address in ("ada@reader.example\r\nBcc: all@reader.example", "ada@reader.example,bo@reader.example",
                        "ada@reader.example> SIZE=1", "<ada@reader.example>", "ada", "ada @reader.example"):
            self.courant("follow", "mail", address, status=2)
        # Even in a store that somebody wrote into by hand.
        self.courant("follow", "mail", "ada@reader.example")
        with sqlite3.connect(self.store) as store:
            store.execute("UPDATE follow SET address = 'ada@reader.example>\r\nRCPT TO:<bo@reader.example'")
        self.deliver(status=1)
        self.assertRegex(self.follows(), "stopped")
        self.assertNotIn("bo@reader", self.exim.log())

    def test_killed_at_work_it_is_sent_afterwards(self):
        listener = Listener()
        self.addCleanup(listener.close)
        self.courant("follow", "mail", "ada@reader.example")
        self.configure(listener, [f"127.0.0.1:{listener.port}"], tls="none")
        worker = subprocess.Popen([COURANT, "deliver", "--now", "--config", self.folder / "courant.toml"])
        for _ in range(100):
            if listener.connections:
                break
            time.sleep(0.05)
        worker.kill()
        worker.wait()
        self.assertEqual(listener.connections, 1)
        self.add(self.later)
        self.configure(self.exim, [f"127.0.0.1:{self.exim.port}"])
        self.assertIn("0 mails", self.courant("deliver"), "another may be at it still")
        self.deliver()
        [mail] = self.received(1)
        told = " ".join(mail.get_body(["plain"]).get_content().split())
        for sentence in re.split(r"(?<=\.)\s+", json.loads(self.later[0])["text"]):
            self.assertNotIn(sentence, told, "what was begun is what is sent")
        self.deliver()
        self.received(2)

    def test_run_sends_by_itself(self):
        self.courant("follow", "mail", "ada@reader.example")
        with sqlite3.connect(self.store) as store:
            store.execute("UPDATE follow SET due_at = 0")
        running = subprocess.Popen([COURANT, "run", "--listen", "127.0.0.1:0", "--config", self.folder / "courant.toml"],
                                   stderr=subprocess.DEVNULL, env=os.environ | {"COURANT_MAIL_PASSWORD": exim.PASSWORD})
        try:
            self.received(1)
        finally:
            running.send_signal(signal.SIGTERM)
            self.assertEqual(running.wait(20), 0)


class Unsubscribe(FollowCase):
    def setUp(self):
        super().setUp()
        listener = Listener()
        self.addCleanup(listener.close)
        self.configure(listener, tls="none")
        self.courant("follow", "mail", "ada@reader.example", "--name", "Marigold")
        with sqlite3.connect(self.store) as store:
            [(self.key,)] = store.execute("SELECT key FROM follow")
        self.server = subprocess.Popen([COURANT, "serve", "--listen", "127.0.0.1:0", "--config", self.folder / "courant.toml"],
                                       stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.server.stderr.close)
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.terminate)
        self.port = int(re.search(r":(\d+)", self.server.stderr.readline().split("//")[1])[1])

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        # As a proxy hands it on, from far away.
        connection.request(method, path, body, {"Host": "news.example", "X-Forwarded-For": "203.0.113.9"} | headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.close()
        return answer, page

    def test_a_get_asks_and_a_post_ends(self):
        for method in ("GET", "HEAD", "GET"):
            answer, page = self.ask(method, f"/unsubscribe/{self.key}")
            self.assertEqual(answer.status, 200)
            self.assertEqual(answer.headers["Cache-Control"], "no-store")
            self.assertIn("active", self.follows())
        self.assertRegex(page, rf'<form class="filters" method="post" action="/unsubscribe/{self.key}"><button')
        self.assertIn("Marigold", page)
        self.assertNotIn("ada@", page)
        answer, page = self.ask("POST", f"/unsubscribe/{self.key}", "List-Unsubscribe=One-Click",
                                **{"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.status, 200)
        self.assertIn("You are unsubscribed", page)
        self.assertIn("ended", self.follows())
        self.assertEqual(self.ask("POST", f"/unsubscribe/{self.key}", "List-Unsubscribe=One-Click")[0].status, 200)
        self.assertNotIn('method="post"', self.ask("GET", f"/unsubscribe/{self.key}")[1])
        self.assertEqual(self.courant("follows"), "")

    def test_nothing_else_may_be_posted_from_afar(self):
        self.assertEqual(self.ask("POST", "/unsubscribe/" + "0" * 32, "x")[0].status, 404)
        self.assertEqual(self.ask("POST", "/unsubscribe/", "x")[0].status, 404)
        self.assertEqual(self.ask("POST", f"/unsubscribe/{self.key}/more", "x")[0].status, 404)
        self.assertEqual(self.ask("POST", "/feeds", "x")[0].status, 403)
        self.assertEqual(self.ask("PUT", f"/unsubscribe/{self.key}", "x")[0].status, 405)
        self.assertEqual(self.ask("POST", f"/unsubscribe/{self.key}", "x", Host="evil.example")[0].status, 421)
        self.assertIn("active", self.follows())


class Webhook(FollowCase):
    def setUp(self):
        super().setUp()
        self.receiver = Receiver()
        self.addCleanup(self.receiver.close)
        self.url = f"http://127.0.0.1:{self.receiver.port}/hook"
        self.configure(allow=[f"127.0.0.1:{self.receiver.port}"])

    def follow(self, *words):
        return base64.b64decode(re.search(r"secret whsec_(\S+)", self.courant("follow", "webhook", self.url, *words))[1])

    def check(self, secret, message):
        """Standard Webhooks' signature, computed from its text."""
        _, headers, body = message
        signed = b".".join([headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), body])
        expected = base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
        self.assertEqual(headers["webhook-signature"], "v1," + expected)
        self.assertLess(abs(time.time() - int(headers["webhook-timestamp"])), 60)
        return json.loads(body)

    def receive(self, secret, message, status=0):
        """The same by a receiver's library: npm's standardwebhooks."""
        _, headers, body = message
        sent = {"secret": "whsec_" + base64.b64encode(secret).decode(), "headers": headers, "body": body.decode()}
        done = subprocess.run(["node", HERE / "receive.mjs"], input=json.dumps(sent), capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout

    @unittest.skipUnless(shutil.which("node") and (HERE / "node_modules").is_dir(), "no npm packages: scripts/install-deps")
    def test_a_receivers_library_takes_it(self):
        secret = self.follow()
        self.add(self.later)
        self.courant("deliver")
        self.assertGreaterEqual(len(self.receiver.got), 1)
        for message in self.receiver.got:
            self.assertEqual(json.loads(self.receive(secret, message)), json.loads(message[2]))
        path, headers, body = self.receiver.got[0]
        self.receive(b"another secret, as long as is asked for", self.receiver.got[0], 1)
        self.receive(secret, (path, headers, body.replace(b"digest", b"digger", 1)), 1)
        self.receive(secret, (path, {**headers, "webhook-timestamp": str(int(time.time()) - 3600)}, body), 1)

    def test_each_new_digest_is_posted_and_signed(self):
        secret = self.follow()
        self.assertIn("0 webhooks", self.courant("deliver"), "what was there before is not sent")
        self.add(self.later)
        self.courant("deliver")
        self.assertGreaterEqual(len(self.receiver.got), 1)
        for message in self.receiver.got:
            sent = self.check(secret, message)
            self.assertIn(sent["type"], ("digest.created", "digest.updated"))
            digest = sent["data"]["digest"]
            self.assertEqual(sent["data"]["url"], f"{ORIGIN}/story/{digest['story']}")
            for slide in digest["slides"]:
                for sentence in slide["sentences"]:
                    self.assertEqual(sentence["selector"]["exact"], sentence["text"])
        self.assertEqual(len({message[1]["webhook-id"] for message in self.receiver.got}), len(self.receiver.got))
        count = len(self.receiver.got)
        self.courant("deliver", "--now")
        self.assertEqual(len(self.receiver.got), count)
        with self.assertRaises(AssertionError):
            self.check(b"another secret", self.receiver.got[0])

    def test_it_is_tried_again_under_the_same_id(self):
        secret = self.follow()
        self.add(self.later)
        self.receiver.answers = [(500, {}), (302, {"Location": "/elsewhere"}), (429, {"Retry-After": "7200"})]
        for _ in range(3):
            self.courant("deliver", "--now", status=1)
        self.assertIn("answered 429, 3 times in a row", self.follows())
        due = datetime.strptime(re.search(r"next (\S+ \S+) UTC", self.follows())[1], "%Y-%m-%d %H:%M").replace(tzinfo=timezone.utc)
        self.assertGreater(due - datetime.now(timezone.utc), timedelta(minutes=115))
        self.courant("deliver", "--now")
        got = [message for message in self.receiver.got]
        self.assertEqual({path for path, _, _ in got}, {"/hook"})
        self.assertEqual(len({headers["webhook-id"] for _, headers, _ in got[:4]}), 1)
        self.assertEqual(len({body for _, _, body in got[:4]}), 1)
        for message in got:
            self.check(secret, message)

    def test_gone_means_no_more(self):
        self.follow()
        self.add(self.later)
        self.receiver.answers = [(410, {})]
        self.courant("deliver", status=1)
        self.courant("deliver", "--now")
        self.assertEqual(len(self.receiver.got), 1)
        self.assertRegex(self.follows(), r"stopped(.*\n)+ +answered 410")

    def test_a_secret_of_ones_own(self):
        (self.folder / "secret").write_text("whsec_" + base64.b64encode(b"s" * 32).decode() + "\n")
        self.assertNotIn("whsec", self.courant("follow", "webhook", self.url, "--secret-file", self.folder / "secret"))
        self.add(self.later)
        self.courant("deliver")
        self.check(b"s" * 32, self.receiver.got[0])
        (self.folder / "secret").write_text("whsec_c2hvcnQ=\n")
        self.courant("follow", "webhook", self.url + "2", "--secret-file", self.folder / "secret", status=2)

    def test_a_private_address_is_not_reached_unless_allowed(self):
        listener = Listener()
        self.addCleanup(listener.close)
        self.configure()
        for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1.2.3"):
            self.courant("follow", "webhook", f"http://{host}:{listener.port}/")
        self.courant("follow", "webhook", "file:///etc/passwd", status=2)
        self.add(self.later)
        self.courant("deliver", status=1)
        self.assertEqual(listener.connections, 0)
        self.assertEqual(self.follows().count("private network"), 5)


if __name__ == "__main__":
    if not exim.PROGRAM or not shutil.which("openssl"):
        print("skipped: no exim4 or no openssl; scripts/install-deps installs them")
        sys.exit(77)
    unittest.main()
