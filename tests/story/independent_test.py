#!/usr/bin/env python3
"""Copies and agency reports count once wherever a number of reports is shown: usage: independent_test.py COURANT"""
import json
import re
import socketserver
import subprocess
import threading
import unittest
from email import message_from_bytes, policy

from served import Served, article

CRACKS = ["The harbour bridge in Velmora was closed on Monday after engineers found cracks in two of its main cables.",
          "About 40,000 people cross the bridge on a working day, and ferries will carry them for a month.",
          "The cables were made by a foundry that went bankrupt nine years ago, the ministry of works said.",
          "An inspection last spring had called the cables sound, according to a report of the council.",
          "“We could not let one more car onto it,” said Ida Strand, the city’s chief engineer."]
GAZETTE = ["Engineers who saw cracks in two main cables shut the harbour bridge of Velmora on Monday.",
           "Ferries are to take over from the bridge for about a month, for the 40,000 people who go to work that way.",
           "The council of Velmora published an inspection in spring that found nothing wrong with the cables.",
           "The mayor of Velmora apologised to commuters for the closure of the bridge."]
# An agency's report, a copy of it under another headline, one rewritten, one that credits the agency: one origin. Two
# reports by others; a later version of one of these.
REPORTS = [
    article("reuters", "Reuters", "06:40", "Velmora bridge closed over cable cracks", "VELMORA (Reuters) - " + CRACKS[0], *CRACKS[1:]),
    article("post", "Harbour Post", "07:00", "Chaos feared as harbour bridge shuts", *CRACKS),
    article("times", "Sound Times", "07:30", "Commuters wake to a closed bridge in Velmora",
            "Commuters woke to queues this morning and may face weeks of them.", CRACKS[1], CRACKS[3], CRACKS[2], CRACKS[4]),
    article("radio", "Radio Skerry", "07:40", "Bridge in Velmora shut for a month", CRACKS[0], CRACKS[1], CRACKS[4],
            "Reuters contributed to this report."),
    article("gazette", "Gazette", "08:00", "Velmora shuts harbour bridge for a month", *GAZETTE),
    article("herald", "Island Herald", "08:30", "Harbour bridge: cables cracked, ferries to run",
            "Velmora closed its harbour bridge on Monday because two main cables have cracks, the ministry of works said.",
            "Shops on the quay fear for their trade while the bridge is closed.",
            "Some 40,000 people cross the bridge each working day; ferries will carry them.",
            "The mayor apologised to commuters and promised free ferries."),
    article("gazette-2", "Gazette", "12:10", "Velmora shuts harbour bridge for a month: what we know", *GAZETTE,
            "The first ferry left the quay at noon."),
]
OUTLETS, INDEPENDENT = 6, 3
ORIGIN = {"reuters": "reuters", "post": "reuters", "times": "reuters", "radio": "reuters", "herald": "herald",
          "gazette": "gazette", "gazette-2": "gazette"}  # one outlet's counted once
COUNTED = re.compile(r"(\d+)\s+independent\s+reports?")
SAID = f"{OUTLETS} outlets, {INDEPENDENT} independent reports"


class Mailbox(socketserver.BaseRequestHandler):
    """Takes what is sent, as SMTP says; no more than this test needs."""

    def handle(self):
        answers = self.request.makefile("rwb", buffering=0)
        answers.write(b"220 here\r\n")
        while line := answers.readline():
            word = line[:4].upper()
            if word == b"DATA":
                answers.write(b"354 go on\r\n")
                mail = b""
                while (line := answers.readline()) != b".\r\n":
                    mail += line.removeprefix(b".") if line.startswith(b"..") else line
                self.server.mails.append(mail)
            answers.write(b"221 bye\r\n" if word == b"QUIT" else b"250 fine\r\n")
            if word == b"QUIT":
                return


class Independent(Served):
    def setUp(self):
        super().setUp()
        self.import_articles(REPORTS)
        grouped = self.courant("group", "-", given="".join(json.dumps(one) + "\n" for one in REPORTS), config=False)
        self.rows = {row["id"]: row for row in map(json.loads, grouped.splitlines())}
        [self.story] = {row["story"] for row in self.rows.values()}
        self.serve()

    def check(self, place, text):
        """Where the story's reports are counted it says six outlets and three reports; nobody counts more."""
        with self.subTest(place):
            counts = [int(count) for count in COUNTED.findall(text)]
            self.assertTrue(all(count <= INDEPENDENT for count in counts), f"{place}: {counts}")
            self.assertIn(SAID, " ".join(text.split()), place)

    def test_origins(self):
        self.assertEqual({name: self.rows[name]["origin"] for name in ("reuters", "post", "times", "radio", "gazette", "herald")},
                         {name: ORIGIN[name] for name in ("reuters", "post", "times", "radio", "gazette", "herald")})
        self.assertEqual(self.rows["reuters"]["credit"], "Reuters")
        self.assertEqual(self.rows["radio"]["credit"], "Reuters")
        self.assertEqual(self.rows["gazette-2"]["version_of"], "gazette")

    def test_pages_and_feeds(self):
        story = f"/story/{self.story}"
        for path in ("/", story, f"{story}/gallery", "/day/2031-05-12", "/day/2031-05-12/all", "/week/2031-W20", "/search?q=bridge",
                     "/outlet/Gazette", "/name/Velmora", f"{story}.atom", f"{story}.rss", "/feed.atom", "/feed.rss", "/feed.json"):
            status, body, _ = self.get(path)
            self.assertEqual(status, 200, path)
            self.check(path, body)

    def test_digest_and_sentences(self):
        for digest in (json.loads(self.get(f"/story/{self.story}.json")[1]),
                       json.loads(self.courant("digest", "-", given="".join(json.dumps(one) + "\n" for one in REPORTS), config=False))):
            self.assertEqual((digest["outlets"], digest["independent"]), (OUTLETS, INDEPENDENT))
            sentences = [sentence for slide in digest["slides"] for sentence in slide["sentences"]]
            for sentence in sentences:
                told_by = {ORIGIN[name] for name in [sentence["article"], *sentence["support"]]}
                self.assertEqual(sentence["independent"], len(told_by), sentence)
            self.assertTrue(any(sentence["independent"] < 1 + len(sentence["support"]) for sentence in sentences),
                            "no sentence stands in copies: this shows nothing")

    def test_feed_data(self):
        feed = json.loads(self.get("/feed.json")[1])
        counted = [value for item in feed["items"] for value in item.values() if isinstance(value, dict) and "independent" in value]
        self.assertEqual([(one["outlets"], one["independent"]) for one in counted], [(OUTLETS, INDEPENDENT)])

    def test_editions(self):
        for form in ("html", "md", "atom", "epub"):
            out = self.folder / f"edition.{form}"
            self.courant("edition", "--date", "2031-05-12", "--format", form, "--out", out)
            if form == "html":
                self.check(form, (out / "index.html").read_text())
            elif form == "epub":
                pages = subprocess.run(["unzip", "-p", out, "*.xhtml"], capture_output=True, text=True).stdout
                self.check(form, pages)
            else:
                self.check(form, out.read_text())

    def test_mail(self):
        with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox) as server:
            server.mails = []
            threading.Thread(target=server.serve_forever).start()
            address = f"127.0.0.1:{server.server_address[1]}"
            self.configure("[serve]", 'origin = "https://news.example"', "[fetch]", f'allow = ["{address}"]', "[mail]",
                           f'server = "{address}"', 'from = "courant@news.example"', 'tls = "none"')
            self.courant("follow", "mail", "ada@reader.example")
            self.courant("deliver", "--now")
            server.shutdown()
        [mail] = server.mails
        parts = list(message_from_bytes(mail, policy=policy.default).iter_parts())
        self.assertEqual(len(parts), 2)
        for part in parts:
            self.check(part.get_content_type(), part.get_content())


if __name__ == "__main__":
    unittest.main()
