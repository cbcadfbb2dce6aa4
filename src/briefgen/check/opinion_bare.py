"""opinion-bare: a fact rests on opinion pieces alone and says nothing of where it comes from.

An editorial or op-ed supports "X argues", never a bare fact.

PASS  attributed_to: us-state-department   (the op-ed reports what the department said)
PASS  attributed_to: jane-doe              (and the statement begins "Jane Doe writes that …")
FAIL  no attributed_to, and every source is an op-ed or an editorial

Two ways out: name in `attributed_to` the origin that the piece itself gives, or make the fact a claim of
its author and attribute it to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.source import OPINION
from briefgen.diagnostic import Diagnostic, error

RULE = "opinion-bare"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report facts that rest on opinion alone and are not attributed."""
    for entry in corpus.facts.values():
        if entry.value.attributed_to is not None:
            continue
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
