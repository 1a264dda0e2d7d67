#!/usr/bin/env python3
"""The text layer on public corpora: sentences, names, language, figures. Says with each table how it counts."""
import json

from common import DATA, ROOT, courant, need, table
from gum import Document


def annotate(articles):
    lines = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
    return [json.loads(line) for line in courant("annotate", stdin=lines).splitlines()]


def percent(part, whole):
    return f"{100 * part / whole:.1f}" if whole else "–"


def prf(hit, found, real):
    p, r = (hit / found if found else 0), (hit / real if real else 0)
    return [f"{100 * x:.1f}" for x in (p, r, 2 * p * r / (p + r) if p + r else 0)]


def golden_rules():
    rules = [json.loads(line) for line in (DATA / "sentences/golden_rules.jsonl").open(encoding="utf-8")]
    read = annotate({"id": str(i), "language": r["language"], "text": r["text"]} for i, r in enumerate(rules))
    right, count, missed = {}, {}, []
    for rule, row in zip(rules, read):
        raw = rule["text"].encode()
        said = [" ".join(raw[b:e].decode().split()) for b, e in row.get("sentences", [])]
        language = rule["language"]
        count[language] = count.get(language, 0) + 1
        good = said == [" ".join(s.split()) for s in rule["sentences"]]
        right[language] = right.get(language, 0) + good
        if not good:
            missed.append((rule, said))
    rows = [["en", percent(right["en"], count["en"]), f"{right['en']}/{count['en']}", "95 / 98"]]
    rows += [[k, percent(right[k], count[k]), f"{right[k]}/{count[k]}", ""] for k in sorted(count) if k != "en"]
    rows.append(["all", percent(sum(right.values()), len(rules)), f"{sum(right.values())}/{len(rules)}", ""])
    table("Sentences, golden rules (a rule is right when all its sentences are, white space aside)",
          ["language", "right %", "rules", "bar / aim"], rows)
    return missed


def gum_documents():
    return [Document(path) for path in sorted((DATA / "multi/gum-news/dep").glob("GUM_news_*.conllu"))]


def sentences_and_names():
    documents = gum_documents()
    read = annotate({"id": d.id, "language": "en", "published": d.created, "text": d.text} for d in documents)
    hit = found = real = 0
    types = ("person", "place", "organisation")
    counts = {t: [0, 0, 0] for t in (*types, "any type")}
    wrong = []
    for document, row in zip(documents, read):
        said, gold = {tuple(s) for s in row["sentences"]}, set(document.sentences)
        hit, found, real = hit + len(said & gold), found + len(said), real + len(gold)
        wrong += [(document, s) for s in sorted(said ^ gold)]
        score_names(document, row["names"], counts)
    print()
    table("Sentences, 24 Wikinews reports of GUM (a sentence counts when both its ends are right)",
          ["", "P", "R", "F1", "bar"], [["sentences", *prf(hit, found, real), "97"]])
    print()
    table("Names, the same (gold: mentions of people, places, organisations headed by a proper noun; a found name counts "
          "when it overlaps one of its type not yet matched)", ["type", "P", "R", "F1", "gold"],
          [[t, *prf(*counts[t]), counts[t][2]] for t in counts])
    return wrong


def score_names(document, names, counts):
    """Greedy by overlap: each gold name is matched once, first by a name of its own type."""
    for kind in counts:
        gold = [n for n in document.names if kind in (n[2], "any type")]
        said = [n for n in names if kind in (n["type"], "any type")]
        free = set(range(len(gold)))
        for name in said:
            b, e = name["span"]
            best = max(free, key=lambda k: min(e, gold[k][1]) - max(b, gold[k][0]), default=None)
            if best is not None and min(e, gold[best][1]) > max(b, gold[best][0]):
                free.discard(best)
        hits = len(gold) - len(free)
        counts[kind][0] += hits
        counts[kind][1] += len(said)
        counts[kind][2] += len(gold)


MAJOR = "ar cs de el en es fr hu it ja nl pl pt ru sv tr uk zh".split()


def language():
    rows, right, count = [], 0, 0
    for code in MAJOR:
        lines = (DATA / f"langid/lingua/language-testdata/sentences/{code}.txt").read_text(encoding="utf-8").splitlines()
        lines = [line for line in lines if line.strip()]
        read = annotate({"id": str(i), "text": line} for i, line in enumerate(lines))
        good = sum(row.get("language") == code for row in read)
        rows.append([code, percent(good, len(lines))])
        right, count = right + good, count + len(lines)
    print()
    table("Language of single sentences, Lingua's test data, 18 major languages", ["language", "right %", "bar"],
          [["all 18", percent(right, count), "96"], *[[*row, ""] for row in rows]])


def figures():
    cases = [json.loads(line) for line in (ROOT / "tests/data/figures.jsonl").open(encoding="utf-8")]
    read = annotate({"id": str(i), "language": c.get("language", "en"), "text": c["text"]} for i, c in enumerate(cases))
    spans = values = whole = found = real = 0
    for case, row in zip(cases, read):
        raw, said = case["text"].encode(), {}
        for figure in row["figures"]:
            b, e = figure["span"]
            said[raw[b:e].decode()] = figure
        found, real = found + len(row["figures"]), real + len(case["figures"])
        for gold in case["figures"]:
            figure = said.get(gold["text"])
            if not figure:
                continue
            spans += 1
            right = all(figure[k] == gold[k] for k in ("low", "high", "approximate"))
            values += right
            whole += right and all(figure.get(k, "") == gold.get(k, "") for k in ("unit", "noun"))
    print()
    table("Figures, our own 200 sentences (span exact; with low, high and approximate right; with unit and noun too)",
          ["", "P", "R", "F1"], [[n, *prf(k, found, real)] for n, k in (("span", spans), ("and value", values), ("and unit, noun", whole))])


if __name__ == "__main__":
    need("sentences/golden_rules.jsonl", "multi/gum-news", "langid/lingua")
    golden_rules()
    sentences_and_names()
    language()
    if (ROOT / "tests/data/figures.jsonl").exists():
        figures()
