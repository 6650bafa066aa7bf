"""What `make` says where the machine lacks something, before anything is made."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.program import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# A Python that is not what is needed, by what it would say of itself.
PRETENDED = """#!/bin/sh
[ "$1" = -c ] || exit 99
exec "{python}" -c "import sys
{change}
$2"
"""
OTHERWISE = "say make PYTHON=/path/to/python3"


def make(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run make with its environment below *folder*, apart from the make that runs the tests."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", f"VENV={folder / '.venv'}", *arguments],
        cwd=ROOT,
        env=outer,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ("sys.version_info = (3, 9, 1)", "Python 3.11 or newer is needed, {} is 3.9: "),
        ("sys.modules['ensurepip'] = None", "{} comes without venv: install it (Debian, "),
    ],
    ids=["too old", "no venv"],
)
def test_python_that_will_not_do(tmp_path: Path, change: str, complaint: str):
    python = tmp_path / "python"
    python.write_text(PRETENDED.format(python=sys.executable, change=change), encoding="utf-8")
    python.chmod(0o755)
    ended = make(f"PYTHON={python}", "chat", folder=tmp_path)
    line, _ = ended.stderr.splitlines()  # the other is make's own
    assert line.startswith(complaint.format(python))
    assert line.endswith(OTHERWISE)
    assert ended.stdout == ""
    assert ended.returncode == 2
    assert not (tmp_path / ".venv").exists()


def test_python_that_is_not_there(tmp_path: Path):
    ended = make("PYTHON=python3.0", "chat", folder=tmp_path)
    line, _ = ended.stderr.splitlines()
    assert line == f"python3.0 cannot be run: install Python 3.11 or newer, or {OTHERWISE}"
    assert ended.returncode == 2
    assert not (tmp_path / ".venv").exists()


def test_make_alone_tells_what_can_be_made(tmp_path: Path):
    lines = make(folder=tmp_path).stdout.splitlines()
    names = [line.split()[1] for line in lines if line.startswith("  make ")]
    assert {"chat", "test", "run", "lock"} <= set(names)
    assert len(names) == len(lines)
