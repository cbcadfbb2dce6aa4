"""A brief of a draft links what a fact supports or quotes, unless `check` reports the link."""

from collections.abc import Mapping
from datetime import date

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.to_brief import CheckBrief, write_brief

TEXT = """\
The yard has built 41 ferries since 1911.

Its owner spent 6.2 million crowns on a new crane in May 2024.

Some 730 people work there.
"""
DRAFT = """\
Since 1911 the yard has built 41 ferries. On a new crane its owner spent 6.2 million crowns in May 2024. \
Some 730 people work there. The yard was sold.
"""


def quoted(words: str, fact: str) -> tuple[int, int, str]:
    """Return the place of some words of the text, with the fact that quotes them."""
    start = TEXT.index(words)
    return start, start + len(words), fact


def brief(check: CheckBrief) -> str:
    """Return the brief of the draft beside a text of which two facts quote something."""
    facts = (
        quoted("41 ferries", "ferries"),
        quoted("on a new crane", "crane"),
        quoted("crane in", "crane-2"),
    )
    library = Library((SourceText("yard", TEXT, "en", quoted=facts),))
    audit = audit_draft(read_draft("draft.md", DRAFT, markdown=True), library)
    return write_brief(audit, library, date(2025, 3, 1), check)


def refusing(*facts: str) -> CheckBrief:
    """Return a check that reports the links to some facts."""

    def check(text: str) -> Mapping[int, str]:
        lines = enumerate(text.splitlines(), 1)
        return {n: "words-disagree" for n, line in lines if any(f"(fact:{fact})" in line for fact in facts)}

    return check


def test_a_quoted_passage_links_its_fact() -> None:
    """What a passage supports that a fact quotes is linked to that fact; the rest is named with its reason."""
    found = brief(refusing())
    assert "[Since 1911 the yard has built 41 ferries](fact:ferries)." in found
    assert "(fact:crane)." in found
    assert "(a text says it, but no fact): Some 730 people work there." in found
    assert "The yard was sold" not in found.partition("# Left out")[0]


def test_a_link_that_is_reported_is_left_out() -> None:
    """A statement whose only fact `check` reports is left out, and the comment says so."""
    found = brief(refusing("ferries"))
    above, _, left_out = found.partition("# Left out")
    assert "fact:ferries" not in above
    assert "`check` reports words-disagree where it is linked to fact ferries" in left_out
    assert 'bottom_line: "[On a new crane' in above


def test_no_fact_makes_no_brief() -> None:
    """Without any link there is no brief."""
    assert not brief(refusing("ferries", "crane", "crane-2"))
