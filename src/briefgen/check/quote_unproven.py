"""quote-unproven: a quotation is confirmed neither by the text of its source nor by the lock.

It is a warning if the source was never locked. It is an error if the lock has the source: then the
quotation was added or changed after the last lock, at a place where the text is not available.

PASS  the text is in a folder of texts, or `briefgen lock` was run where it was
FAIL  a digit of a locked quotation was changed where the text is not available

Run `briefgen lock` where the texts are, with `--texts DIR` if they lie elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, error, warning

RULE = "quote-unproven"


def check(corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations that neither the text nor the lock confirms."""
    for proof in proofs.values():
        source = proof.quotation.evidence.source
        if proof.resolution.state == "unavailable" and source in corpus.sources and not proof.unknown:
            found = error if proof.source_locked else warning
            why = "and the lock does not have this quotation"
            why = why if proof.source_locked else "and it was never locked"
            message = f"the text of `{source}` is not available, {why}"
            yield found(RULE, proof.quotation.span, message, _remedy(corpus.sources[source].value.text))


def _remedy(name: str | None) -> str:
    if name is None:
        return "save its text in a folder of texts, and name the file in the source's `text:`"
    return f"save it as `{name}` in a folder of texts, or run `briefgen lock` where it is"
