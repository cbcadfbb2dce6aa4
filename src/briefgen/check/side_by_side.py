"""What is read from a fact, and what from its evidence, kind by kind, to be shown side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from briefgen.check.claim_meaning import meaning_of
from briefgen.check.describe import words_with_noun
from briefgen.check.differences import differences, word_differences
from briefgen.check.fact_readings import figure_words, own_dates
from briefgen.check.support import Support, Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact, Figure
from briefgen.corpus.nearest_passage import Nearest
from briefgen.corpus.quotation_proofs import Proof
from briefgen.language.claims import (
    Claim,
    DateClaim,
    Designation,
    Difference,
    Ordinal,
    Quantity,
    Respect,
    TimeOfDay,
    Weekday,
)
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.speakers import find_voices
from briefgen.reading.entry import Entry

_CLAIMS: tuple[tuple[str, tuple[type[Claim], ...]], ...] = (
    ("numbers", (Quantity,)),
    ("dates and times", (DateClaim, Weekday, TimeOfDay)),
    ("places in an order", (Ordinal,)),
    ("names with numbers", (Designation,)),
)
_TERMS = (
    ("denials", ("negation", "denials")),
    ("plans and doubts", ("modality",)),
    ("opposites", ("pairs",)),
)
KINDS: Mapping[Respect, str] = MappingProxyType({
    "value": "numbers", "unit": "numbers", "rate": "numbers", "currency": "numbers", "qualifier": "numbers",
    "part-and-whole": "numbers", "date": "dates and times", "time-order": "dates and times",
    "ordinal": "places in an order", "designation": "names with numbers", "name": "names", "subject": "names",
    "speaker": "speakers", "negation": "denials",
    "modality": "plans and doubts", "direction": "opposites", "role": "names", "quotation": "quoted words",
})  # fmt: skip
"""The kind of what was read in which a difference lies, by the respect of the difference."""


class ReadItem(Struct, frozen=True):
    """Something that was read: its words, and what they mean where it is a number or a date."""

    words: str
    meaning: str = ""


class ReadingRow(Struct, frozen=True):
    """What was read of one kind."""

    kind: str
    fact: tuple[ReadItem, ...]
    evidence: tuple[ReadItem, ...]


class QuotedPassage(Struct, frozen=True):
    """A quotation of a fact, and the passage that holds it. Units: code points of the source's text."""

    source: str
    title: str
    issued: str
    language: str
    state: str
    start: int | None
    end: int | None
    page: int | None
    paragraph: int | None
    exact: str
    fragments: tuple[str, ...]
    sentence: str
    """The sentence of the source that has the quotation; empty where its text is not at hand."""
    locked: bool
    """Whether the lock has what was read from the sentence, where the text is not at hand."""
    text_at_hand: bool
    """Whether the source's text could be read."""
    nearest: Nearest | None
    """The most similar passage of the text, if the quotation is not in it."""


class SideBySide(Struct, frozen=True):
    """A fact beside its evidence."""

    id: str
    path: str
    line: int
    statement: str
    figure: str
    passages: tuple[QuotedPassage, ...]
    rows: tuple[ReadingRow, ...]
    differences: tuple[Difference, ...]
    """Between the statement, or the figure, and the evidence."""
    unread: tuple[str, ...]
    """The languages of evidence that are not read."""


def set_side_by_side(entry: Entry[Fact], corpus: Corpus, supports: Supports) -> SideBySide:
    """Read a fact and its evidence, and compare them."""
    fact = entry.value
    given = supports.of_fact(fact)
    claim = given.read_claim(fact.statement)
    figure = supports.read_figure(fact.figure) if fact.figure else None
    mine = [reading for reading in (figure, claim) if reading] + [Reading("", "en", own_dates(fact))]
    theirs = [text for text, _ in given.texts]
    found = [*differences(claim, given), *word_differences(fact.statement, given)]
    if figure and fact.figure and not fact.figure.formula:
        found += differences(figure, given, given_only=True)
    place = entry.at("id")
    return SideBySide(
        fact.id,
        place.path,
        place.line,
        fact.statement,
        _figure(fact.figure) if fact.figure else "",
        tuple(_passage(i, fact, corpus, supports) for i in range(len(fact.evidence))),
        tuple(_rows(mine, theirs, claim.passage, given)),
        tuple(dict.fromkeys(found)),
        tuple(sorted({text.language for text in theirs if not text.read})),
    )


def _figure(figure: Figure) -> str:
    when = f"as of {figure.as_of}" if figure.as_of else ""
    words = (figure_words(figure), figure.scope, when, figure.status)
    return ", ".join(part for part in words if part)


def _passage(index: int, fact: Fact, corpus: Corpus, supports: Supports) -> QuotedPassage:
    evidence = fact.evidence[index]
    source = corpus.sources[evidence.source].value if evidence.source in corpus.sources else None
    proof: Proof | None = supports.proofs.get((f"fact:{fact.id}", index))
    resolution = proof.resolution if proof else None
    return QuotedPassage(
        evidence.source,
        source.title if source else "",
        str(source.issued) if source else "",
        source.language if source else "",
        resolution.state if resolution else "",
        resolution.start if resolution else None,
        resolution.end if resolution else None,
        resolution.place.page if resolution and resolution.place else None,
        resolution.place.paragraph if resolution and resolution.place else None,
        evidence.exact,
        evidence.fragments,
        proof.context.sentence if proof else "",
        proof is not None and proof.usable_locked_sentence is not None,
        proof is not None and proof.anchor is not None,
        proof.anchor.nearest if proof and proof.anchor else None,
    )


def _rows(mine: list[Reading], theirs: list[Reading], claim: Passage, given: Support) -> Iterator[ReadingRow]:
    """Yield what was read of each kind, without the kinds of which nothing was."""
    passages = [read(each, tag).passage for tag, some in given.passages.items() for each in some]
    for kind, classes in _CLAIMS:
        yield from _row(kind, _claims(mine, classes), _claims(theirs, classes))
    yield from _row("names", _names([claim]), _names(passages))
    yield from _row("speakers", _speakers([claim]), _speakers(passages))
    for kind, groups in _TERMS:
        yield from _row(kind, _terms([claim], groups), _terms(passages, groups))


def _row(kind: str, fact: Iterable[ReadItem], evidence: Iterable[ReadItem]) -> Iterator[ReadingRow]:
    row = ReadingRow(kind, tuple(dict.fromkeys(fact)), tuple(dict.fromkeys(evidence)))
    if row.fact or row.evidence:
        yield row


def _claims(readings: Iterable[Reading], classes: tuple[type[Claim], ...]) -> Iterator[ReadItem]:
    for reading in readings:
        for claim in reading.claims:
            if isinstance(claim, classes):
                found = reading.text[claim.start : claim.end] == claim.words
                words = words_with_noun(reading, claim.start, claim.end) if found else claim.words
                yield ReadItem(words or meaning_of(claim), meaning_of(claim))


def _names(passages: Iterable[Passage]) -> Iterator[ReadItem]:
    names = (passage.text_of(name) for passage in passages for name in passage.names if name.sure)
    return (ReadItem(name) for name in names if len(name) > 1)


def _speakers(passages: Iterable[Passage]) -> Iterator[ReadItem]:
    for passage in passages:
        for voice in find_voices(passage):
            if voice.speaker.last > voice.speaker.first:
                yield ReadItem(f"{passage.text_of(voice.speaker)}: {passage.text_of(voice.verb)}")


def _terms(passages: Iterable[Passage], groups: tuple[str, ...]) -> Iterator[ReadItem]:
    for passage in passages:
        for term in passage.terms_in(passage.whole, *groups):
            yield ReadItem(passage.text_of(term), term.name if "modality" in groups else "")
