"""reading-outdated: the lock has sentences as another version of briefgen's reader read them.

Where the text of a source is not available, statements are compared with what the lock has read from the
sentences around the quotations. Each version of the reader uses only what it has read itself; of other
sentences only the quotations are compared, so that less is noticed.

PASS  the text is in a folder of texts; or the lock was written since briefgen changed its reader
FAIL  the lock was written by another version of briefgen, and the text is not available

Run `briefgen lock` where the texts are, with `--texts DIR` if they lie elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.quotation_proofs import Proof, Proofs
from briefgen.diagnostic import Diagnostic, warning

RULE = "reading-outdated"


def check(corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report once that the lock has sentences which cannot be used, at the first of their sources."""
    outdated = [proof.quotation.evidence.source for proof in proofs.values() if _is_outdated(proof)]
    sources = sorted(corpus.sources.keys() & outdated)
    if sources:
        number = "1 quotation was" if len(outdated) == 1 else f"{len(outdated):,} quotations were"
        message = f"{number} locked by another version of briefgen: only the quoted words are compared"
        hint = "run `briefgen lock` where the texts are, to compare numbers, dates and names again"
        yield warning(RULE, corpus.sources[sources[0]].at("id"), message, hint)


def _is_outdated(proof: Proof) -> bool:
    return proof.anchor is None and proof.locked_sentence is not None and not proof.locked_sentence.usable
