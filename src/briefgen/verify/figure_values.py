"""Check that the numbers of a figure in the evidence are those of its words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from pydantic import ValidationError

from briefgen.catalogues.words import Words, words_in
from briefgen.compose.words import figure_words
from briefgen.corpus.fact import Figure
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.evidence.container import ASK
from briefgen.verify.attached_evidence import AttachedEvidence, FigureText
from briefgen.verify.normalised_text import NUMBER


def check_figure_values(evidence: AttachedEvidence, span: Span) -> Iterator[Diagnostic]:
    """Report figures whose value or range is not the number in their words.

    Errors: evidence-altered.
    """
    words = words_in(evidence.brief.language)
    for name, figure in evidence.figures():
        expected = _words(figure, words)
        if expected is not None and NUMBER.findall(expected) != NUMBER.findall(figure.words):
            numbers = "–".join(each for each in (figure.value, figure.low, figure.high) if each is not None)
            both = f"`{numbers[:60]}` in numbers and `{figure.words[:60]}` in words"
            message = f"the figure of `fact:{name}` is {both}"
            yield error("evidence-altered", span, message, ASK)


def _words(figure: FigureText, words: Words) -> str | None:
    """Format the numbers of a figure; None if they are no figure."""
    numbers = {"value": figure.value, "low": figure.low, "high": figure.high}
    try:
        given = {key: Decimal(number) for key, number in numbers.items() if number is not None}
        made = Figure.model_validate({"qualifier": figure.qualifier, "unit": figure.unit, **given})
    except (ValidationError, InvalidOperation):
        return None
    return str(figure_words(made, words))
