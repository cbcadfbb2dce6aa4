"""status-bare: a number that is a forecast, an announcement or a target reads as if it were in force.

The rule looks at facts whose figure has the `status` `forecast`, `announced` or `target`: at their statement,
their event, and the sentences of prose that give the number in a link. A sentence passes if it has a word for
a forecast, a plan, a target or a possibility, one that announces ("present", "put off", "adopt"), or a date
after the fact's last source; with `announced` and `target` also one in which someone sets a limit ("cap",
"allot"). So does one in which a noun such as "tender", "order" or "ceiling" governs the number, unless it
says that this was delivered, built or paid. "Is", "has" or a past tense without such a word is an error;
anything else is a warning in a statement, and passes in prose. A link without words prints the status itself.
A fact that is reported is not reported again where it is linked.

PASS  statement: The fare is to rise to 230 yen.        figure: {value: 230, unit: JPY, status: announced}
PASS  The city will charge [230 yen](fact:fare).
PASS  The new fare: [](fact:fare).                      (prints "230 yen (announced)")
PASS  The order of [40 trams](fact:trams) was debated.
FAIL  statement: The fare was raised to 230 yen.        figure: {value: 230, unit: JPY, status: announced}
FAIL  The fare is [230 yen](fact:fare).
FAIL  The order of [40 trams](fact:trams) has arrived.

Write what is meant: "is to", "will", "must", "is expected to", "the target is". If it is in force, drop the
status.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from briefgen.check.prose_field import ProseField, link_spans, place_of, words_of
from briefgen.check.support import Supports
from briefgen.check.text_unwritten import is_unwritten
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.fact import TO_COME, Fact
from briefgen.diagnostic import Because, Diagnostic, Span, error, warning
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.compare_quantities import best_match
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.sentences import sentences_around
from briefgen.language.wording.planned_nouns import is_named_as_planned
from briefgen.language.wording.plans import speaks_of_future, states_fact
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Reference

RULE = "status-bare"
_SET = frozenset({"announced", "target"})
"""What a number is that someone sets, as a cap or a quota."""


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
            numbers = reading.of(Quantity)
            named = any(is_named_as_planned(reading.passage, each.start, each.end) for each in numbers)
            if not named and (key == "statement" or numbers):
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
            if not _gives_figure(read(text[start:end], language), entries, supports):
                continue
            first, last = sentences_around(text, language, start, end)
            sentence = read(text[first:last], language)
            named = is_named_as_planned(sentence.passage, start - first, end - first)
            reported = any(any(_in_fact(each, corpus, supports)) for each in entries)
            if states_fact(sentence.passage) and not named and not reported:
                span = field.span(*place_of(children, start, end))
                yield from _judged(sentence, entries, span, corpus)


def _linked(link: Reference, corpus: Corpus) -> tuple[Entry[Fact], ...]:
    if link.scheme == "measure":
        return corpus.on_measure(link.id)
    return (corpus.facts[link.id],) if link.scheme == "fact" and link.id in corpus.facts else ()


def _gives_figure(words: Reading, entries: Iterable[Entry[Fact]], supports: Supports) -> bool:
    """Check whether a number of a link is that of a fact's figure: not another one of its statement."""
    figures = [supports.read_figure(e.value.figure).of(Quantity) for e in entries if e.value.figure]
    across = words.language != "en"
    return any(best_match(q, given, across=across) for q in words.of(Quantity) for given in figures)


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
    dates = [_partial(d) for d in sentence.of(DateClaim) if d.year]
    if any(_is_after(date, fact, corpus) for date in dates for fact in facts):
        return
    if passage.find_entries("setting a limit") and all(f.figure.status in _SET for f in facts if f.figure):
        return
    statuses = " or ".join(sorted({str(f.figure.status) for f in facts if f.figure}))
    report = error if states_fact(passage) else warning
    message = f"the number has the status `{statuses}`, and this reads as if it were in force"
    hint = "write “is to”, “will”, “must”, “is expected to” or “the target is”; or drop the status"
    chain = tuple(Because(e.at("figure", "status"), f"the status of `{e.value.id}`") for e in entries)
    yield report(RULE, span, message, hint, because=chain)


def _partial(date: DateClaim) -> PartialDate:
    return PartialDate(date.year, date.month, date.day)


def _is_after(date: PartialDate, fact: Fact, corpus: Corpus) -> bool:
    """Check whether a date is later than all sources of a fact."""
    issued = [corpus.sources[e.source].value.issued for e in fact.evidence if e.source in corpus.sources]
    return bool(issued) and date.first > max(i.last for i in issued)
