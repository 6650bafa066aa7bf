"""What the project promises of itself: layers, locked packages, settings, commands, no secrets."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from itertools import groupby
from pathlib import Path

import pytest

from bot.settings import PREFIX, TelegramSettings

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "corpus")

# A module imports from the rows above its own, and from its neighbours in the row.
LAYERS = (
    ("corpus.errors", "corpus.model"),
    ("corpus.text",),
    ("corpus.readers",),
    ("corpus.attribution",),
    ("corpus.index",),
    (
        "corpus.names",
        "corpus.asking",
        "corpus.question",
        "corpus.speakers",
        "corpus.ranking",
        "corpus.library",
    ),
    ("bot.wording", "bot.layout", "bot.replies", "bot.notices", "bot.html", "bot.terminal"),
    ("bot.logs", "bot.connection", "bot.incoming", "bot.sending", "bot.menus"),
    ("bot.handlers", "bot.application", "bot.chat"),
    ("bot.settings", "bot.__main__", "corpus.printing", "corpus.__main__"),
)

HOMES = {
    "rank_bm25": {"corpus.index"},
    "faker": {"corpus.attribution.first_names"},
    "telegram": {
        "bot.connection",
        "bot.incoming",
        "bot.sending",
        "bot.menus",
        "bot.handlers",
        "bot.application",
    },
    "pydantic": {"bot.settings"},
    "pydantic_settings": {"bot.settings"},
    "rich": {"bot.chat", "bot.terminal", "corpus.printing"},
    "snowballstemmer": {"corpus.text"},
}
DISTRIBUTIONS = {  # where a package is not imported by the name that it is installed by
    "telegram": "python-telegram-bot",
    "dotenv": "python-dotenv",
}

GENERATED = {".git", ".venv", "__pycache__", ".env", "build", "dist", ".hypothesis"}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home|Users|opt)/\w")


def modules() -> dict[str, ast.Module]:
    """The project's modules by their dotted names, parsed."""
    paths = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(paths)
    }


def imports(tree: ast.Module) -> set[str]:
    """What a module imports when it runs, as dotted names; imports for type checkers do not run."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = node.module in PACKAGES  # "from bot import wording" names a module
            found |= {f"{node.module}.{alias.name}" for alias in node.names} if whole else set()
            found |= set() if whole else {node.module}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            found.add(re.sub(r"^f?['\"]|\.?\{.*|['\"]$", "", ast.unparse(node.args[0])))
    return found


def layer(module: str) -> int | None:
    """The number of the row that a module or one of its parents stands in."""
    for number, row in enumerate(LAYERS):
        if any(module == name or module.startswith(f"{name}.") for name in row):
            return number
    return None


@pytest.mark.parametrize("module", [name for name in modules() if name not in PACKAGES])
def test_module_imports_only_from_the_layers_above(module: str):
    own = layer(module)
    assert own is not None, f"{module} stands in no layer"
    ours = {name for name in imports(modules()[module]) if name.split(".")[0] in PACKAGES}
    below = {name for name in ours if (found := layer(name)) is None or found > own}
    assert below == set()


def test_corpus_knows_nothing_of_chat():
    named = {m for m, tree in modules().items() for name in imports(tree) if name.startswith("bot")}
    assert not [module for module in named if module.startswith("corpus")]


@pytest.mark.parametrize("package", HOMES)
def test_dependency_has_one_home(package: str):
    """Only its home imports it, so that its odd cases are dealt with in one place."""
    users = {
        module
        for module, tree in modules().items()
        if any(name.split(".")[0] == package for name in imports(tree))
    }
    assert users == HOMES[package]


def project_table() -> dict[str, list[str]]:
    """The table `project` of pyproject.toml."""
    table: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
        "project"
    ]
    return table


def test_what_is_imported_is_a_declared_dependency():
    """Nothing rests on what another package happens to bring along."""
    declared = {re.split(r"[\[<>=~ ]", line)[0] for line in project_table()["dependencies"]}
    used = {name.split(".")[0] for tree in modules().values() for name in imports(tree)}
    used -= {*PACKAGES, *sys.stdlib_module_names}
    missing = {DISTRIBUTIONS.get(name, name.replace("_", "-")) for name in used} - declared
    assert missing == set()


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
    assert started <= {"bot", "corpus", "venv", "benchmarks.quality"}


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
