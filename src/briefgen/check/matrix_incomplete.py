"""matrix-incomplete: a row of a matrix has no rating for a hypothesis.

PASS  ratings: {extend: consistent, wait: neutral}
FAIL  ratings: {extend: consistent}

Rate every hypothesis; write `neutral` where the fact says nothing about it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, error

RULE = "matrix-incomplete"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report rows that do not rate every hypothesis."""
    for entry in corpus.questions.values():
        for i, row in enumerate(entry.value.matrix):
            missing = [h.id for h in entry.value.hypotheses if h.id not in row.ratings]
            if missing:
                names = ", ".join(f"`{name}`" for name in missing)
                span = entry.key("matrix", i, "ratings")
                yield error(RULE, span, f"no rating for {names}", "add consistent, inconsistent or neutral")
