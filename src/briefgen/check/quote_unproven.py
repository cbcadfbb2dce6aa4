"""quote-unproven: a quotation was neither read in its source's text nor vouched for by the lock.

A warning where the source was never locked: nobody has proven any of it yet. An error where the lock knows
the source: then the quotation was added or altered since, and the text was not there to prove it.

PASS  the text lies in one of the texts roots, or `briefgen lock` was run where it did
FAIL  a digit of a locked quotation was changed where the text is not at hand

Run `briefgen lock` where the texts are, with `--texts DIR` if they lie elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, error, warning

RULE = "quote-unproven"


def check(corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations that nothing speaks for."""
    for proof in proofs.values():
        source = proof.quotation.evidence.source
        if proof.resolution.state == "unavailable" and source in corpus.sources:
            found = error if proof.source_locked else warning
            why = (
                "and the lock does not have these words" if proof.source_locked else "and it was never locked"
            )
            message = f"the text of `{source}` is not available, {why}"
            yield found(RULE, proof.quotation.span, message, _remedy(corpus.sources[source].value.text))


def _remedy(name: str | None) -> str:
    if name is None:
        return "save its text in a folder of texts, and name the file in the source's `text:`"
    return f"save it as `{name}` in a folder of texts, or run `briefgen lock` where it is"
