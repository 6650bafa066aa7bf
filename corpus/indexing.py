"""The arrays of a set with all that is looked up in it, made once and then only read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from corpus.copies import find_originals
from corpus.directory import directory_arrays, keys_of
from corpus.earlier import EarlierCopies
from corpus.index import Index
from corpus.packed_set import PackedSet
from corpus.packing import ATTRIBUTION, NONE, read_speaker
from corpus.sources import source_arrays
from corpus.speakers import SpeakerList, speaker_arrays
from corpus.strings import Strings
from corpus.workers import at_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from corpus.earlier import Earlier
    from corpus.model import Speaker
    from corpus.strings import Arrays

_KEYS = "directory_keys"
_SPEAKER, _MENTION = ATTRIBUTION.index("speaker"), ATTRIBUTION.index("mention")


def index_arrays(
    arrays: Arrays, processes: int = 1, earlier: Earlier | None = None
) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of a set, as `merging.merge` laid them out, and those of all that is looked up.

    `Library` opens what this gives without looking at each passage, speaker or word. With more
    than one of *processes* the work is shared with a copy of this one, which has to be one that
    has no threads at work. *earlier* is what is known of an earlier reading, by the same program.
    """
    old = None if earlier is None else earlier.old
    with at_once(_of_speech, (arrays, old), processes) as of_speech:
        packed = PackedSet(arrays)
        index = Index(packed.passages, arrays, earlier)
        known = None
        if earlier is not None:
            earlier.let_go()
            known = EarlierCopies(earlier.old, earlier.passages())
        copies = find_originals(index.streams, packed.article_of, packed.outlines, known)
        return {**arrays, **index.to_arrays(), **copies, **of_speech()}


def _of_speech(sets: tuple[Arrays, Arrays | None]) -> dict[str, npt.NDArray[np.generic]]:
    """Who speaks, by what they are found, and what articles call those whom they do not name.

    *sets* are the arrays of the set, and of an earlier reading.
    """
    arrays, old = sets
    packed = PackedSet(arrays)
    keys = packed.speaker_keys
    own = packed.attributions[:, _SPEAKER]
    counts = np.bincount(own[own != NONE], minlength=len(keys)).tolist()
    speakers = speaker_arrays(tuple(map(read_speaker, keys)), counts)
    listed = SpeakerList({**arrays, **speakers}).speakers
    return speakers | _directory(listed, old) | source_arrays(_mentions(packed))


def _directory(
    speakers: Sequence[Speaker], old: Arrays | None
) -> dict[str, npt.NDArray[np.generic]]:
    """What *speakers* are found by, of most of whom *old* may know it."""
    known: dict[Speaker, str] = {}
    if old is not None:
        known = dict(zip(SpeakerList(old).speakers, Strings.from_arrays(old, _KEYS), strict=True))
    keys = [known.get(speaker) or json.dumps(keys_of(speaker)) for speaker in speakers]
    return directory_arrays(map(json.loads, keys)) | Strings.of(keys).to_arrays(_KEYS)


def _mentions(packed: PackedSet) -> Iterator[tuple[int, str]]:
    """The places of speech whose source has no name, each with the article's words for it."""
    table = packed.attributions
    unnamed = np.flatnonzero((table[:, _SPEAKER] == NONE) & (table[:, _MENTION] != NONE))
    passages = np.searchsorted(packed.attribution_starts, unnamed, side="right") - 1
    articles = np.searchsorted(packed.passage_starts, passages, side="right") - 1
    spans = table[unnamed][:, _MENTION : _MENTION + 2].tolist()
    for place, article, span in zip(unnamed.tolist(), articles.tolist(), spans, strict=True):
        yield place, packed.texts[article][slice(*span)]
