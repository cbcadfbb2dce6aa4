"""hypothesis-unheld: nobody in the corpus holds a hypothesis, and it does not say so.

An answer that no voice gives may well be needed for balance; the reader is told that it is the desk's own.
One that says so while a view names it says what is not true.

PASS  hypotheses: [{id: wait, …}]                             views: [{hypothesis: wait, …}]
PASS  hypotheses: [{id: wait, held_by: none found, …}]        views: []
FAIL  hypotheses: [{id: wait, …}]                             views: []
FAIL  hypotheses: [{id: wait, held_by: none found, …}]        views: [{hypothesis: wait, …}]

Add the view of someone who holds it, or write `held_by: none found`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Because, Diagnostic, error

RULE = "hypothesis-unheld"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report hypotheses without a holder, and those that deny the one they have."""
    for entry in corpus.questions.values():
        holders = {view.hypothesis: i for i, view in reversed(list(enumerate(entry.value.views)))}
        for i, hypothesis in enumerate(entry.value.hypotheses):
            if hypothesis.held_by is None and hypothesis.id not in holders:
                message = f"no view holds the hypothesis `{hypothesis.id}`"
                hint = "add a view that does, or write `held_by: none found`"
                yield error(RULE, entry.at("hypotheses", i, "id"), message, hint)
            elif hypothesis.held_by is not None and hypothesis.id in holders:
                held = holders[hypothesis.id]
                chain = (Because(entry.at("views", held, "hypothesis"), "this view holds it"),)
                message = f"a holder of `{hypothesis.id}` was found"
                span = entry.at("hypotheses", i, "held_by")
                yield error(RULE, span, message, "remove `held_by`", because=chain)
