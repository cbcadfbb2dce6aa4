"""Tests of searching the corpus: the cached index gives the same results as no cache."""

from __future__ import annotations

import os
import random  # noqa: TID251  # for edits of any kind
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from briefgen.cache.file_stamp import Stamp, stamp_of
from briefgen.cache.sealed_file import cache_sealed
from briefgen.corpus.index import CorpusFiles

SECOND = 1_000_000_000
WORDS = ("a", "b", "c", "depth", "depth-two")
KINDS = (("facts", False), ("facts", True), ("views", False))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Create a corpus with two files of facts and one of views."""
    for name in ("facts/one.yaml", "facts/below/two.yaml", "views/asked.yaml"):
        (tmp_path / "corpus" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "corpus" / name).write_text(_facts("a", "depth"), "utf-8")
    return tmp_path / "corpus"


def _facts(identity: str, measure: str) -> str:
    return f"facts:\n  - id: {identity}\n    figure: {{measure: {measure}}}\n"


def _answers(files: CorpusFiles) -> object:
    """Return all results of an index, and the entries at the places it gives."""
    hits = {(f, m, w): files.hits_for(f, w, measure=m) for (f, m), w in product(KINDS, WORDS)}
    parts = {hit: files.read_part(hit) for found in hits.values() for hit in found if hit.key}
    names = [
        files.names("facts", ".yaml"),
        files.files_named("facts", "one.yaml"),
        files.files_named("facts", "two.yaml"),
    ]
    return hits, parts, names, files.ids("facts"), files.files_without_ids("facts")


def _kept(root: Path) -> CorpusFiles:
    return CorpusFiles(root, "corpus", root.parent / "cache")


def _edit(root: Path, draw: random.Random) -> None:
    path = root / draw.choice(
        ["facts/one.yaml", "facts/below/two.yaml", "facts/new/three.yaml", "views/asked.yaml"]
    )
    deed = draw.randrange(5)
    if deed == 0:
        path.unlink(missing_ok=True)
    elif deed == 1 and path.exists():
        path.rename(path.with_name(draw.choice(["one.yaml", "other.yaml", "not.txt"])))
    elif deed == 2:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(draw.choice([b"\xff", b"", b"facts: [\n", b"facts:\n  - {id: c, x: 'a\n b'}\n"]))
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(_facts(draw.choice(WORDS), draw.choice(WORDS)) for _ in range(1)), "utf-8")


@pytest.mark.parametrize("seed", range(10))
def test_the_index_agrees_with_the_files(root: Path, seed: int) -> None:
    """After any changes, within one clock tick or not, the index agrees with the files."""
    draw = random.Random(seed)  # noqa: S311  # the same edits each time
    for _ in range(30):
        _edit(root, draw)
        assert _answers(_kept(root)) == _answers(CorpusFiles(root, "corpus"))


def test_a_change_within_a_clock_tick_is_noticed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file rewritten at once with the same size is read again, even with clocks of one-second ticks."""

    def coarse(path: Path | str) -> Stamp | None:
        found = stamp_of(path)
        return found and found._replace(mtime_ns=found.mtime_ns // SECOND * SECOND, ctime_ns=0)

    monkeypatch.setattr("briefgen.corpus.index_update.stamp_of", coarse)
    path = root / "facts/one.yaml"
    for i in range(50):
        identity = "bc"[i % 2]
        path.write_text(_facts(identity, "depth"), "utf-8")
        assert [hit.file for hit in _kept(root).hits_for("facts", identity)] == ["facts/one.yaml"]


def test_unchanged_files_are_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a corpus has not changed for a while, no file is opened."""
    monkeypatch.setattr("briefgen.cache.file_stamp._FINE_TICK_NS", -(10**18))
    before = _answers(_kept(root))
    monkeypatch.setattr("briefgen.corpus.index_update.read_bytes", None)
    assert _answers(_kept(root)) == before


def test_a_changed_file_is_not_split(root: Path) -> None:
    """An entry is never read from a file that changed after it was indexed."""
    files = _kept(root)
    (hit,) = (h for h in files.hits_for("facts", "a") if h.file == "facts/one.yaml")
    (root / "facts/one.yaml").write_text("# more\n" + _facts("b", "depth"), "utf-8")
    assert files.read_part(hit) is None


def _damaged(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def apply(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return apply


def _flip(at: int) -> Callable[[bytes], bytes]:
    return lambda data: (
        data[: at % len(data)] + bytes([data[at % len(data)] ^ 4]) + data[at % len(data) + 1 :]
    )


def _folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, Callable[[Path], None]] = {
    "nothing in it": _damaged(lambda _: b""),
    "cut short": _damaged(lambda data: data[:-40]),
    "cut in its head": _damaged(lambda data: data[:20]),
    "of another version": _damaged(lambda data: data.replace(b"index 2", b"index 1")),
    "longer": _damaged(lambda data: data + b"facts id\tb\t0\tfacts\t0\t9\t0\n"),
    "deleted": Path.unlink,
    "a folder": _folder_instead,
    **{f"bit {at}": _damaged(_flip(at)) for at in range(0, 1000, 61)},
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_index_is_replaced(root: Path, damage: Callable[[Path], None]) -> None:
    """A damaged index is not used, and is replaced by a new one."""
    right = _answers(_kept(root))
    (path,) = (root.parent / "cache").iterdir()
    damage(path)
    assert _answers(_kept(root)) == right
    assert _answers(_kept(root)) == right


@pytest.mark.parametrize("head", [b"{}", b"[]", b"7", b'{"folders": {"facts": 1}, "files": {}}', b"no JSON"])
def test_an_index_of_another_form_is_ignored(root: Path, head: bytes) -> None:
    """An undamaged index of another form is treated like none."""
    right = _answers(_kept(root))
    (path,) = (root.parent / "cache").iterdir()
    cache_sealed(path, "corpus index 4", head + b"\n")
    assert _answers(_kept(root)) == right


@pytest.mark.parametrize("cache", ["/proc/nowhere", "/dev/null/x", "corpus/facts/one.yaml"])
def test_a_cache_that_cannot_be_written(root: Path, cache: str) -> None:
    """If nothing can be cached, the files are scanned each time."""
    files = CorpusFiles(root, "corpus", root.parent / cache)
    assert _answers(files) == _answers(CorpusFiles(root, "corpus"))


def test_concurrent_runs(root: Path) -> None:
    """Concurrent runs that read and write one index all get correct results."""
    right = _answers(CorpusFiles(root, "corpus"))
    children = []
    for _ in range(4):  # processes, not threads: those would leave their address space to the tests of limits
        if not (child := os.fork()):
            os._exit(0 if all(_answers(_kept(root)) == right for _ in range(15)) else 1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(children)


def test_stamped_paths(root: Path) -> None:
    """The stamped paths are folders, files of facts and views, other files that were read, and the lock, existing or not."""
    files = _kept(root)
    files.read("sources/log.yaml")
    looked = {Path(path).relative_to(root).as_posix() for path in files.stamped_paths()}
    assert looked == {
        "briefgen.lock", "facts", "facts/below", "facts/below/two.yaml", "facts/one.yaml", "profiles", "sections",
        "sources", "sources/log.yaml", "views", "views/asked.yaml",
    }  # fmt: skip


def test_lines_keep_their_places() -> None:
    """Entries that were read are returned at their lines, with empty lines between them."""
    root = Path(__file__).parents[2] / "briefs" / "corpus"
    files = CorpusFiles(root, "corpus")
    for word in ("shells-millions", "china-main-backer"):
        for hit in files.hits_for("facts", word):
            files.read_part(hit)
    for path, text in files.texts().items():
        whole = (root.parent / path).read_text("utf-8").split("\n")
        found = [(i, line) for i, line in enumerate(text.split("\n")) if line]
        assert found[0][1] == "facts:"
        assert all(whole[i] == line for i, line in found[1:])
        assert len(found) < len(whole) / 2
