"""Named arrays in one file, written in one piece, checked when opened, and mapped, not read.

The file begins with `MAGIC`, the length of a header and its CRC-32 (8 and 4 bytes, little endian),
then the header in JSON: what the arrays are of, and for each its type, shape, place and CRC-32.
Each array begins at a multiple of `ALIGNED` bytes.
"""

from __future__ import annotations

import json
import math
import mmap
import os
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from corpus.strings import Arrays

MAGIC = b"On Record arrays, format 1\n"
ALIGNED = 64
_HEAD = len(MAGIC) + 12
_CHUNK = 1 << 22


class ArchiveError(Exception):
    """A file is no archive, or is not whole; its text says what is wrong."""


class Mapped(dict[str, "npt.NDArray[np.generic]"]):
    """Arrays by name that are pages of a file, which is mapped as *whole*."""

    def __init__(self, whole: mmap.mmap, arrays: Arrays) -> None:
        super().__init__(arrays)
        self._whole = whole

    def let_go(self) -> None:
        """Give the memory back for now; a page is read again when it is looked at."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._whole.madvise(mmap.MADV_DONTNEED)


def save(path: Path, about: dict[str, Any], arrays: Arrays) -> None:
    """Write *arrays*, and what they are *about*, to *path*, in the place of what is there.

    Whoever opens it meanwhile, and after a kill at any moment, finds the old file or the new one.
    Raises OSError when it cannot be written; nothing is left behind then.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            _write(file, about, arrays)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def load(path: Path) -> tuple[dict[str, Any], Mapped]:
    """What *path* is about, and its arrays, which cannot be written to.

    They are pages of the file: the system reads them when they are looked at, and may let go of
    them again. That the file is deleted or replaced does not matter to them. Raises OSError and
    ArchiveError when there is nothing whole.
    """
    with path.open("rb") as file:
        about, listed, start = _header(file)
        length = start + sum(_padded(one[4]) for one in listed)
        if os.fstat(file.fileno()).st_size != length:
            raise ArchiveError(f"{path}: expected {length:,} bytes")
        for name, _, _, offset, length, checksum in listed:
            if _checksum_of(file, start + offset, length) != checksum:
                raise ArchiveError(f"{path}: the array {name} is damaged")
        whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    arrays = {
        name: np.frombuffer(whole, kind, math.prod(shape), start + offset).reshape(shape)
        for name, kind, shape, offset, _, _ in listed
    }
    return about, Mapped(whole, arrays)


def read_about(path: Path) -> dict[str, Any]:
    """What *path* is about. Raises OSError and ArchiveError as `load` does, but for the arrays."""
    with path.open("rb") as file:
        return _header(file)[0]


def _write(file: BinaryIO, about: dict[str, Any], arrays: Arrays) -> None:
    listed: list[tuple[str, str, tuple[int, ...], int, int, int]] = []
    offset = 0
    for name, array in arrays.items():
        content = _content(array)
        listed.append(
            (name, array.dtype.str, array.shape, offset, len(content), zlib.crc32(content))
        )
        offset += _padded(len(content))
    header = json.dumps({"about": about, "arrays": listed}).encode()
    header += b" " * (_padded(_HEAD + len(header)) - _HEAD - len(header))
    file.write(MAGIC + len(header).to_bytes(8, "little"))
    file.write(zlib.crc32(header).to_bytes(4, "little") + header)
    for array in arrays.values():
        content = _content(array)
        file.write(content)
        file.write(bytes(_padded(len(content)) - len(content)))


def _header(file: BinaryIO) -> tuple[dict[str, Any], list[list[Any]], int]:
    """What the file is about, its list of arrays, and where the first of them begins."""
    head = file.read(_HEAD)
    length = int.from_bytes(head[len(MAGIC) : len(MAGIC) + 8], "little")
    if not head.startswith(MAGIC) or length > os.fstat(file.fileno()).st_size:
        raise ArchiveError("expected an archive of this format, found none")
    header = file.read(length)
    if zlib.crc32(header).to_bytes(4, "little") != head[-4:]:
        raise ArchiveError("the header is damaged")
    held = json.loads(header)
    return held["about"], held["arrays"], _HEAD + length


def _checksum_of(file: BinaryIO, start: int, length: int) -> int:
    file.seek(start)
    checksum = 0
    while length > 0:
        chunk = file.read(min(length, _CHUNK))
        if not chunk:
            break
        checksum = zlib.crc32(chunk, checksum)
        length -= len(chunk)
    return checksum if not length else -1


def _content(array: npt.NDArray[np.generic]) -> memoryview:
    """The bytes of *array*, without a copy where it lies in one piece."""
    return np.ascontiguousarray(array).reshape(-1).view(np.uint8).data


def _padded(length: int) -> int:
    return -(-length // ALIGNED) * ALIGNED
