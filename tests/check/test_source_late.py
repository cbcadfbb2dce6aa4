"""Tests of the rule source-late."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.harbour import SOURCE
from tests.workspace import Workspace

PATH = "briefs/corpus/sources/log.yaml"
ISSUED = "issued: 2026-03-05"
VALID = ["2026-03-20", "2026-03", "2026", "2025-12-31"]
INVALID = ["2026-03-21", "2026-04", "2027"]


def _issued(date: str) -> dict[str, str]:
    return {PATH: SOURCE.replace(ISSUED, f"issued: {date}")}


@pytest.mark.parametrize("date", VALID)
def test_sources_up_to_the_day_pass(harbour: Workspace, date: str) -> None:
    """A source that may have been issued on the brief's day, or was issued before it, passes."""
    assert "source-late" not in [rule for rule, *_ in found_in_brief(harbour, _issued(date))]


@pytest.mark.parametrize("date", INVALID)
def test_later_sources_fail(harbour: Workspace, date: str) -> None:
    """A source that cannot have been issued by the brief's day is reported at its date, with the brief's."""
    found = [d for d in harbour.write(_issued(date)).check() if d.rule == "source-late"]
    assert [(d.span.path, d.span.line, d.span.column) for d in found] == [(PATH, 5, 9)]
    (step,) = found[0].because
    assert (step.span.path, step.span.line) == (BRIEF_PATH, 3)


def test_the_day_may_be_given(harbour: Workspace) -> None:
    """A day given for the run counts in place of the brief's own."""
    assert harbour.check() == ()
    (found,) = harbour.set(overrides={"as_of": "2026-03-04"}).check()
    assert found.message == "source `log` was issued on `2026-03-05`, after the brief's `as_of`"
    assert found.hints == ("set `as_of` to 2026-03-05 or later, or correct `issued`",)


def test_what_a_brief_does_not_use_may_be_later(harbour: Workspace) -> None:
    """A later source that no fact of the brief quotes is not reported, and a corpus alone has no day."""
    other = (
        SOURCE.replace("id: log", "id: other")
        .replace(ISSUED, "issued: 2026-09-01")
        .replace("log.txt", "o.txt")
    )
    files = {"briefs/corpus/sources/other.yaml": other, "texts/o.txt": "Another log, of another time.\n"}
    assert found_in_brief(harbour, files) == []
    assert harbour.check_corpus() == ()


def test_an_advance_copy_may_be_allowed(harbour: Workspace) -> None:
    """A reason at the source's date lets it be used before its day."""
    allowed = "issued: 2026-04-01  # briefgen: allow source-late: an advance copy of 18 March"
    files = {PATH: SOURCE.replace(ISSUED, allowed), **brief_with()}
    assert [rule for rule, *_ in found_in_brief(harbour, files) if rule == "source-late"] == []
