"""Passages of several sentences that a statement is compared with: a sentence with its paragraph.

A cell of a table is a passage of its own, as it reads with its row and column.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from briefgen.audit.library import Library
from briefgen.audit.passages import Sentence, SourceText, join_numerals
from briefgen.audit.verdicts import Where
from briefgen.language.claims import DateClaim
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.wording.passage import Passage

_LONGEST = 900
"""Characters of a paragraph that is one passage; of a longer one, a sentence with its two neighbours is."""
_LONGEST_FIRST = 250
"""Characters of a text that say what it is about."""
_MARKS = ('"', "“", "„", "«")
"""What a paragraph begins with that goes on with a quotation."""


class Window(Struct, frozen=True):
    """Neighbouring sentences of one paragraph. Units: code points of the text."""

    text: SourceText
    core: Sentence
    """The sentence that shares the most with the statement."""
    start: int
    end: int
    reading: Reading
    opening: frozenset[str]
    """Stems of the words of the text's title and byline, and of the names of those who speak in it."""
    everywhere: frozenset[str]
    """Stems of the words of the whole text."""

    dates: tuple[DateClaim, ...]
    """The dates of its title and byline."""

    sentences: tuple[Reading, ...]
    beside: tuple[Reading, ...]
    """What says the same elsewhere: the facts that quote from it, or what a fact quotes."""

    @property
    def words(self) -> frozenset[str]:
        """The stems of its words."""
        return self.reading.passage.content(self.reading.passage.whole)

    @property
    def keys(self) -> frozenset[str]:
        """Its words and those of the opening, as they are compared without their stems."""
        opening = read(self.text.issuers, self.text.language).passage
        return frozenset(word.key for passage in (self.reading.passage, opening) for word in passage.words)

    @property
    def before_core(self) -> Passage | None:
        """The sentence before the core one in its paragraph."""
        found = [s for s in self.sentences if s.text == self.core.words]
        at = self.sentences.index(found[0]) if found else 0
        return self.sentences[at - 1].passage if at else None

    @property
    def speakers_before(self) -> frozenset[str]:
        """The stems of the paragraph before, if this one goes on with what somebody says there."""
        at = self.text.paragraphs.index(self.text.paragraph_of(self.start))
        first = self.reading.passage.words[0].key if self.reading.passage.words else ""
        goes_on = self.reading.text.startswith(_MARKS) or first in self.reading.passage.lists["pronouns"]
        if not at or not goes_on:
            return frozenset()
        before = self.text.original[self.text.paragraphs[at - 1] : self.text.paragraphs[at]]
        passage = read(" ".join(before.split()), self.text.language).passage
        return passage.content(passage.whole)

    def where(self) -> Where:
        """Describe the passage."""
        return self.text.where(self.start, self.end)

    @property
    def first_words(self) -> frozenset[str]:
        """The stems of the first paragraph of its text, which says what the text is about."""
        text = self.text
        end = min([at for at in text.paragraphs if at] or [len(text.original)])
        first = read(" ".join(text.original[: min(end, _LONGEST_FIRST)].split()), text.language).passage
        return first.content(first.whole)

    @property
    def issued(self) -> Issued:
        """When the text was issued."""
        return self.text.dated


def windows_around(sentences: list[Sentence], library: Library) -> Iterator[Window]:
    """Yield the passage around each sentence, each passage once."""
    seen: set[tuple[str, int, int, str]] = set()
    for core in sentences:
        text = core.text
        start, end = _bounds(core, library)
        if (text.name, start, end, core.cell) in seen:
            continue
        seen.add((text.name, start, end, core.cell))
        words = core.cell or join_numerals(" ".join(text.original[start:end].split()), text.language)
        context = library.context(core)
        everywhere = library.stems_of(text)
        yield Window(
            text,
            core,
            start,
            end,
            read(words, text.language),
            context.names,
            everywhere,
            context.dates,
            (core.reading,) if core.cell else _readings(core, start, end, library),
            library.told_beside(text, start, end),
        )


def narrowed(window: Window, library: Library) -> Iterator[Window]:
    """Yield each sentence of a passage alone, then each with the sentence before it."""
    if window.core.cell:
        yield window
        return
    sentences = library.index_of(window.text).of_text(window.text)
    inside = [s for s in sentences if window.start <= s.start < window.end and not s.cell]
    for before in (0, 1):
        for at, core in enumerate(inside[before:]):
            yield _narrowed_to(window, inside[at : at + before + 1], core, library)


def _narrowed_to(window: Window, sentences: list[Sentence], core: Sentence, library: Library) -> Window:
    text, start, end = window.text, sentences[0].start, sentences[-1].end
    words = join_numerals(" ".join(text.original[start:end].split()), text.language)
    readings = tuple(sentence.reading for sentence in sentences)
    reading = read(words, text.language)
    beside = library.told_beside(text, start, end)
    return replace(
        window, core=core, start=start, end=end, reading=reading, sentences=readings, beside=beside
    )


def _readings(core: Sentence, start: int, end: int, library: Library) -> tuple[Reading, ...]:
    sentences = library.index_of(core.text).of_text(core.text)
    return tuple(s.reading for s in sentences if start <= s.start < end and not s.cell)


def _bounds(core: Sentence, library: Library) -> tuple[int, int]:
    if core.cell:
        return core.start, core.end
    text = core.text
    start = text.paragraph_of(core.start)
    end = next((at for at in text.paragraphs if at > core.start), len(text.original))
    for each in library.index_of(text).of_text(text):
        if each.cell and start <= each.start < end:
            start, end = (each.end, end) if each.end <= core.start else (start, each.start)
    if end - start <= _LONGEST:
        return start, end
    around = list(library.index_of(core.text).around(core))
    return around[0].start, around[-1].end
