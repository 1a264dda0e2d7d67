#!/usr/bin/env python3
"""Feeds, pages and lists made to exhaust their reader (../shared/tools/make_bombs.py makes 50, write_pages 8): each must end by itself, within
a second of CPU and within its memory, as a feed, a cut article or an error, never a crash.

  bombs.py COURANT        exit 77 (skipped) without the shared tools
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("COURANT_SHARED_DATA", ROOT.parent / "shared/data")).parent
MEMORY_MAX = {"parse-feed": 64, "extract": 150, "import-opml": 160}  # MB


def run(arguments, given, folder):
    """Exit status, what was printed, MB at most, CPU seconds. More than a second of CPU ends it by a signal."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as told:
        inner = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=out, stderr=told, cwd=folder,
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (1, 2)))
        try:
            inner.stdin.write(given)
            inner.stdin.close()
        except BrokenPipeError:
            pass
        _, status, used = os.wait4(inner.pid, 0)
        inner.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        told.seek(0)
        return inner.returncode, out.read() + told.read(), used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


def write_pages(folder):
    """Pages of 15 MB whose tree, attributes or JSON take many times their bytes."""
    size = 15 << 20
    for name, head, piece in (("many_nodes", "", "<h1>a</h1>"), ("many_paragraphs", "", "<p class=x>a\n"),
                              ("many_attributes", "", "<i a b c d e f g h i j>x"), ("many_formats", "", "<p><font size=1>x"),
                              ("deep_json", '<script type="application/ld+json">', '{"a":['),
                              ("many_json", '<script type="application/ld+json">[', "[],"),
                              ("many_scripts", "", '<script type="application/ld+json">' + "[" * (500 << 10) + "</script>")):
        body = folder / f"html_{name}.body"
        body.write_text(head + piece * ((size - len(head)) // len(piece)))
        body.with_suffix(".json").write_text(json.dumps({"content_type": "text/html; charset=utf-8", "expect": "any"}))
    body = folder / "html_many_latin.body"
    body.write_bytes(b"<p>\xe9\xe9" * (size // 5))
    body.with_suffix(".json").write_text(json.dumps({"content_type": "text/html; charset=iso-8859-1", "expect": "any"}))


def ways(name, about, body):
    """The commands that would meet it."""
    line = json.dumps({"id": name, "path": str(body), "url": "https://bomb.example/x", "content_type": about["content_type"]})
    if name.startswith("opml"):
        return {"import-opml": (["import-opml", str(body), "--store", str(body) + ".db"], b"")}
    found = {"parse-feed": (["parse-feed"], line.encode())}
    if name.startswith(("html", "srcset", "huge", "deep", "many", "zalgo", "nul", "unclosed")):
        found["extract"] = (["extract"], line.encode())
    return found


def main():
    tool = SHARED / "tools/make_bombs.py"
    if not tool.exists():
        print(f"skipped: no {tool}")
        return 77
    courant = os.path.abspath(sys.argv[1])
    failed, runs, worst = [], 0, {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, tool, folder, "--big"], check=True, stdout=subprocess.DEVNULL)
        write_pages(pathlib.Path(folder))
        for description in sorted(pathlib.Path(folder).glob("*.json")):
            name, about = description.stem, json.loads(description.read_text())
            for command, (arguments, given) in ways(name, about, description.with_suffix(".body")).items():
                status, printed, megabytes, seconds = run([courant, *arguments], given, folder)
                runs += 1
                worst[command] = tuple(map(max, worst.get(command, (0, 0)), (megabytes, seconds)))
                if status not in (0, 1):
                    failed.append(f"{name}, {command}: ended by {status}: {printed[-300:]!r}")
                elif megabytes > MEMORY_MAX[command]:
                    failed.append(f"{name}, {command}: {megabytes:.0f} MB")
                elif about["expect"] == "ok" and status != 0 and command != "import-opml":  # a list says which lines it refuses
                    failed.append(f"{name}, {command}: refused: {printed[:300]!r}")
                elif b"root:" in printed:
                    failed.append(f"{name}, {command}: read a file of the machine")
                else:
                    printed.decode()  # valid UTF-8, or this fails
    for command, (megabytes, seconds) in sorted(worst.items()):
        print(f"{command}: at most {megabytes:.0f} MB, {seconds:.2f} s of CPU")
    print("\n".join([*failed, f"{runs} runs, {len(failed)} failed"]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
