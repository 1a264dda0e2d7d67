"""Reads GUM (Universal Dependencies with entities): the text as it was, its sentences, its named people, places and
organisations. Offsets are bytes of the text."""
import re

TYPES = {"person": "person", "place": "place", "organization": "organisation"}


def block_starts(path):
    """For each sentence whether a paragraph, heading, caption or list item ends or begins before it."""
    starts, between = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<s ") or line == "<s>":
            starts.append(bool(re.search(r"</?(p|head|figure|caption|item|list|note|quote|date|sp)[ >]", between)))
            between = ""
        elif line == "</s>":
            between = ""
        elif line.startswith("<"):
            between += line
    return starts


class Document:
    """id, created (ISO day), text, sentences [(begin, end)], names [(begin, end, type)].

    A name is a mention of a person, place or organisation whose head is a proper noun; its span that head with the
    proper nouns hanging on it as compound or flat name, without titles' determiners and what follows."""

    def __init__(self, path):
        self.id, self.created, self.text, self.sentences, self.names = path.stem, None, "", [], []
        self._bytes = 0
        blocks = block_starts(path.parent.parent / "xml" / (path.stem + ".xml"))
        gap, row_texts, last_of_range, range_gap = "", [], 0, True
        for line in path.read_text(encoding="utf-8").splitlines() + [""]:
            if line.startswith("# meta::dateCreated = "):
                self.created = line.split(" = ")[1]
            elif line and line[0].isdigit():
                cells = line.split("\t")
                if "." in cells[0]:  # an empty node of the enhanced graph
                    continue
                if "-" in cells[0]:
                    last_of_range, range_gap = int(cells[0].split("-")[1]), "SpaceAfter=No" not in cells[9]
                    continue
                begin = self._append(gap, cells[1])
                row_texts.append((begin, self._bytes, cells))
                number = int(cells[0])
                spaced = range_gap if number == last_of_range else number > last_of_range and "SpaceAfter=No" not in cells[9]
                gap = " " if spaced else ""
            elif not line and row_texts:
                self.sentences.append((row_texts[0][0], row_texts[-1][1]))
                self._read_names(row_texts)
                blocks = blocks[1:]
                gap, row_texts, last_of_range = "\n\n" if blocks[:1] == [True] else " ", [], 0

    def _append(self, gap, word):
        self.text += gap + word
        self._bytes += len(gap.encode())
        begin = self._bytes
        self._bytes += len(word.encode())
        return begin

    def _read_names(self, rows):
        opened = []
        for here, (_, _, cells) in enumerate(rows):
            marks = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
            for mark in re.findall(r"\([^()]+\)?|[^()]+\)", marks.group(1)) if marks else []:
                if mark[0] == "(":
                    group, kind = mark.strip("()").split("-")[:2]
                    opened.append((group, kind, here))
                if mark[-1] == ")":
                    group = mark.strip("()").split("-")[0]
                    mention = next((m for m in reversed(opened) if m[0] == group), None)
                    if mention:
                        opened.remove(mention)
                        self._add_name(rows, mention[2], here, mention[1])

    def _add_name(self, rows, first, last, kind):
        if kind not in TYPES:
            return
        inside = range(first, last + 1)
        head = next((i for i in inside if not first <= int(rows[i][2][6]) - 1 <= last), None)
        if head is None or rows[head][2][3] != "PROPN":
            return
        part = {head}
        while True:
            more = {i for i in inside if int(rows[i][2][6]) - 1 in part and rows[i][2][3] == "PROPN"
                    and rows[i][2][7].split(":")[0] in ("flat", "compound")} - part
            if not more:
                break
            part |= more
        self.names.append((rows[min(part)][0], rows[max(part)][1], TYPES[kind]))
