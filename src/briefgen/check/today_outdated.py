"""today-outdated: "today", "now" or "currently" beside a figure that is a year old, or that has a successor.

A reader takes "the port now has 40 cranes" for the state of things on the brief's `as_of`. The rule looks for
words for the present in the clause of prose that links a figure, in the labels of key figures and charts, and
in titles that have its number. It knows these words in each language that briefgen reads. The age of a figure
counts from its `as_of`, else from its fact's `date`, else from its newest source. A figure has a successor
where the memo has another one on the same measure and scope, counted later. A sentence that names the
figure's own date passes, and so does one that links the successor nearer to the word for the present, or any
other fact between that word and the figure.

PASS  The port now has [40 cranes](fact:cranes).              (figure as of 2026-01, brief as of 2026-03-20)
PASS  The port had [40 cranes](fact:cranes) in 2024, and has no more now.
PASS  The port now has [44 cranes](fact:more-cranes), more than the [40](fact:cranes) before the war.
FAIL  The port now has [40 cranes](fact:cranes).              (figure as of 2024, brief as of 2026-03-20)

Name the date of the figure, or cite a newer one. If it is known to be unchanged, allow it with that reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from briefgen.check.fact_readings import dated, find_number
from briefgen.check.prose_field import ProseField, every_word, link_spans, place_of, words_of
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.fact import TO_COME, Fact
from briefgen.diagnostic import Because, Diagnostic, Span, warning
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.sentences import sentences_around
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.present import find_present
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Inlines, Reference, inline_references
from briefgen.reading.yaml_text import Path
from briefgen.spec.brief import Brief

RULE = "today-outdated"
_YEAR: Final = timedelta(days=365)


class _Aged(Struct, frozen=True):
    """The newest figure that some words are about, which is a year old or has a successor."""

    entry: Entry[Fact]
    when: PartialDate
    age_days: int
    successor: Entry[Fact] | None


def check(field: ProseField, corpus: Corpus, brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report words for the present in the clause of a link to an old figure."""
    language = brief.value.language
    for children in field.paragraphs():
        text = words_of(children)
        places = list(_places(children))
        for link, start, end in places:
            aged = _aged(_linked(link, corpus), corpus, brief.value.as_of)
            if aged is None:
                continue
            first, last = sentences_around(text, language, start, end)
            sentence = text[first:last]
            passage = read(sentence, guess_language(sentence, (), language)).passage
            if _names_date(sentence, passage.language, aged.when):
                continue
            beside = _clauses(passage, start - first, end - first)
            newer = _links_of(aged.successor, children)
            for found in find_present(passage):
                at, until = (first + offset for offset in _offsets(passage, found))
                apart = _distance((at, until), (start, end))
                compared = any(_distance((at, until), place) < apart for place in newer)
                other = any(_is_between(each[1:], (at, until), (start, end)) for each in places)
                if not compared and not other and any(clause.has(found.first) for clause in beside):
                    span = field.span(*place_of(children, at, until))
                    yield _finding(span, passage.text_of(found), aged, brief)


def _places(children: Inlines) -> Iterator[tuple[Reference, int, int]]:
    """Yield the links of a paragraph, also those without words, with their offsets in its text."""
    for link in inline_references(children):
        end = sum(len(words.text) for words in every_word(children) if words.start < link.start)
        yield link, end - len(words_of(link.children)), end


def _is_between(link: tuple[int, int], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Check whether a link is between two places, so that the one belongs to it: now [70%](), and [28%]()."""
    first, last = sorted((one, other))
    return first[1] <= link[0] and link[1] <= last[0] and link not in (one, other)


def check_labels(brief: Entry[Brief], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report words for the present in the label of an old figure, and in a title that has its number."""
    value = brief.value
    sections = ((("sections", i, "title"), section.title) for i, section in enumerate(value.sections))
    for path, title in ((("title",), value.title), *sections):
        yield from _label(brief, path, title, _with_number(title or "", brief, corpus), corpus)
    for i, figure in enumerate(value.key_figures):
        shown = _facts(figure.fact, figure.measure, corpus)
        yield from _label(brief, ("key_figures", i, "label"), figure.label, shown, corpus)
    for i, chart in enumerate(value.charts):
        shown = _facts(None, chart.measure, corpus)
        yield from _label(brief, ("charts", i, "title"), chart.title, shown, corpus)


def _label(
    brief: Entry[Brief], path: Path, words: str | None, shown: Iterable[Entry[Fact]], corpus: Corpus
) -> Iterator[Diagnostic]:
    aged = _aged(shown, corpus, brief.value.as_of) if words else None
    if words is None or aged is None:
        return
    passage = read(words, guess_language(words, (), brief.value.language)).passage
    if not _names_date(words, passage.language, aged.when):
        lead = len(raw := brief.text.lookup((*brief.path, *path))) - len(raw.lstrip())
        for found in find_present(passage):
            at, until = _offsets(passage, found)
            span = brief.within(path, lead + at, lead + until)
            yield _finding(span, passage.text_of(found), aged, brief)


def _with_number(title: str, brief: Entry[Brief], corpus: Corpus) -> list[Entry[Fact]]:
    """List the facts whose figure has a number of a title."""
    reading = read(title, guess_language(title, (), brief.value.language))
    if not reading.of(Quantity):
        return []
    figures = ((entry, entry.value.figure) for entry in corpus.facts.values())
    return [entry for entry, figure in figures if figure and any(find_number(figure, reading))]


def _finding(span: Span, words: str, aged: _Aged, brief: Entry[Brief]) -> Diagnostic:
    fact = aged.entry.value
    as_of = fact.figure is not None and fact.figure.as_of is not None
    place = aged.entry.at("figure", "as_of") if as_of else aged.entry.key("figure")
    chain: tuple[Because, ...] = (
        Because(brief.at("as_of"), f"the information in the brief is as of {brief.value.as_of.isoformat()}"),
        Because(place, f"the figure of `{fact.id}` is of {aged.when}"),
    )
    message = f"`{words}` is beside a figure of `{aged.when}`, which is {aged.age_days} days old"
    hint = "name the date of the figure, or cite a newer one"
    if aged.successor is not None:
        newer = aged.successor.value.id
        message = f"`{words}` is beside a figure of `{aged.when}`, and `{newer}` gives a newer one"
        hint = f"name the date of the figure, or cite `{newer}`"
        chain = (*chain, Because(aged.successor.key("figure"), f"the figure of `{newer}`"))
    return warning(RULE, span, message, hint, because=chain, subject=fact.id)


def _linked(link: Reference, corpus: Corpus) -> Iterable[Entry[Fact]]:
    named = {link.scheme: link.id}
    return _facts(named.get("fact"), named.get("measure"), corpus)


def _facts(fact: str | None, measure: str | None, corpus: Corpus) -> Iterable[Entry[Fact]]:
    if fact is not None:
        return (corpus.facts[fact],) if fact in corpus.facts else ()
    return corpus.on_measure(measure) if measure is not None else ()


def _aged(entries: Iterable[Entry[Fact]], corpus: Corpus, today: date) -> _Aged | None:
    """Return the newest of some figures, if it is a year old or has a successor."""
    dated = [(when, e) for e in entries if e.value.figure and (when := _when(e.value, corpus))]
    if not dated:
        return None
    when, entry = max(dated, key=lambda pair: pair[0].last)
    age = today - when.last
    successor = _successor(entry.value, when, corpus, today)
    return _Aged(entry, when, age.days, successor) if successor or age > _YEAR else None


def _successor(fact: Fact, when: PartialDate, corpus: Corpus, today: date) -> Entry[Fact] | None:
    """Return the newest fact that has counted the same later, up to a day."""
    figure = fact.figure
    newer = [
        (later, entry)
        for entry in (corpus.on_measure(figure.measure) if figure and figure.measure else ())
        if (other := entry.value.figure)
        and other.status not in TO_COME
        and other.scope in (None, figure.scope if figure else None)
        and (later := other.as_of or entry.value.date)
        and when.last < later.first <= today
    ]
    return max(newer, key=lambda pair: pair[0].last)[1] if newer else None


def _when(fact: Fact, corpus: Corpus) -> PartialDate | None:
    """Return when a figure was true, at the latest."""
    own = (fact.figure.as_of if fact.figure else None) or fact.date
    issued = (corpus.sources[e.source].value.issued for e in fact.evidence if e.source in corpus.sources)
    return own or max(issued, key=lambda d: d.last, default=None)


def _links_of(successor: Entry[Fact] | None, children: Inlines) -> list[tuple[int, int]]:
    """List the places of the links to a newer figure, beside which the older one is only compared with it."""
    if successor is None:
        return []
    named = ("fact", successor.value.id)
    return [(start, end) for link, start, end in link_spans(children) if (link.scheme, link.id) == named]


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Count the characters between two places of a text."""
    return max(other[0] - one[1], one[0] - other[1], 0)


def _names_date(text: str, language: str, when: PartialDate) -> bool:
    """Check whether a text names the time of a figure, by its year at least."""
    dates = (date for date in read(text, language).of(DateClaim) if date.year)
    return any(agrees(date, dated(when), Issued()) for date in dates)


def _offsets(passage: Passage, part: Stretch) -> tuple[int, int]:
    return passage.words[part.first].start, passage.words[part.last - 1].end


def _clauses(passage: Passage, start: int, end: int) -> list[Stretch]:
    """List the clauses that have some of the characters between two offsets; each reaches to the next."""
    begins = [passage.words[clause.first].start for clause in passage.clauses]
    stops = [*begins[1:], len(passage.text) + 1]
    return [c for c, a, b in zip(passage.clauses, begins, stops, strict=True) if a <= end and start < b]
