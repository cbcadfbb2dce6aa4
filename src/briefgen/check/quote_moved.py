"""quote-moved: a quotation is at another place in the text of its source than when it was locked.

The words are the same, but the text before them has changed. Check whether the change matters for what the
quotation is to prove.

If the lock has the parts of the text, `text-changed` reports the change once, and this rule nothing.

PASS  the text is as it was when locked, or has changed only after the quotation
FAIL  a paragraph was inserted before the quotation

Read the passage again, then run `briefgen lock --update` with the id of the source, fact or view.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, warning

RULE = "quote-moved"


def check(corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations that are at another place than when they were locked."""
    for proof in proofs.values():
        found = proof.resolution
        source = proof.quotation.evidence.source
        if found.state == "moved" and found.start is not None and source not in corpus.text_changes:
            message = (
                f"the quotation has moved in `{source}` since it was locked: it now begins at {found.start:,}"
            )
            hint = f"check it there, then run `briefgen lock --update {source}`"
            yield warning(RULE, proof.quotation.span, message, hint)
