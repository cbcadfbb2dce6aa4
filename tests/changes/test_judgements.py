"""Tests of what became of each judgement."""

from __future__ import annotations

import pytest

from briefgen.changes.changes import JudgementChange, Verdict
from briefgen.changes.judgements import compare_judgements
from briefgen.spec.profile import PROFILES
from tests.changes.editions import Data, Edit, edition, judged, judgement

A = judgement("a")
CASES: list[tuple[list[Data], list[Data], list[tuple[str, Verdict]]]] = [
    ([], [A], [("a", "new")]),
    ([A], [], [("a", "withdrawn")]),
    ([A], [judgement("a", "unlikely")], [("a", "reversed")]),
    ([A], [judgement("a", "very likely")], [("a", "strengthened")]),
    ([A], [judgement("a", "roughly even chance")], [("a", "weakened")]),
    ([A], [judgement("a", confidence="moderate")], [("a", "strengthened")]),
    ([judgement("a", confidence="high")], [A], [("a", "weakened")]),
    ([A], [judgement("a", "very likely") | {"confidence": "low"}], [("a", "strengthened")]),
    ([judgement("a", confidence="high")], [judgement("a", "very likely")], [("a", "strengthened")]),
    ([A], [A | {"words": "the a was so"}], [("a", "reworded")]),
    ([A], [A | {"words": "the  a\nis so"}], [("a", "unchanged")]),
    ([A], [judgement("a", "probable")], [("a", "unchanged")]),
    ([A, judgement("b")], [judgement("b"), A], [("b", "unchanged"), ("a", "unchanged")]),
    ([A], [judgement("b")], [("b", "new"), ("a", "withdrawn")]),
]


def compared(old: Edit, new: Edit) -> list[JudgementChange]:
    """Compare the judgements of two editions."""
    return list(compare_judgements(edition(old), edition(new)))


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_each_row_of_the_table(old: list[Data], new: list[Data], expected: list[tuple[str, Verdict]]) -> None:
    """Every judgement gets the verdict that the table defines."""
    found = compared(judged(*old), judged(*new))
    assert [(change.id, change.verdict) for change in found] == expected


def test_other_evidence_under_the_same_words() -> None:
    """A judgement that stands on other evidence is unchanged, and touched."""
    (change,) = compared(judged(A), judged(A | {"rests_on": ["depth-april"]}))
    assert (change.verdict, change.touched) == ("unchanged", True)
    assert (change.rests_on_added, change.rests_on_dropped) == (("depth-april",), ("depth",))


@pytest.mark.parametrize("key", ["basis", "watch"])
def test_basis_and_indicators_count(key: str) -> None:
    """Another basis of the confidence, or another indicator, touches a judgement."""
    other: Data = {"basis": "two logs"} if key == "basis" else {"watch": ["two ships"]}
    (change,) = compared(judged(A), judged(A | other))
    assert (change.verdict, change.touched) == ("unchanged", True)


def test_a_change_of_scale_is_no_move() -> None:
    """A likelihood that says the same on another profile's scale has not moved."""

    def on_phia(data: Data) -> None:
        data["profile"] = PROFILES["phia"].model_dump(mode="json")
        data["said"]["judgements"] = [judgement("a", profile="phia")]

    (change,) = compared(judged(A), on_phia)
    assert (change.verdict, change.band_moved) == ("unchanged", False)


def _reasoned(reason: str, *judgements: Data, gone: str = "") -> Edit:
    def edit(data: Data) -> None:
        data["said"]["judgements"] = list(judgements)
        data["brief"]["judgements"] = [{"id": j["id"], "change": {"reason": reason}} for j in judgements]
        data["brief"]["withdrawn"] = [{"id": gone, "reason": reason}] if gone else []
        data["said"]["reasons"] = dict.fromkeys(
            [*(j["id"] for j in judgements), *filter(None, [gone])], reason
        )

    return edit


def test_a_reason_belongs_to_its_change() -> None:
    """The brief's reason comes with the judgement it is given for, one withdrawn too."""
    moved = judgement("a", "unlikely")
    (change,) = compared(judged(A), _reasoned("a storm", moved))
    assert change.reason == "a storm"
    (gone,) = compared(judged(A), _reasoned("no longer asked", gone="a"))
    assert (gone.verdict, gone.reason) == ("withdrawn", "no longer asked")


def test_a_reason_is_not_given_twice() -> None:
    """A reason that the older edition gave already explains nothing that happened since."""
    (change,) = compared(_reasoned("a storm", A), _reasoned("a storm", judgement("a", "unlikely")))
    assert (change.verdict, change.reason) == ("reversed", "")
