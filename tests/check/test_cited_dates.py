"""Tests of the dates that a paragraph may name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from briefgen.build.load import load_brief
from briefgen.check import cited_dates
from briefgen.check.support import Supports
from briefgen.corpus.fact import Fact
from tests.workspace import Workspace


def test_dates_of_a_fact_are_found_once_a_run(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many paragraphs cite a fact, its dates are looked for once, and are the same each time."""
    found: Counter[str] = Counter()
    find_dates = cited_dates._find_dates

    def count_dates(fact: Fact, supports: Supports) -> Iterator[cited_dates.Dated]:
        found[fact.id] += 1
        return find_dates(fact, supports)

    loaded, _ = load_brief(harbour.root / "briefs/brief.yaml", harbour.settings)
    assert loaded is not None
    monkeypatch.setattr(cited_dates, "_find_dates", count_dates)
    supports = Supports.without_sections(loaded.corpus, loaded.proofs, "en")
    facts = [entry.value for entry in loaded.corpus.facts.values()]
    dates = [[cited_dates.dates_of_fact(fact, supports) for fact in facts] for _ in range(2)]
    assert dates[0] == dates[1] != [()] * len(facts)
    assert found == Counter(fact.id for fact in facts)
