"""hypothesis-unknown: a view or a matrix row names a hypothesis its question does not have.

PASS  hypotheses: [{id: extend, …}, {id: wait, …}]    views: [{hypothesis: wait, …}]
FAIL  hypotheses: [{id: extend, …}, {id: wait, …}]    views: [{hypothesis: delay, …}]

Correct the id, or add the hypothesis to the question.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.reading.suggest import nearest

RULE = "hypothesis-unknown"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report hypotheses that are named but not defined."""
    for entry in corpus.questions.values():
        known = [h.id for h in entry.value.hypotheses]
        for i, view in enumerate(entry.value.views):
            if view.hypothesis not in known:
                yield _unknown(view.hypothesis, known, entry.at("views", i, "hypothesis"))
        for i, row in enumerate(entry.value.matrix):
            for name in row.ratings:
                if name not in known:
                    yield _unknown(name, known, entry.key("matrix", i, "ratings", name))


def _unknown(name: str, known: list[str], span: Span) -> Diagnostic:
    close = nearest(name, known)
    hint = f"did you mean `{close}`?" if close else f"hypotheses: {', '.join(f'`{k}`' for k in known)}"
    return error(RULE, span, f"no hypothesis `{name}` in this question", hint)
