"""marking-low: a brief's marking lets more people read than that of something it draws on.

PASS  marking: TLP:RED      a source with `marking: TLP:RED`
FAIL  marking: TLP:GREEN    a source with `marking: TLP:RED`

Sources, facts, views and sections may have a `marking`. A brief draws on what it refers to, on the sources
of that, and on every fact on a measure that it shows. The finding shows how the brief comes to use the entry.
This rule cannot be switched off.

Raise the brief's marking, or leave out what it may not show.

Source: FIRST, Traffic Light Protocol 2.0, 2.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.drawn_on import drawn_on
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.marking_scheme import MarkingScheme
from briefgen.diagnostic import Because, Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.read import references_in_brief

RULE = "marking-low"


def check(brief: Entry[Brief], corpus: Corpus, markings: MarkingScheme) -> Iterator[Diagnostic]:
    """Report each entry with a marking above the brief's, and where it is used."""
    marking = brief.value.marking
    for drawn in drawn_on(references_in_brief(brief), corpus):
        own = getattr(drawn.entry.value, "marking", None)
        if own and markings.is_below(marking, own):
            chain = (*drawn.way, Because(drawn.entry.at("marking"), f"{drawn.name} is `{own}`"))
            message = f"`{marking}` {markings.comparison(marking, own)} `{own}` of {drawn.name}"
            hint = f"write `marking: {markings.join(marking, own)}`, or leave out what uses it"
            yield error(RULE, brief.at("marking"), message, hint, because=chain)
