"""All that a draft is compared with: texts with an index of their sentences, and the facts of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from briefgen.audit.match import WordsBefore
from briefgen.audit.passages import NO_DATE, Sentence, SourceText
from briefgen.audit.sentence_index import SentenceIndex, index_keys, search_keys
from briefgen.audit.subject import denies
from briefgen.audit.verdicts import Where
from briefgen.language.claims import DateClaim
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.tables import base_language
from briefgen.language.wording.stems import stem

_MOST_NEAR = 400
"""Sentences of texts, and of facts, among which one may agree with a statement."""
_SUBJECT_WORDS = 6
"""Words at the beginning of a sentence among which its subject is."""


class FactPassage(Struct, frozen=True):
    """A fact, as a passage that statements are compared with."""

    id: str
    where: Where
    reading: Reading
    context: WordsBefore
    issued: Issued = NO_DATE
    measure: str = ""
    origins: frozenset[str] = frozenset()


@dataclass
class Library:
    """The texts and facts of an audit."""

    texts: tuple[SourceText, ...]
    facts: tuple[FactPassage, ...] = ()
    rows: Mapping[str, tuple[Where, ...]] = field(default_factory=dict)
    """The claims on each measure."""
    contested: Mapping[str, str] = field(default_factory=dict)
    """The measures whose claims disagree, by each fact that is on one."""
    quotations: tuple[Where, ...] = ()
    """The quotations of facts and views that are proven."""
    missing: tuple[str, ...] = ()
    """The sources whose texts are not at hand."""
    index: SentenceIndex = field(init=False)
    statements: SentenceIndex = field(init=False)
    """The sentences of the facts' statements."""
    _facts: dict[int, FactPassage] = field(init=False)
    _openings: dict[int, WordsBefore] = field(init=False)
    _stems: dict[int, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.index = SentenceIndex(self.texts)
        stated = [(_as_text(fact), fact) for fact in self.facts]
        self.statements = SentenceIndex(text for text, _ in stated)
        self._facts = {id(text): fact for text, fact in stated}
        self._openings = {id(text): fact.context for text, fact in stated}
        named = {text.name: text for text in self.texts}
        for text, fact in stated:
            source = named.get(fact.where.source)
            self._stems[id(text)] = self.stems_of(text) | (self.stems_of(source) if source else frozenset())

    def facts_of(self, sentences: Iterable[Sentence]) -> list[FactPassage]:
        """Return the facts that have some sentences in their statements, each once."""
        found = {each.id: each for sentence in sentences for each in [self._facts[id(sentence.text)]]}
        return list(found.values())

    def near(self, claim: Reading) -> tuple[list[Sentence], list[FactPassage]]:
        """Return the sentences of texts, and the facts, that share most with a statement."""
        keys = search_keys(claim.text, claim.language)
        stated = self.statements.nearest(keys, _MOST_NEAR)
        return self.index.nearest(keys, _MOST_NEAR), self.facts_of(stated)

    def told_beside(self, text: SourceText, start: int, end: int) -> tuple[Reading, ...]:
        """Return what says the same as a passage: the facts that quote from it, or what a fact quotes."""
        if text.stated is None:
            quoting = {name for a, b, name in text.quoted if a < end and start < b}
            return tuple(fact.reading for fact in self.facts if fact.id in quoting)
        places = [
            (each, a, b) for each in self.texts for a, b, name in each.quoted if name == text.stated.fact
        ]
        return tuple(
            sentence.reading
            for each, a, b in places
            for sentence in self.index.of_text(each)
            if a < sentence.end and sentence.start < b
        )

    @property
    def every_sentence(self) -> Iterator[Sentence]:
        """Yield the sentences of all texts and facts."""
        yield from self.index.sentences
        yield from self.statements.sentences

    def index_of(self, text: SourceText) -> SentenceIndex:
        """Return the index that a text is in."""
        return self.statements if text.stated else self.index

    def context(self, sentence: Sentence) -> WordsBefore:
        """Return what a sentence may leave out."""
        text = sentence.text
        language = base_language(text.language)
        if id(text) not in self._openings:
            self._openings[id(text)] = _read_opening(text)
        opening = self._openings[id(text)]
        heading = index_keys(text.heading_of(sentence.start), language)
        first = sentence.start if sentence.cell else text.paragraph_of(sentence.start)
        before = text.original[first : sentence.start]
        previous = self.index_of(text).before(sentence)
        subject = " ".join(previous.words.split()[:_SUBJECT_WORDS]) if previous else ""
        denied = index_keys(previous.words, language) if previous and denies(previous.reading) else ()
        return replace(
            opening,
            before=opening.before | heading | index_keys(before, language),
            names=opening.names | heading,
            denied=frozenset(denied),
            subject=index_keys(subject, language) | opening.names | heading,
        )

    def stems_of(self, text: SourceText) -> frozenset[str]:
        """Return the stems of the words of a text."""
        if id(text) not in self._stems:
            self._stems[id(text)] = index_keys(text.original, base_language(text.language))
        return self._stems[id(text)]

    def claims_beside(self, fact: str) -> tuple[Where, ...]:
        """Return the claims on the measure of a fact; none for a fact without one."""
        return self.rows.get(self._measure_of(fact), ())

    def rivals(self, fact: str) -> list[FactPassage]:
        """Return the other facts on the measure of a fact."""
        measure = self._measure_of(fact)
        return [f for f in self.facts if measure and f.measure == measure and f.id != fact]

    def _measure_of(self, fact: str) -> str:
        return next((f.measure for f in self.facts if f.id == fact), "")

    @property
    def without_texts(self) -> str:
        """Say which texts are not at hand; empty if all are."""
        count = len(self.missing)
        texts = "the text of 1 source is" if count == 1 else f"the texts of {count} sources are"
        return f"{texts} not available: name their folder with `--texts`" if count else ""

    @property
    def languages(self) -> frozenset[str]:
        """Return the languages of the texts, without their regions."""
        return frozenset(base_language(text.language) for text in self.texts)

    def cannot_know(self, language: str) -> str:
        """Say why words that are found nowhere may be in a text all the same; empty if they are not."""
        languages = self.languages
        if self.without_texts or not languages or language in languages:
            return self.without_texts
        return f"the texts are in other languages: {', '.join(sorted(languages))}"


def _as_text(fact: FactPassage) -> SourceText:
    """Return the statement of a fact as a text of its own."""
    return SourceText(
        fact.where.source,
        fact.reading.text,
        fact.reading.language,
        fact.issued,
        fact.context.names,
        stated=fact.where,
    )


def _read_opening(text: SourceText) -> WordsBefore:
    """Read what all sentences of a text may leave out."""
    language = base_language(text.language)
    words = index_keys(text.issuers, language)
    speaking = {stem(name, language) for name in text.names}
    dates = read(text.opening, text.language).of(DateClaim)
    return WordsBefore(words, names=words | speaking, dates=dates, holder=text.holder)
