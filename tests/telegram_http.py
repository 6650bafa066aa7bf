"""HTTP under the Bot API server of the tests: connections that can be dropped, forms read whole."""

from __future__ import annotations

import json
import socket
import sys
import threading
import traceback
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]
Answer = tuple[int, Json]

# A form's fields are texts; these hold JSON ("JSON-serialized", the Bot API documentation says).
JSON_FIELDS = frozenset(
    {
        "allowed_updates",
        "button",
        "is_personal",
        "commands",
        "entities",
        "link_preview_options",
        "reply_markup",
        "reply_parameters",
        "results",
        "scope",
        "show_alert",
    }
)


class HttpServer(ThreadingHTTPServer):
    """Hands each call's path and fields to *answer*; drops the connection when that is ``None``.

    *crashes* keeps the trace of everything that broke in here, for the tests to look at.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(
        self,
        answer: Callable[[str, Json], Answer | None],
        port: int = 0,
        files: dict[str, bytes] | None = None,
    ) -> None:
        self.files = {} if files is None else files
        self.answer = answer
        self.crashes: list[str] = []
        self.connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Connection)
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def port(self) -> int:
        """The port that it listens on; 0 asks for a free one."""
        return int(self.server_address[1])

    def close(self) -> None:
        """Listen no more, and drop every open connection."""
        self.shutdown()
        self.server_close()
        for connection in list(self.connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the other side was faster

    def handle_error(self, *_: object) -> None:
        """Keep what broke in here; a connection that breaks is the test's doing or a bot's end."""
        if not isinstance(sys.exception(), OSError):
            self.crashes.append(traceback.format_exc())


class _Connection(BaseHTTPRequestHandler):
    """One kept-alive connection: reads calls, writes answers."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: HttpServer

    def setup(self) -> None:
        super().setup()
        self.server.connections.add(self.connection)

    def finish(self) -> None:
        self.server.connections.discard(self.connection)
        super().finish()

    def do_GET(self) -> None:
        """A file, at the path that `getFile` told."""
        content = self.server.files.get(self.path.rpartition("/")[2], b"")
        self.send_response(200 if content else 404)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        if len(body) < length:
            raise ConnectionError("the bot hung up in the middle of a call")
        answer = self.server.answer(self.path, self._fields(body))
        if answer is None:
            self.close_connection = True
            return
        status, content = answer
        written = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(written)))
        self.end_headers()
        self.wfile.write(written)

    def _fields(self, body: bytes) -> Json:
        """What a call was given, in any of the three forms that the Bot API takes."""
        kind = self.headers.get("Content-Type", "")
        if kind.startswith("application/json"):
            return dict(json.loads(body or b"{}"))
        pairs = _multipart(kind, body) if kind.startswith("multipart/") else _form(body)
        return {name: json.loads(value) if name in JSON_FIELDS else value for name, value in pairs}

    def log_message(self, *_: object) -> None:
        """Say nothing: the token stands in the path."""


def _form(body: bytes) -> list[tuple[str, str]]:
    return parse_qsl(body.decode(), keep_blank_values=True)


def _multipart(kind: str, body: bytes) -> list[tuple[str, Any]]:
    whole = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    return [
        (
            str(part.get_param("name", header="Content-Disposition")),
            content if part.get_filename() else content.decode(),
        )
        for part in whole.walk()
        if not part.is_multipart()
        for content in [bytes(part.get_payload(decode=True) or b"")]
    ]
