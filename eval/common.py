"""What the evaluation programs share: where the corpora and the built binary are, running a stage, printing a table."""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = pathlib.Path(os.environ.get("COURANT_SHARED_DATA", ROOT.parent / "shared" / "data"))
TOOLS = DATA.parent / "tools"
COURANT = pathlib.Path(os.environ.get("COURANT_BINARY", ROOT / "build" / "release" / "courant"))


def need(*names):
    """Ends the program, in sight and with success, where a corpus is not there."""
    for name in names:
        if not (DATA / name).exists():
            print(f"{pathlib.Path(sys.argv[0]).stem}: skipped, no {name} under {DATA}")
            sys.exit(0)


def courant(*arguments, stdin=None):
    """What the binary prints for a stage, as text; a refused line (exit 1) is no failure here."""
    ran = subprocess.run([COURANT, *map(str, arguments)], input=stdin, capture_output=True, encoding="utf-8")
    if ran.returncode > 1:
        sys.exit(f"courant {' '.join(map(str, arguments))}: exit {ran.returncode}\n{ran.stderr}")
    return ran.stdout


def tool(name, *arguments, stdin=None):
    """What a scorer of the shared tools prints."""
    ran = subprocess.run([sys.executable, TOOLS / name, *map(str, arguments)], input=stdin, capture_output=True, encoding="utf-8")
    return ran.stdout + (ran.stderr if ran.returncode else "")


def table(title, header, rows):
    """Prints a Markdown table."""
    print(f"## {title}\n\n| {' | '.join(header)} |\n|{'---|' * len(header)}")
    for row in rows:
        print(f"| {' | '.join('' if cell is None else str(cell) for cell in row)} |")
