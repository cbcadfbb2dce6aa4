"""Derived figures: cite their inputs, and show the calculation in their note."""

from __future__ import annotations

import re

from briefgen.compose.fill import fill
from briefgen.compose.memo import Memo
from briefgen.compose.words import figure_words
from briefgen.corpus.formula import derived_from
from briefgen.document.inlines import Inline, Inlines, Text

_SIGNS = str.maketrans({"*": "×", "/": "÷", "-": "−"})


def cite_inputs(memo: Memo) -> None:
    """Cite the facts that cited facts are computed from; reserve those of reserved ones."""
    for kind, name in tuple(memo.citations.numbers):
        inputs = derived_from(name, memo.corpus) if kind == "fact" else ()
        if (kind, name) in memo.citations.reserved:
            memo.citations.reserve(("fact", each) for each in inputs)
        else:
            memo.citations.cite_all("fact", inputs)


def derivation(memo: Memo, name: str) -> Inlines:
    """Show the calculation of a derived figure, with the figures and notes of its inputs.

    Shape: empty for a fact without a formula.
    """
    fact = memo.corpus.facts[name].value
    formula = fact.figure.formula if fact.figure else None
    if formula is None or fact.figure is None:
        return ()
    nodes: list[Inline] = []
    at = 0
    for found in re.finditer(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", formula):
        figure = memo.corpus.facts[found.group()].value.figure
        words = str(figure_words(figure, memo.words)) if figure else found.group()
        nodes += [
            Text(formula[at : found.start()].translate(_SIGNS) + words),
            memo.citations.cite("fact", found.group()),
        ]
        at = found.end()
    result = str(figure_words(fact.figure, memo.words))
    calculation = (*nodes, Text(formula[at:].translate(_SIGNS)))
    return fill(
        memo.words.template("Computed: {calculation} = {result}."), calculation=calculation, result=result
    )
