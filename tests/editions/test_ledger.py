"""Tests of the ledger of editions: no number is given twice, and what is lost or changed is reported."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from briefgen.editions.ledger import LEDGER, Notice, check_editions, notices_on, read_ledger
from briefgen.evidence.container import evidence_of_pdf
from briefgen.publish.notice import record_notice
from tests.editions.issuing import folder, issue, issued, names
from tests.harbour import BRIEF
from tests.workspace import Workspace

SECOND = BRIEF.replace("stays closed", "stays closed to most")
OTHER = BRIEF.replace("stays closed", "stays closed to all")


def _remove(workspace: Workspace, number: int) -> None:
    for path in folder(workspace).glob(f"*ed{number:02}*"):
        path.unlink()


def _faults(workspace: Workspace) -> list[str]:
    return [d.rule for d in check_editions(read_ledger(folder(workspace), "output/brief"), "output/brief")]


def _rewrite(workspace: Workspace, change: Callable[[list[str]], list[str]]) -> None:
    path = folder(workspace) / LEDGER
    path.write_text("".join(change(path.read_text("utf-8").splitlines(keepends=True))), "utf-8")


def test_a_ledger_has_a_line_for_each_edition(harbour: Workspace) -> None:
    """Each line names the PDF and its hash, and follows the line before it."""
    pdfs = [issued(harbour), issued(harbour, SECOND)]
    ledger = read_ledger(folder(harbour), "output/brief")
    assert [(line.edition, line.file) for line in ledger.issues] == [(1, pdfs[0].name), (2, pdfs[1].name)]
    assert ledger.issues[0].before is None
    assert ledger.issues[1].before is not None
    assert _faults(harbour) == []


@pytest.mark.parametrize("lost", [2, 1])
def test_the_number_of_a_lost_edition_is_not_given_again(harbour: Workspace, lost: int) -> None:
    """An edition whose files are lost is reported at each build, and the next one has a number of its own."""
    issued(harbour)
    issued(harbour, SECOND)
    _remove(harbour, lost)
    built, problems = issue(harbour, OTHER)
    assert built is not None
    assert built.edition == 3
    assert [d.rule for d in problems] == ["edition-missing"]
    assert f"edition {lost}" in problems[0].message
    _, problems = harbour.write({"briefs/brief.yaml": OTHER.replace("to all", "to many")}).build()
    assert "edition-missing" in {d.rule for d in problems}


def test_a_lost_number_cannot_be_asked_for(harbour: Workspace) -> None:
    """A brief that names the number of a lost edition is refused."""
    issued(harbour)
    issued(harbour, SECOND)
    _remove(harbour, 2)
    built, problems = issue(harbour, OTHER + "edition: 2\n")
    assert built is None
    assert "edition-taken" in {d.rule for d in problems}


def test_editions_from_before_the_ledger_get_their_lines(harbour: Workspace) -> None:
    """The first edition that is issued with a ledger records those before it; a gap among them is reported."""
    issued(harbour)
    issued(harbour, SECOND)
    (folder(harbour) / LEDGER).unlink()
    assert _faults(harbour) == []
    issued(harbour, OTHER)
    assert [line.edition for line in read_ledger(folder(harbour), "").issues] == [1, 2, 3]
    assert _faults(harbour) == []
    (folder(harbour) / LEDGER).unlink()
    _remove(harbour, 2)
    assert _faults(harbour) == ["edition-missing"]


def test_two_branches_that_issue_one_number_are_reported_until_one_is_replaced(
    harbour: Workspace, tmp_path: Path
) -> None:
    """A merged ledger has both lines, with or without git's markers; the next edition replaces the later one."""
    issued(harbour)
    theirs = harbour.set(output=tmp_path / "theirs")
    folder(theirs).mkdir(parents=True)
    for name in names(harbour):
        (folder(theirs) / name).write_bytes((folder(harbour) / name).read_bytes())
    issued(harbour, SECOND)
    issued(theirs, OTHER)
    line = (folder(theirs) / LEDGER).read_text("utf-8").splitlines(keepends=True)[1]
    _rewrite(harbour, lambda lines: [lines[0], "<<<<<<< HEAD\n", lines[1], "=======\n", line, ">>>>>>> b\n"])
    assert _faults(harbour) == ["edition-twice"]
    _rewrite(harbour, lambda lines: [each for each in lines if each.startswith("{")])
    assert _faults(harbour) == ["edition-twice"]
    built, _ = issue(harbour, OTHER)
    assert built is not None
    assert built.edition == 3
    assert _faults(harbour) == []
    last = read_ledger(folder(harbour), "").issues[-1]
    assert last.instead_of == json.loads(line)["sha256"]


BROKEN: dict[str, Callable[[list[str]], list[str]]] = {
    "a line is changed": lambda lines: [lines[0].replace("GREEN", "CLEAR"), *lines[1:]],
    "a line is taken out": lambda lines: [lines[0], lines[2]],
    "lines change places": lambda lines: [lines[1], lines[0], lines[2]],
    "a line is no JSON": lambda lines: [lines[0], "{\n", *lines[1:]],
    "a line has another form": lambda lines: [*lines, '{"edition": 0}\n'],
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_a_changed_ledger_is_reported(harbour: Workspace, change: Callable[[list[str]], list[str]]) -> None:
    """Whoever changes a line breaks the chain of the lines after it."""
    for brief in (BRIEF, SECOND, OTHER):
        issued(harbour, brief)
    _rewrite(harbour, change)
    assert "ledger-broken" in _faults(harbour)


def test_strays_are_reported(harbour: Workspace) -> None:
    """A PDF that is no edition is reported, and so is an edition that is not in the ledger; a copy is none."""
    pdf = issued(harbour)
    (folder(harbour) / "copy.pdf").write_bytes(pdf.read_bytes())
    assert _faults(harbour) == []
    (folder(harbour) / "other.pdf").write_bytes(b"%PDF")
    assert _faults(harbour) == ["edition-stray"]
    (folder(harbour) / "other.pdf").unlink()
    issued(harbour, SECOND)
    _rewrite(harbour, lambda lines: lines[:1])
    assert _faults(harbour) == ["edition-stray"]


def _record(
    workspace: Workspace, about: int, kind: Literal["withdrawn", "corrected"], *wrong: str
) -> list[str]:
    notice = Notice(
        about=about,
        kind=kind,
        day="2026-03-22",
        reason="a source was retracted",
        wrong=wrong,
        sha256="0" * 64,
    )
    spec = workspace.root / "briefs/brief.yaml"
    return [d.rule for d in record_notice(spec, workspace.settings, notice)]


def _printed(pdf: Path) -> list[str]:
    data = evidence_of_pdf(pdf.read_bytes())
    return [s["words"] for s in json.loads(data or b"{}")["memo"]["statements"]]


def test_the_next_edition_says_that_it_replaces_a_withdrawn_one(harbour: Workspace) -> None:
    """The notice is below the head of the next edition, which needs no other change, and of no later one."""
    first = issued(harbour)
    assert _record(harbour, 1, "withdrawn") == []
    built, problems = harbour.build()
    assert built is not None, problems
    assert "This edition replaces edition 1" in _printed(built.path)
    second = issued(harbour)
    words = _printed(second)
    assert "This edition replaces edition 1" in words
    assert any("Edition 1 was withdrawn on 22 March 2026." in each for each in words)
    assert any("A source was retracted." in each for each in words)
    built, _ = harbour.build()
    assert built is not None
    assert built.path.read_bytes() == second.read_bytes()
    assert not any("replaces" in each for each in _printed(issued(harbour, SECOND)))
    assert [d.rule for d in notices_on(first)] == ["edition-withdrawn"]
    assert notices_on(second) == ()
    assert _faults(harbour) == []


def test_the_next_edition_lists_what_was_wrong(harbour: Workspace) -> None:
    """A correction says what was wrong, each in a sentence; the corrected edition is known as such."""
    first = issued(harbour)
    assert _record(harbour, 1, "corrected", "the depth was given in feet", "Two ships were three.") == []
    words = " ".join(_printed(issued(harbour, SECOND)))
    assert "This edition corrects edition 1" in words
    assert "The depth was given in feet." in words
    assert "Two ships were three." in words
    assert [d.rule for d in notices_on(first)] == ["edition-corrected"]


def test_a_notice_needs_an_edition(harbour: Workspace) -> None:
    """An edition that was never issued, or is withdrawn already, is refused; nothing is written."""
    issued(harbour)
    assert _record(harbour, 2, "withdrawn") == ["edition-unknown"]
    assert _record(harbour, 1, "withdrawn") == []
    before = (folder(harbour) / LEDGER).read_bytes()
    assert _record(harbour, 1, "corrected") == ["edition-withdrawn"]
    assert (folder(harbour) / LEDGER).read_bytes() == before
