"""HTTP to Telegram: kept-open connections, and errors that tell what can be sent again.

The Telegram library's own way over httpx takes several times as long for each call, most of it
looking through idle connections; a bot that many ask at once spends its time there.
"""

from __future__ import annotations

import json
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import certifi
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput
    from telegram.request import RequestData

CONNECTIONS = 32  # at a time; what is more waits for one of them
CONNECT, READ, UPLOAD = 5.0, 20.0, 60.0  # seconds until an attempt is given up

_JSON = {"Content-Type": "application/json"}


class NotSentError(TimedOut):
    """There was no connection in time, so that nothing can have been delivered."""


class Transport(BaseRequest):
    """Makes the calls that the Telegram library words, over at most so many *connections*.

    A proxy is used where the environment names one (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`).
    """

    def __init__(self, connections: int = CONNECTIONS) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[str, str | None] = {}

    @property
    def read_timeout(self) -> float:
        """The seconds that an answer may take where a call says nothing else."""
        return READ

    async def initialize(self) -> None:
        """Be ready to connect."""
        if self._session is None:
            trusted = ssl.create_default_context(cafile=certifi.where())
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, ssl=trusted),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0917 - as the library calls it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - httpx's own
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - it waits
    ) -> tuple[int, bytes]:
        """Make one call; the HTTP status and the body of what comes back.

        Raises `NotSentError` and `TimedOut` when time runs out, `NetworkError` for the rest. Their
        texts quote no address, for the token stands in it.
        """
        if self._session is None:
            raise RuntimeError("the transport was not initialised")
        has_files = request_data is not None and request_data.contains_files
        timeout = aiohttp.ClientTimeout(
            sock_connect=_seconds(connect_timeout, CONNECT),
            sock_read=_seconds(read_timeout, UPLOAD if has_files else READ),
        )
        body: aiohttp.FormData | bytes | None = None
        if request_data is not None:
            body = _form(request_data) if has_files else _json(request_data)
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=None if has_files else _JSON,
                timeout=timeout,
                proxy=self._proxy(url),
            ) as response:
                return response.status, await response.read()
        except aiohttp.ConnectionTimeoutError as error:
            raise NotSentError from error
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error

    def _proxy(self, url: str) -> str | None:
        """The proxy that the environment names for *url*, looked up once for each host."""
        scheme, host = urlsplit(url)[:2]
        place = f"{scheme}://{host}"
        if place not in self._proxies:
            named = getproxies()
            found = None if proxy_bypass(host) else named.get(scheme) or named.get("all")
            self._proxies[place] = found
        return self._proxies[place]


def _seconds(given: ODVInput[float], default: float) -> float | None:
    """A time limit as the library gives it: a number, ``None``, or an object that means none."""
    return given if given is None or isinstance(given, int | float) else default


def _json(data: RequestData) -> bytes:
    return json.dumps(data.parameters, ensure_ascii=False).encode()


def _form(data: RequestData) -> aiohttp.FormData:
    """The fields and files of a call as a multipart form."""
    form = aiohttp.FormData(data.json_parameters)
    for field, (name, content, kind) in data.multipart_data.items():
        form.add_field(field, content, filename=name, content_type=kind)
    return form
