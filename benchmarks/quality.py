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
)


def main() -> int:
    """Print the figures of each scorer that is there; 1 when one of them fails."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--first", type=int, help="attribution on the first N articles only")
    options = parser.parse_args()
    failed = False
    for title, scorer, command in MEASURES:
        script = SCORERS / scorer
        if not script.is_file():
            print(f"{title}: not measured, there is no ../shared/{scorer} beside the project")
            continue
        some = ["--first", str(options.first)] if options.first and "attribution" in scorer else []
        print(f"{title} (../shared/{scorer})", flush=True)
        failed |= score(script, command, some) != 0
        print()
    return int(failed)


def score(script: Path, command: str, options: list[str]) -> int:
    """Run one scorer on `python -m corpus COMMAND`; give its exit status."""
    called = f"{shlex.quote(sys.executable)} -m corpus {command}"
    arguments = [sys.executable, str(script), "--command", called, *options]
    return subprocess.run(arguments, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
