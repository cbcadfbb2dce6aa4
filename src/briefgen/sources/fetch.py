"""Fetch a page of the web: http and https alone, within limits, and never from a private address.

A host name is resolved here, each of its addresses is checked, and the connection is made to the address that
was checked. So a name that resolves to another address a moment later changes nothing. Each redirect is
checked in the same way.

Source: OWASP, Server-Side Request Forgery Prevention Cheat Sheet, case 2.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from msgspec import Struct

from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.version import VERSION

_MOST_BYTES: Final = 20_000_000
_MOST_REDIRECTS: Final = 5
_SECONDS: Final = 60
"""For one page with all its redirects."""
_SECONDS_OF_SILENCE: Final = 15
_BY_HAND: Final = "save the page with a browser, and add the file"
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PORTS: Final = {"http": 80, "https": 443}
_HEADERS: Final = {
    "User-Agent": f"briefgen/{VERSION} (a person asked for this page)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
    "Accept-Encoding": "identity",
}
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)


class Network(Struct, frozen=True):
    """How names are resolved and connections are made; tests put their own in place."""

    resolve: Callable[[str, int], list[str]]
    connect: Callable[[str, int, float], socket.socket]


class Fetched(Struct, frozen=True):
    """What a server sent."""

    url: str
    """The address after all redirects."""
    data: bytes
    encoding: str
    """The encoding that the server named."""
    content_type: str


class _RefusedError(Exception):
    """A page that is not fetched."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def _resolve(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), seconds)


INTERNET: Final = Network(_resolve, _connect)


def fetch(url: str, network: Network = INTERNET) -> tuple[Fetched | None, Findings]:
    """Fetch a page.

    Errors: fetch-refused, fetch-failed.
    """
    deadline = time.monotonic() + _SECONDS
    address = url
    try:
        for _ in range(_MOST_REDIRECTS + 1):
            found = _request(address, network, deadline)
            if isinstance(found, Fetched):
                return found, ()
            address = found
    except _RefusedError as refused:
        return None, (_finding("fetch-refused", url, str(refused), refused.hint),)
    except (OSError, http.client.HTTPException, ValueError) as fault:
        reason = str(getattr(fault, "strerror", None) or fault or type(fault).__name__).lower()
        return None, (_finding("fetch-failed", url, f"cannot be fetched: {reason[:200]}", _BY_HAND),)
    hint = "give the address that a browser shows in the end"
    return None, (_finding("fetch-refused", url, f"more than {_MOST_REDIRECTS} redirects", hint),)


def _finding(rule: str, url: str, message: str, hint: str) -> Diagnostic:
    return error(rule, Span(url), message, hint)


def _request(url: str, network: Network, deadline: float) -> Fetched | str:
    """Ask for one address; return what the server sent, or the address that it redirects to."""
    parts, host, port = _checked(url)
    address = _public_address(host, port, network)
    stream = network.connect(address, port, _left(deadline))
    try:
        if parts.scheme == "https":
            stream = ssl.create_default_context().wrap_socket(stream, server_hostname=host)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = stream
        target = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        connection.request("GET", target.encode("ascii", "ignore").decode(), headers=_HEADERS)
        response = connection.getresponse()
        if response.status in _REDIRECTS and (location := response.getheader("Location")):
            return urljoin(url, location)
        if response.status != http.HTTPStatus.OK:
            message = f"the server answers {response.status} {response.reason}"[:120]
            raise _RefusedError(message, "open it in a browser, save the page, and add the file")
        if response.getheader("Content-Encoding", "identity") != "identity":
            raise _RefusedError("the server sends the page compressed", _BY_HAND)
        kind = response.getheader("Content-Type", "")
        charset = _CHARSET.search(kind)
        data = _read(response, stream, deadline)
        return Fetched(url, data, charset[1] if charset else "", kind.partition(";")[0].strip().lower())
    finally:
        stream.close()


def _checked(url: str) -> tuple[SplitResult, str, int]:
    """Check the form of an address."""
    parts = urlsplit(url)
    hint = "give an address that begins with `https://` or `http://`"
    if parts.scheme not in _PORTS or not parts.hostname:
        raise _RefusedError(f"`{parts.scheme or 'no scheme'}` is neither http nor https", hint)
    if parts.username is not None or re.search(r"[\s\x00-\x1f\x7f]", url):
        raise _RefusedError("the address has a name and password, or characters that no address has", hint)
    host = parts.hostname.encode("idna").decode("ascii") if not parts.hostname.isascii() else parts.hostname
    return parts, host, parts.port or _PORTS[parts.scheme]


def _public_address(host: str, port: int, network: Network) -> str:
    """Resolve a host, and return its first address, if all of its addresses are public."""
    addresses = network.resolve(host, port)
    if not addresses:
        raise _RefusedError(f"`{host}` has no address", "check the address")
    for address in addresses:
        if not is_public(address):
            message = f"`{host}` has the address {address}, which is not on the public internet"
            raise _RefusedError(message, _BY_HAND)
    return addresses[0]


def is_public(address: str) -> bool:
    """Check that an address is on the public internet, also as an IPv4 address within one of IPv6."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found.is_site_local:  # RFC 3879: no longer assigned, but still used in private networks
            return False
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return is_public(str(inner))
        if found.packed[:12] == bytes.fromhex("0064ff9b0000000000000000"):  # NAT64, RFC 6052
            return is_public(str(ip_address(found.packed[12:])))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _read(response: http.client.HTTPResponse, stream: socket.socket, deadline: float) -> bytes:
    """Read a body, up to the limits of size and time."""
    pieces: list[bytes] = []
    size = 0
    while True:
        stream.settimeout(_left(deadline))
        piece = response.read1(65_536)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        size += len(piece)
        if size > _MOST_BYTES:
            message = f"larger than {_MOST_BYTES:,} bytes"
            raise _RefusedError(message, "save the file with a browser, and add it")


def _left(deadline: float) -> float:
    """Return the seconds to wait for the next piece."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise _RefusedError(f"it took more than {_SECONDS} s", _BY_HAND)
    return min(left, _SECONDS_OF_SILENCE)
