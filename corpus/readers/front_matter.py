"""Front matter: what stands above the text of a Markdown file, as YAML or TOML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from corpus.errors import ArticleFormatError
from corpus.model import Span
from corpus.readers.metadata import Metadata, dated, line_of, parse_toml, stated

if TYPE_CHECKING:
    from collections.abc import Mapping

# The lines that open front matter, and those that close it; source: the manuals of Jekyll (YAML)
# and Hugo (TOML).
_OPENING = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
LONGEST = 100_000  # characters; no front matter comes near it
EMPTY = ("~", "null", "Null", "NULL")  # how YAML writes that there is no value


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says, where in it the title stands word for word, and where it *end*s."""

    said: Metadata = field(default_factory=Metadata)
    title: str | None = None
    title_span: Span | None = None
    end: int = 0


def read_front_matter(text: str, name: str) -> FrontMatter:
    """The front matter that opens *text*, the text of the file *name*; empty where there is none.

    Raises ArticleFormatError with the line for what is no YAML or TOML and for values that are of
    another type than said in `Metadata`.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter()
    mark, start = opening[1], opening.end()
    closing = _CLOSING[mark].search(text.replace("\r", "\n"), start)
    if closing is None or closing.start() - start > LONGEST:
        reason = f"expected a line {mark} that ends the front matter, found none"
        raise ArticleFormatError(name, 1, reason)
    written = text[start : closing.start()].replace("\r\n", "\n")
    table = parse_toml(written, name, above=1) if mark == "+++" else _parse_yaml(written, name)

    def problem(key: str, reason: str) -> ArticleFormatError:
        line = line_of(key, written)
        return ArticleFormatError(name, line and line + 1, reason)

    title = table.get("title") or None
    if title is not None and not isinstance(title, str):
        raise problem("title", "title: expected the headline as text")
    title = " ".join(title.split()) if title else None
    place = text.find(title, start, closing.start()) if title else -1
    span = Span(place, place + len(title)) if title and place >= 0 else None
    return FrontMatter(dated(stated(table, problem), problem), title or None, span, closing.end())


def _parse_yaml(written: str, name: str) -> Mapping[str, object]:
    """The table of YAML front matter with its values as they are written.

    The loader makes texts, lists and tables of what it reads and nothing else: no date loses its
    form, and no object comes to life.
    """
    try:
        loaded = yaml.load(written, Loader=yaml.CBaseLoader)  # noqa: S506 -- the safest there is
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        reason = f"expected YAML, found a fault: {error.problem or error.context}"
        raise ArticleFormatError(name, line, reason) from None
    except (yaml.YAMLError, RecursionError) as error:
        reason = f"expected YAML, found a fault: {type(error).__name__}"
        raise ArticleFormatError(name, 1, reason) from None
    if not loaded:
        return {}
    if not isinstance(loaded, dict):
        raise ArticleFormatError(name, 2, "expected keys and values as in title: ..., found none")
    return {key: None if value in EMPTY else value for key, value in loaded.items()}
