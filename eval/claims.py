#!/usr/bin/env python3
"""Who says what, on PolNeAR's development part (its scorer is score_claims.py of the shared tools) and on GUM's news.

GUM marks discourse: a unit such as "Basya also believes" is in an attribution relation with the unit that holds what is
believed. A relation is found when a claim's cue lies in the attributing unit and a part of its content in the unit it is
attributed to (units parted in two count as one); each claim finds at most one relation. Claims that find none are false.
`units` asks for the attributing unit alone."""
import json
import tempfile

import common
from gum import Document


class Units(Document):
    """A GUM document with its discourse units: spans [(begin, end)] in bytes, and attributions [(unit, attributed units)]."""

    def __init__(self, path):
        self.tokens = []
        super().__init__(path)
        self.units, rows = {}, []
        rsd = path.parent.parent / "rst/dependencies" / (path.stem + ".rsd")
        token = 0
        for line in rsd.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            count = len(cells[1].split())
            self.units[cells[0]] = (self.tokens[token][0], self.tokens[token + count - 1][1])
            token += count
            rows.append((cells[0], cells[6], cells[7]))
        if token != len(self.tokens):
            raise ValueError(f"{path.stem}: units hold {token} tokens of {len(self.tokens)}")
        same = {}
        for unit, head, relation in rows:
            if relation.startswith("same-unit"):
                same.setdefault(head, []).append(unit)
        whole = lambda unit: [unit] + same.get(unit, [])
        self.attributions = [(whole(unit), whole(head)) for unit, head, relation in rows if relation.startswith("attribution")]

    def _append(self, gap, word):
        begin = super()._append(gap, word)
        self.tokens.append((begin, self._bytes))
        return begin


def overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


def f1(hit, said, real):
    p, r = hit / max(1, said), hit / max(1, real)
    return [f"{100 * x:.1f}" for x in (p, r, 2 * p * r / max(1e-9, p + r))]


def claims_of(lines):
    said = map(json.loads, common.courant("claims", stdin=lines).splitlines())
    return {row["id"]: row["claims"] for row in said if "error" not in row}


def gum(show=False):
    documents = [Units(path) for path in sorted((common.DATA / "multi/gum-news/dep").glob("GUM_news_*.conllu"))]
    said = claims_of("".join(json.dumps({"id": d.id, "language": "en", "text": d.text}, ensure_ascii=False) + "\n" for d in documents))
    found = {"relations": 0, "units": 0}
    claims = real = 0
    for document in documents:
        rows = said[document.id]
        claims, real = claims + len(rows), real + len(document.attributions)
        used = {"relations": {}, "units": {}}  # claim -> unit
        lies = lambda span, units: any(overlaps(span, document.units[u]) for u in units)
        for units, attributed in document.attributions:
            here = [which for which, claim in enumerate(rows) if lies(claim["cue"], units)]
            whole = [which for which in here if any(lies(span, attributed) for span in rows[which]["content"])]
            for name, candidates in (("units", here), ("relations", whole)):
                free = [which for which in candidates if which not in used[name]]
                if free:
                    used[name][free[0]] = units[0]
        for name in found:
            found[name] += len(used[name])
        if show:
            raw, hit = document.text.encode(), used["relations"]
            for units, _ in document.attributions:
                if units[0] not in hit.values():
                    b, e = document.units[units[0]]
                    print("missed:", raw[b:e].decode(), "|", raw[e:e + 60].decode(errors="ignore").replace("\n", " "))
            for which, claim in enumerate(rows):
                if which not in hit:
                    b, e = claim["cue"]
                    print("false:", raw[max(0, b - 60):e + 60].decode(errors="ignore").replace("\n", " "), "|", raw[b:e].decode())
    return found, claims, real


def polnear():
    folder = common.DATA / "attribution/polnear/dev"
    with tempfile.NamedTemporaryFile("w+", suffix=".jsonl", encoding="utf-8") as out:
        out.write(common.courant("claims", stdin=common.tool("score_claims.py", "articles", folder)))
        out.flush()
        return json.loads(common.tool("score_claims.py", "score", folder, out.name))


def main():
    common.need("attribution/polnear/dev", "multi/gum-news")
    got = polnear()
    common.table(f"Who says what, PolNeAR dev ({got['gold']} attributions, {got['claims']} claims)",
                 ["F1", "Courant", "bar / aim", "rules in 80 lines", "linear tagger"],
                 [["cue", got["cue_f1"], "90 / 95", "83", "95"],
                  ["source", got["source_f1"], "82 / 90", "65 (exact, with cue)", "84 (exact, with cue)"],
                  ["content, characters", got["content_f1"], "80 / 88", "", ""]])
    found, claims, real = gum()
    print()
    common.table(f"Attribution relations, GUM news ({real} relations, {claims} claims)", ["", "precision", "recall", "F1", "bar"],
                 [["relations", *f1(found["relations"], claims, real), "70"], ["units", *f1(found["units"], claims, real), ""]])


if __name__ == "__main__":
    main()
