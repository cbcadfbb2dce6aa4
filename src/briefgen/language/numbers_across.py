"""Whether evidence in another language gives a number in another form than a claim: a year, a share."""

from __future__ import annotations

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.lexicon import load_lexicon
from briefgen.language.reading import Reading


def is_given_across(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether evidence in another language gives a number of a claim in a form of its own.

    Its words for hundreds or thousands may not be known: where none was read, nothing is compared with them.
    """
    if claim.language == evidence.language:
        return False
    kind = quantity.first.kind
    if kind == "vague":
        return all(q.first.kind != "vague" for q in evidence.of(Quantity))
    if kind == "count":
        return _is_year(quantity, evidence)
    return kind == "share" and _is_one_of(quantity, claim, evidence)


def _is_year(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether evidence has a number as a year: the 2016 campaign."""
    digits = quantity.in_digits and quantity.words.isdigit() and len(quantity.words) == len("2016")
    return digits and any(date.year == quantity.first.low for date in evidence.of(DateClaim))


def _is_one_of(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether evidence has the number of which a claim says "one in"."""
    share = quantity.first.low
    if share.numerator != 1 or quantity.in_digits:
        return False
    inside = any(f" {words} " in quantity.words for words in load_lexicon(claim.language).one_in.meanings)
    return inside and any(q.first.kind == "count" and q.first.low == 1 / share for q in evidence.of(Quantity))
