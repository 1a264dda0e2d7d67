"""A scratch store of articles, served: for tests that look at what a reader and a program are shown."""
import http.client
import json
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

COURANT = sys.argv.pop(1) if len(sys.argv) > 1 else "courant"


def article(name, outlet, hour, title, *paragraphs):
    host = outlet.lower().replace(" ", "-")
    return {"id": name, "outlet": outlet, "url": f"https://{host}.example/{name}", "language": "en", "title": title,
            "published": f"2031-05-12T{hour}:00Z", "text": "\n\n".join(paragraphs)}


class Served(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="courant-story-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.config = self.folder / "courant.toml"
        self.configure()
        self.server = None
        self.addCleanup(self.stop)

    def configure(self, *lines):
        self.config.write_text("\n".join([f'store = "{self.folder}/courant.db"', *lines]) + "\n")

    def courant(self, *words, status=0, given=None, config=True):
        done = subprocess.run([COURANT, *words, *(["--config", self.config] if config else [])], input=given,
                              capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, status, f"{words}: {done.stdout}{done.stderr}")
        return done.stdout

    def import_articles(self, articles):
        self.courant("import", "-", given="".join(json.dumps(one) + "\n" for one in articles))

    def serve(self):
        self.stop()
        self.server = subprocess.Popen([COURANT, "serve", "--listen", "127.0.0.1:0", "--config", self.config],
                                       stderr=subprocess.PIPE, text=True)
        for line in self.server.stderr:
            if found := re.search(r"127\.0\.0\.1:(\d+)", line):
                self.port = int(found[1])
                return
        self.fail("does not serve")

    def stop(self):
        if self.server:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait(20)
            self.server.stderr.close()
            self.server = None

    def get(self, path):
        """Status, body and the headers of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body, dict(answer.getheaders())
