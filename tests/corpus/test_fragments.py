"""Tests of quotations of several fragments."""

from __future__ import annotations

import pytest

from briefgen.corpus.evidence import MOST_FRAGMENTS, Evidence
from briefgen.corpus.fold import fold
from briefgen.corpus.fragments import anchor_fragments, left_out
from briefgen.reading.entry import validate
from briefgen.reading.yaml_text import read_yaml
from tests.workspace import Workspace

TEXT = """\
The committee, which sat until mid-
night, rejected the plan of the ministry on 3 May.

The plan has 40 berths. The committee has not rejected the second plan, which has 50 berths.

Port | 2023 | 2024
Sorne | 598 | 655
Velmar | 12 | 655

The pilots went aboard until the tide
\x0c turned at noon.
"""

FOUND = {
    "a gap": (["The committee", "rejected the plan of"], "exact"),
    "a word that a line breaks": (["sat until midnight", "on 3 May"], "exact"),
    "a row of a table": (["Sorne", "655"], "exact"),
    "over a page": (["The pilots", "turned at noon"], "exact"),
    "three of them": (["The plan has", "The committee has", "50 berths"], "exact"),
    "the other order": (["rejected the plan of", "The committee, which"], "missing"),
    "two paragraphs": (["The committee, which", "40 berths"], "missing"),
    "overlapping ones": (["rejected the plan of", "plan of the ministry"], "missing"),
    "half a word": (["The committee, which", "reject"], "missing"),
    "words that are not there": (["The committee, which", "accepted the plan"], "missing"),
    "two rows of a table": (["Port", "655"], "missing"),
    "two ways to read it": (["The plan has", "berths"], "ambiguous"),
}


@pytest.mark.parametrize(("fragments", "state"), FOUND.values(), ids=FOUND)
def test_fragments_are_found_in_order_in_one_paragraph(fragments: list[str], state: str) -> None:
    """Each fragment is there word for word, behind the one before it, in the same paragraph, in one way."""
    assert anchor_fragments(fold(TEXT), fragments).state == state


REASONS = {
    "two rows of a table": (["2023", "Sorne", "598"], "rows"),
    "two paragraphs": (["The committee, which", "40 berths"], "apart"),
    "the other order": (["rejected the plan of", "The committee, which"], "apart"),
}


@pytest.mark.parametrize(("fragments", "reason"), REASONS.values(), ids=REASONS)
def test_why_fragments_are_no_passage(fragments: list[str], reason: str) -> None:
    """Fragments in several rows of a table are told from those in no order, or in several paragraphs."""
    assert anchor_fragments(fold(TEXT), fragments).reason == reason


def test_the_place_is_that_of_all_fragments() -> None:
    """The place begins with the first and ends with the last; the words between them are known."""
    folded = fold(TEXT)
    anchor = anchor_fragments(folded, ["The committee has", "rejected the second plan"])
    assert anchor.place is not None
    assert TEXT[anchor.place.start : anchor.place.end] == "The committee has not rejected the second plan"
    assert left_out(folded, anchor) == ("not",)


def test_what_follows_decides_between_two_ways() -> None:
    """A prefix or suffix is next to all of the fragments."""
    assert anchor_fragments(fold(TEXT), ["The plan has", "berths"], suffix=". The").state == "exact"
    assert anchor_fragments(fold(TEXT), ["The plan has", "berths"], prefix="Velmar").state == "missing"


def test_a_fragment_that_is_missing_is_named() -> None:
    """The anchor of a missing fragment has it, with the passage that is most like it."""
    anchor = anchor_fragments(fold(TEXT), ["The committee, which", "rejected the plans of the ministry"])
    assert anchor.fragment == "rejected the plans of the ministry"
    assert anchor.nearest is not None
    apart = anchor_fragments(fold(TEXT), ["rejected the plan of", "The committee, which"])
    assert (apart.fragment, apart.reason) == ("", "apart")


@pytest.mark.parametrize(
    "exact", ["[]", "[2]", "[one, 2]", "[one, ' ']", f"[{'a, ' * MOST_FRAGMENTS}b]", "5"]
)
def test_what_is_no_list_of_fragments(exact: str) -> None:
    """A list has one to six texts."""
    entry, problems = validate(Evidence, read_yaml(f"source: log\nexact: {exact}\n", "f")[0])
    assert entry is None
    assert [(d.span.line, bool(d.message)) for d in problems] == [(2, True)]


def test_fragments_go_through_a_memo(harbour: Workspace) -> None:
    """A fact with fragments passes, prints `…` between them, and has both in the evidence and after locking."""
    path = harbour.root / "briefs/corpus/facts/channel.yaml"
    text = path.read_text("utf-8")
    assert "exact: the north channel is closed" in text
    harbour.write(
        {
            "briefs/corpus/facts/channel.yaml": text.replace(
                "exact: the north channel is closed", "exact: [the north, is closed]"
            )
        }
    )
    assert harbour.check() == ()
    built, problems = harbour.set(formats=("md",)).build()
    assert problems == ()
    assert built is not None
    printed = (harbour.root / "output/brief.md").read_text("utf-8")
    assert "the north … is closed" in printed


def test_a_negation_that_is_left_out_is_reported(harbour: Workspace) -> None:
    """A denial between two fragments is a warning, whatever the statement says."""
    log = harbour.root / "texts/log.txt"
    log.write_text(
        log.read_text("utf-8").replace("the north channel is closed", "the north channel is not closed")
    )
    path = harbour.root / "briefs/corpus/facts/channel.yaml"
    text = path.read_text("utf-8").replace(
        "exact: the north channel is closed", "exact: [the north channel is, closed]"
    )
    harbour.write({"briefs/corpus/facts/channel.yaml": text})
    assert "quote-negated" in [d.rule for d in harbour.check()]


def test_each_fragment_may_have_fourteen_words(harbour: Workspace) -> None:
    """The limit of words is for a fragment, not for all of them together."""
    words = [f"w{n}" for n in range(28)]
    log = harbour.root / "texts/log.txt"
    log.write_text(f"{log.read_text('utf-8')}\n\n{' '.join(words)}.\n")
    path = harbour.root / "briefs/corpus/facts/channel.yaml"
    text = path.read_text("utf-8")
    for count, rules in ((14, False), (15, True)):
        exact = f"exact: ['{' '.join(words[:count])}', '{' '.join(words[count:])}']"
        harbour.write(
            {"briefs/corpus/facts/channel.yaml": text.replace("exact: the north channel is closed", exact)}
        )
        assert ("quote-long" in [d.rule for d in harbour.check()]) is rules
