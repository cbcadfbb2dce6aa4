"""quote-missing: a quotation does not stand in its source's text.

Only typography and white space are folded; a changed digit, a dropped "not" or a swapped name makes a
quotation missing. The nearest passage is shown with the difference marked, and never adopted.

PASS  exact: the north channel is open      (the source says: "the north channel is open")
FAIL  exact: the north channel is not open

Mend it by quoting the source's own words, or by naming the source that does say it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.anchor import Anchor
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, error

RULE = "quote-missing"
_REASONS = {
    "cut": "only as part of longer words or numbers",
    "context": "but not between this prefix and suffix",
}


def check(proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations that were looked for and not found, or that the lock says were not."""
    for proof in proofs.values():
        if proof.resolution.state != "missing":
            continue
        quotation = proof.quotation
        if proof.anchor is None:
            message = f"the quotation was not in the text of `{quotation.evidence.source}` when it was locked"
            yield error(RULE, quotation.span, message, "correct it where the text of the source is available")
            continue
        source = f"in the text of `{quotation.evidence.source}`"
        why = _REASONS.get(proof.anchor.reason)
        message = f"the quotation is {source}, {why}" if why else f"the quotation is not {source}"
        yield error(RULE, quotation.span, message, nearest_hint(proof.anchor, quotation.evidence.exact))


def nearest_hint(anchor: Anchor, exact: str) -> str:
    """Show how the nearest passage differs."""
    if anchor.nearest is None:
        return "nothing like it was found; check which source it is from"
    from briefgen.corpus.difference import difference  # only where one is to be shown

    shown = difference(exact, anchor.nearest.text)
    return f"the nearest passage differs: {shown if len(shown) <= 300 else shown[:299] + '…'}"
