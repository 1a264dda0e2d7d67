#!/usr/bin/env python3
"""Grouping into stories on public corpora: BCubed and pairwise F1, in the given order and shuffled, and of titles alone."""
import json
import random
import re
import statistics
import sys

from common import DATA, TOOLS, courant, need, table

sys.path.insert(0, str(TOOLS))
SETS = {"ecbplus": ("86.5 / 91", "87.9, 88.2"), "allsides2021": ("77.5 / 81", "77.5, 77.8"), "basil": ("99 / -", "95.7 (undated), 85.9")}
KEPT = ("id", "outlet", "url", "language", "title", "text", "published")
SHUFFLES = 5


def score_articles(articles, score):
    lines = "".join(json.dumps({k: a[k] for k in KEPT if k in a}, ensure_ascii=False) + "\n" for a in articles)
    said = [json.loads(line) for line in courant("group", stdin=lines).splitlines()]
    predicted = {row["id"]: row["story"] for row in said if "error" not in row}
    return score({a["id"]: a["cluster"] for a in articles}, predicted), predicted


def main():
    need("clustering/ecbplus.jsonl")
    from score_group import score
    rows = []
    for name, (bar, peers) in SETS.items():
        articles = [json.loads(line) for line in (DATA / f"clustering/{name}.jsonl").open(encoding="utf-8")]
        whole, predicted = score_articles(articles, score)
        shuffled = []
        for seed in range(SHUFFLES):
            order = articles[:]
            random.Random(seed).shuffle(order)
            shuffled.append(score_articles(order, score)[0]["b3_f1"])
        titles, _ = score_articles([{k: v for k, v in a.items() if k != "text"} | {"title": a.get("title") or "-"} for a in articles], score)
        rows.append([name, *(f"{whole[k]:.1f}" for k in ("b3_precision", "b3_recall", "b3_f1", "pair_f1")),
                     f"{statistics.mean(shuffled):.1f} ± {statistics.stdev(shuffled):.1f}", f"{titles['b3_f1']:.1f}", bar, peers])
        if name == "ecbplus":
            held = {a["id"]: a["cluster"] for a in articles if int(re.match(r"\d+", a["id"])[0]) >= 36}
            part = score(held, predicted)
            rows.append(["of it topics 36-45", *(f"{part[k]:.1f}" for k in ("b3_precision", "b3_recall", "b3_f1", "pair_f1")), "", "", "", ""])
    table("Stories (BCubed; peers: average link with the best threshold on the gold, a Telegram contest winner's single link)",
          ["corpus", "precision", "recall", "F1", "pair F1", f"F1, {SHUFFLES} shuffles", "F1, titles alone", "bar / aim", "peers' F1"], rows)


if __name__ == "__main__":
    main()
