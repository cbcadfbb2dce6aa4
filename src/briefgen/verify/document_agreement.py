"""Check what a memo shows and does not print as words: links, bars, charts, timelines, alternative texts.

What is printed is compared with the statements of the evidence elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct
from pydantic import ValidationError

from briefgen.catalogues.words import words_in
from briefgen.compose.parts.charts import chart_alt
from briefgen.compose.ticks import ticks_for
from briefgen.corpus.dates import parse_date
from briefgen.corpus.fact import Figure
from briefgen.corpus.figure_bounds import CEILINGS, FLOORS, stated
from briefgen.diagnostic import Diagnostic, Span, error, truncate
from briefgen.document.chart_nodes import Chart, Datum
from briefgen.document.inlines import Link, NoteRef
from briefgen.document.key_figure_nodes import Claim
from briefgen.document.nodes import Document, Head, Likelihood, Picture
from briefgen.document.timeline_nodes import Event
from briefgen.evidence import container
from briefgen.evidence.drawing import NAME
from briefgen.verify.text_comparison import ASK

Disagreement = tuple[str, object, object]
"""What does not agree, what the document has, and what the evidence has."""
_NUMBERS = ("value", "low", "high")
_MAX_LISTED = 5


def check_document(document: Document, memo: Mapping[str, Any], span: Span) -> Iterator[Diagnostic]:
    """Report where the document shows something else than the memo's data in the evidence.

    Errors: document-altered.
    """
    found = list(_Agreement(document, memo).disagreements())
    for what, mine, theirs in found[:_MAX_LISTED]:
        both = f"`{truncate(str(mine))}` in `{NAME}` and `{truncate(str(theirs))}` in `{container.NAME}`"
        yield error("document-altered", span, f"{what} is {both}", ASK)


class _Agreement:
    """Compares a document with the memo's data."""

    def __init__(self, document: Document, memo: Mapping[str, Any]) -> None:
        self._document = document
        self._brief = memo.get("brief", {})
        self._strings = frozenset(text.strip() for text in _strings(memo))
        self._texts = "\n".join(self._strings)
        self._facts = {f"fact:{fact['id']}": fact for fact in memo.get("facts", ())}
        self._units = {measure["id"]: measure.get("unit") for measure in memo.get("measures", ())}
        self._cited = {note["number"]: note["cites"] for note in memo.get("notes", ())}
        judgements = memo.get("said", {}).get("judgements", ())
        given = [judgement.get("likelihood") or {} for judgement in judgements]
        self._likelihoods = {(each["low"], each["high"], each["range"]) for each in given if "range" in each}

    def disagreements(self) -> Iterator[Disagreement]:
        """Yield what does not agree."""
        document, brief = self._document, self._brief
        for what, mine, theirs in (
            ("the short title", document.short_title, brief.get("short_title") or brief["title"]),
            ("the author", document.author, brief.get("from") or ""),
            ("the subject", document.subject, brief.get("question") or ""),
            ("the language", document.lang, brief.get("language")),
        ):
            if mine != theirs:
                yield what, mine, theirs
        for node in _nodes((document.body, document.annex)):
            yield from self._check(node)

    def _check(self, node: object) -> Iterator[Disagreement]:
        match node:
            case Link(url=url) if not self._has_address(url):
                yield "the address of a link", url, "no such address"
            case Likelihood() if not self._has_likelihood(node):
                yield (
                    "the range of a likelihood",
                    f"{node.low}–{node.high} ({node.range_text})",
                    "no such range",
                )
            case Picture() if node.alt.strip() not in self._strings:
                yield "the alternative text of a picture", node.alt, "no such text"
            case Chart():
                yield from self._check_chart(node)
            case Claim() if (fact := self._fact(node.notes)) is not None:
                yield from _check_number(node, fact, self._units)
            case Event() if (fact := self._fact(_numbers_in(node.text))) is not None:
                if node.day != _day(fact.get("date")):
                    yield f"the day of `{node.date}` on the timeline", node.day, _day(fact.get("date"))

    def _check_chart(self, chart: Chart) -> Iterator[Disagreement]:
        ends = [end for datum in chart.data for end in (datum.low, datum.high)]
        expected = ticks_for(ends, from_zero=chart.kind != "ranges")
        if (ticks := tuple(tick.value for tick in chart.ticks)) != expected:
            yield f"the scale of the chart `{chart.title}`", _listed(ticks), _listed(expected)
        if chart.alt != (alt := chart_alt(words_in(self._document.lang), chart)):
            yield f"the alternative text of the chart `{chart.title}`", chart.alt, alt
        for datum in chart.data:
            if (fact := self._fact(datum.notes)) is not None:
                yield from _check_number(datum, fact, self._units)
                yield from _check_datum(datum, fact)

    def _has_address(self, url: str) -> bool:
        """Check whether the evidence has an address, as a whole."""
        address = url.removeprefix("mailto:")
        return bool(re.search(rf"{re.escape(address)}(?![\w/.?=&%#-]*[\w/=&%#-])", self._texts))

    def _has_likelihood(self, shown: Likelihood) -> bool:
        """Check whether the evidence has a likelihood; that of older memos has no ranges."""
        likelihood = (shown.low, shown.high, shown.range_text)
        return not self._likelihoods or likelihood in self._likelihoods

    def _fact(self, notes: tuple[int, ...]) -> Mapping[str, Any] | None:
        """Return the fact that the first of some notes cites."""
        return self._facts.get(self._cited.get(notes[0], "")) if notes else None


def _check_number(
    shown: Claim | Datum, fact: Mapping[str, Any], units: Mapping[str, str | None]
) -> Iterator[Disagreement]:
    """Compare the place of a figure on a scale with the figure, unless the scale has another unit."""
    given = fact.get("figure") or {}
    numbers = {key: Decimal(given[key]) for key in _NUMBERS if given.get(key) is not None}
    words = {key: given[key] for key in ("qualifier", "unit") if given.get(key) is not None}
    try:
        figure = Figure.model_validate({**numbers, **words})
    except ValidationError:
        return
    if given.get("unit") == units.get(str(given.get("measure"))) and (shown.low, shown.high) != stated(
        figure
    ):
        yield f"the place of `{shown.value_text}`", _listed((shown.low, shown.high)), _listed(stated(figure))


def _check_datum(datum: Datum, fact: Mapping[str, Any]) -> Iterator[Disagreement]:
    given = fact.get("figure") or {}
    day = _day(given.get("as_of") or fact.get("date"))
    if datum.day != day:
        yield f"the day of `{datum.value_text}`", datum.day, day
    qualifier = given.get("qualifier")
    is_open = qualifier in CEILINGS, qualifier in FLOORS
    if (datum.open_below, datum.open_above) != is_open:
        yield f"the open end of `{datum.value_text}`", datum.open_above, is_open[1]


def _day(date: object) -> int:
    found = parse_date(str(date)) if date else None
    return found.middle if found else 0


def _listed(numbers: tuple[object, ...]) -> str:
    return ", ".join(map(str, numbers))


def _numbers_in(node: object) -> tuple[int, ...]:
    return tuple(each.number for each in _nodes(node) if isinstance(each, NoteRef))


def _nodes(node: object) -> Iterator[object]:
    """Yield the nodes of a document, but those of its head, whose logo belongs to the theme."""
    if isinstance(node, tuple):
        for item in node:
            yield from _nodes(item)
    elif isinstance(node, Struct) and not isinstance(node, Head):
        yield node
        for name in node.__struct_fields__:
            yield from _nodes(getattr(node, name))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)
