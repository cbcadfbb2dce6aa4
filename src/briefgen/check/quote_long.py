"""quote-long: a quotation is longer than a fragment.

Third parties' texts are quoted no further than proof needs: some dozen words.

PASS  exact: more than half of the fleet
FAIL  exact: (a whole sentence of twenty words)

Mend it by quoting the words that carry the fact; the rest of the sentence adds nothing to the proof.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.evidence import MOST_WORDS
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, error

RULE = "quote-long"


def check(proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations of too many words."""
    for quotation in (proof.quotation for proof in proofs.values()):
        count = len(quotation.evidence.exact.split())
        if count > MOST_WORDS:
            message = f"the quotation has {count} words; a fragment has at most {MOST_WORDS}"
            yield error(RULE, quotation.span, message, "quote only the words that carry the fact")
