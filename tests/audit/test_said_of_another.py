"""Who says it, what was formerly so, what is only expected, what is included: each in its own place."""

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText

TEXT = """\
# The port of Ostby

"The new quay is a costly toy", says the sailors' league Bright Anchor. Photo: Ostby Port Fund

The port used to load grain with cranes, and now loads it with pumps.

For 2027 the board expects rents to rise to 5.1 million crowns. Tolls rose to 880,000 crowns in 2024.

Since May 2021 any yard that the council licensed may ask for a loan of 70,000 crowns.

Some 31% of the divers are over 50. The pay is highest for divers under 30.

The delay comes from slow deliveries of steel by the old mill rather than from strikes at the new yard.

The council put the price of the lock at 44 million crowns. The wharf cost 12 million crowns, including the crane.

The water board wants a dam when the bay falls below 3.2 metres; the Fishing Guild calls it rash.
"""
SUPPORTED = {
    "speaker": "Bright Anchor, the sailors' league, says that the new quay is a costly toy.",
    "now": "The port used to load grain with cranes and loads it with pumps now.",
    "expected": "The board expects rents to rise to 5.1 million crowns in 2027.",
    "done": "In 2024 tolls rose to 880,000 crowns.",
    "group": "The pay is highest for divers under 30.",
    "rather than": "Slow deliveries of steel by the old mill, rather than strikes at the new yard, are where the delay comes from.",
    "included": "The wharf cost 12 million crowns, including the crane.",
}
NOT_SUPPORTED = {
    "speaker": "The Ostby Port Fund described the new quay as a costly toy.",
    "now": "The port used to load grain with pumps and now loads it with cranes.",
    "expected": "In 2027 rents rose to 5.1 million crowns.",
    "cause": "The council licensed yards because any may ask for a loan of 70,000 crowns since May 2021.",
    "group": "The pay is highest for divers over 50.",
    "rather than": "The delay comes from strikes at the new yard rather than from slow deliveries of steel by the old mill.",
    "included": "The council put the price of the lock at 44 million crowns, including the pumps.",
    "name of another part": "Mayor Lena Vogt denies talk of a falling bay.",
}


def verdict(words: str) -> str | None:
    """Return the verdict on one statement; None where it has none."""
    library = Library((SourceText("port.md", TEXT, "en"),))
    found = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    return next((each.judgement.verdict for each in found), None)


@pytest.mark.parametrize("words", SUPPORTED.values(), ids=SUPPORTED)
def test_what_is_said_is_supported(words: str) -> None:
    """In other words or another order, it is supported."""
    assert verdict(words) == "supported"


@pytest.mark.parametrize("words", NOT_SUPPORTED.values(), ids=NOT_SUPPORTED)
def test_what_is_said_of_another_is_not(words: str) -> None:
    """Another speaker, time, group, side or certainty is not supported."""
    assert verdict(words) != "supported"


def test_what_is_expected_is_no_fact() -> None:
    """A forecast that is told as done is altered."""
    assert verdict(NOT_SUPPORTED["expected"]) == "altered"


def test_a_person_does_not_stand_for_a_body() -> None:
    """A name in another part of a sentence, or of another kind, is no alteration."""
    assert verdict(NOT_SUPPORTED["name of another part"]) == "unsupported"


CAUSES = "Ann Holt, who leads the yard, says that fewer crews counted for more than rust, and does not rule out other causes.\n"
CROATIAN = "La Croatie a indiqué rejoindre la coalition, devenant le 38ème État à soutenir une pause en juillet 2025.\n"


@pytest.mark.parametrize(
    ("words", "text", "language", "holds"),
    [
        ("Ann Holt, who leads the yard, does not rule out other causes.", CAUSES, "en", True),
        (
            "Ann Holt, who leads the yard, does not rule out that rust causes fewer crews.",
            CAUSES,
            "en",
            False,
        ),
        ("In July 2025 Croatia became the 38th state to back a pause.", CROATIAN, "fr", True),
        ("In July 2025 Norway became the 38th state to back a pause.", CROATIAN, "fr", False),
    ],
)
def test_a_noun_of_cause_and_a_state_in_another_language(
    words: str, text: str, language: str, *, holds: bool
) -> None:
    """A state that speaks is named in a statement by its name in its language; "other causes" are no cause."""
    library = Library((SourceText("text", text, language),))
    found = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    assert (bool(found) and found[0].judgement.verdict == "supported") == holds
