"""A feast, a day of the week or a time from today is supported by the same one, or by a date it stands for."""

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import Finding

TEXT = """\
# The ferry to Ostby

The owner, Greta Holm, says that 340 cabins will be painted by Christmas.

The Borea had carried 2,100 lorries by the end of March 2024. A second ferry with 96 cabins arrives next month. \
The crews were paid 1.4 million crowns on Thursday.

Some 610 passengers signed the letter.
"""


def finding(words: str, text: str = TEXT, language: str = "en") -> Finding:
    """Return the finding on one statement."""
    library = Library((SourceText("ferry.md", text, language),))
    return audit_draft(read_draft("draft.md", words, markdown=True), library).findings[0]


SUPPORTED = [
    "By Christmas 340 cabins will be painted, says Greta Holm.",
    "The Borea had carried 2,100 lorries by Easter.",
    "A second ferry with 96 cabins arrives next month.",
    "The crews were paid 1.4 million crowns on Thursday.",
]
NOT_SUPPORTED = [
    "Greta Holm says that 340 cabins will be painted by Friday.",
    "Greta Holm says that 340 cabins will be painted next month.",
    "Greta Holm says that 340 cabins will be painted within a week.",
    "Greta Holm says that 340 cabins will be painted by the weekend.",
    "The Borea had carried 2,100 lorries by Christmas.",
    "A second ferry with 96 cabins arrives this month.",
    "A second ferry with 96 cabins arrives by Easter.",
    "A second ferry with 96 cabins arrives on Monday.",
    "The crews were paid 1.4 million crowns last year.",
    "Some 610 passengers signed the letter next year.",
]


@pytest.mark.parametrize("words", SUPPORTED)
def test_the_same_time_is_supported(words: str) -> None:
    """The same time, or a date for which it stands, supports a statement."""
    assert finding(words).judgement.verdict == "supported"


@pytest.mark.parametrize("words", NOT_SUPPORTED)
def test_another_time_is_not_supported(words: str) -> None:
    """Another time, or one of which a passage says nothing, does not."""
    assert finding(words).judgement.verdict in ("altered", "unsupported")


def test_another_feast_is_an_alteration() -> None:
    """One feast excludes another; the difference has both."""
    judgement = finding("Greta Holm says that 340 cabins will be painted by Easter.").judgement
    (difference,) = judgement.differences
    assert judgement.verdict == "altered"
    assert (difference.respect, difference.claim, difference.evidence) == ("date", "Easter", "Christmas")


@pytest.mark.parametrize("words", ["this month", "by Monday"])
def test_a_time_from_today_is_no_alteration(words: str) -> None:
    """What is next week in a text may be this week in a draft, and Friday may be Good Friday."""
    assert finding(f"A second ferry with 96 cabins arrives {words}.").judgement.verdict == "unsupported"


@pytest.mark.parametrize(("feast", "verdict"), [("Weihnachten", "supported"), ("Ostern", "altered")])
def test_feasts_are_known_in_other_languages(feast: str, verdict: str) -> None:
    """A feast of a German text is compared, too."""
    text = "Die Reederei will bis Weihnachten 340 Kabinen streichen, sagt Greta Holm.\n"
    words = f"Die Reederei will bis {feast} 340 Kabinen streichen, sagt Greta Holm."
    assert finding(words, text, "de").judgement.verdict == verdict


def test_a_time_in_a_name_is_none() -> None:
    """Easter Island is no feast."""
    text = "The survey of Easter Island counted 887 statues.\n"
    assert finding("The survey of Easter Island counted 887 statues.", text).judgement.verdict == "supported"
