"""likelihood-gap: a judgement's percentage has no term in the profile.

It falls between two bands or outside all of them, or on an edge that two bands share. The term and the range
that are printed come from the profile, so it has to lie in one band; where bands lie one in another, the
narrowest counts.

PASS  profile: phia      likelihood: {percent: 60}     (likely or probable, 55–75 %)
FAIL  profile: phia      likelihood: {percent: 53}     (between realistic possibility and likely)
FAIL  profile: icd203    likelihood: {percent: 55}     (the edge of roughly even chance and likely)

Choose the band that is meant, and write its term.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.profile import Profile

RULE = "likelihood-gap"


def check(brief: Entry[Brief], profile: Profile) -> Iterator[Diagnostic]:
    """Report percentages that stand for no term, or for two."""
    for i, judgement in enumerate(brief.value.judgements):
        percent = judgement.likelihood.percent
        if percent is None or len(bands := profile.bands_at(percent)) == 1:
            continue
        span = brief.at("judgements", i, "likelihood", "percent")
        where = "on the edge of two bands" if bands else "in no band"
        message = f"{percent.normalize():f} % lies {where} of the profile `{profile.id}`"
        near = " or ".join(f"`{b.terms[0]}` ({b.range_words})" for b in bands or profile.nearest(percent))
        yield error(RULE, span, message, f"write the term that is meant: {near}")
