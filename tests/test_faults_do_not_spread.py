"""Each entry of the real corpus is broken in turn: the finding names that fault, and no other entry is accused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workspace import ROOT, Workspace, open_workspace

CORPUS = ROOT / "briefs" / "corpus"
_KEYS = {
    "facts": ("kind", "statement", "evidence", "name", "label", "unit"),
    "sources": ("genre", "origin", "issued", "title"),
    "views": ("label", "holder", "hypothesis"),
}
"""Required keys of the entries in each folder."""


def _breaks() -> Iterator[tuple[str, int, str]]:
    """Yield file, line number from 0, and the line in its place: each key twice, in two files that have it."""
    for folder, keys in _KEYS.items():
        paths = sorted((CORPUS / folder).glob("*.yaml"))
        for key in keys:
            found = [break_ for path in paths for break_ in _first_of(key, path)]
            yield from ((f"{folder}/{name}", n, broken) for name, n, broken in {*found[:1], *found[-1:]})


def _first_of(key: str, path: Path) -> Iterator[tuple[str, int, str]]:
    lines = path.read_text("utf-8").split("\n")
    at = next((n for n, line in enumerate(lines) if re.match(rf"[ -]*{key}:", line)), None)
    if at is not None:
        yield path.name, at, re.sub(rf"\b{key}:", f"{key}-x:", lines[at], count=1)


BREAKS = tuple(sorted(_breaks()))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Copy the workspace; its cache lets rules run only on what a break changes."""
    root = tmp_path_factory.mktemp("workspace")
    for name in ("briefs", "templates"):
        shutil.copytree(ROOT / name, root / name)
    return open_workspace(root).set(cache=tmp_path_factory.mktemp("cache"))


def test_there_are_breaks() -> None:
    """Entries of every folder are broken."""
    assert len(BREAKS) >= 15
    assert {name.partition("/")[0] for name, _, _ in BREAKS} == set(_KEYS)


@pytest.mark.parametrize(("name", "line", "broken"), BREAKS, ids=lambda value: str(value).strip()[:40])
def test_a_fault_stays_where_it_is(workspace: Workspace, name: str, line: int, broken: str) -> None:
    """An entry that cannot be read gives findings at its own place, and none elsewhere."""
    path = workspace.root / "briefs" / "corpus" / name
    text = path.read_text("utf-8")
    lines = text.split("\n")
    lines[line] = broken
    path.write_text("\n".join(lines), "utf-8")
    try:
        found = [
            *workspace.check_corpus(),
            *workspace.check("briefs/putin-kim.yaml"),
            *workspace.check("briefs/china-question.yaml"),
        ]
    finally:
        path.write_text(text, "utf-8")
    shown = f"briefs/corpus/{name}"
    assert any(d.span.path == shown for d in found)
    assert [(d.rule, str(d.span.path), d.message) for d in found if d.span.path != shown] == []
