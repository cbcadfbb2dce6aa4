"""The words of a memo, part by part and without note marks: its editions are compared by them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefgen.compose.composers import COMPOSERS
from briefgen.compose.memo import Memo
from briefgen.compose.spread import spread_of
from briefgen.corpus.ledger import row_of

_ALWAYS = frozenset({"bottom_line", "judgements", "sections", "questions", "options", "reasons", "gaps"})
"""Keys that are written even where a part is empty, as the first edition of format 2 had them.

Any other part is left out where it is empty: a memo without it stays word for word what it was.
"""


def part_words(memo: Memo) -> dict[str, Any]:
    """Return the words of each part by its key: `{"bottom_line", "judgements": […], "sections": […], …}`.

    Shape: in the brief's order, references replaced by what is printed for them. A judgement has its
    `likelihood` as its profile resolves it.
    """
    found = {part.frozen_key: composer.words(memo) for part, composer in COMPOSERS.items() if composer.words}
    return {key: words for key, words in found.items() if words or key in _ALWAYS}


def ledger(memo: Memo, facts: Iterable[str]) -> list[dict[str, Any]]:
    """Return the ledger's rows of the measures of some facts, in order of id, with all claims of the corpus.

    Shape: `[{"measure", "label", "contested": bool, "words"}]`; `words` is the spread, or the one figure.
    """
    figures = (memo.corpus.facts[name].value.figure for name in facts)
    measures = sorted({figure.measure for figure in figures if figure is not None and figure.measure})
    return [
        {
            "measure": measure,
            "label": memo.corpus.measures[measure].value.label,
            "contested": row_of(measure, memo.corpus).contested,
            "words": " ".join(spread_of(measure, memo.corpus, memo.words).words.split()),
        }
        for measure in measures
    ]
