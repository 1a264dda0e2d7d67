#!/usr/bin/env python3
"""Background from the archive, on Background Summarization of Event Timelines (Pratapa et al. 2023): for each dated update
of a long event the background that a writer wrote for it, against the one that the earlier updates give, 80 words."""
import csv
import json
import re
import statistics
import sys
from collections import Counter

import common

WORDS = 80


def tokens(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def rouge(reference, candidate):
    """ROUGE-1, 2 and L, F1, without stemming."""
    r, h, out = tokens(reference), tokens(candidate), []
    for n in (1, 2):
        a, b = (Counter(zip(*[x[i:] for i in range(n)])) for x in (r, h))
        hit = sum((a & b).values())
        out.append(2 * hit / max(1, sum(a.values()) + sum(b.values())))
    row = [0] * (len(h) + 1)
    for x in r:
        last, row = row, [0] * (len(h) + 1)
        for j, y in enumerate(h):
            row[j + 1] = last[j] + 1 if x == y else max(last[j + 1], row[j])
    out.append(2 * row[-1] / max(1, len(r) + len(h)))
    return out


def clean(text):
    return text.replace("\\n", "\n").strip()


def latest(updates):
    """The baseline: the last 80 words of the earlier updates."""
    return " ".join(" ".join(updates).split()[-WORDS:])


def first(updates):
    return " ".join(" ".join(updates).split()[:WORDS])


def score(path):
    rows = list(csv.DictReader(open(path, encoding="utf-8"), delimiter="\t"))
    updates = [clean(row["Update"]) for row in rows]
    lines = "".join(json.dumps({"id": str(i), "title": "", "text": text, "language": "en", "published": rows[i]["Date"].strip("[]")}) + "\n"
                    for i, text in enumerate(updates))
    told = {}
    for line in common.courant("background", "--words", WORDS, stdin=lines).splitlines():
        answer = json.loads(line)
        for quote in answer["background"]:
            begin, end = quote["span"]
            stands = updates[int(quote["article"])].encode()[begin:end] == quote["text"].encode()
            if not stands or int(quote["article"]) >= int(answer["id"]):
                sys.exit(f"{path}: background of {answer['id']} is not from an earlier update")
        told[int(answer["id"])] = " ".join(quote["text"] for quote in answer["background"])
    found = {"first updates": [], "latest updates": [], "Courant": []}
    for i, row in enumerate(rows):
        gold = clean(row["Background"] or "")
        if i == 0 or not gold:
            continue
        found["first updates"].append(rouge(gold, first(updates[:i])))
        found["latest updates"].append(rouge(gold, latest(updates[:i])))
        found["Courant"].append(rouge(gold, told[i]))
    return found


def main():
    common.need("background/events")
    events = {}
    for path in sorted((common.DATA / "background/events").glob("*/*.tsv")):
        for system, scores in score(path).items():
            events.setdefault(system, {}).setdefault(path.parent.name, []).extend(scores)
    mean = lambda scores: [100 * statistics.mean(s[k] for s in scores) for k in range(3)]
    show = lambda values: "/".join(f"{value:.1f}" for value in values)
    names = sorted(next(iter(events.values())))
    rows = []
    for system, by_event in events.items():
        means = [mean(by_event[name]) for name in names]
        rows.append([system, show([statistics.mean(m[k] for m in means) for k in range(3)])] + [show(m) for m in means])
    common.table(f"Background from earlier updates, ROUGE-1/2/L at {WORDS} words, mean over events", ["", "all"] + names, rows)


main()
