"""hypothesis-unheld: no view in the corpus supports a hypothesis, and the hypothesis does not say so.

A hypothesis without a supporter may be needed for balance; `held_by: none found` then tells the reader that
nobody was found. The rule also reports `held_by: none found` where a view does support the hypothesis, unless
the desk has placed its holder there (`stance: placed`).

PASS  hypotheses: [{id: wait, …}]                             views: [{hypothesis: wait, …}]
PASS  hypotheses: [{id: wait, held_by: none found, …}]        views: []
FAIL  hypotheses: [{id: wait, …}]                             views: []
FAIL  hypotheses: [{id: wait, held_by: none found, …}]        views: [{hypothesis: wait, …}]

Add the view of someone who supports it, or write `held_by: none found`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Because, Diagnostic, error

RULE = "hypothesis-unheld"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report hypotheses without a supporter, and wrong `held_by: none found`."""
    for entry in corpus.questions.values():
        holders = {view.hypothesis: i for i, view in reversed(list(enumerate(entry.value.views)))}
        stated = {view.hypothesis: i for i, view in enumerate(entry.value.views) if view.stance != "placed"}
        for i, hypothesis in enumerate(entry.value.hypotheses):
            if hypothesis.held_by is None and hypothesis.id not in holders:
                message = f"no view supports the hypothesis `{hypothesis.id}`"
                hint = "add a view that does, or write `held_by: none found`"
                yield error(RULE, entry.at("hypotheses", i, "id"), message, hint)
            elif hypothesis.held_by is not None and hypothesis.id in stated:
                view = stated[hypothesis.id]
                chain = (Because(entry.at("views", view, "hypothesis"), "this view supports it"),)
                message = f"`held_by` is `none found`, but a view supports `{hypothesis.id}`"
                span = entry.at("hypotheses", i, "held_by")
                yield error(RULE, span, message, "remove `held_by`", because=chain)
