"""Entries of the cache in one SQLite file for each set.

SQLite keeps a file whole whenever a process or the machine stops; what a disk or a hand damages
inside an entry is told by the entry's own checksum.
"""

from __future__ import annotations

import logging
import sqlite3
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Self

from corpus.cache import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

logger = logging.getLogger(__name__)

ENTRIES = "articles.sqlite"
WRITTEN_AT_ONCE = 200  # entries
READ_AT_ONCE = 200
SECONDS_UNWRITTEN = 2.0
WAIT = 5.0  # seconds for another process that writes
# A file grows by what is no longer used until that is so much of it.
WASTE = 0.25
LEAST_WASTE = 200  # entries
_CHECKSUM = 4  # bytes


class Database:
    """Entries in an SQLite file in *folder*, which is made if need be.

    A file that is damaged is begun anew. One that cannot be written is read as far as it can be;
    the reason is logged in one line, and what is new is kept in memory alone. To be used as a
    context manager, by one thread at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / ENTRIES
        self._new: dict[bytes, bytes] = {}
        self._written_at = time.monotonic()
        self.can_write = True
        self._database: sqlite3.Connection | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._give_up(error.strerror or type(error).__name__)
            return
        self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _: type[BaseException] | None,
        __: BaseException | None,
        ___: TracebackType | None,
    ) -> None:
        self._write()
        self._close()

    def get(self, key: bytes) -> bytes | None:
        """What was put there, ``None`` when that is not there, or not whole any more."""
        return next(self.get_all([key]))

    def get_all(self, keys: Sequence[bytes]) -> Iterator[bytes | None]:
        """What `get` gives for each of *keys*, in order, so many at once read from the file."""
        for first in range(0, len(keys), READ_AT_ONCE):
            some = keys[first : first + READ_AT_ONCE]
            found = self._found([key for key in some if key not in self._new])
            for key in some:
                yield self._new[key] if key in self._new else found.get(key)

    def known(self) -> set[bytes]:
        """The keys of all that was put there; what has one may still not be whole."""
        return set(self._new).union(row[0] for row in self._rows("SELECT key FROM entries"))

    def put(self, key: bytes, content: bytes) -> None:
        """Keep *content*; it is written a little later, with others."""
        self._new[key] = content
        is_time = time.monotonic() - self._written_at > SECONDS_UNWRITTEN
        if len(self._new) >= WRITTEN_AT_ONCE or is_time:
            self._write()

    def keep(self, used: Iterable[bytes]) -> None:
        """Write what is not yet written, and let go of what is not *used* once there is much."""
        self._write()
        if self._database is None or not self.can_write:
            return
        try:
            wanted = set(used)
            there = {row[0] for row in self._database.execute("SELECT key FROM entries")}
            waste = there - wanted
            if len(waste) < max(LEAST_WASTE, WASTE * len(wanted)):
                return
            with self._database:
                self._database.executemany(
                    "DELETE FROM entries WHERE key = ?", [(key,) for key in waste]
                )
            self._database.execute("VACUUM")
        except sqlite3.Error as error:
            self._failed(error)

    def _found(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is in the file under those of *keys* that are there, and whole."""
        places = ",".join("?" * len(keys))
        # nothing but question marks is put into the statement
        rows = self._rows(f"SELECT key, content FROM entries WHERE key IN ({places})", keys)  # noqa: S608
        return {
            key: content[_CHECKSUM:]
            for key, content in rows
            if content[:_CHECKSUM] == _checksum(key, memoryview(content)[_CHECKSUM:])
        }

    def _rows(self, statement: str, values: Sequence[bytes] = ()) -> list[tuple[bytes, ...]]:
        """What is found; nothing where nothing can be read."""
        if self._database is None:
            return []
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self._failed(error)
            return []

    def _open(self) -> None:
        try:
            self._connect()
        except sqlite3.OperationalError as error:
            self._only_read(str(error))
        except (sqlite3.DatabaseError, ValueError):
            self._begin_anew()

    def _connect(self) -> None:
        """Open the file, with its table. Raises ValueError for one of another format."""
        self._database = sqlite3.connect(self._path, timeout=WAIT, check_same_thread=False)
        found = self._database.execute("PRAGMA user_version").fetchone()[0]
        if found not in (0, FORMAT):
            raise ValueError(found)
        with self._database:
            # what is lost with the machine's power alone is made again
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute(
                "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, content BLOB NOT NULL)"
            )
            if not found:
                self._database.execute(f"PRAGMA user_version = {FORMAT}")

    def _only_read(self, reason: str) -> None:
        """Take what can be had of a file that cannot be written."""
        self._give_up(reason)
        try:
            address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
            self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._database.execute("SELECT count(*) FROM entries WHERE key = x''").fetchone()
        except sqlite3.Error:
            self._close()

    def _begin_anew(self) -> None:
        """Throw a damaged file away, with what SQLite keeps beside it, and start another."""
        self._close()
        logger.warning("The cache %s was damaged or of another format: made anew", self._path)
        try:
            for suffix in ("", "-journal", "-wal", "-shm"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
            self._connect()
        except (sqlite3.Error, OSError, ValueError) as error:
            self._close()
            self._give_up(str(error))

    def _write(self) -> None:
        if self._database is None or not self._new or not self.can_write:
            return
        rows = [(key, _checksum(key, content) + content) for key, content in self._new.items()]
        try:
            with self._database:
                self._database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?)", rows)
        except sqlite3.Error as error:
            self._failed(error)
        else:
            self._new.clear()
            self._written_at = time.monotonic()

    def _failed(self, error: sqlite3.Error) -> None:
        """Go on without what cannot be written or read any more."""
        if isinstance(error, sqlite3.OperationalError):
            self._give_up(str(error))
            return
        self._begin_anew()

    def _give_up(self, reason: str) -> None:
        if self.can_write:
            logger.warning("The cache %s cannot be written (%s): not kept", self._path, reason)
        self.can_write = False

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
        self._database = None


def _checksum(key: bytes, content: bytes | memoryview) -> bytes:
    return zlib.crc32(content, zlib.crc32(key)).to_bytes(_CHECKSUM, "little")
