"""quote-moved: a quotation stands elsewhere in its source's text than where it is locked.

The words are the same; the text around them has changed since. A warning: look whether what changed matters
to what the quotation is there to prove.

PASS  the text is as locked, or has changed behind the quotation only
FAIL  a paragraph was put in before the quotation

Read the place again, then run `briefgen lock --update` with the id of the source, fact or view.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, warning

RULE = "quote-moved"


def check(proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations that stand elsewhere than they are locked."""
    for proof in proofs.values():
        found = proof.resolution
        if found.state == "moved" and found.start is not None:
            source = proof.quotation.evidence.source
            message = (
                f"the quotation has moved in `{source}` since it was locked: it now begins at {found.start:,}"
            )
            hint = f"check it there, then run `briefgen lock --update {source}`"
            yield warning(RULE, proof.quotation.span, message, hint)
