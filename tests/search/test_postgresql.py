"""Tests of the search in a PostgreSQL database: a real server, which the test starts from Debian's binaries."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.search.find import find
from tests.search.conftest import QUERIES
from tests.workspace import Workspace

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Start a server that listens on a socket in a folder of its own, and give its address."""
    if not _BINARIES:
        pytest.skip("no PostgreSQL server in /usr/lib/postgresql")
    root = os.geteuid() == 0  # the server refuses to run as root
    if root and not shutil.which("runuser"):
        pytest.skip("PostgreSQL cannot be run as root, and there is no `runuser`")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    data = folder / "data"
    if root:
        shutil.chown(folder, "postgres", "postgres")
    prefix = ["runuser", "-u", "postgres", "--"] if root else []

    def run(program: str, *options: str) -> None:
        command = [*prefix, str(_BINARIES[-1].with_name(program)), "-D", str(data), *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)  # noqa: S603  # fixed words

    run("initdb", "--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C")
    settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", settings, "start")
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _ids(query: str, workspace: Workspace) -> list[str]:
    found, problems = find(query, workspace.settings, 10)
    assert problems == ()
    return [f"{each.hit.passage.kind}:{each.hit.passage.id}" for each in found]


def test_the_server_finds_what_the_file_finds(url: str, archive: Workspace) -> None:
    """Every query finds the same passages in the database, with the same places and citations; and it follows the files."""
    server = archive.set(search_url=url)
    for query, expected in QUERIES:
        assert (query, sorted(_ids(query, server))) == (query, sorted(expected))
    for query in ("lukasz", "depth kind:text", "dredging"):
        (here,), (there,) = find(query, archive.settings, 1)[0], find(query, server.settings, 1)[0]
        assert (here.path, here.line, here.snippet, here.cite) == (
            there.path,
            there.line,
            there.snippet,
            there.cite,
        )
    scores = [each.hit.score for each in find("north channel", server.settings, 10)[0]]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 1
    archive.write_as_is({"texts/log.txt": "A heron's \\ 'nest' stood there.\n"})
    assert _ids("heron", server) == _ids("\"'nest' stood\"", server) == ["text:log"]
    assert _ids("depth kind:text", server) == []
    (archive.root / "briefs/corpus/sections/quay.md").unlink()
    assert _ids("dredging", server) == []


@pytest.mark.parametrize(
    "query", ["a OR", "a & b", "a) (", "'x", "a'b;--", "\\", "a:*", "!zz", "zz <-> yy", "%s", "%(terms)s"]
)
def test_no_query_reaches_the_server_as_syntax(url: str, query: str, archive: Workspace) -> None:
    """Words and signs of the server's own syntax are searched, or refused, but never executed."""
    _, problems = find(query, archive.set(search_url=url).settings, 10)
    assert [d.rule for d in problems] in ([], ["query-form"])


def test_a_server_that_does_not_answer_is_a_finding(archive: Workspace) -> None:
    """Where no server listens, or the address is none, there is one finding with a hint, and no result."""
    for address in (
        "postgresql://postgres@/postgres?host=/nowhere",
        "postgresql://[",
        "postgresql://h/db?nokey=1",
    ):
        found, (problem,) = find("channel", archive.set(search_url=address).settings, 10)
        assert (found, problem.rule, len(problem.hints)) == ((), "search-server", 1)
