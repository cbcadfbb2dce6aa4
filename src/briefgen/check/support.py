"""What facts and views rest on: quotations, and the sentences of their sources that contain these, read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Self

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.check.fact_readings import own_dates, read_figure
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.fact import Fact, Figure
from briefgen.corpus.locked_sentence import LockedSentence
from briefgen.corpus.quotation_proofs import Proof, Proofs
from briefgen.corpus.source import Source
from briefgen.corpus.view import View
from briefgen.language.claims import DateClaim
from briefgen.language.compare import Text
from briefgen.language.dates_agree import Issued
from briefgen.language.dates_nearby import dates_nearby
from briefgen.language.guess import guess_language
from briefgen.language.own_nouns import OwnNouns, with_marks, with_own_nouns
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.table_lines import is_row_alone
from briefgen.language.wording.names_nearby import Around
from briefgen.language.wording.tokens import find_tokens


class Support(Struct, frozen=True):
    """What a fact or view rests on, read."""

    texts: tuple[Text, ...]
    """For each quotation: the sentence that contains it, from its text or else from the lock, if known; and
    the quotation itself, unless that is cells of a table."""
    passages: Mapping[str, tuple[str, ...]]
    """By language: the sentences with proven quotations; the quotation where its sentence is unknown."""
    whole: bool
    """Whether the whole sentence of each passage is known; a quotation may leave out that it is denied."""
    outlines: Mapping[str, str]
    """By passage: the outline of its sentence, where the lock alone knows that."""
    quoted: tuple[str, ...]
    """The words of its quotations."""
    names: frozenset[str]
    """Words of the names of those who speak: origins, authors, papers; in small letters."""
    usual: str
    """The language that the analyst usually writes in."""
    own_nouns: OwnNouns
    """The units of the workspace."""
    nearby: tuple[tuple[DateClaim, Issued], ...] = ()
    """The dates that are named right before the sentences of its quotations, each with its source's date."""
    around: tuple[Around, ...] = ()
    """What its sources say around the sentences of its quotations."""

    @property
    def known(self) -> bool:
        """Whether all its texts are in languages that are read; others support and contradict nothing."""
        return all(text.read for text, _ in self.texts)

    def read_claim(self, text: str) -> Reading:
        """Read the analyst's words, which may be in the usual language or in that of the evidence."""
        languages = [reading.language for reading, _ in self.texts]
        return with_own_nouns(read(text, guess_language(text, languages, self.usual)), self.own_nouns)


class Supports(Struct):
    """What the facts and views of a corpus rest on; each is gathered and read once a run."""

    corpus: Corpus
    proofs: Proofs
    usual: str
    """The language of the brief; English for a corpus without one (a BCP 47 tag)."""
    dates: dict[str, tuple[tuple[DateClaim, Issued], ...]] = field(default_factory=dict)
    """The dates of facts, by id; see `cited_dates.dates_of_fact`."""
    _found: dict[str, Support] = field(default_factory=dict)
    _facts: dict[str, list[Text]] = field(default_factory=dict)
    _names: dict[str, frozenset[str]] = field(default_factory=dict)
    """The words of the names of those who speak in a source, by its id."""

    @classmethod
    def without_sections(cls, corpus: Corpus, proofs: Proofs, usual: str) -> Self:
        """Leave out the sections: an edit of one does not run rules on facts and other prose again."""
        return cls(replace(corpus, sections={}), proofs, usual)

    def of_fact(self, fact: Fact) -> Support:
        """Return what a fact rests on."""
        return self._of(f"fact:{fact.id}", fact.evidence)

    def of_view(self, view: View) -> Support:
        """Return what a view rests on."""
        return self._of(f"view:{view.id}", view.evidence)

    def of_facts(self, facts: Iterable[Fact]) -> Support:
        """Return what some facts together rest on."""
        found = [self.of_fact(fact) for fact in facts]
        if len(found) == 1:
            return found[0]
        passages: dict[str, tuple[str, ...]] = {}
        for language, words in (item for each in found for item in each.passages.items()):
            passages[language] = tuple(dict.fromkeys((*passages.get(language, ()), *words)))
        return Support(
            tuple(text for each in found for text in each.texts),
            passages,
            all(each.whole for each in found),
            {passage: outline for each in found for passage, outline in each.outlines.items()},
            tuple(words for each in found for words in each.quoted),
            frozenset().union(*(each.names for each in found)),
            self.usual,
            self.own_nouns,
            tuple(date for each in found for date in each.nearby),
            tuple(around for each in found for around in each.around),
        )

    @property
    def own_nouns(self) -> OwnNouns:
        """The units of the workspace, as the reader needs them."""
        return self.corpus.units.nouns

    def read_own(self, text: str) -> Reading:
        """Read words of the analyst that rest on no evidence of their own, such as a title."""
        return with_own_nouns(read(text, guess_language(text, (), self.usual)), self.own_nouns)

    def read_figure(self, figure: Figure) -> Reading:
        """Read a figure, with the units of the workspace."""
        return with_own_nouns(read_figure(figure), self.own_nouns)

    def fact_texts(self, fact: Fact) -> list[Text]:
        """List all that a fact says: its figure, statement, dates and evidence, where these are read."""
        if fact.id not in self._facts:
            given = [(text, issued) for text, issued in self.of_fact(fact).texts if text.read]
            self._facts[fact.id] = [*((text, Issued()) for text in self.stated(fact)), *given]
        return self._facts[fact.id]

    def stated(self, fact: Fact) -> list[Reading]:
        """List what a fact says without its evidence: its figure, statement and dates."""
        dates = own_dates(fact)
        texts = [self.read_figure(fact.figure)] if fact.figure else []
        texts.append(self.of_fact(fact).read_claim(fact.statement))
        return [*texts, Reading("", "en", dates)] if dates else texts

    def own_texts(self, fact: Fact) -> list[Reading]:
        """List what a fact itself says: its figure, its statement and the words of its quotations."""
        given = self.of_fact(fact)
        texts = [self.read_figure(fact.figure)] if fact.figure else []
        texts.append(given.read_claim(fact.statement))
        for i, evidence in enumerate(fact.evidence):
            entry = self.corpus.sources.get(evidence.source)
            language = entry.value.language if entry else self.usual
            words = _words(self.proofs.get((f"fact:{fact.id}", i)), evidence)
            texts.append(with_own_nouns(read(words, language), self.own_nouns))
        return texts

    def _of(self, owner: str, quotations: tuple[Evidence, ...]) -> Support:
        if owner not in self._found:
            self._found[owner] = self._gather(owner, quotations)
        return self._found[owner]

    def _gather(self, owner: str, quotations: tuple[Evidence, ...]) -> Support:
        texts: list[Text] = []
        passages: dict[str, dict[str, None]] = {}
        outlines: dict[str, str] = {}
        names: frozenset[str] = frozenset()
        nearby: list[tuple[DateClaim, Issued]] = []
        around: list[Around] = []
        whole = True
        for i, evidence in enumerate(quotations):
            entry = self.corpus.sources.get(evidence.source)
            language = entry.value.language if entry else self.usual
            issued = issued_on(entry.value.issued) if entry else Issued()
            proof = self.proofs.get((owner, i))
            if proof is not None and proof.unknown:
                texts.append((Reading(evidence.exact, language, (), read=False), issued))
                continue
            sentence, locked = _sentence_of(proof, evidence)
            known = bool(sentence or locked)
            exact = (
                "" if known and is_row_alone(evidence.exact) else _words(proof, evidence)
            )  # it lacks its units
            words = dict.fromkeys(text for text in (sentence, exact) if text)
            texts += ((with_own_nouns(read(text, language), self.own_nouns), issued) for text in words)
            if locked is not None:
                reading = locked.reading(evidence.exact, language)
                texts.append((with_own_nouns(reading, with_marks(self.own_nouns)), issued))
            if proof is not None and is_proven(proof):
                outlines |= {evidence.exact: locked.outline} if locked and locked.outline else {}
                whole = whole and bool(sentence or outlines.get(evidence.exact))
                passages.setdefault(language, {})[sentence or evidence.exact] = None
            nearby += ((date, issued) for date in _dates_nearby(proof, language, locked))
            names |= self._words_of_names(entry.value) if entry else frozenset()
            title = entry.value.title if entry else ""
            around.append(_around(language, title, proof))
        return Support(
            tuple(texts),
            {language: tuple(words) for language, words in passages.items()},
            whole,
            outlines,
            tuple(evidence.exact for evidence in quotations),
            names,
            self.usual,
            self.own_nouns,
            tuple(nearby),
            tuple(around),
        )

    def _words_of_names(self, source: Source) -> frozenset[str]:
        if source.id not in self._names:
            tokens = (find_tokens(name, self.usual) for name in _named(source, self.corpus))
            self._names[source.id] = frozenset(token.key for each in tokens for token in each)
        return self._names[source.id]


def _words(proof: Proof | None, evidence: Evidence) -> str:
    """Return the words of a quotation, with numbers that the comma of a YAML list has split."""
    return (proof.rejoined if proof else "") or evidence.exact


def _around(language: str, title: str, proof: Proof | None) -> Around:
    """Return what a source says around the sentence of a quotation."""
    if proof is None:
        return Around(language, title)
    context = proof.context
    return Around(language, title, context.preceding, context.following, proof.text, context.place)


def _sentence_of(proof: Proof | None, evidence: Evidence) -> tuple[str, LockedSentence | None]:
    """Return the sentence around a quotation: word for word if that is known, else as the lock has it."""
    locked = proof.usable_locked_sentence if proof else None
    if locked is not None and locked.is_quoted_whole(evidence.exact):
        return evidence.exact, None
    return proof.context.sentence if proof else "", locked


def _dates_nearby(proof: Proof | None, language: str, locked: LockedSentence | None) -> tuple[DateClaim, ...]:
    """Return the dates that are named right before the sentence of a quotation."""
    if locked is not None:
        return locked.dates_nearby()
    return dates_nearby(proof.context.earlier, language) if proof else ()


def issued_on(date: PartialDate) -> Issued:
    """Return a date as the reader takes it."""
    return Issued(date.year, date.month, date.day)


def _named(source: Source, corpus: Corpus) -> Iterator[str]:
    """Yield the names of those who speak in a source."""
    if source.origin in corpus.origins:
        yield corpus.origins[source.origin].value.name
    for author in source.author:
        yield from (part for part in (author.family, author.given, author.literal) if part)
    yield from (name for name in (source.container_title, source.publisher) if name)


def is_proven(proof: Proof) -> bool:
    """Check whether a quotation may be relied on; where it may not, another rule reports that."""
    state = proof.resolution.state
    return state in ("exact", "moved", "ambiguous") or (state == "unavailable" and not proof.source_locked)
