"""judgement-single-origin: all evidence of a key judgement comes from one origin.

Origins are counted, not reports: two newspapers that repeat one ministry are one origin. The memo prints "not
corroborated" below such a judgement.

PASS  rests_on: [count-washington, count-seoul]     (two governments)
FAIL  rests_on: [count-washington, missiles-washington]

Add a fact or view of another origin. If there is none, set the confidence to low, say so in its basis, and
allow the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.origins import origin_names, origins_of
from briefgen.diagnostic import Diagnostic, warning
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "judgement-single-origin"


def check(brief: Entry[Brief], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report judgements that rest on one origin."""
    for i, judgement in enumerate(brief.value.judgements):
        complete = all(name in corpus.facts or name in corpus.views for name in judgement.rests_on)
        origins = origins_of(judgement.rests_on, corpus)
        if complete and len(origins) == 1:
            level = judgement.confidence.level
            names = origin_names(origins, corpus)
            message = (
                f"all evidence of this judgement comes from one origin, {names}; its confidence is {level}"
            )
            hint = "add a fact or view of another origin"
            lower = () if level == "low" else ("or lower the confidence",)
            yield warning(RULE, brief.at("judgements", i, "rests_on"), message, hint, *lower)
