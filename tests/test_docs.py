"""What the documents show and name is what there is.

`python -m tests.test_docs` puts what the program prints now into the documents.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import pytest
from rich.text import Text

from bot import wording
from bot.settings import PREFIX, TelegramSettings
from corpus.attribution.document import read_document
from corpus.model import Article, Paragraph
from tests.bot.test_chat import Terminal
from tests.program import PATIENCE, ROOT, SHIPPED_ARTICLES, environment

README = ROOT / "README.md"
ATTRIBUTION = ROOT / "docs" / "attribution.md"
DOCUMENTS = [README, *sorted((ROOT / "docs").glob("*.md"))]
OTHERS = [ROOT / "CHANGELOG.md", ROOT / "benchmarks" / "README.md"]
PYTHON = ".venv/bin/python"

_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SESSION = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def in_project(path: Path) -> str:
    """A document as the project names it."""
    return path.relative_to(ROOT).as_posix()


# What is shown


def as_printed(document: str, folder: Path) -> str:
    """*document* with every console block as it comes out now.

    Files that the document shows stand in *folder*, where the commands are run, and so do the
    shipped articles.
    """
    for file, content in _FILE.findall(document):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(content, encoding="utf-8")
    shutil.copytree(SHIPPED_ARTICLES, folder / "corpus" / "articles")
    return _SESSION.sub(partial(_session, folder=folder), document)


def _session(block: re.Match[str], folder: Path) -> str:
    lines = block[1].splitlines()
    if lines[0] == "$ make chat":
        shown = _conversation([line[2:] for line in lines if line.startswith("> ")], folder)
    else:
        shown = "\n".join(_command(line, folder) for line in lines if line.startswith("$ "))
    return f"```console\n{shown}```"


def _conversation(typed: list[str], folder: Path) -> str:
    """What stands in a terminal after somebody has typed these lines, the last of them `quit`."""
    *questions, farewell = typed
    assert farewell == "quit"
    with Terminal(folder) as terminal:
        shown = terminal.banner
        for question in questions:
            terminal.type(question)
            shown += terminal.read_until("\n> ")
    plain = "\n".join(Text.from_ansi(line).plain.rstrip() for line in shown.splitlines())
    return f"$ make chat\n{plain} {farewell}\n"


def _command(line: str, folder: Path) -> str:
    """A command, as written behind the prompt, and what it prints."""
    words = shlex.split(line.removeprefix("$ "))
    settings = {}
    while "=" in words[0]:
        setting, _, value = words.pop(0).partition("=")
        settings[setting] = value
    assert words[0] == PYTHON
    ended = subprocess.run(
        [sys.executable, *words[1:]],
        cwd=folder,
        env=environment() | settings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.stderr == ""
    return f"{line}\n{ended.stdout.rstrip()}\n"


@pytest.mark.parametrize("path", DOCUMENTS, ids=in_project)
def test_documents_show_what_the_program_prints(path: Path, tmp_path: Path):
    """When this fails and the new words are right: `python -m tests.test_docs`."""
    document = path.read_text(encoding="utf-8")
    assert as_printed(document, tmp_path).splitlines() == document.splitlines()


def test_readme_shows_an_answer_and_a_refusal():
    [conversation] = [b for b in _SESSION.findall(README.read_text("utf-8")) if "make chat" in b]
    assert (
        "\nWang Yaqiu, China researcher at the New York-based Human Rights Watch\n" in conversation
    )
    assert wording.NOBODY_CALLED.format(name="Elon Musk") in conversation


def test_tags_are_those_that_the_program_gives():
    """The account of attribution shows a line of its article, word by word over tag by tag."""
    document = ATTRIBUTION.read_text(encoding="utf-8")
    [(_, content)] = _FILE.findall(document)
    [(words, tags)] = re.findall(r"^```text\n(.+)\n(.+)\n```$", document, re.MULTILINE)
    paragraphs = tuple(
        Paragraph(number, match.start(), match.end())
        for number, match in enumerate(re.finditer(r".+", content))
    )
    lines = [b.line for b in read_document(Article("harbour.txt", content, paragraphs)).blocks]
    shown = [(" ".join(line.words), line.tags) for line in lines]
    assert (words, "".join(tags.split())) in shown


# What is named


def rows(heading: str) -> list[list[str]]:
    """The cells of the rows of the first table below *heading* in the README."""
    section = README.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    table = re.search(r"^\|.*?(?=\n\n)", section, re.MULTILINE | re.DOTALL)
    assert table is not None, heading
    lines = table[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_readme_tells_every_setting_and_its_default():
    """An empty cell says that there is none, and the places depend on the machine."""
    told = {name.strip("`"): default.strip("`") for name, default, _ in rows("Settings")}
    fields = {
        f"{PREFIX}{name.upper()}": "" if field.is_required() else str(field.default or "")
        for name, field in TelegramSettings.model_fields.items()
    }
    fields |= {f"{PREFIX}ADMIN_IDS": "", f"{PREFIX}ARTICLES": "the shipped ones"}
    fields[f"{PREFIX}CACHE"] = "~/.cache/on-record"
    assert told == fields


def test_readme_tells_every_command_of_the_conversation():
    commands = ["start", *wording.EVERYBODYS, *wording.ADMINS]
    told = [row[0].strip("`/") for row in rows("As a Telegram bot")]
    assert sorted(told) == sorted(commands)


def test_readme_tells_every_command_of_the_command_line():
    """Those that `--help` lists, and the bot itself, which needs none."""
    told = [re.match(r"`python -m (\w+)(?: ([a-z]+))?", row[0]) for row in rows("Command line")]
    offered = {("bot", "")}
    for package in ("bot", "corpus"):
        shown = _command(f"$ {PYTHON} -m {package} --help", ROOT)
        offered |= {
            (package, name) for name in re.findall(r"^    ([a-z]+)(?:\s)", shown, re.MULTILINE)
        }
    assert {match.groups("") for match in told if match} == offered


def prose(path: Path) -> str:
    """A document without what it sets in fences."""
    return _FENCED.sub("", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DOCUMENTS + OTHERS, ids=in_project)
def test_links_lead_somewhere(path: Path):
    """A link to a file has that file behind it; one to a heading has that heading."""
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(path)):
        if re.match(r"https?://", target):
            continue
        name, _, heading = target.partition("#")
        file = path.parent / name if name else path
        assert file.exists(), target
        assert not heading or heading in anchors(file), target


def anchors(path: Path) -> set[str]:
    """The headings of a document, as links name them."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=in_project)
def test_files_that_are_named_exist(path: Path):
    """Paths and modules of the project; in the account of attribution, also its modules alone."""
    folders = [ROOT, ROOT / "corpus" / "attribution"] if path == ATTRIBUTION else [ROOT]
    named = re.findall(
        r"(?<![\w/])(?:[a-z_]+/)*[a-z_]+\.py\b|\b(?:bot|corpus)/[a-z_/]+", prose(path)
    )
    assert named
    missing = [name for name in named if not any((f / name).exists() for f in folders)]
    assert missing == []


def test_account_of_attribution_names_every_module():
    modules = {path.name for path in (ROOT / "corpus" / "attribution").glob("[a-z]*.py")}
    assert modules <= set(re.findall(r"`(\w+\.py)`", prose(ATTRIBUTION)))


def main() -> None:
    """Put what the program prints now into the documents."""
    for path in DOCUMENTS:
        document = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(as_printed(document, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
