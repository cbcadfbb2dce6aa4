"""Whether a number counts what the counting word behind it does in its evidence: 540户 are households."""

from __future__ import annotations

from briefgen.language.claims import Quantity
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, meanings_of

_COUNTER = WordPattern(r" ?(?:余|多|여 ?)?(?P<word>{what counting words count})")


def counts_other_kind(mine: Quantity, match: Quantity, evidence: Reading) -> bool:
    """Check whether a claim counts people by a number of households, or the like."""
    kinds = meanings_of("en", "nouns of counting words")
    kind = next((kinds[noun] for noun in mine.noun[:1] if noun in kinds), "")
    behind = _COUNTER.of("any").match(evidence.text, match.end) if kind else None
    return behind is not None and meanings_of("any", "what counting words count")[behind["word"]] != kind
