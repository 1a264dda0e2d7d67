#!/usr/bin/env python3
"""The owner's word from the command line, and what pages and later reports make of it: usage: owner_test.py COURANT"""
import contextlib
import json
import sqlite3
import unittest

from served import Served, article

BRIDGE = [
    article("bridge-a", "Gazette", "08:00", "Velmora shuts harbour bridge for a month",
            "Engineers who saw cracks in two main cables shut the harbour bridge of Velmora on Monday.",
            "Ferries are to take over from the bridge for about a month, for the 40,000 people who go to work that way."),
    article("bridge-b", "Island Herald", "08:30", "Harbour bridge: cables cracked, ferries to run",
            "Velmora closed its harbour bridge on Monday because two main cables have cracks, the ministry of works said.",
            "Some 40,000 people cross the bridge each working day; ferries will carry them."),
    article("bridge-c", "Sound Times", "08:40", "Cracked cables close the harbour bridge",
            "Two main cables of the harbour bridge in Velmora have cracks, and engineers closed it on Monday.",
            "For a month ferries will carry the people who cross the bridge on their way to work."),
]
OWLS = article("owls", "Harbour Post", "09:00", "Pygmy owls brood in a quarry near Skerry",
               "Ornithologists counted eleven young pygmy owls beneath limestone ledges of a quarry near Skerry.",
               "Hikers are asked to keep to the marked trails until the owls have left, wardens said.")
OWLS_LATER = article("owls-later", "Sound Times", "13:00", "Eleven pygmy owls found in quarry near Skerry",
                     "Eleven young pygmy owls live beneath the limestone ledges of a quarry near Skerry, ornithologists say.",
                     "Wardens ask hikers to stay on marked trails of the quarry while the owls brood.")
VIOLIN = article("violin", "Sound Times", "09:30", "Violin bow sells for a record price in Ostrand",
                 "A violin bow carved from pernambuco fetched more at an auction in Ostrand than any bow before it.",
                 "The buyer wished to stay unknown, the auction house said on Monday.")
BRIDGE_LATER = article("bridge-later", "Radio Skerry", "14:00", "Velmora: first ferries run as bridge stays shut",
                       "The first ferries ran in Velmora on Monday after cracks in two main cables closed the harbour bridge.",
                       "Engineers said the bridge will stay closed for a month; 40,000 people cross it to go to work.")
FIRST, LATER = [*BRIDGE, OWLS, VIOLIN], [OWLS_LATER, BRIDGE_LATER]


class Owner(Served):
    def setUp(self):
        super().setUp()
        self.import_articles(FIRST)

    def ask(self, sql):
        with contextlib.closing(sqlite3.connect(self.folder / "courant.db")) as store, store:
            return store.execute(sql).fetchall()

    def stories(self):
        return dict(self.ask("SELECT article, story FROM assignment"))

    def replayed(self, articles):
        decisions = self.folder / "decisions.jsonl"
        decisions.write_text(self.courant("story", "decisions"))
        said = self.courant("group", "-", "--decisions", decisions, given="".join(json.dumps(one) + "\n" for one in articles),
                            config=False)
        return {row["id"]: row["story"] for row in map(json.loads, said.splitlines())}

    def check_page(self, story, *shown):
        self.serve()
        status, page, _ = self.get(f"/story/{story}")
        self.assertEqual(status, 200)
        for words in shown:
            self.assertIn(words, page)

    def check_leads(self, old, story):
        self.serve()
        for form in ("", ".json", ".atom"):
            status, _, headers = self.get(f"/story/{old}{form}")
            self.assertEqual((status, headers.get("Location")), (308, f"/story/{story}{form}"))

    def test_the_machine_alone(self):
        stories = self.stories()
        self.assertEqual(len({stories[one["id"]] for one in BRIDGE}), 1)
        self.assertEqual(len(set(stories.values())), 3)

    def test_merge(self):
        before = self.stories()
        bridge, owls = before["bridge-a"], before["owls"]
        self.courant("story", "merge", bridge, owls)
        self.assertEqual(self.stories()["owls"], bridge)
        self.check_leads(owls, bridge)
        self.check_page(bridge, "Joined with", "Pygmy owls brood in a quarry", "the owner&#39;s decision")
        # What comes later to either comes to the one.
        self.import_articles(LATER)
        self.assertEqual({self.stories()[one] for one in ("owls-later", "bridge-later", "owls", "bridge-b")}, {bridge})
        self.assertEqual(self.replayed(FIRST + LATER), self.stories())

    def test_split(self):
        before = self.stories()
        self.courant("story", "split", "bridge-b", "bridge-c")
        after = self.stories()
        self.assertEqual(after["bridge-a"], before["bridge-a"])
        self.assertEqual(after["bridge-b"], after["bridge-c"])
        self.assertNotEqual(after["bridge-b"], after["bridge-a"])
        self.check_page(after["bridge-b"], "Parted from", "the owner&#39;s decision")
        self.check_page(after["bridge-a"], "parted from it")
        self.import_articles(LATER)
        for one in ("bridge-a", "bridge-b", "bridge-c"):
            self.assertEqual(self.stories()[one], after[one])
        self.assertEqual(self.replayed(FIRST + LATER), self.stories())

    def test_pin(self):
        before = self.stories()
        self.courant("story", "pin", "violin", before["owls"])
        self.assertEqual(self.stories()["violin"], before["owls"])
        # Nothing is left at its old address.
        self.check_leads(before["violin"], before["owls"])
        self.check_page(before["owls"], "Violin bow sells for a record price")
        self.import_articles(LATER)
        self.assertEqual(self.stories()["violin"], before["owls"])
        self.assertEqual(self.stories()["owls-later"], before["owls"])
        self.assertEqual(self.replayed(FIRST + LATER), self.stories())

    def test_all_of_it_after_a_restart_that_lost_the_window(self):
        stories = self.stories()
        self.courant("story", "merge", stories["bridge-a"], stories["owls"])
        self.courant("story", "split", "bridge-b")
        self.courant("story", "pin", "violin", stories["bridge-a"])
        kept = (self.folder / "courant.db").read_bytes()
        self.import_articles(LATER)
        went_on = self.stories()
        (self.folder / "courant.db").write_bytes(kept)
        self.ask("DELETE FROM blob")  # the window is read from articles, stories and decisions again
        self.import_articles(LATER)
        self.assertEqual(self.stories(), went_on)
        self.assertEqual(went_on["owls-later"], stories["bridge-a"])
        self.assertNotEqual(went_on["bridge-b"], stories["bridge-a"])

    def test_withdrawn_and_wrong(self):
        before = self.stories()
        self.courant("story", "merge", before["bridge-a"], before["owls"])
        [decision] = map(json.loads, self.courant("story", "decisions").splitlines())
        self.assertEqual((decision["kind"], decision["stories"]), ("merge", [before["bridge-a"], before["owls"]]))
        self.courant("story", "withdraw", str(decision["id"]))
        self.assertEqual(self.courant("story", "decisions"), "")
        for words in (("merge", before["bridge-a"], "nowhere"), ("split", "no-article"), ("pin", "owls", "nowhere"), ("withdraw", "9")):
            self.courant("story", *words, status=1)
        self.courant("story", "merge", before["bridge-a"], before["bridge-a"], status=2)


if __name__ == "__main__":
    unittest.main()
