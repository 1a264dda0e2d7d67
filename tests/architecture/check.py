#!/usr/bin/env python3
"""Reads every #include under src/ and checks the house's rules.

  check.py [ROOT]     prints each breach as a line `file: what`, exits 1 if there is one

1. A folder includes only from floors below its own, and from itself (docs/ARCHITECTURE.md has the table).
2. X.cpp includes its own header X.h first, so that the header is compiled standing alone.
3. A header opens with a comment that says what it does, then `#pragma once`.
4. No source file is longer than 500 lines.
5. Some libraries stand behind one door: nothing but fetch/ reaches the network (so that fetch/guard.h looks at
   every address), nothing but base/log.cpp logs (so that everything is escaped).
"""
import pathlib
import re
import sys

FLOORS = [
    ["base"],
    ["model"],
    ["text", "html", "format"],
    ["feed", "page", "story", "claim", "digest", "edition"],
    ["pipeline"],
    ["render"],
    ["fetch", "store"],
    ["desk", "reader"],
    ["serve", "newsstand"],
    ["app"],
]
FLOOR_OF = {folder: number for number, folders in enumerate(FLOORS) for folder in folders}
LINES_MAX = 500
DOORS = {  # what is included → where alone
    "curl/": ["fetch/"],
    "spdlog/": ["base/log.cpp"],
    "netdb.h": [],
    "sys/socket.h": ["fetch/"],
    "netinet/": ["fetch/"],
    "boost/asio": ["serve/", "newsstand/"],
    "boost/beast": ["serve/", "newsstand/"],
}
LIBRARY = re.compile(r'^\s*#\s*include\s+<([^>]+)>', re.M)
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def is_test(name):
    return name.stem.endswith("_test") or name.stem.startswith("test_")


def breaches(root):
    source = root / "src"
    for path in sorted(p for p in source.rglob("*") if p.suffix in (".h", ".cpp")):
        name, text = path.relative_to(source), path.read_text(encoding="utf-8")
        folder, lines = name.parts[0], text.count("\n")
        if folder not in FLOOR_OF:
            yield f"{name}: folder {folder}/ stands on no floor"
            continue
        if lines > LINES_MAX:
            yield f"{name}: {lines} lines, more than {LINES_MAX}"
        includes = INCLUDE.findall(text)
        for include in includes:
            other = include.split("/")[0]
            if other != folder and other not in FLOOR_OF:
                yield f"{name}: includes {include}, which is not written from src/"
            elif other != folder and FLOOR_OF[other] >= FLOOR_OF[folder]:
                yield f"{name}: includes {include} from floor {FLOOR_OF[other]}, but stands on floor {FLOOR_OF[folder]}"
        for library in LIBRARY.findall(text):
            for door, places in DOORS.items():
                if library.startswith(door) and not name.as_posix().startswith(tuple(places) or ("-",)) and not is_test(name):
                    yield f"{name}: includes <{library}>, which stands behind {' and '.join(places) or 'no door'}"
        if path.suffix == ".h":
            if not text.startswith("//") or "#pragma once" not in text:
                yield f"{name}: a header opens with what it does, then #pragma once"
        elif path.with_suffix(".h").exists() and includes[:1] != [str(name.with_suffix(".h"))]:
            yield f"{name}: does not include its own header first"


if __name__ == "__main__":
    found = list(breaches(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
    print("\n".join(found) if found else "the floors hold")
    sys.exit(1 if found else 0)
