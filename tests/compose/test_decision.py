"""Tests of the decision and the next steps: from the brief to every output form, and to the comparison of editions."""

from __future__ import annotations

from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from briefgen.changes.compare_editions import compare
from briefgen.evidence.container import evidence_of_pdf
from briefgen.evidence.frozen import FrozenMemo, read_frozen
from tests.check.tables import BRIEF_PATH, brief_with, findings
from tests.editions.issuing import issued
from tests.harbour import BRIEF
from tests.workspace import Workspace

ASKED = """\
decision: {asked: Approve the dredging., by: 2026-04-01, lead: Port director, cost: "unknown, to be estimated by the port"}
next_steps: [{who: Harbour office, what: Call for offers., by: 2026-03-25}]
"""
WORDS = (
    "Asked of you Approve the dredging.",
    "By 1 April 2026",
    "Lead Port director",
    "Cost unknown, to be estimated by the port",
    "Harbour office",
    "Call for offers.",
    "25 March 2026",
)


def test_they_are_printed_in_every_form(harbour: Workspace) -> None:
    """The PDF, the page and the Markdown have each line of the decision and each next step."""
    built, problems = harbour.set(formats=("pdf", "html", "md")).write(brief_with(ASKED)).build()
    assert (built is not None, problems) == (True, ())
    output = harbour.settings.output
    page = pypdfium2.PdfDocument(BytesIO((output / "brief.pdf").read_bytes()))[0]
    for text in (
        page.get_textpage().get_text_bounded(),
        (output / "brief.html").read_text("utf-8"),
        (output / "brief.md").read_text("utf-8"),
    ):
        plain = _plain(text)
        assert [words for words in WORDS if words not in plain] == []


def _plain(text: str) -> str:
    for mark in ("<dt>", "</dt>", "<dd>", "</dd>", "**"):
        text = text.replace(mark, "")
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("without", "place"),
    {
        "a decision without a date": (", by: 2026-04-01", (13, 1)),
        "a next step without an owner": ("who: Harbour office, ", (14, 14)),
    }.items(),
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_what_is_missing_is_reported(
    harbour: Workspace, without: str, place: tuple[str, tuple[int, int]]
) -> None:
    """A decision needs a date, and a next step somebody who takes it."""
    words, at = place
    found = harbour.write(brief_with(ASKED.replace(words, "", 1))).check()
    assert findings(found) == [("key-missing", BRIEF_PATH, *at)], without


def test_numbers_about_the_world_are_found(harbour: Workspace) -> None:
    """A sum that is asked for is the analyst's own; a number about what is needs its fact."""
    own = ASKED.replace("unknown, to be estimated by the port", "about 40 million euros")
    assert harbour.write(brief_with(own)).check() == ()
    found = harbour.write(
        brief_with(ASKED.replace("the dredging.", "help for the port where 40 boats now wait."))
    ).check()
    assert [d.rule for d in found] == ["number-naked"]


def test_a_change_is_named_by_part(harbour: Workspace) -> None:
    """An edition that asks for something else says so, and names a changed next step by who takes it."""
    (harbour.root / "briefs/corpus/views/extend-or-wait.yaml").unlink()
    old = _frozen(issued(harbour, BRIEF + ASKED).read_bytes())
    changed = ASKED.replace("1, lead", "2, lead").replace("Call for", "Ask for")
    new = _frozen(issued(harbour, BRIEF + changed).read_bytes())
    changes = [(change.part, change.name, change.verdict) for change in compare(old, new).parts]
    assert changes[:2] == [("decision", "decision", "changed"), ("next step", "Harbour office", "changed")]


def _frozen(pdf: bytes) -> FrozenMemo:
    frozen, problems = read_frozen(evidence_of_pdf(pdf) or b"", "memo.pdf")
    assert frozen is not None, problems
    return frozen
