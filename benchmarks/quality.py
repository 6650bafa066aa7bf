"""Run the scorers beside the project on this program and print what they say.

Usage: python -m benchmarks.quality [--first N]
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCORERS = ROOT.parent / "shared"

# What is measured, the scorer, and the command of this program that it calls.
MEASURES = (
    ("Attribution of speech", "attribution/score.py", "attribute --json"),
    ("Answers to questions", "questions/score.py", "search"),
    ("Passages of an encyclopaedia", "retrieval/score.py", "search"),
)
# The collections that the last of them covers; `scope` asks much that its articles do not answer.
COLLECTIONS = "all"


def main() -> int:
    """Print the figures of each scorer that is there; 1 when one of them fails."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--first", type=int, help="attribution on the first N articles only")
    options = parser.parse_args()
    absent = [
        f"../shared/{scorer}" for _, scorer, _ in MEASURES if not (SCORERS / scorer).is_file()
    ]
    if absent:
        print(f"Not measured, for want of {' and '.join(absent)} beside the project")
    failed = False
    for title, scorer, command in MEASURES:
        if (script := SCORERS / scorer).is_file():
            print(f"{title} (../shared/{scorer})", flush=True)
            failed |= score(script, command, options.first) != 0
            print()
    return int(failed)


def score(script: Path, command: str, first: int | None) -> int:
    """Run one scorer on `python -m corpus COMMAND`; give its exit status."""
    called = f"{shlex.quote(sys.executable)} -m corpus {command}"
    some = ["--first", str(first)] if first and command.startswith("attribute") else []
    if script.parent.name == "retrieval":
        some = ["--collection", COLLECTIONS]
    arguments = [sys.executable, str(script), "--command", called, *some]
    return subprocess.run(arguments, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
