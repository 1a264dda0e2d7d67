#!/usr/bin/env python3
"""Dates on TimeBank and AQUAINT (the shared scorer's count), and which sentences of MEANTIME tell of the future."""
import json
import re

from common import DATA, courant, need, table, tool

TRAINING = DATA / "dates/Training/TBAQ-cleaned"


def dates():
    rows = []
    for name, folders in (("TimeBank", ["TimeBank"]), ("AQUAINT", ["AQUAINT"]), ("both", ["TimeBank", "AQUAINT"])):
        folders = [TRAINING / f for f in folders]
        found = courant("dates", stdin=tool("score_dates.py", "articles", *folders))
        path = DATA_OUT / f"{name}.jsonl"
        path.write_text(found, encoding="utf-8")
        score = json.loads(tool("score_dates.py", "score", *folders, "--", path))
        rows.append([name, score["gold"], score["relaxed_f1"], score["value_f1"], "85 / 72", "91 / 80"])
    rows.append(["TempEval-3 platinum, HeidelTime (published)", "", 90.3, 77.6, "", ""])
    table("Dates: spans that overlap, and with the same value", ["corpus", "gold", "relaxed F1", "value F1", "bar", "aim"], rows)


def future_sentences():
    """A sentence is of the future when one of its events is annotated so; it is found when `tenses` says future."""
    hit = found = real = 0
    for path in sorted((DATA / "multi/meantime/intra-doc_annotation").rglob("*.xml")):
        raw = path.read_text(encoding="utf-8")
        sentences, of_token = {}, {}
        for sentence, number, word in re.findall(r'<token number="\d+" sentence="(\d+)" t_id="(\d+)">([^<]*)</token>', raw):
            word = word.replace("&amp;", "&").replace("&quot;", '"').replace("&apos;", "'")
            sentences.setdefault(sentence, []).append(word)
            of_token[number] = sentence
        future, known = set(), set()
        for head, body in re.findall(r"<EVENT_MENTION ([^>]*)>(.*?)</EVENT_MENTION>", raw, re.S):
            anchors = re.findall(r'<token_anchor t_id="(\d+)"', body)
            if not anchors:
                continue
            known.add(of_token[anchors[0]])
            if 'time="FUTURE"' in head:
                future.add(of_token[anchors[0]])
        articles = "".join(json.dumps({"id": s, "language": "en", "text": detokenise(sentences[s])}) + "\n" for s in sorted(known))
        said = {row["id"] for row in map(json.loads, courant("annotate", stdin=articles).splitlines()) if "future" in row["tenses"]}
        hit, found, real = hit + len(said & future), found + len(said), real + len(future)
    p, r = hit / max(found, 1), hit / max(real, 1)
    print()
    table("Sentences of MEANTIME that tell of the future", ["gold", "P", "R", "F", "bar"],
          [[real, f"{p:.2f}", f"{r:.2f}", f"{2 * p * r / (p + r):.2f}", "F .67 at P .80"]])


def detokenise(words):
    return re.sub(r" ('s|'ll|'re|'ve|'d|'m|n't|[,.;:?!%)])", r"\1", " ".join(words)).replace("( ", "(").replace("$ ", "$")


if __name__ == "__main__":
    import pathlib
    import tempfile
    need("dates/Training", "multi/meantime")
    with tempfile.TemporaryDirectory() as folder:
        DATA_OUT = pathlib.Path(folder)
        dates()
    future_sentences()
