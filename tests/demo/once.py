#!/usr/bin/env python3
"""usage: once.py COURANT

Runs `courant demo --once` and checks what it says of itself: the keys, that every sentence verifies, that every event of
the demo became one story, and that an agency's report counts once however many outlets print it.
"""
import json
import subprocess
import sys

KEYS = ["outlets", "feeds", "entries", "articles", "stories", "stories_expected", "stories_exact", "digests", "slides",
        "sentences", "sentences_verified", "independent_of_the_agency_story", "seconds"]


def main():
    run = subprocess.run([sys.argv[1], "demo", "--once"], capture_output=True, text=True)
    print(run.stdout, run.stderr, sep="")
    assert run.returncode == 0, f"exit status {run.returncode}"
    lines = run.stdout.splitlines()
    assert len(lines) == 1, "one line on standard output"
    summary = json.loads(lines[0])
    assert list(summary) == KEYS, list(summary)
    assert summary["outlets"] >= 7 and summary["articles"] >= 45 and summary["stories_expected"] >= 9
    assert summary["sentences"] > 0 and summary["sentences_verified"] == summary["sentences"]
    assert summary["stories_exact"] == summary["stories_expected"]
    assert summary["digests"] == summary["stories"]
    assert summary["independent_of_the_agency_story"] == 1


main()
