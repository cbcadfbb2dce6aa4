"""Tests of promises that are told as done."""

from __future__ import annotations

import pytest

from briefgen.language.read import read
from briefgen.language.wording.promises import promises_told_as_done

PLEDGE = "Putin pledged support for the launch."
HONEST = [
    ("Putin pledged support for the launch.", PLEDGE),
    ("Putin has pledged support for the launch.", PLEDGE),
    (
        "Putin has support in the party.",
        "Putin has support, the paper says, and pledged support for the launch.",
    ),
    ("Putin has supported the launch.", "Putin pledged support, and supported the launch in May."),
    ("Putin has promised to support the launch.", PLEDGE),
    ("Kim had visited Moscow.", "Kim visited Moscow and planned a visit to Beijing."),
]
DISHONEST = [
    ("Putin has supported the launch.", PLEDGE, "pledged support"),
    ("Kim had visited Moscow.", "Kim planned a visit to Moscow.", "planned a visit"),
    ("Berlin has aided Kyiv.", "Berlin vowed to aid Kyiv.", "vowed to aid"),
]


@pytest.mark.parametrize(("claim", "evidence"), HONEST)
def test_a_promise_that_is_told_as_one_passes(claim: str, evidence: str) -> None:
    """A claim of a promise passes, and one of what the evidence has elsewhere too."""
    assert list(promises_told_as_done(read(claim, "en").passage, [read(evidence, "en").passage])) == []


@pytest.mark.parametrize(("claim", "evidence", "promised"), DISHONEST)
def test_a_promise_told_as_done_is_found(claim: str, evidence: str, promised: str) -> None:
    """What someone has done is found where the evidence has it as promised only."""
    (found,) = promises_told_as_done(read(claim, "en").passage, [read(evidence, "en").passage])
    assert found.evidence == promised
    assert found.claim == claim[found.start : found.end]
