#!/usr/bin/env python3
"""Golden tests of the stage commands.

  run.py COURANT STAGE

Every folder tests/golden/STAGE/CASE/ is one case: `courant STAGE` runs in it with the words of the file `args` (if there)
and the file `input` on standard input; what it prints must be the file `expected`, its exit status the number in the file
`status` (0 without one).  COURANT_UPDATE_GOLDENS=1 writes `expected` and `status` instead; read the diff.
"""
import difflib
import os
import pathlib
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent


def run_case(courant, case):
    arguments = shlex.split((case / "args").read_text()) if (case / "args").exists() else []
    given = (case / "input").read_bytes() if (case / "input").exists() else b""
    ran = subprocess.run([courant, case.parent.name, *arguments], input=given, stdout=subprocess.PIPE, cwd=case, timeout=60)
    return ran.stdout.decode("utf-8"), ran.returncode


def read(path, absent):
    return path.read_text(encoding="utf-8") if path.exists() else absent


def main():
    courant, stage = os.path.abspath(sys.argv[1]), sys.argv[2]
    cases = sorted(p for p in (ROOT / stage).iterdir() if p.is_dir())
    failed = []
    for case in cases:
        printed, status = run_case(courant, case)
        if os.environ.get("COURANT_UPDATE_GOLDENS"):
            (case / "expected").write_text(printed, encoding="utf-8")
            (case / "status").write_text(f"{status}\n") if status else (case / "status").unlink(missing_ok=True)
            continue
        expected, expected_status = read(case / "expected", ""), int(read(case / "status", "0"))
        if printed != expected or status != expected_status:
            failed.append(case.name)
            print(f"--- {stage}/{case.name}: exit {status}, expected {expected_status}")
            sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), printed.splitlines(True), "expected", "printed"))
    print(f"{stage}: {len(cases) - len(failed)} of {len(cases)} cases as expected")
    sys.exit(1 if failed or not cases else 0)


if __name__ == "__main__":
    main()
