"""The layers of the project: who may import whom, and the one home of each dependency."""

from __future__ import annotations

import ast
import re
import sys
from functools import cache

import pytest

from tests.test_project import PACKAGES, ROOT, project_table

# A module imports from the rows above its own, and from its neighbours in the row.
LAYERS = (
    ("corpus.errors", "corpus.model", "corpus.irregular"),
    ("corpus.text", "corpus.dates"),
    ("corpus.readers",),
    ("corpus.attribution",),
    (
        "corpus.strings",
        "corpus.growing",
        "corpus.same_texts",
        "corpus.lists",
        "corpus.lexicon",
        "corpus.streams",
        "corpus.counts",
        "corpus.counting",
        "corpus.postings",
        "corpus.okapi",
        "corpus.periods",
        "corpus.days",
        "corpus.index",
    ),
    (
        "corpus.packing",
        "corpus.merged_words",
        "corpus.layout",
        "corpus.merging",
        "corpus.splicing",
        "corpus.assembling",
        "corpus.packed_set",
        "corpus.cache",
        "corpus.database",
        "corpus.reading",
        "corpus.progress",
        "corpus.archive",
        "corpus.workers",
        "corpus.indexing",
        "corpus.looking",
        "corpus.kept_set",
        "corpus.loading",
        "corpus.loader",
        "corpus.article_set",
        "corpus.names",
        "corpus.places",
        "corpus.speakers",
        "corpus.directory",
        "corpus.copies",
        "corpus.resemblance",
        "corpus.earlier",
        "corpus.asking_words",
        "corpus.asking",
        "corpus.whole_names",
        "corpus.asked",
        "corpus.small_talk",
        "corpus.overview",
        "corpus.question",
        "corpus.sources",
        "corpus.namesakes",
        "corpus.voices",
        "corpus.features",
        "corpus.mentions",
        "corpus.spelling",
        "corpus.exact",
        "corpus.time_words",
        "corpus.times",
        "corpus.reckoning",
        "corpus.vocabulary",
        "corpus.ranking",
        "corpus.evidence",
        "corpus.pointing",
        "corpus.arranging",
        "corpus.searching",
        "corpus.answer",
        "corpus.answering",
        "corpus.library",
        "corpus.report",
        "corpus.outline",
    ),
    (
        "bot.wording",
        "bot.layout",
        "bot.passages",
        "bot.refusals",
        "bot.replies",
        "bot.set_report",
        "bot.notices",
        "bot.html",
        "bot.terminal",
        "bot.buttons",
        "bot.dates",
        "bot.links",
        "bot.answers",
        "bot.quotations",
        "bot.browsing",
        "bot.reading",
        "bot.cards",
        "bot.files",
        "bot.memory",
        "bot.tasks",
        "bot.process",
        "bot.pool",
        "bot.results",
        "bot.shelf",
        "bot.reports",
    ),
    (
        "bot.logs",
        "bot.transport",
        "bot.webhook",
        "bot.connection",
        "bot.incoming",
        "bot.limits",
        "bot.sending",
        "bot.menus",
        "bot.gate",
        "bot.quotes",
    ),
    (
        "bot.admin",
        "bot.handlers",
        "bot.inline",
        "bot.taps",
        "bot.application",
        "bot.serving",
        "bot.chat",
    ),
    ("bot.settings", "bot.worker", "bot.__main__", "corpus.printing", "corpus.__main__"),
)

HOMES = {
    "rank_bm25": {"corpus.okapi"},
    "faker": {"corpus.attribution.first_names"},
    "aiohttp": {"bot.transport", "bot.webhook"},
    "certifi": {"bot.transport"},
    "telegram": {
        "bot.transport",
        "bot.webhook",
        "bot.connection",
        "bot.incoming",
        "bot.sending",
        "bot.menus",
        "bot.admin",
        "bot.application",
        "bot.serving",
        "bot.gate",
        "bot.handlers",
        "bot.inline",
        "bot.limits",
        "bot.taps",
    },
    "PIL": {"bot.cards"},
    "lxml": {"corpus.readers.web"},
    "readability": {"corpus.readers.web"},
    "yaml": {"corpus.readers.front_matter"},
    "aiolimiter": {"bot.limits"},
    "pydantic": {"bot.settings"},
    "pydantic_settings": {"bot.settings"},
    "dotenv": {"corpus.__main__"},
    "spellchecker": {"corpus.spelling"},
    "rich": {"bot.chat", "bot.terminal", "corpus.printing"},
    "Stemmer": {"corpus.text"},
}
DISTRIBUTIONS = {  # where a package is not imported by the name that it is installed by
    "telegram": "python-telegram-bot",
    "PIL": "pillow",
    "Stemmer": "pystemmer",
    "spellchecker": "pyspellchecker",
    "dotenv": "python-dotenv",
    "readability": "readability-lxml",
    "yaml": "pyyaml",
}


@cache
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


def test_what_is_imported_is_a_declared_dependency():
    """Nothing rests on what another package happens to bring along."""
    declared = {re.split(r"[\[<>=~ ]", line)[0] for line in project_table()["dependencies"]}
    used = {name.split(".")[0] for tree in modules().values() for name in imports(tree)}
    used -= {*PACKAGES, *sys.stdlib_module_names}
    missing = {DISTRIBUTIONS.get(name, name.replace("_", "-")) for name in used} - declared
    assert missing == set()
