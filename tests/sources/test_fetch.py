"""Tests of fetching pages: from a server of this machine, which stands for any other."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefgen.sources import fetch as module
from briefgen.sources.add import read_page
from briefgen.sources.fetch import Network, fetch, is_public
from tests.extract.files import PAGE

PUBLIC = "93.184.216.34"
NAMES = {"wire.example": [PUBLIC], "inside.example": ["10.0.0.7"], "both.example": [PUBLIC, "127.0.0.1"]}


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        packed = self.path == "/packed"
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Type", "text/html; charset=windows-1251")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with suppress(OSError):
            for _ in range(40 if self.path == "/endless" else 1):
                self.wfile.write(PAGE.encode() if self.path != "/endless" else b" " * 1_000)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="module")
def network() -> Iterator[Network]:
    """Start a server, and return a network in which each public address leads to it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()

    def connect(address: str, _port: int, seconds: float) -> socket.socket:
        assert address == PUBLIC
        return socket.create_connection(("127.0.0.1", server.server_port), seconds)

    yield Network(lambda host, _: NAMES.get(host, [host]), connect)
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_fetched_and_read(network: Network) -> None:
    """A page is read as a file is, with the day on which it was fetched."""
    read, problems = read_page("http://wire.example/to/http://wire.example/grain", date(2026, 4, 1), network)
    assert problems == ()
    assert read is not None
    assert (read.name, read.fetched, read.changed) == ("grain.html", True, date(2026, 4, 1))
    assert read.document.site == "Meridian Wire"


REFUSED = {
    "a file": "file:///etc/passwd",
    "another scheme": "ftp://wire.example/",
    "a private address": "http://inside.example/",
    "a second address that is private": "http://both.example/",
    "a loopback address": "http://127.0.0.1/",
    "a redirect to a private address": "http://wire.example/to/http://inside.example/",
    "a redirect to a file": "http://wire.example/to/file:///etc/passwd",
    "a circle of redirects": "http://wire.example/to/" * 8 + "http://wire.example/",
    "a name and password": "http://a:b@wire.example/",
    "a line in the address": "http://wire.example/a b",
    "a page that is not there": "http://wire.example/none",
    "a packed page": "http://wire.example/packed",
    "an endless page": "http://wire.example/endless",
}


@pytest.mark.parametrize("url", REFUSED.values(), ids=REFUSED)
def test_what_may_not_be_fetched_is_refused(
    network: Network, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another scheme, an address that is not public, and too much of anything give a finding and no page."""
    monkeypatch.setattr(module, "_MOST_BYTES", 10_000)
    fetched, problems = fetch(url, network)
    assert fetched is None
    assert [(d.rule, bool(d.hints)) for d in problems] == [("fetch-refused", True)]


def test_a_slow_server_is_left(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that takes longer than the limit is refused."""
    monkeypatch.setattr(module, "_SECONDS", 0)
    assert [d.rule for d in fetch("http://wire.example/", network)[1]] == ["fetch-refused"]


def test_a_broken_connection_is_a_finding() -> None:
    """A name that cannot be resolved, or a server that is not there, gives a finding."""

    def refuse(*_: object) -> list[str]:
        raise OSError(0, "Name or service not known")

    found = fetch("https://nowhere.example/", Network(refuse, lambda *_: socket.socket()))[1]
    assert [d.rule for d in found] == ["fetch-failed"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        (PUBLIC, True), ("2606:2800:220:1::1", True), ("10.1.2.3", False), ("172.16.0.1", False),
        ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.1", False),
        ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("fe80::1%eth0", False),
        ("fc00::1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("fec0::1", False),
    ],
)  # fmt: skip
def test_only_public_addresses_are_connected_to(address: str, public: bool) -> None:
    """Private, local, reserved and group addresses are not public, in whatever form they are written."""
    assert is_public(address) is public
