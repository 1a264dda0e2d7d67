#!/usr/bin/env python3
"""usage: same.py COURANT

Composes digests of the demo's articles twice and asks for the same bytes; with --stories-given in any order of the
articles too. Then every digest must verify.
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def read_lines():
    lines = []
    for path in sorted((ROOT / "demo/articles").glob("*/*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        keys = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        if not keys.get("published"):
            continue
        lines.append(json.dumps({
            "id": f"{path.parent.name}-{path.stem}", "outlet": path.parent.name, "language": "en", "title": keys["title"],
            "published": keys["published"], "story": keys.get("event", "none"), "text": re.sub(r"^#+ ", "", body, flags=re.M).strip()}))
    return lines


def digest(courant, lines, *flags):
    return subprocess.run([courant, "digest", *flags], input="".join(line + "\n" for line in lines), capture_output=True,
                          text=True, check=True).stdout


def main():
    courant, lines = sys.argv[1], read_lines()
    assert len(lines) > 40, f"only {len(lines)} articles in the demo"
    given = digest(courant, lines, "--stories-given")
    assert len(given.splitlines()) > 10
    assert digest(courant, lines, "--stories-given") == given, "two runs differ"
    for seed in range(5):
        shuffled = random.Random(seed).sample(lines, len(lines))
        assert digest(courant, shuffled, "--stories-given") == given, f"another order (seed {seed}) gives other digests"
    grouped = digest(courant, lines)
    assert digest(courant, lines) == grouped, "two grouping runs differ"
    with tempfile.TemporaryDirectory() as folder:
        articles = pathlib.Path(folder, "articles.jsonl")
        articles.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        for digests in (given, grouped):
            ran = subprocess.run([courant, "verify", "-", "--articles", articles], input=digests, capture_output=True, text=True)
            assert ran.returncode == 0 and not ran.stdout, ran.stdout


main()
