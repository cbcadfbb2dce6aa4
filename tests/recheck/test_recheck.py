"""Tests of checking a corpus again: it tells what a check that knows nothing tells."""

from __future__ import annotations

import random  # noqa: TID251  # for edits of any kind
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from briefgen.check.policy import CheckRun
from briefgen.corpus.references import EntryReference
from briefgen.recheck import recheck
from briefgen.recheck.recheck import check_all
from briefgen.settings.settings import Settings
from tests.harbour import FACTS, LOG, ORIGINS, QUESTION, SOURCE
from tests.workspace import Workspace

CORPUS = "briefs/corpus"
VIEW = """\
views:
  - id: pilots-wait
    holder: {name: The pilots}
    hypothesis: wait
    claim: Waiting is right, as [the depth](fact:channel-depth) shows.
    reasoning: They [closed it](fact:channel-closed) at [nine metres](fact:channel-depth).
    facts_for: [channel-closed]
    evidence: [{source: log, exact: the old quay}]
"""
SECTION = (
    "---\ntitle: Storms\n---\nIt is [nine metres](fact:channel-depth) deep, or [](measure:north-depth).\n"
)
MORE = """\
facts:
  # the rival
  - id: rival
    statement: {statement}
    figure: {{measure: {measure}, value: {value}, unit: m, as_of: 2026-03-01}}
    attributed_to: {origin}
    evidence: [{{source: {source}, exact: {exact}}}]
  - id: derived
    statement: It is twice that.
    figure: {{value: 18, unit: m, formula: channel-depth * 2}}
"""
CHOICES = {
    "statement": ["It is deep.", "The Gazette says it is deep.", "It is 7 metres deep."],
    "measure": ["north-depth", "south-depth"],
    "value": ["9", "8"],
    "origin": ["pilots", "gazette", "nobody"],
    "source": ["log", "lag"],
    "exact": ["a depth of nine metres", "quay", "a depth of eight metres", "The old quay, the old quay"],
}
Edit = Callable[[Path, random.Random], None]


def _write(name: str, text: str) -> Edit:
    def edit(root: Path, _draw: random.Random) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")

    return edit


def _replaced(name: str, old: str, new: str) -> Edit:
    def edit(root: Path, _draw: random.Random) -> None:
        if (root / name).exists():
            text = (root / name).read_text("utf-8")
            (root / name).write_text(text.replace(old, new, 1), "utf-8")

    return edit


def _more(root: Path, draw: random.Random) -> None:
    values_drawn = {key: draw.choice(values) for key, values in CHOICES.items()}
    (root / CORPUS / "facts/more.yaml").write_text(MORE.format(**values_drawn), "utf-8")


def _fewer(root: Path, _draw: random.Random) -> None:
    (root / CORPUS / "facts/more.yaml").unlink(missing_ok=True)


CHANNEL = f"{CORPUS}/facts/channel.yaml"
OF_FACTS: tuple[Edit, ...] = (
    _more, _more, _more, _fewer,
    _write(CHANNEL, FACTS),
    _write(CHANNEL, FACTS),
    _write(CHANNEL, FACTS),
    _replaced(CHANNEL, "value: 9", "value: 8"),
    _replaced(CHANNEL, "is closed.", "is  closed."),
    _replaced(CHANNEL, "facts:\n", "facts:\n  # a note\n"),
    _replaced(CHANNEL, "  - id: channel-depth", "  # briefgen: allow quote-missing: so it is\n  - id: channel-depth"),
    _replaced(CHANNEL, "id: channel-closed", "id: channel-shut"),
    _replaced(CHANNEL, "id: channel-depth", "id: channel-closed"),
    _replaced(CHANNEL, "depth of nine", "depth of ten"),
    _replaced(CHANNEL, "measure: north-depth, ", ""),
    _replaced(CHANNEL, "date:", "dat:"),
    _write(f"{CORPUS}/sections/storms.md", SECTION),
    _write(f"{CORPUS}/sections/storms.md", SECTION.replace("nine", "eight")),
    _write(f"{CORPUS}/sections/storms.md", SECTION + "<!-- briefgen: allow number-naked: so it is --> 7 storms.\n"),
    _replaced(f"{CORPUS}/sections/storms.md", "---", ""),
)  # fmt: skip
OTHERS: tuple[Edit, ...] = (
    _write(f"{CORPUS}/facts/origins.yaml", ORIGINS.replace("measures:", "  - {id: gazette, name: The Gazette, kind: media}\nmeasures:")),
    _write(f"{CORPUS}/facts/origins.yaml", ORIGINS),
    _write(f"{CORPUS}/views/extend-or-wait.yaml", QUESTION + VIEW),
    _write(f"{CORPUS}/views/extend-or-wait.yaml", QUESTION),
    _write(f"{CORPUS}/sections/storms.md", SECTION),
    _write(f"{CORPUS}/sources/log.yaml", SOURCE.replace("origin: pilots", "origin: gazette")),
    _write(f"{CORPUS}/sources/log.yaml", SOURCE),
    _write("texts/log.txt", LOG.replace("nine", "eight")),
    _write("texts/log.txt", LOG),
    _write(CHANNEL, "facts: ["),
    _write(CHANNEL, FACTS),
)  # fmt: skip


@pytest.fixture
def watched(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> tuple[Workspace, list[int]]:
    """Return a workspace that keeps its checks, and the list of those that read everything."""
    # The tests wait for no clock: a check lies between any two edits of a file.
    monkeypatch.setattr("briefgen.cache.file_stamp._FINE_TICK_NS", -(10**18))
    whole: list[int] = []
    check = recheck._check_whole

    def noting(settings: Settings, jobs: int) -> tuple[recheck.States, CheckRun, list[Path]]:
        whole.append(1)
        return check(settings, jobs)

    monkeypatch.setattr(recheck, "_check_whole", noting)
    harbour.write(
        {f"{CORPUS}/views/extend-or-wait.yaml": QUESTION + VIEW, f"{CORPUS}/sections/storms.md": SECTION}
    )
    return harbour.set(cache=harbour.root / "cache"), whole


def _found_in(workspace: Workspace) -> object:
    checked = check_all([], [workspace.settings])
    return dict(checked.states), checked.findings


@pytest.mark.parametrize("seed", range(8))
def test_again_tells_the_same(watched: tuple[Workspace, list[int]], seed: int) -> None:
    """After any edits, a check that knows the last one finds what one that reads everything finds."""
    workspace, whole = watched
    draw = random.Random(seed)  # noqa: S311  # the same edits each time
    _found_in(workspace)
    edits = [_more, *(draw.choice(OF_FACTS if draw.random() < 0.8 else OTHERS) for _ in range(24))]
    for i, edit in enumerate(edits):
        edit(workspace.root, draw)
        found = _found_in(workspace)
        assert len(whole) == 1 or i
        assert found == _found_in(workspace.set(cache=None))


def test_only_what_an_edit_touches_is_looked_at(
    watched: tuple[Workspace, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an edit of one fact, that fact is read, with what speaks of it; nothing else is."""
    workspace, whole = watched
    _found_in(workspace)
    looked: list[set[str]] = []
    wanted = recheck._references

    def noting(units: Iterable[str]) -> list[EntryReference]:
        looked.append(set(units))
        return wanted(looked[-1])

    monkeypatch.setattr(recheck, "_references", noting)
    _replaced(CHANNEL, "channel is closed.", "channel has closed.")(workspace.root, random.Random(0))  # noqa: S311
    _found_in(workspace)
    assert len(whole) == 1
    assert looked[0] >= {"fact channel-closed", "question extend-or-wait"}
    assert "section storms" not in looked[0]


@pytest.mark.parametrize("at", range(0, 3000, 211))
def test_a_damaged_record_is_not_believed(watched: tuple[Workspace, list[int]], at: int) -> None:
    """A record with a flipped bit is passed over, and everything is read."""
    workspace, whole = watched
    found = _found_in(workspace)
    (path,) = (p for p in (workspace.root / "cache").iterdir() if p.name.startswith("check"))
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 2
    path.write_bytes(data)
    assert (_found_in(workspace), len(whole)) == (found, 2)
