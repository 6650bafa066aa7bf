"""The arrays of a whole set as they are kept for the next start or reload."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import archive
from corpus.archive import ArchiveError
from corpus.cache import version
from corpus.errors import ArticleFormatError
from corpus.readers import LeftOut

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.strings import Arrays

logger = logging.getLogger(__name__)

ARCHIVE = "set.arrays"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The *arrays* of a set, what is *broken* in it and what was *left_out*.

    *fingerprint* changes when any article does, *mark* when any file or this program does; it is
    empty for a set that is not to be taken for another reading of the same files.
    """

    arrays: Arrays
    broken: tuple[ArticleFormatError, ...]
    left_out: tuple[LeftOut, ...]
    fingerprint: str
    mark: str = ""


def stored_set(place: Path, mark: str) -> Loaded:
    """The set whose arrays were kept in *place*, if it has this *mark*.

    Raises OSError and ArchiveError when nothing whole of it is there.
    """
    path = place / ARCHIVE
    about = archive.read_about(path)
    if about["mark"] != mark:
        raise ArchiveError(f"{path}: of another set")
    about, arrays = archive.load(path)
    return Loaded(
        arrays,
        tuple(ArticleFormatError(*error) for error in about["broken"]),
        tuple(LeftOut(*left) for left in about["left_out"]),
        about["fingerprint"],
        about["mark"],
    )


def find(place: Path | None, mark: str) -> Loaded | None:
    """The set that is kept in *place*, if it has this *mark* and is whole."""
    if place is None or not mark or not (place / ARCHIVE).exists():
        return None
    try:
        if archive.read_about(place / ARCHIVE)["mark"] == mark:
            return stored_set(place, mark)
    except (OSError, ArchiveError) as error:
        logger.warning("The cache %s cannot be used (%s): made anew", place / ARCHIVE, error)
    return None


def earlier(place: Path | None) -> Arrays | None:
    """The arrays that are kept in *place*, of whatever files, if this program made them."""
    if place is None:
        return None
    try:
        if archive.read_about(place / ARCHIVE).get("version") == version((".",)):
            return archive.load(place / ARCHIVE)[1]
    except (OSError, ArchiveError):
        pass  # there was none, or `find` has told what is wrong with it
    return None


def keep(place: Path, loaded: Loaded) -> None:
    """Keep the set in *place*, in place of another; that it cannot be is told in one line."""
    about = {
        "mark": loaded.mark,
        "version": version((".",)),
        "broken": [(error.path, error.line, error.reason) for error in loaded.broken],
        "left_out": [(left.path, left.line, left.reason) for left in loaded.left_out],
        "fingerprint": loaded.fingerprint,
    }
    try:
        place.mkdir(parents=True, exist_ok=True)
        archive.save(place / ARCHIVE, about, loaded.arrays)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        logger.warning("The cache %s cannot be written (%s): not kept", place / ARCHIVE, reason)
