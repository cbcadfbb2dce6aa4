"""judgement-single-origin: a key judgement of moderate or high confidence rests on one origin.

Origins are counted, not reports: two outlets that repeat one ministry are one origin. A judgement of low
confidence may rest on one; the memo prints "not corroborated" under either.

PASS  rests_on: [count-washington, count-seoul]     (two governments)
PASS  rests_on: [count-washington]                  (confidence: low)
FAIL  rests_on: [count-washington, missiles-washington]

Mend it by adding a fact or view of another origin, or by lowering the confidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.origins import origin_names, origins_of
from briefgen.diagnostic import Diagnostic, warning
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.product import Product

RULE = "judgement-single-origin"


def check(brief: Entry[Brief], corpus: Corpus, product: Product) -> Iterator[Diagnostic]:
    """Report judgements that one origin carries and whose confidence says otherwise."""
    for i, judgement in enumerate(brief.value.judgements):
        origins = origins_of(judgement.rests_on, corpus)
        level = judgement.confidence.level
        if len(origins) == 1 and level != "low":
            message = (
                f"confidence is {level}, and all of it rests on one origin, {origin_names(origins, corpus)}"
            )
            span = brief.at("judgements", i, "rests_on")
            yield warning(
                RULE, span, message, "add a fact or view of another origin, or lower the confidence"
            )
