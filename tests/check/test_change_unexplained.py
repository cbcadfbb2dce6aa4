"""Tests of the rule change-unexplained."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, Found, findings, found_in_brief
from tests.editions.issuing import REASON, UNLIKELY, issued
from tests.harbour import BRIEF
from tests.workspace import Workspace

OTHER = BRIEF.replace("id: reopening", "id: opening")
GONE = 'withdrawn: [{id: reopening, reason: "the channel is open"}]\n'
VALID = {
    "as it was": BRIEF,
    "the same range": BRIEF.replace("likely}", "probable}"),
    "another scale": BRIEF + "profile: phia\n",
    "with a reason": UNLIKELY + REASON,
    "withdrawn with a reason": OTHER + GONE,
    "other words": BRIEF.replace("reopens in May", "reopens in June"),
    "another confidence": BRIEF.replace("level: low", "level: moderate"),
}
INVALID: dict[str, tuple[str, Found]] = {
    "moved": (UNLIKELY, [("change-unexplained", BRIEF_PATH, 10, 17)]),
    "moved up": (BRIEF.replace("likely}", "very likely}"), [("change-unexplained", BRIEF_PATH, 10, 17)]),
    "withdrawn": (OTHER, [("change-unexplained", BRIEF_PATH, 7, 1)]),
    "another withdrawn": (
        OTHER + GONE.replace("reopening", "other"),
        [("change-unexplained", BRIEF_PATH, 7, 1)],
    ),
}


@pytest.mark.parametrize("brief", VALID.values(), ids=VALID)
def test_what_is_explained_or_no_move_passes(harbour: Workspace, brief: str) -> None:
    """A judgement that stands, by the numbers of its bands, needs no reason; one that moved or went has it."""
    issued(harbour)
    assert found_in_brief(harbour, {BRIEF_PATH: brief}) == []


@pytest.mark.parametrize(("brief", "expected"), INVALID.values(), ids=INVALID)
def test_what_is_not_explained_fails(harbour: Workspace, brief: str, expected: Found) -> None:
    """A judgement that moved or went without a reason is reported at its place."""
    issued(harbour)
    assert found_in_brief(harbour, {BRIEF_PATH: brief}) == expected


def test_it_says_from_what_to_what(harbour: Workspace) -> None:
    """The finding names both ranges, the edition, and what to write."""
    issued(harbour)
    (found,) = harbour.write({BRIEF_PATH: UNLIKELY}).check()
    words = found.message.replace("\u202f", " ")
    assert words == (
        "`reopening` moved from likely (55–80%) to unlikely (20–45%) since edition 1, and no reason is given"
    )
    assert found.hints == ("add `change: {reason: …}` to the judgement",)


def test_a_reason_is_good_once(harbour: Workspace) -> None:
    """A reason that explained the last edition's move does not explain the next one."""
    issued(harbour)
    issued(harbour, UNLIKELY + REASON)
    back = BRIEF + REASON
    assert findings(harbour.write({BRIEF_PATH: back}).check()) == [("change-unexplained", BRIEF_PATH, 10, 17)]
    other = back.replace("a second storm", "dredgers came after it")
    assert found_in_brief(harbour, {BRIEF_PATH: other}) == []


def test_without_an_edition_nothing_is_asked(harbour: Workspace) -> None:
    """A memo that was never issued may say what it likes."""
    assert found_in_brief(harbour, {BRIEF_PATH: UNLIKELY}) == []
