#!/usr/bin/env python3
"""Reading of feeds: two other parsers' test suites by the shared scorer, and how many of the real feeds are read whole."""
import json
import re
import tempfile

from common import DATA, courant, need, table, tool


def score(suite):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.write(courant("parse-feed", stdin=tool("score_feeds.py", "files", suite)))
        out.flush()
        return tool("score_feeds.py", "score", suite, out.name)


def real_feeds():
    """Feeds read with as many items as their bytes have starts of <item> or <entry>."""
    files = sorted((DATA / "feeds/real_feeds/files").iterdir())
    whole = 0
    for line, file in zip(courant("parse-feed", *files).splitlines(), files):
        items = re.findall(rb"<(?:\w+:)?(?:item|entry)[ >\r\n]", file.read_bytes())
        whole += len(json.loads(line).get("feed", {}).get("items", [])) == len(items)
    return f"{whole} of {len(files)}"


def main():
    need("feeds")
    feedparser = re.search(r"^ALL +(\d+/\d+) +([\d.]+)%", score("feedparser"), re.M)
    gofeed = json.loads(score("gofeed"))["f1"]
    table("Feeds: reading them", ("set", "figure", "Courant", "bar", "others"), (
        ("feedparser's cases", "passed, %", f"{feedparser.group(2)} ({feedparser.group(1)})", "92", "feedparser 6.0.10 90.8"),
        ("gofeed's fixtures", "F1 of core fields", gofeed, "96", "feedparser 6.0.10 83.4"),
        ("real feeds", "items counted right", real_feeds(), "all", "")))


if __name__ == "__main__":
    main()
