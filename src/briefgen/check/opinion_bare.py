"""opinion-bare: a fact rests only on opinion pieces, and is not attributed to anyone.

An editorial or op-ed is evidence for "X argues", not for a fact.

PASS  attributed_to: us-state-department   (the op-ed reports what the department said)
PASS  attributed_to: jane-doe              (and the statement begins "Jane Doe writes that …")
FAIL  no attributed_to, and every source is an op-ed or an editorial

If the piece names its own source, write that in `attributed_to`. Otherwise make the fact a claim of the
author, and attribute it to the author.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.source import OPINION
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry

RULE = "opinion-bare"


def check(entry: Entry[Fact], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report facts that rest only on opinion pieces and are not attributed."""
    if entry.value.attributed_to is not None:
        return
    found = [corpus.sources.get(e.source) for e in entry.value.evidence]
    genres = {s.value.genre for s in found if s is not None}
    if genres and genres <= OPINION and None not in found:
        named = " and ".join(f"an {genre}" for genre in sorted(genres))
        yield error(
            RULE,
            entry.at("id"),
            f"fact `{entry.value.id}` rests on {named} alone",
            "add `attributed_to:` with the origin the piece itself names",
            "or attribute it to the author and begin the statement with their name",
        )
