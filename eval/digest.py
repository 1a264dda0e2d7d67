#!/usr/bin/env python3
"""Digests on NeuS's validation part (Lee et al. 2022): ROUGE of the first 60 words and of the headline against the
editor's, with every sentence checked against its article; and figures that differ, counted on the clustering corpora."""
import json
import pathlib
import tempfile

import common

BAR = {"digest": "38.5/18.1/27.5", "headline": "–/–/39.5"}
AIM = {"digest": "40/19/28.5", "headline": "–/–/41"}
PEERS = {"digest": [("lead", "33.5/13.6/23.4"), ("TextRank", "37.3/17.5/26.5")],
         "headline": [("first outlet's", "37.5/17.2/34.1"), ("medoid", "40.0/18.6/36.9")]}


def score_neus():
    source, target = common.DATA / "summary/neus/val.source", common.DATA / "summary/neus/val.target"
    lines = common.tool("score_digest.py", "articles", source)
    with tempfile.TemporaryDirectory() as folder:
        articles, digests = pathlib.Path(folder, "articles.jsonl"), pathlib.Path(folder, "digests.jsonl")
        articles.write_text(lines, encoding="utf-8")
        digests.write_text(common.courant("digest", "--stories-given", stdin=lines), encoding="utf-8")
        return json.loads(common.tool("score_digest.py", "score", target, digests, "--articles", articles).splitlines()[0])


def count_disputes(name):
    seen, lines = set(), []
    for line in (common.DATA / f"clustering/{name}.jsonl").open(encoding="utf-8"):
        article = json.loads(line)
        if article["id"] not in seen:
            seen.add(article["id"])
            lines.append(json.dumps(article | {"story": article["cluster"]}))
    digests = [json.loads(line) for line in common.courant("digest", "--stories-given", stdin="\n".join(lines) + "\n").splitlines()]
    return [name, len(digests), sum(len(digest.get("slides", [])) for digest in digests), sum(len(digest.get("disputes", [])) for digest in digests)]


def main():
    common.need("summary/neus", "clustering")
    result = score_neus()
    show = lambda values: "/".join(f"{value:.1f}" for value in values)
    for part in ("digest", "headline"):
        rows = [["Courant", show(result[f"{part}_rouge_1_2_l"])], ["bar", BAR[part]], ["aim", AIM[part]]] + [list(peer) for peer in PEERS[part]]
        common.table(f"NeuS val, {part}, ROUGE-1/2/L", ["", "F1"], rows)
    print(f"\n{result['sentences_checked']} sentences checked, {result['sentences_wrong']} wrong.\n")
    common.table("Digests and figures that differ", ["corpus", "stories", "slides", "disputes"],
                 [count_disputes(name) for name in ("basil", "ecbplus", "allsides2021")])


main()
