"""quote-long: a quotation has too many words.

Texts of others are quoted only as far as the proof needs it: a quotation, or each fragment of one, may have
14 words.

PASS  exact: more than half of the fleet
PASS  exact: [more than half of the fleet, is laid up]
FAIL  exact: (a whole sentence of twenty words)

Quote only the words that prove the fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.evidence import MOST_WORDS
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, error

RULE = "quote-long"


def check(proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations with too many words."""
    for quotation in (proof.quotation for proof in proofs.values()):
        count = max(map(_count_words, quotation.evidence.fragments))
        if count > MOST_WORDS:
            message = f"the quotation has {count} words; a fragment has at most {MOST_WORDS}"
            hints = ("quote only the words that prove the fact", "or write a list of fragments, in order")
            yield error(RULE, quotation.span, message, *hints)


def _count_words(fragment: str) -> int:
    """Count the words between spaces; a dash between spaces is none."""
    return sum(any(map(str.isalnum, word)) for word in fragment.split())
