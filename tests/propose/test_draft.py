"""Tests of drafts of facts, against lists of useful sentences that were marked by hand before the code."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from briefgen.corpus.fact import FactFile
from briefgen.corpus.fold import fold
from briefgen.diagnostic import Span
from briefgen.propose.background import load_background
from briefgen.propose.draft import draft_facts
from briefgen.propose.entry_yaml import draft_file
from briefgen.propose.fact import FactProposal
from briefgen.reading.entry import validate
from briefgen.reading.yaml_text import read_yaml
from tests.workspace import Workspace

TEXTS = Path(__file__).parent / "texts"
SOURCE = """\
id: {name}
type: article-newspaper
genre: news-report
title: {name}
language: {language}
issued: {issued}
origin: paper
text: {text}
"""
LEAST_FOUND = Fraction(4, 5)
"""Share of the marked figures that a draft finds; all five marked texts together have 91 %."""
MOST_USELESS = Fraction(1, 3)


def draft(workspace: Workspace, marks: dict[str, Any]) -> tuple[FactProposal, ...]:
    """Draft the facts of a marked text."""
    name = marks["text"].removesuffix(".txt")
    workspace.write({
        f"briefs/corpus/sources/{name}.yaml": SOURCE.format(name=name, **marks),
        "briefs/corpus/facts/origins.yaml": "origins:\n  - {id: paper, name: The Paper, kind: media}\n",
        f"texts/{marks['text']}": (TEXTS / marks["text"]).read_text("utf-8"),
    })  # fmt: skip
    background, problems = load_background(name, workspace.settings, Span("draft"))
    assert background is not None, problems
    return draft_facts(background)


def values(proposal: FactProposal) -> set[str]:
    """Return the numbers and dates that a proposal has."""
    figure = proposal.figure or {}
    ends = [f"{value:f}" for value in figure.values() if isinstance(value, Decimal)]
    dates = {str(when).rstrip("~") for when in (proposal.date, figure.get("as_of")) if when}
    return {"–".join(ends), str(figure.get("qualifier", "")), *dates}


def is_among(marked: str, found: set[str]) -> bool:
    """Check whether a marked figure is among those found; a third may be 33.3 %."""
    if "/" not in marked:
        return marked in found
    shares = (Fraction(each) for each in found if each.replace(".", "").isdigit())
    return any(abs(share - Fraction(marked) * 100) < 1 for share in shares)


@pytest.mark.parametrize("name", ["reservoir", "logements"])
def test_a_draft_finds_what_was_marked(empty: Workspace, name: str) -> None:
    """Most marked figures are proposed, and few proposals are useless."""
    path = TEXTS / f"{name}.marks.yaml"
    marks = read_yaml(path.read_text("utf-8"), str(path))[0].data
    proposals = draft(empty, marks)
    useful = [(fold(each["words"]).text, each.get("figures", ())) for each in marks["useful"]]
    total = found = 0
    for words, figures in useful:
        here = [proposal for proposal in proposals if words in fold(proposal.sentence).text]
        mine = set[str]().union(*map(values, here))
        total += len(figures)
        found += sum(is_among(str(figure), mine) for figure in figures)
    useless = [p for p in proposals if not any(words in fold(p.sentence).text for words, _ in useful)]
    assert Fraction(found, total) >= LEAST_FOUND
    assert Fraction(len(useless), len(proposals)) < MOST_USELESS


def test_nothing_is_proposed_twice(empty: Workspace) -> None:
    """What a fact of the corpus quotes is not proposed again, and the file of a draft reads as facts."""
    path = TEXTS / "reservoir.marks.yaml"
    marks = read_yaml(path.read_text("utf-8"), str(path))[0].data
    first = draft(empty, marks)
    written = draft_file(first)
    entry, problems = validate(FactFile, read_yaml(written, "draft.yaml")[0])
    assert entry is not None
    assert problems == ()
    assert len(entry.value.facts) == len(first)
    empty.write({"briefs/corpus/facts/reservoir.yaml": written})
    background, _ = load_background("reservoir", empty.settings, Span("draft"))
    assert background is not None
    assert draft_facts(background) == ()
