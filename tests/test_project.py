"""What the project promises of itself: locked packages, settings, commands, no machine's paths."""

from __future__ import annotations

import re
import tomllib
from itertools import groupby
from pathlib import Path

import pytest

from bot.settings import PREFIX, TelegramSettings

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "corpus")
GENERATED = {".git", ".venv", "__pycache__", ".env", "build", "dist", ".hypothesis"}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home|Users|opt)/\w")


def project_table() -> dict[str, list[str]]:
    """The table `project` of pyproject.toml."""
    table: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
        "project"
    ]
    return table


def test_every_package_is_installed_with_the_project():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    folders = {path.parent for name in PACKAGES for path in (ROOT / name).rglob("__init__.py")}
    assert set(listed["packages"]) == {".".join(f.relative_to(ROOT).parts) for f in folders}


# Locked packages


def lock(name: str) -> dict[str, list[str]]:
    """The entries of a lock file ("name==version ; condition") with the lines below each."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", "")
    entries = [line.split("--hash=") for line in text.splitlines() if line[:1] not in ("#", "")]
    return {entry.strip(): [item.strip() for item in hashes] for entry, *hashes in entries}


@pytest.mark.parametrize("name", ["run.txt", "test.txt"])
def test_locked_packages_have_exact_versions_and_hashes(name: str):
    """Nothing else stands in a lock file: no option, no index, no address, no loose version."""
    entries = lock(name)
    assert len(entries) > 10
    for entry, hashes in entries.items():
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][\w.+!]*( ; [^@/]+)?", entry)
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", item) for item in hashes)


def test_tests_run_on_the_packages_that_are_run():
    assert lock("run.txt").items() <= lock("test.txt").items()


def test_every_dependency_is_locked():
    locked = {entry.split("==")[0] for entry in lock("run.txt")}
    declared = {re.split(r"[\[<>=~ ]", line)[0] for line in project_table()["dependencies"]}
    assert declared <= locked


# Settings and commands


def test_example_of_settings_names_each_and_no_other():
    """Each stands there, set or behind a `#`, under a comment that explains it."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = re.findall(rf"^#? ?({PREFIX}[A-Z_]+)=", text, re.MULTILINE)
    assert set(named) == {f"{PREFIX}{field.upper()}" for field in TelegramSettings.model_fields}
    blocks = [list(lines) for kind, lines in groupby(text.splitlines(), bool) if kind]
    explained = [block for block in blocks if any(PREFIX in line for line in block)]
    assert all(block[0].startswith("# ") and "=" not in block[0] for block in explained)


def make_targets() -> set[str]:
    """What can be made, as `make help` lists it."""
    return set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_readme_names_commands_that_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    made = set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(code(readme))))
    assert {"chat", "test", "run"} <= made <= make_targets()
    started = set(re.findall(r"python -m (\w+(?:\.\w+)*)", readme))
    assert started <= {"bot", "corpus", "benchmarks.quality", "pytest", "venv"}


def test_readme_names_settings_that_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    settings = {f"{PREFIX}{field.upper()}" for field in TelegramSettings.model_fields}
    named = set(re.findall(rf"\b{PREFIX}[A-Z_]+\b", readme))
    assert {f"{PREFIX}TOKEN", f"{PREFIX}ADMIN_IDS", f"{PREFIX}ARTICLES"} <= named <= settings


def code(markdown: str) -> list[str]:
    """What a document sets as code: in backticks, fenced, or indented by four."""
    fenced = re.findall(r"^```.*?^```", markdown, re.MULTILINE | re.DOTALL)
    return fenced + re.findall(r"`[^`\n]+`|^ {4}.*$", markdown, re.MULTILINE)


def test_automatic_checks_are_those_of_a_developer():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make --no-print-directory test" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


# Words


def project_files() -> list[Path]:
    """Every file of the project; what is made from it or by tools is none."""
    kept = []
    for path in sorted(ROOT.rglob("*")):
        parts = set(path.relative_to(ROOT).parts)
        if path.is_file() and not parts & GENERATED and not any("_cache" in p for p in parts):
            kept.append(path)
    return kept


def test_no_file_names_a_path_of_a_machine():
    named = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in project_files()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if MACHINE_PATH.search(line) or str(Path.home()) + "/" in line
    ]
    assert named == []


def test_shipped_article_is_named_nowhere_in_the_code():
    """What the program knows it reads from articles: no name of a speaker stands in its code."""
    names = r"WeChat|Tencent|TikTok|Deibert|Fengsuo|Yaqiu|Keliang|CitizenLab|ByteDance|Uyghur"
    named = [
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if re.search(names, path.read_text(encoding="utf-8"))
    ]
    assert named == []
