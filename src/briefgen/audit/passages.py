"""The sentences of texts and the facts of a corpus, in which an audit looks up what a draft says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Final

from msgspec import Struct

from briefgen.audit.verdicts import Where
from briefgen.corpus.fold import FoldedText, fold
from briefgen.language.claims import DateClaim
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.sentences import sentences
from briefgen.language.table_rows import each_row
from briefgen.language.tables import base_language
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.word_lists import load_word_lists

NO_DATE: Final = Issued()
_LONGEST_TITLE = 200
"""Characters of a first paragraph that may be a title."""
_LONGEST_BYLINE = 100
"""Characters of a second paragraph that may be a byline."""
_ENDS = (".", "!", "?", ":", "。")
"""What a sentence ends with."""
_BULLETS = '-*•–—"“„«|'
"""What a list item, a row of a table or a quotation begins with, but no heading."""
_BYLINE = re.compile(r"([*_]{1,3})[^\n]{1,200}\1")
"""A paragraph in italics or bold: the paper, the date, the author."""
_REPORTERS = WordPattern(r"(?:^|(?<=[.,;|*_\n] )){opening a byline}\s+[^\n]+", re.MULTILINE)
"""Who wrote an article, at the end of its byline."""
_OPINION = WordPattern("{opinion in a byline}", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t]*\n\s*")

_TORN = {
    mark: re.compile(rf"(?<![\d.,])(?<![.,] )(\d{{1,3}}) ?{mark} ?(\d{{3}})(?! ?[.,] ?\d|\d)")
    for mark in (",", r"\.")
}
"""A number with a space beside the mark between its thousands: 15, 700."""
_POINT_THOUSANDS = frozenset({"de", "es", "it", "nl", "pt", "da", "tr", "id"})
"""Languages that write a point between thousands."""
_LAST_WORD = re.compile(r"(\w+)\.? \Z")


def join_numerals(words: str, language: str) -> str:
    """Join the numbers that a PDF or a web page has torn: 15, 700 visitors; but not May 15, 700 visitors."""
    lists = load_word_lists(base_language(language))
    calendar = lists["calendar"] if lists else frozenset[str]()
    mark = "." if base_language(language) in _POINT_THOUSANDS else ","

    def join(found: re.Match[str]) -> str:
        before = _LAST_WORD.search(words, 0, found.start())
        dated = before is not None and before[1].casefold() in calendar
        return found[0] if dated else f"{found[1]}{mark}{found[2]}"

    return _TORN[re.escape(mark)].sub(join, words)


class SourceText(Struct, frozen=True, dict=True):
    """The text of a source, or a file of a folder of texts."""

    name: str
    """The id of the source; the file's name where the corpus has no such source."""
    original: str
    language: str
    """A BCP 47 tag."""
    issued: Issued = NO_DATE
    """As the corpus gives it."""
    names: frozenset[str] = frozenset()
    """Words of the names of its author, its paper and those it speaks for; in small letters."""
    holder: str = ""
    """Whose opinion all of it is; empty unless it is an editorial or op-ed."""
    quoted: tuple[tuple[int, int, str], ...] = ()
    """The places that facts quote, each with the fact's id."""
    stated: Where | None = None
    """Where the fact is whose statement this is; None for a text."""

    @cached_property
    def folded(self) -> FoldedText:
        """The text, folded for looking up quotations."""
        return fold(self.original)

    @cached_property
    def paragraphs(self) -> list[int]:
        """Where paragraphs begin."""
        return [0, *(found.end() for found in _BLANK.finditer(self.original))]

    @cached_property
    def opening(self) -> str:
        """The title, if the first paragraph is as short as one, and the byline or the date that is next."""
        ends = [*self.paragraphs[1:3], len(self.original)]
        title = self.original[: ends[0]]
        if len(title) > _LONGEST_TITLE or len(ends) == 1:
            return ""
        byline = self.original[ends[0] : ends[1]]
        return title + byline if self._is_byline(byline.strip()) else title

    def _is_byline(self, paragraph: str) -> bool:
        """Check whether a paragraph is in italics, or is a line that has a date and is no sentence."""
        if _BYLINE.fullmatch(paragraph):
            return True
        line = "\n" not in paragraph and len(paragraph) <= _LONGEST_BYLINE and not paragraph.endswith(_ENDS)
        return line and bool(read(paragraph, self.language).of(DateClaim))

    @cached_property
    def headings(self) -> dict[int, str]:
        """The headings behind the title, by where each begins."""
        found = {}
        for start, end in pairwise([*self.paragraphs[1:], len(self.original)]):
            words = self.original[start:end].strip()
            if (
                words
                and len(words) <= _LONGEST_TITLE
                and not words.endswith(_ENDS)
                and words[0] not in _BULLETS
            ):
                found[start] = words
        return found

    def heading_of(self, at: int) -> str:
        """Return the heading of the section that a place is in; empty before the first one."""
        return next((self.headings[start] for start in reversed(self.headings) if start < at), "")

    @cached_property
    def issuers(self) -> str:
        """The opening without the reporters, who do nothing in the text; with the author of an opinion."""
        is_opinion = _OPINION.of("any").search(self.opening)
        return self.opening if is_opinion else _REPORTERS.of("any").sub("", self.opening)

    @cached_property
    def dated(self) -> Issued:
        """When it was issued; where that is not known, the last day that its opening names."""
        if self.issued != NO_DATE:
            return self.issued
        named = (d for d in read(self.opening, self.language).of(DateClaim) if d.kind == "day" and d.year)
        last = max(((d.year, d.month, d.day) for d in named), default=None)
        return Issued(*last) if last else NO_DATE

    def paragraph_of(self, at: int) -> int:
        """Return where the paragraph of a place begins."""
        return self.paragraphs[bisect_right(self.paragraphs, at) - 1]

    def where(self, start: int, end: int) -> Where:
        """Describe a place, with the fact that quotes from it, if any."""
        if self.stated:
            return self.stated
        fact = next((name for a, b, name in self.quoted if a < end and start < b), "")
        return Where(
            fact,
            self.name,
            " ".join(self.original[start:end].split()),
            start,
            end,
            bisect_right(self.paragraphs, start),
            self.original.count("\f", 0, start) + 1 if "\f" in self.original else 0,
        )


class Sentence(Struct, frozen=True):
    """A sentence of a text. Units: code points of the text."""

    text: SourceText
    number: int
    """Its number among the sentences of its text."""
    start: int
    end: int
    cell: str = ""
    """What a cell of a table says, with its row and column; empty for words in no table."""

    @property
    def words(self) -> str:
        """Its words, separated by single spaces."""
        if self.cell:
            return self.cell
        return join_numerals(" ".join(self.text.original[self.start : self.end].split()), self.text.language)

    @property
    def reading(self) -> Reading:
        """What is read from it."""
        return read(self.words, self.text.language)


def split_text(text: SourceText) -> Iterator[Sentence]:
    """Split a text into its sentences; a cell of a table is one, as it reads with its row and column."""
    below = 0
    parts = []
    for start, end, cells in each_row(text.original, text.language):
        parts += [*_sentences(text, below, start), *((start, end, cell) for cell in cells)]
        below = end
    for number, part in enumerate([*parts, *_sentences(text, below, len(text.original))]):
        yield Sentence(text, number, *part)


def _sentences(text: SourceText, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Yield where each sentence of a part of a text begins and ends; it is no row."""
    for at, raw in sentences(text.original[first:last], text.language):
        if raw.strip():
            start = first + at + len(raw) - len(raw.lstrip())
            yield start, start + len(raw.strip()), ""
