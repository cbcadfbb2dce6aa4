"""The dates that a paragraph may name: those of what it cites, of what its field rests on, of its brief."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.fact_readings import dated, own_dates
from briefgen.check.prose_field import FieldInEntry, brief_prose, own_spans
from briefgen.check.support import Support, Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.fact import Fact
from briefgen.corpus.view import Question, View
from briefgen.language.claims import DateClaim
from briefgen.language.compare_dates import seasons_of
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.dates_counted import counted_dates
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import Inlines, Reference, inline_references, references
from briefgen.spec.brief import Brief

Dated = tuple[DateClaim, Issued]
"""A date, and when the text that names it was issued."""


def linked_facts(children: Inlines, corpus: Corpus) -> Iterator[Fact]:
    """Yield the facts that a paragraph links, and those for the views that it links."""
    for link in inline_references(children):
        yield from _facts_of_link(link, corpus)


def dates_of_fact(fact: Fact, supports: Supports) -> tuple[Dated, ...]:
    """List the dates of a fact; they are looked for once a run."""
    if fact.id not in supports.dates:
        supports.dates[fact.id] = tuple(_find_dates(fact, supports))
    return supports.dates[fact.id]


def _find_dates(fact: Fact, supports: Supports) -> Iterator[Dated]:
    """Yield the dates of a fact: in fields of its own, in its statement and in its evidence."""
    given = supports.of_fact(fact)
    statement = given.read_claim(fact.statement)
    named = (*own_dates(fact), *statement.of(DateClaim))
    quoted = tuple(_in_evidence(given))
    yield from ((date, Issued()) for date in named)
    yield from quoted
    for text, issued in ((text, issued) for text, issued in given.texts if text.read):
        yield from ((date, Issued()) for date in counted_dates(statement, text, issued))
    if not named and not quoted:
        yield from issued_for(fact.id, supports.corpus)


def dates_beside(children: Inlines, supports: Supports) -> Iterator[Dated]:
    """Yield the dates of what a paragraph cites."""
    for link in inline_references(children):
        yield from _dates_of_link(link, supports)


def dates_of_field(field: FieldInEntry, supports: Supports) -> Iterator[Dated]:
    """Yield the dates of what a field rests on, and of what the other fields of its item cite."""
    value, path = field.entry.value, field.path
    if isinstance(value, Question) and path[0] == "views" and isinstance(path[1], int):
        yield from _dates_of_view(value.views[path[1]], supports)
    if isinstance(value, Brief) and path[0] == "judgements" and isinstance(path[1], int):
        for name in value.judgements[path[1]].rests_on:
            yield from _dates_of_basis(name, supports)
            if path[-1] == "basis":
                yield from issued_for(name, supports.corpus)
    for link in _links_of_item(field):
        yield from _dates_of_link(link, supports)


def is_of_brief(field: FieldInEntry, date: DateClaim) -> bool:
    """Check whether a date is one of the brief: its `as_of`, an end of its timeline, a deadline."""
    brief = field.entry.value
    if not isinstance(brief, Brief):
        return False
    known = (*map(dated, _dates_of_brief(brief)), *_own_dates_of_brief(field))
    return any(date.kind == other.kind and agrees(date, other, Issued()) for other in known)


def _facts_of_link(link: Reference, corpus: Corpus) -> Iterator[Fact]:
    if link.scheme == "fact" and link.id in corpus.facts:
        yield corpus.facts[link.id].value
    elif link.scheme == "measure":
        yield from (entry.value for entry in corpus.on_measure(link.id))
    elif link.scheme == "view" and link.id in corpus.views:
        view = corpus.views[link.id].value
        yield from (corpus.facts[f].value for f in view.facts_for if f in corpus.facts)


def _dates_of_link(link: Reference, supports: Supports) -> Iterator[Dated]:
    corpus = supports.corpus
    for fact in _facts_of_link(link, corpus):
        yield from dates_of_fact(fact, supports)
    if link.scheme == "view" and link.id in corpus.views:
        yield from _dates_of_view(corpus.views[link.id].value, supports)
    elif link.scheme == "source" and link.id in corpus.sources:
        yield dated(corpus.sources[link.id].value.issued), Issued()


def _dates_of_view(view: View, supports: Supports) -> Iterator[Dated]:
    """Yield the dates of a view's evidence, of what is said right before that, and of its facts."""
    given = supports.of_view(view)
    yield from _in_evidence(given)
    yield from given.nearby
    for name in (*view.facts_for, *view.facts_against):
        yield from _dates_of_basis(name, supports)


def _dates_of_basis(name: str, supports: Supports) -> Iterator[Dated]:
    corpus = supports.corpus
    if name in corpus.facts:
        yield from dates_of_fact(corpus.facts[name].value, supports)
    elif name in corpus.views:
        yield from _dates_of_view(corpus.views[name].value, supports)


def issued_for(name: str, corpus: Corpus) -> Iterator[Dated]:
    """Yield when the sources of a fact or a view were issued: two reports of June 2025."""
    entry = corpus.facts.get(name) or corpus.views.get(name)
    for evidence in entry.value.evidence if entry else ():
        if evidence.source in corpus.sources:
            yield dated(corpus.sources[evidence.source].value.issued), Issued()


def _in_evidence(given: Support) -> Iterator[Dated]:
    """Yield the dates and seasons in quotations, and in the sentences around them."""
    for text, issued in given.texts:
        yield from ((date, issued) for date in (*text.of(DateClaim), *seasons_of(text)))


def _dates_of_brief(brief: Brief) -> Iterator[PartialDate]:
    """Yield the day of a brief's information, the ends of its timeline and its deadlines."""
    days = [brief.as_of, *(watch.by for each in brief.judgements for watch in each.watch if watch.by)]
    yield from (PartialDate(day.year, day.month, day.day) for day in days)
    timeline = brief.timeline
    yield from (end for end in (timeline.from_, timeline.to) if end) if timeline else ()


def _own_dates_of_brief(field: FieldInEntry) -> Iterator[DateClaim]:
    """Yield the dates that are marked `own:` anywhere in a brief."""
    for other in brief_prose(field.entry):
        for children in other.paragraphs():
            for _, start, end in own_spans(children):
                dates = other.read(children).of(DateClaim)
                yield from (date for date in dates if start < date.end and date.start < end)


def _links_of_item(field: FieldInEntry) -> Iterator[Reference]:
    """Yield the links of the other fields of the same item: of a gap's question for what matters in it."""
    path = field.path
    item = field.entry.text.lookup((*field.entry.path, *path[:-1])) if len(path) > 1 else None
    for key, text in item.items() if isinstance(item, dict) else ():
        if key != path[-1] and isinstance(text, str):
            yield from references(parse_prose(text).blocks)
