"""The key figures."""

from __future__ import annotations

from briefgen.compose.memo import Memo
from briefgen.compose.spread import bounds, spread_of
from briefgen.compose.words import date_words, figure_words
from briefgen.corpus.fact import Fact
from briefgen.document import Blocks, Claim, KeyFigures, Tile
from briefgen.spec.brief import KeyFigure


def key_figures(memo: Memo, level: int) -> Blocks:
    """Compose the tiles."""
    tiles = tuple(_tile(memo, f) for f in memo.brief.key_figures)
    return (KeyFigures(tiles),) if tiles else ()


def _tile(memo: Memo, figure: KeyFigure) -> Tile:
    if figure.measure:
        return _of_measure(memo, figure.measure, figure.label)
    fact = memo.corpus.facts[figure.fact or ""].value
    if fact.figure is None:
        raise AssertionError("composing follows checking: a key figure's fact has a figure")
    words = figure_words(fact.figure)
    label = figure.label or _measure_label(memo, fact) or fact.statement.rstrip(".")
    return Tile(
        words.qualifier, words.numeral, words.unit, label, _detail(memo, fact),
        (memo.citations.cite("fact", fact.id).number,),
    )  # fmt: skip


def _of_measure(memo: Memo, measure: str, label: str | None) -> Tile:
    spread = spread_of(measure, memo.corpus)
    marks = memo.citations.cite_all("fact", (f.id for f in spread.facts))
    label = label or memo.corpus.measures[measure].value.label
    notes = tuple(m.number for m in marks)
    words = spread.figure
    if not spread.contested:
        detail = _detail(memo, spread.facts[0])
        return Tile(words.qualifier, words.numeral, words.unit, label, detail, notes)
    claims = tuple(_claim(memo, f) for f in spread.facts)
    return Tile(words.qualifier, words.numeral, words.unit, label, "", notes, claims, "contested")


def _claim(memo: Memo, fact: Fact) -> Claim:
    limits = bounds(fact)
    if limits is None or fact.figure is None:
        raise AssertionError("a spread holds facts with numbers only")
    words = figure_words(fact.figure)
    value = f"{words.qualifier} {words.numeral}".strip()
    number = memo.citations.cite("fact", fact.id).number
    return Claim(_origin(memo, fact), value, _when(fact), *limits, (number,))


def _measure_label(memo: Memo, fact: Fact) -> str:
    measure = fact.figure.measure if fact.figure else None
    return memo.corpus.measures[measure].value.label if measure else ""


def _detail(memo: Memo, fact: Fact) -> str:
    return ", ".join(part for part in (_origin(memo, fact), _when(fact)) if part)


def _origin(memo: Memo, fact: Fact) -> str:
    origin = memo.corpus.origin_of(fact)
    return origin.name if origin else ""


def _when(fact: Fact) -> str:
    when = (fact.figure.as_of if fact.figure else None) or fact.date
    return date_words(when) if when else ""
