"""The charts: every claim on a measure, on one scale."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

from msgspec.structs import replace

from briefgen.catalogues.words import Words
from briefgen.compose.memo import Memo
from briefgen.compose.parts.key_figures import origin_of, when_of
from briefgen.compose.spread import number_range, spread_of
from briefgen.compose.ticks import ticks_for
from briefgen.compose.words import figure_words, noun, number_words, printed_unit
from briefgen.corpus.fact import Fact
from briefgen.corpus.figure_bounds import CEILINGS, FLOORS
from briefgen.document.chart_nodes import Chart, Datum, Tick
from briefgen.document.nodes import Blocks
from briefgen.spec.brief import ChartField

_KINDS = MappingProxyType(
    {"bars": "Bars from zero", "slope": "Line on a scale from zero", "ranges": "Ranges on one scale"}
)
"""The name of each kind in the alternative text."""


def charts(memo: Memo, level: int) -> Blocks:
    """Compose the charts."""
    return tuple(_chart(memo, chart) for chart in memo.brief.charts)


def _chart(memo: Memo, chart: ChartField) -> Chart:
    measure = memo.corpus.measures[chart.measure].value
    spread = spread_of(chart.measure, memo.corpus, memo.words)
    ranges = chart.kind == "ranges"
    facts = spread.facts if ranges else tuple(sorted(spread.facts, key=lambda f: (_day(f), f.id)))
    data = tuple(_datum(memo, fact, measure.unit, ranges=ranges) for fact in facts)
    ends = [end for datum in data for end in (datum.low, datum.high)]
    ticks = tuple(
        Tick(value, number_words(value, measure.unit, memo.words))
        for value in ticks_for(ends, from_zero=not ranges)
    )
    about = [measure.label] if chart.title else []
    about.append(_unit(memo, facts[0], measure.unit))
    if not ranges and data[0].detail and len({datum.detail for datum in data}) == 1:
        about.append(data[0].detail)
        data = tuple(replace(datum, detail="") for datum in data)
    title, unit = chart.title or measure.label, memo.words.semicolon_list(filter(None, about))
    summary = _labelled(memo.words, spread.label, str(spread.figure)) if ranges else ""
    made = Chart(chart.kind, title, unit, summary, data, ticks, "")
    return replace(made, alt=chart_alt(memo.words, made))


def _datum(memo: Memo, fact: Fact, unit: str, *, ranges: bool) -> Datum:
    if fact.figure is None:
        raise AssertionError("a spread holds facts with figures only")
    words, qualifier = figure_words(fact.figure, memo.words), fact.figure.qualifier
    low, high = number_range(fact.figure, unit, memo.corpus.units)
    origin, when = origin_of(memo, fact), when_of(memo, fact)
    label, detail = (origin, when) if ranges else (when, origin)
    return Datum(
        label,
        words.without_unit if fact.figure.unit == unit else str(words),
        low,
        high,
        detail,
        _day(fact),
        open_below=qualifier in CEILINGS,
        open_above=qualifier in FLOORS,
        notes=(memo.citations.cite("fact", fact.id).number,),
    )


def _day(fact: Fact) -> int:
    when = (fact.figure.as_of if fact.figure else None) or fact.date
    return when.middle if when else 0


def _unit(memo: Memo, fact: Fact, unit: str) -> str:
    """Return the unit of a chart with scope and, for money, the year of its prices."""
    figure = fact.figure
    words = memo.words
    year = figure.year if figure else None
    prices = words.text("in prices of {year}", year=words.formats.local_digits(year)) if year else ""
    scope = noun(figure.scope, Decimal(1), words) if figure and figure.scope else ""
    return words.comma_list(filter(None, (printed_unit(unit, words), scope, prices)))


def chart_alt(words: Words, chart: Chart) -> str:
    """Write the alternative text of a chart."""
    titled = _labelled(words, words.text(_KINDS[chart.kind], "chart"), chart.title)
    heading = words.comma_list(filter(None, (titled, chart.unit, chart.spread_text)))
    values = (
        _labelled(words, d.label, f"{d.value_text}{f' ({d.detail})' if d.detail else ''}") for d in chart.data
    )
    return f"{heading}. {words.semicolon_list(values)}."


def _labelled(words: Words, label: str, value: str) -> str:
    return words.text("{label}: {value}", label=label, value=value)
