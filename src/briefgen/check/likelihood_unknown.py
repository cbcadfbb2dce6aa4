"""likelihood-unknown: a judgement's likelihood term is not in the brief's profile.

PASS  profile: icd203    likelihood: {term: likely}
FAIL  profile: icd203    likelihood: {term: quite likely}

Only the terms of the profile have a range; readers understand any other word differently.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.reading.suggest import nearest
from briefgen.spec.brief import Brief
from briefgen.spec.profile import Profile

RULE = "likelihood-unknown"


def check(brief: Entry[Brief], profile: Profile) -> Iterator[Diagnostic]:
    """Report likelihood terms that are not in the profile."""
    for i, judgement in enumerate(brief.value.judgements):
        term = judgement.likelihood.term
        if term is not None and profile.band(term) is None:
            close = nearest(term, profile.terms())
            terms = ", ".join(f"`{t}`" for t in profile.terms())
            hint = f"did you mean `{close}`?" if close else f"terms: {terms}"
            message = f"`{term}` is not a term of the profile `{profile.id}`"
            yield error(RULE, brief.at("judgements", i, "likelihood", "term"), message, hint)
