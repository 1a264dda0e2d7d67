#!/usr/bin/env python3
"""Extraction of articles from pages: the shared scorer on four public sets, beside published figures of other extractors."""
import re
import tempfile

from common import courant, need, table, tool

PEERS = {
    "scrapinghub": "rs-trafilatura .970, trafilatura .956, readability.js .947, newspaper4k .940, go-readability .931",
    "wcxb-dev": "trafilatura .934, go-readability .928, readability.js .923",
    "trafilatura": "trafilatura .924, go-readability .890, readability.js .886",
    "htmldate": "htmldate accuracy .903",
    "title": "readability-lxml .72, newspaper4k .67, trafilatura .61",
    "author": "trafilatura .62, newspaper4k .50",
    "date": "trafilatura .87, newspaper4k .64",
}


def score(name):
    pages = tool("score_pages.py", "pages", name)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.write(courant("extract", stdin=pages))
        out.flush()
        return tool("score_pages.py", "score", name, out.name)


def figure(text, pattern):
    found = re.search(pattern, text)
    return found.group(1) if found else "?"


def main():
    need("extraction")
    rows = []
    for name, what, pattern, bar, aim in (
            ("scrapinghub", "F1", r"F1 ([\d.]+)", ".965", ".975"),
            ("wcxb-dev", "articles F1", r"article +n= *\d+ F1 ([\d.]+)", ".935", ".95"),
            ("trafilatura", "F1", r"F1 ([\d.]+)", ".905", ".93"),
            ("htmldate", "accuracy", r"accuracy ([\d.]+)", ".88", ".91")):
        text = score(name)
        rows.append((name, what, figure(text, pattern), bar, aim, PEERS[name]))
        if name == "trafilatura":
            for field, field_bar, field_aim in (("title", ".80", ".88"), ("author", ".62", ".70"), ("date", ".87", ".90")):
                rows.append((name, field, figure(text, field + r" +accuracy ([\d.]+)"), field_bar, field_aim, PEERS[field]))
    table("Pages: extraction of articles", ("set", "figure", "Courant", "bar", "aim", "others"), rows)


if __name__ == "__main__":
    main()
