"""Arrays that grow at their end, and hold on to nothing of what was added to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


class Growing:
    """The rows of tables, one behind the other; each row has *width* numbers, if more than one."""

    def __init__(self, kind: npt.DTypeLike, width: int = 1) -> None:
        self._kind = np.dtype(kind)
        self._width = width
        self._content = bytearray()

    def add(self, table: npt.NDArray[Any]) -> None:
        """Put a copy of *table* behind what is there."""
        self._content += np.ascontiguousarray(table, self._kind).reshape(-1).view(np.uint8).data

    def array(self) -> npt.NDArray[Any]:
        """All rows. Nothing can be added any more while this is in use."""
        whole = np.frombuffer(self._content, self._kind)
        return whole.reshape(-1, self._width) if self._width > 1 else whole
