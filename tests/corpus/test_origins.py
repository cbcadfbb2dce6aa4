"""Tests of finding and counting origins."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefgen.build.check import check_corpus
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.near_duplicates import NearDuplicates
from briefgen.corpus.origins import origin_names, origins_of
from tests.harbour import HARBOUR, QUESTION, SOURCE
from tests.workspace import Workspace

DAILY = (
    SOURCE.replace("id: log", "id: daily")
    .replace("origin: pilots", "origin: daily")
    .replace("log.txt", "daily.txt")
)
FACTS = """\
origins:
  - {id: daily, name: The Daily, kind: media}
  - {id: port, name: Port office, kind: government}
  - {id: jane-doe, name: "Jane Doe, Harbour Institute", kind: academic}
facts:
  - {id: own, statement: The channel is closed., evidence: [{source: log, exact: the north channel is closed}]}
  - id: both
    statement: The channel is closed.
    evidence: [{source: log, exact: the north channel is closed}, {source: daily, exact: closed to ships}]
  - id: declared
    statement: The port office says that the channel is closed.
    attributed_to: port
    evidence: [{source: log, exact: the north channel is closed}, {source: daily, exact: closed to ships}]
"""
VIEWS = """\
views:
  - {id: by-name, holder: {name: Jane Doe}, hypothesis: wait, claim: No., reasoning: So., evidence: [{source: log, exact: closed}]}
  - {id: by-declaration, holder: {name: Joe Roe}, attributed_to: port, hypothesis: wait, claim: No., reasoning: So., evidence: [{source: log, exact: closed}]}
  - {id: by-holder, holder: {name: Ann Poe}, hypothesis: wait, claim: No., reasoning: So., evidence: [{source: log, exact: closed}]}
"""


@pytest.fixture
def corpus(harbour: Workspace) -> Corpus:
    """Make a corpus with two sources, and a fact and a view of each kind."""
    harbour.write(
        {
            **HARBOUR,
            "briefs/corpus/facts/origins-of.yaml": FACTS,
            "briefs/corpus/sources/daily.yaml": DAILY,
            "briefs/corpus/views/extend-or-wait.yaml": QUESTION + VIEWS,
            "texts/daily.txt": "The channel is closed to ships.",
        }
    )
    return check_corpus(harbour.settings)[0].corpus


CASES: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "inherited": (("own",), {"pilots"}),
    "inherited from each source": (("both",), {"pilots", "daily"}),
    "declared": (("declared",), {"port"}),
    "a holder who is an origin": (("by-name",), {"jane-doe"}),
    "a declared voice": (("by-declaration", "declared"), {"port"}),
    "a holder by name": (("by-holder",), {"Ann Poe"}),
    "all together": (("own", "both", "declared", "by-holder"), {"pilots", "daily", "port", "Ann Poe"}),
    "nothing": ((), set()),
    "what is not loaded": (("unknown",), set()),
}


@pytest.mark.parametrize(("names", "expected"), CASES.values(), ids=CASES)
def test_origins_are_declared_or_inherited(
    corpus: Corpus, names: tuple[str, ...], expected: set[str]
) -> None:
    """An origin is declared, or else the source's; a view's origin is its holder's."""
    assert origins_of(names, corpus) == expected


@pytest.mark.parametrize(
    ("twins", "expected"),
    [
        ((NearDuplicates("log", "daily", 90),), {"pilots"}),
        ((NearDuplicates("daily", "log", 90),), {"daily"}),
    ],
)
def test_a_source_that_repeats_another_has_its_origin(
    corpus: Corpus, twins: tuple[NearDuplicates, ...], expected: set[str]
) -> None:
    """Two sources with nearly equal texts have the earlier one's origin; declared origins are not changed."""
    repeated = replace(corpus, near_duplicates=twins)
    assert origins_of(("both",), repeated) == expected
    assert origins_of(("declared",), repeated) == {"port"}


def test_names_of_origins_are_printed_in_order(corpus: Corpus) -> None:
    """Names of origins are sorted, with "and" before the last."""
    assert origin_names((), corpus) == ""
    assert origin_names(("port",), corpus) == "Port office"
    assert origin_names(("port", "daily"), corpus) == "Port office and The Daily"
    assert origin_names(("port", "daily", "Ann Poe"), corpus) == "Ann Poe, Port office and The Daily"


def test_a_views_origin_has_to_be_known(harbour: Workspace) -> None:
    """If a view names an origin that is not in the corpus, this is reported at the view."""
    views = QUESTION + VIEWS.replace("attributed_to: port", "attributed_to: prot")
    harbour.write({**HARBOUR, "briefs/corpus/facts/origins-of.yaml": FACTS})
    harbour.write(
        {"briefs/corpus/sources/daily.yaml": DAILY, "briefs/corpus/views/extend-or-wait.yaml": views}
    )
    line = views.split("\n").index(next(row for row in views.split("\n") if "prot" in row)) + 1
    found = [(d.rule, d.span.line) for d in harbour.check_corpus() if d.rule == "origin-unknown"]
    assert found == [("origin-unknown", line)]
