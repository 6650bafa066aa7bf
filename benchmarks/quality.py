"""Run the scorers beside the project on this program and print what they say.

Usage: python -m benchmarks.quality [--first N]
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
SCORERS = ROOT.parent / "shared"

# What is measured, the scorer, the command of this program that it calls, and its own options.
MEASURES = (
    ("Attribution of speech", "attribution/score.py", "attribute --json", ()),
    ("Answers to questions", "questions/score.py", "search", ()),
    ("Passages of an encyclopaedia", "retrieval/score.py", "search", ("--collection", "all")),
)


def main() -> int:
    """Print the figures of each scorer that is there; 1 when one of them fails."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--first", type=int, help="attribution on the first N articles only")
    options = parser.parse_args()
    scorers = [scorer for _, scorer, *_ in MEASURES]
    absent = [f"../shared/{scorer}" for scorer in scorers if not (SCORERS / scorer).is_file()]
    if absent:
        print(f"Not measured, for want of {' and '.join(absent)} beside the project")
    failed = False
    for title, scorer, command, own in MEASURES:
        if (script := SCORERS / scorer).is_file():
            print(f"{title} (../shared/{scorer})", flush=True)
            few = options.first and command.startswith("attribute")
            some = ("--first", str(options.first)) if few else own
            failed |= score(script, command, some) != 0
            print()
    return int(failed)


def score(script: Path, command: str, options: Sequence[str]) -> int:
    """Run one scorer on `python -m corpus COMMAND`; give its exit status."""
    called = f"{shlex.quote(sys.executable)} -m corpus {command}"
    arguments = [sys.executable, str(script), "--command", called, *options]
    return subprocess.run(arguments, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
