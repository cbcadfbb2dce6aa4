"""The key figures."""

from __future__ import annotations

from msgspec.structs import replace

from briefgen.compose.memo import Memo
from briefgen.compose.spread import number_range, spread_of
from briefgen.compose.words import FigureWords, figure_words, origin_words
from briefgen.corpus.date_words import date_words
from briefgen.corpus.fact import Fact
from briefgen.corpus.origins import origins_of_fact
from briefgen.document.key_figure_nodes import Claim, KeyFigures, Tile
from briefgen.document.nodes import Blocks
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
    words = figure_words(fact.figure, memo.words)
    label = figure.label or _measure_label(memo, fact) or fact.statement.rstrip(".")
    mark = memo.citations.cite("fact", fact.id)
    unit = _unit(memo, words, label)
    return Tile(words.qualifier, words.numeral, unit, label, _detail(memo, fact), (mark.number,))


def _unit(memo: Memo, words: FigureWords, label: str) -> str:
    """Return what is printed below the number: without a unit that the label has."""
    bare = words.unit.removeprefix(memo.words.template("of {unit}", "dozens").partition("{unit}")[0])
    repeated = bare and bare.casefold() in label.casefold()
    return (replace(words, unit="") if repeated else words).unit_and_status


def _of_measure(memo: Memo, measure: str, label: str | None) -> Tile:
    spread = spread_of(measure, memo.corpus, memo.words)
    marks = memo.citations.cite_all("fact", (f.id for f in spread.facts))
    label = label or memo.corpus.measures[measure].value.label
    notes = tuple(m.number for m in marks)
    words = spread.figure
    unit_words = _unit(memo, words, label)
    if not spread.varied:
        detail = memo.words.semicolon_list(dict.fromkeys(_detail(memo, fact) for fact in spread.facts))
        return Tile(words.qualifier, words.numeral, unit_words, label, detail, notes)
    unit = memo.corpus.measures[measure].value.unit
    claims = tuple(_claim(memo, f, unit) for f in spread.facts)
    return Tile(words.qualifier, words.numeral, unit_words, label, "", notes, claims, spread.label)


def _claim(memo: Memo, fact: Fact, unit: str) -> Claim:
    if fact.figure is None:
        raise AssertionError("a spread holds facts with figures only")
    words = figure_words(fact.figure, memo.words)
    value = str(words) if fact.figure.unit != unit else words.without_unit
    number = memo.citations.cite("fact", fact.id).number
    return Claim(
        _detail(memo, fact),
        value,
        *number_range(fact.figure, unit, memo.corpus.units),
        (number,),
    )


def _measure_label(memo: Memo, fact: Fact) -> str:
    measure = fact.figure.measure if fact.figure else None
    return memo.corpus.measures[measure].value.label if measure else ""


def _detail(memo: Memo, fact: Fact) -> str:
    return memo.words.comma_list(part for part in (origin_of(memo, fact), when_of(memo, fact)) if part)


def origin_of(memo: Memo, fact: Fact) -> str:
    """Return the names of a fact's origins."""
    return origin_words(origins_of_fact(fact, memo.corpus), memo.corpus, memo.words)


def when_of(memo: Memo, fact: Fact) -> str:
    """Format the date of a fact's figure in its short form."""
    when = (fact.figure.as_of if fact.figure else None) or fact.date
    return date_words(when, memo.words, short=True) if when else ""
