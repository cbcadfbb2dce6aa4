"""Group the painted letters of a file into words, in reading order, each with its block and its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, NamedTuple

import pikepdf
from msgspec import Struct
from pikepdf import Array, Name

from briefgen.verify.normalised_text import has_rtl
from briefgen.verify.page_content import ContentKey
from briefgen.verify.painted import Box, Letter, PaintedPage

_INLINE = frozenset({"Reference", "Link", "Span", "Em", "Strong", "Quote"})
_ROWS, _CELLS = frozenset({"TR", "LI"}), frozenset({"TH", "TD", "Lbl", "LBody"})
_ASCENT, _DESCENT = 0.7, 0.2
"""How far a line of text reaches above and below its baseline, in ems."""
_GAP = 0.5
"""How far a letter of another word begins from the end of the letter before it, in ems."""


class PaintedBlock(NamedTuple):
    """A paragraph, a heading, a cell or a label, by numbers of elements of the structure tree."""

    number: int
    """Negative for an artifact."""
    cell: int = 0
    """The cell, label or text of an item that it is in; 0 for none."""
    row: int = 0
    """The row of a table, or the item of a list, that it is in; 0 for none."""
    is_figure: bool = False
    """Whether its words are labels in a chart."""


class PaintedWord(Struct, frozen=True, eq=False):
    """A word of a page, or a part of it that is on its own line."""

    text: str
    page: int
    """From 0."""
    block: PaintedBlock
    """Where it is in the structure tree."""
    letters: tuple[Letter, ...]
    box: Box
    """The box around it."""
    size: float
    """The size of its first letter. Units: points."""
    baseline: float
    """The height of its first letter. Units: points from the lower edge of the page."""

    @property
    def edge(self) -> float:
        """Return where a line begins that it is the first word of."""
        return self.box[2] if has_rtl(self.text) else self.box[0]


def _word(page: int, block: PaintedBlock, letters: list[Letter]) -> PaintedWord:
    letters = [each for each, after in zip_longest(letters, letters[1:]) if not _is_hyphen(each, after)]
    first, size = letters[0], max(letter.size for letter in letters)
    ys = [letter.y for letter in letters]
    left, right = min(letter.x for letter in letters), max(letter.end for letter in letters)
    box = (left, min(ys) - _DESCENT * size, right, max(ys) + _ASCENT * size)
    text = "".join(letter.text for letter in letters)
    return PaintedWord(text, page, block, tuple(letters), box, first.size, first.y)


def _is_hyphen(letter: Letter, after: Letter | None) -> bool:
    """Check whether a letter is the hyphen of a word that continues on another line."""
    return not letter.text and after is not None and abs(letter.y - after.y) > letter.size / 2


def words_in_order(file: pikepdf.Pdf, pages: list[PaintedPage]) -> list[PaintedWord]:
    """Return the words of the structure tree in its order, and then those of artifacts, run by run."""
    letters: dict[ContentKey, list[Letter]] = defaultdict(list)
    artifacts: list[tuple[int, Letter, PaintedBlock]] = []
    for number, page in enumerate(pages):
        for letter in page.letters:
            if letter.mcid is None:
                artifacts.append((number, letter, PaintedBlock(-1 - letter.run)))
            else:
                letters[number, letter.mcid].append(letter)
    read = ((key[0], letter, block) for key, block in _content(file) for letter in letters[key])
    return [*_words(read), *_words(iter(artifacts))]


def _words(read: Iterator[tuple[int, Letter, PaintedBlock]]) -> Iterator[PaintedWord]:
    """Join letters to words: up to a space, another page or block; in an artifact, up to a gap."""
    word: list[Letter] = []
    place = (0, PaintedBlock(0))
    for page, letter, block in read:
        is_apart = place != (page, block) or (block.number < 0 and bool(word) and _is_apart(word[-1], letter))
        if word and (letter.text.isspace() or is_apart):
            yield _word(*place, word)
            word = []
        place = page, block
        if not letter.text.isspace():
            word.append(letter)
    if word:
        yield _word(*place, word)


def _is_apart(before: Letter, letter: Letter) -> bool:
    return max(abs(letter.x - before.end), abs(letter.y - before.y)) > _GAP * letter.size


def _content(file: pikepdf.Pdf) -> Iterator[tuple[ContentKey, PaintedBlock]]:
    """Yield the marked content of a file in the order of its structure tree, with its block."""
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
    waiting: list[tuple[Any, Any, PaintedBlock]] = [(file.Root.StructTreeRoot, None, PaintedBlock(0))]
    elements = 0
    while waiting:
        kid, parent, block = waiting.pop()
        if isinstance(kid, int):
            yield (pages[parent.Pg.objgen], kid), block
        elif kid.get("/Type") == Name.MCR:
            yield (pages[kid.Pg.objgen], int(kid.MCID)), block
        elif kid.get("/Type") != Name.OBJR:
            elements += 1
            block = _inner(str(kid.get("/S"))[1:], block, elements)
            kids = kid.get("/K", Array())
            listed = list(kids) if isinstance(kids, Array) else [kids]
            waiting += [(each, kid, block) for each in reversed(listed)]


def _inner(tag: str, block: PaintedBlock, number: int) -> PaintedBlock:
    """Return the block inside an element."""
    if tag in _INLINE:
        return block
    if tag in _ROWS:
        return PaintedBlock(number, 0, number)
    return PaintedBlock(number, number if tag in _CELLS else block.cell, block.row, tag == "Figure")
