"""Find words in the text of a source: the place that is meant, and the sentence around it."""

from __future__ import annotations

from msgspec import Struct

from briefgen.corpus.anchor import anchor_quote
from briefgen.corpus.fold import FoldedText
from briefgen.corpus.place import Place
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.language.join_lines import join_lines
from briefgen.language.sentences import sentences_around
from briefgen.language.table_lines import without_rows
from briefgen.propose.table_cell import sentence_of_cell

_REACH = 600
"""Characters before and after the words in which their sentence begins and ends."""
_SHOWN = 60
"""Characters before and after the words that a list of places shows."""


class SourceWords(Struct, frozen=True):
    """Words of a source with their place, and the sentence that they are in."""

    text: FoldedText
    """The whole text."""
    place: Place
    sentence_place: Place
    language: str
    """The language of the source (a BCP 47 tag)."""
    cell: str = ""
    """What a cell of a table says, as a sentence; empty for words that are in no table."""

    @property
    def words(self) -> str:
        """The words, on one line."""
        part = self.text.original[self.place.start : self.place.end]
        return join_lines(part, self.language, self.text.original, "")

    @property
    def sentence(self) -> str:
        """The sentence, on one line."""
        if self.cell:
            return self.cell
        part = self.text.original[self.sentence_place.start : self.sentence_place.end]
        return join_lines(part, self.language, self.text.original, self.words)


def passage_at(text: FoldedText, place: Place, language: str) -> SourceWords:
    """Return the passage at a place of a text."""
    first = max(place.start - _REACH, 0)
    near = text.original[first : place.end + _REACH]
    start, end = sentences_around(near, language, place.start - first, place.end - first)
    start += len(near[start:end]) - len(near[start:end].lstrip())
    inner = (place.start, place.end)
    start, end = without_rows(text.original, first + start, first + end, inner)
    start += len(text.original[start:end]) - len(text.original[start:end].lstrip())
    cell = sentence_of_cell(text.original, place, language)
    return SourceWords(text, place, place if cell else Place(start, end), language, cell)


def find_passage(
    text: FoldedText, words: str, nth: int | None, language: str, span: Span
) -> tuple[SourceWords | None, tuple[Diagnostic, ...]]:
    """Find the passage that words name; `nth`, from 1, chooses among several.

    Errors: words-missing, with the nearest passage; words-ambiguous, with every place.
    """
    anchor = anchor_quote(text, words)
    if anchor.state == "missing":
        near = f"the nearest passage is: {anchor.nearest.text}" if anchor.nearest else ""
        hint = near or "copy the words from the text of the source"
        if anchor.over_page:
            hint = f"the end of a page is between them, `{anchor.over_page[2]}`: name those on one side of it"
        cut = ": it has them only inside longer words" if anchor.reason == "cut" else ""
        return None, (error("words-missing", span, f"the source does not have these words{cut}", hint),)
    places = anchor.candidates or ((anchor.place,) if anchor.place else ())
    if nth is None and len(places) == 1:
        return passage_at(text, places[0], language), ()
    if nth is not None and 1 <= nth <= len(places):
        return passage_at(text, places[nth - 1], language), ()
    listed = tuple(f"--nth {number}: {_shown(text, place)}" for number, place in enumerate(places, 1))
    message = f"the source has these words {len(places)} times"
    hint = "add words to those that you mean, or choose one of the places"
    return None, (error("words-ambiguous", span, message, hint, *listed),)


def _shown(text: FoldedText, place: Place) -> str:
    """Return words with a little of what is before and after them."""
    before = text.original[max(place.start - _SHOWN, 0) : place.start]
    after = text.original[place.end : place.end + _SHOWN]
    words = text.original[place.start : place.end]
    return " ".join(f"…{before}[{words}]{after}…".split())
