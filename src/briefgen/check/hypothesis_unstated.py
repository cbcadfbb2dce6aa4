"""hypothesis-unstated: nobody states a hypothesis; all its views have `stance: placed`.

What a view argues may support a hypothesis that its holder never states; `stance: placed` says so.
Where that is true of every view of a hypothesis, `held_by: none found` tells the reader that nobody was found
who states it.

PASS  hypotheses: [{id: wait, …}]                       views: [{hypothesis: wait, stance: stated, …}]
PASS  hypotheses: [{id: wait, held_by: none found, …}]  views: [{hypothesis: wait, stance: placed, …}]
FAIL  hypotheses: [{id: wait, …}]                       views: [{hypothesis: wait, stance: placed, …}]

Add the view of someone who states it, or write `held_by: none found`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Because, Diagnostic, warning

RULE = "hypothesis-unstated"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report hypotheses whose views are all placed there by the desk."""
    for entry in corpus.questions.values():
        for i, hypothesis in enumerate(entry.value.hypotheses):
            places = [j for j, view in enumerate(entry.value.views) if view.hypothesis == hypothesis.id]
            stances = {entry.value.views[j].stance for j in places}
            if hypothesis.held_by is None and stances == {"placed"}:
                chain = tuple(Because(entry.at("views", j, "stance"), "placed by the desk") for j in places)
                message = (
                    f"nobody states the hypothesis `{hypothesis.id}`: all its views have `stance: placed`"
                )
                hint = "add a view that states it, or write `held_by: none found`"
                yield warning(RULE, entry.at("hypotheses", i, "id"), message, hint, because=chain)
