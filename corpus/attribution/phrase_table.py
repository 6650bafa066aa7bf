"""The noun phrases of several lines at once: arrays tell most of their names, the rest is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.attribution import words
from corpus.attribution.phrases import Phrase, find_name, find_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.attribution.document import Block
    from corpus.attribution.words import Ints, Letters

# By its tag, what may join a run of capitals to those before it; and words whose capitals may not
# be all of a name.
_JOINING = np.zeros(256, dtype=np.bool_)
_JOINING[[ord(letter) for letter in '"oci-d']] = True
_PECULIAR = words.BASED | words.DAY
_FORMS = np.array(["nominal", "name", "pronoun", "relative"], dtype=object)


class PhraseTable:
    """The phrases of some blocks, in order, by number.

    *first*, *end* and *name_end* are positions in the grid, *name_end* 0 without a name; *form* is
    a place in `_FORMS`. *phrases* are the same one by one, with the tokens of their lines.
    """

    def __init__(self, tags: Letters, flags: Ints, blocks: Sequence[Block]) -> None:
        text = tags.tobytes().decode("latin-1")
        spans = np.array(find_spans(text), dtype=np.int64).reshape(-1, 2)
        self.first, self.end = spans.T.copy()
        bounds = self.first.searchsorted([block.offset for block in blocks]).tolist()
        bounds.append(len(self.first))
        offsets = np.array([block.offset for block in blocks], dtype=np.int64)
        offset = offsets.repeat(np.diff(bounds))
        name_first, self.name_end = self._find_names(tags, flags, blocks, offset)
        opening = np.where(self.end - self.first == 1, tags[self.first], 0)
        pronoun, relative = opening == ord("p"), opening == ord("w")
        self.form = np.where(pronoun, 2, np.where(relative, 3, self.name_end > 0))
        at = offset * (self.name_end > 0)
        starts = (self.first - offset).tolist()
        self.phrases = [
            *map(
                Phrase,
                starts,
                (self.end - offset).tolist(),
                _FORMS[self.form].tolist(),
                (name_first - at).tolist(),
                (self.name_end - at).tolist(),
            )
        ]
        for block, a, b in zip(blocks, bounds, bounds[1:], strict=False):
            block.phrases, block.phrase_starts = self.phrases[a:b], starts[a:b]

    def _find_names(
        self, tags: Letters, flags: Ints, blocks: Sequence[Block], offset: Ints
    ) -> tuple[Ints, Ints]:
        """Where the name of each phrase begins and ends, as `find_name` has it."""
        first, capital = self.first, tags == ord("C")
        end = self.end - ((tags[self.end - 1] == ord("s")) & (self.end - first > 1))
        others = np.maximum.accumulate(np.where(capital, -1, np.arange(len(tags))))
        start = np.maximum(first, others[end - 1] + 1)
        named = capital[end - 1]
        before = start - 1
        joined = _JOINING[tags[before]] | ((flags[before] & words.PARTICLE) > 0)
        peculiar = ((start > first) & joined) | ((flags[start] & _PECULIAR) > 0)
        start, end = start * named, end * named
        by_offset = {block.offset: block for block in blocks}
        for k in (named & peculiar).nonzero()[0].tolist():
            at = int(offset[k])
            a, b = find_name(by_offset[at].line, int(first[k]) - at, int(self.end[k]) - at)
            start[k], end[k] = (at + a, at + b) if b else (0, 0)
        return start, end
