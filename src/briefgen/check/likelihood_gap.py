"""likelihood-gap: a judgement's percentage has no term in the profile.

The percentage is between two bands, outside all bands, or on the edge of two. The memo prints the term and
the range of a band, so the percentage must be in exactly one. Where one band is inside another, the
narrower one counts.

PASS  profile: phia      likelihood: {percent: 60}     (likely or probable, 55–75 %)
FAIL  profile: phia      likelihood: {percent: 53}     (between realistic possibility and likely)
FAIL  profile: icd203    likelihood: {percent: 55}     (the edge of roughly even chance and likely)

Decide which band you mean, and write its term.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.profile import Profile

RULE = "likelihood-gap"


def check(brief: Entry[Brief], profile: Profile) -> Iterator[Diagnostic]:
    """Report percentages that are in no band, or in two."""
    for i, judgement in enumerate(brief.value.judgements):
        percent = judgement.likelihood.percent
        if percent is None or len(bands := profile.bands_at(percent)) == 1:
            continue
        span = brief.at("judgements", i, "likelihood", "percent")
        where = "on the edge of two bands" if bands else "in no band"
        message = f"{percent.normalize():f} % lies {where} of the profile `{profile.id}`"
        near = " or ".join(f"`{b.terms[0]}` ({b.range_words})" for b in bands or profile.nearest(percent))
        yield error(RULE, span, message, f"write the term that is meant: {near}")
