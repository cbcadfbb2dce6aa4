"""status-bare: a number that is a forecast, an announcement or a target reads as if it were in force.

The rule looks at facts whose figure has the `status` `forecast`, `announced` or `target`: at their statement,
their event, and the sentences of prose that give the number in a link. It reports a sentence in which a verb
of having or being in the present is right before the number. A sentence passes that has a word for a
forecast, a plan, a target or a possibility, or a date after the fact's last source. A number that is governed
otherwise passes, too: "is worth", "an order of", "was raised to" are said of what is to come as well. Whether
a statement tells as done what its evidence only plans, `words-disagree` compares. A link without words
prints the status itself. A fact that is reported is not reported again where it is linked.

PASS  statement: The fare is to rise to 230 yen.        figure: {value: 230, unit: JPY, status: announced}
PASS  The city will charge [230 yen](fact:fare).
PASS  The new fare: [](fact:fare).                      (prints "230 yen (announced)")
PASS  The order of [40 trams](fact:trams) was debated.
FAIL  statement: The fare is 230 yen.                   figure: {value: 230, unit: JPY, status: announced}
FAIL  The city already has [40 trams](fact:trams).

Write what is meant: "is to", "will", "must", "is expected to", "the target is". If it is in force, drop the
status.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from briefgen.check.prose_field import ProseField, link_spans, place_of, words_of
from briefgen.check.support import Supports
from briefgen.check.text_unwritten import is_unwritten
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.fact import TO_COME, Fact
from briefgen.diagnostic import Because, Diagnostic, Span, error
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.compare_quantities import best_match
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.sentences import sentences_around
from briefgen.language.wording.in_force import holds_now
from briefgen.language.wording.plans import speaks_of_future
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Reference

RULE = "status-bare"
_AHEAD = 6
"""Months ahead in which a day without a year is one to come."""


def check_statements(entry: Entry[Fact], corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report a statement, or else an event, that gives a number to come as one in force."""
    yield from islice(_in_fact(entry, corpus, supports), 1)


def _in_fact(entry: Entry[Fact], corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Yield the findings in a fact itself."""
    fact = entry.value
    if not _is_to_come(fact):
        return
    languages = list(supports.of_fact(fact).passages)
    for key, words in (("statement", fact.statement), ("event", fact.event or "")):
        ahead = key == "event" and fact.date is not None and _is_after(fact.date, fact, corpus)
        if words and not ahead and not is_unwritten(words):
            reading = read(words, guess_language(words, languages, supports.usual))
            numbers = [(q.start, q.end) for q in _of_figures(reading, [entry], supports)]
            if any(holds_now(reading.passage, *place) for place in numbers):
                yield from _judged(reading, [entry], entry.at(key), corpus)


def check(field: ProseField, corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report sentences of prose that give a number to come as one in force."""
    for children in field.paragraphs():
        text = words_of(children)
        for link, start, end in link_spans(children):
            entries = _linked(link, corpus)
            if not entries or not all(_is_to_come(e.value) for e in entries):
                continue
            language = guess_language(text, (), supports.usual)
            numbers = _of_figures(read(text[start:end], language), entries, supports)
            if not numbers or any(any(_in_fact(each, corpus, supports)) for each in entries):
                continue
            first, last = sentences_around(text, language, start, end)
            sentence = read(text[first:last], language)
            shift = start - first
            places = ((q.start + shift, min(q.end + shift, end - first)) for q in numbers)
            if any(holds_now(sentence.passage, *place) for place in places):
                span = field.span(*place_of(children, start, end))
                yield from _judged(sentence, entries, span, corpus)


def _linked(link: Reference, corpus: Corpus) -> tuple[Entry[Fact], ...]:
    if link.scheme == "measure":
        return corpus.on_measure(link.id)
    return (corpus.facts[link.id],) if link.scheme == "fact" and link.id in corpus.facts else ()


def _of_figures(words: Reading, entries: Iterable[Entry[Fact]], supports: Supports) -> list[Quantity]:
    """List the numbers of some words that are those of the facts' figures: not others of their statements."""
    figures = [supports.read_figure(e.value.figure).of(Quantity) for e in entries if e.value.figure]
    across = words.language != "en"
    return [q for q in words.of(Quantity) if any(best_match(q, given, across=across) for given in figures)]


def _is_to_come(fact: Fact) -> bool:
    return fact.figure is not None and fact.figure.status in TO_COME


def _judged(
    sentence: Reading, entries: Iterable[Entry[Fact]], span: Span, corpus: Corpus
) -> Iterator[Diagnostic]:
    """Report a sentence that has no word for what is to come, and no date after the facts' sources."""
    passage = sentence.passage
    facts = [entry.value for entry in entries]
    if not passage.known or speaks_of_future(passage):
        return
    if any(_is_later(day, fact, corpus) for day in sentence.of(DateClaim) for fact in facts):
        return
    statuses = " or ".join(sorted({str(f.figure.status) for f in facts if f.figure}))
    message = f"the number has the status `{statuses}`, and this reads as if it were in force"
    hint = "write “is to”, “will”, “must”, “is expected to” or “the target is”; or drop the status"
    chain = tuple(Because(e.at("figure", "status"), f"the status of `{e.value.id}`") for e in entries)
    yield error(RULE, span, message, hint, because=chain)


def _is_later(claim: DateClaim, fact: Fact, corpus: Corpus) -> bool:
    """Check whether a date is after a fact's sources; a day without a year may be up to half a year ahead."""
    if claim.year:
        return _is_after(PartialDate(claim.year, claim.month, claim.day), fact, corpus)
    last = _last_issue(fact, corpus)
    if last is None or not claim.day:
        return False
    months = (claim.month - last.month) % 12
    return 0 < months <= _AHEAD or (months == 0 and claim.day > last.day)


def _is_after(date: PartialDate, fact: Fact, corpus: Corpus) -> bool:
    """Check whether a date is later than all sources of a fact."""
    last = _last_issue(fact, corpus)
    return last is not None and date.first > last


def _last_issue(fact: Fact, corpus: Corpus) -> date | None:
    """Return the last day on which a source of a fact can have been issued."""
    issued = (corpus.sources[e.source].value.issued.last for e in fact.evidence if e.source in corpus.sources)
    return max(issued, default=None)
