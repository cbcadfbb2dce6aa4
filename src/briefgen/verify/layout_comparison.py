"""Compare the pages of a file with those of its memo drawn again in another layout, word by word.

Other drawing code may break lines and pages elsewhere, and place tiles and labels differently. It changes
neither the look of a word nor what is beside it. So each word must have its font, size and colours, and must
follow the word before it, as in the redrawn memo or as in a paragraph that is broken into other lines.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

import pikepdf
from msgspec.structs import replace
from rapidfuzz.distance import Levenshtein

from briefgen.verify.block_places import MAX_MOVED_PT, Described, Pair, moved_blocks
from briefgen.verify.document_words import are_labels
from briefgen.verify.normalised_text import has_rtl
from briefgen.verify.painted import Letter, PaintedPage, paint
from briefgen.verify.painted_shapes import describe_shapes, surroundings
from briefgen.verify.painted_words import PaintedWord, words_in_order

_MAX_IN_WORD_PT = 0.5
"""How far a letter may be from its place in a word."""
_LEAST_SPACE, _MOST_SPACE = 0.1, 0.6
"""The space between two words of a line, in ems."""
_MAX_OVERLAP = 0.12
"""How far a line may reach into another, in ems."""
_MAX_ON_PAGE = 3
"""How many differences of a page are described."""
_SIGNS = frozenset({"+", "-"})
"""Signs in the last column of a matrix, which older drawing code does not print."""
_MARKS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RANGE_OF_MARKS = re.compile("([⁰¹²³⁴-⁹]+)⁻([⁰¹²³⁴-⁹]+)")
_NO_LETTER = "?"
"""What is drawn for a letter that no font has."""
_MAX_MARKS = 10_000
"""The most notes of a range that is compared."""


class Painted(NamedTuple):
    """What a file paints."""

    pages: list[PaintedPage]
    words: list[PaintedWord]


def compare_layouts(
    mine: Painted, theirs: Painted, labels: frozenset[str], *, lacks_fonts: bool
) -> Described:
    """Describe words, shapes and pictures of a file that are not as in the redrawn memo.

    Shape: `labels` are texts that other drawing code may print, or leave out. If fonts are missing, the look
    of words in a font that the redrawn memo lacks is not compared, and their letters are those drawn instead.
    """
    known = {letter.look[0] for word in theirs.words for letter in word.letters}
    if lacks_fonts:
        mine = mine._replace(words=[_without_missing_fonts(word, known) for word in mine.words])
    pairs, texts = _align(mine.words, theirs.words)
    in_fonts = mine.words
    if lacks_fonts:
        pairs = [pair for pair in pairs if known.issuperset(letter.look[0] for letter in pair[0].letters)]
        in_fonts = [w for w in mine.words if known.issuperset(letter.look[0] for letter in w.letters)]
    seen: Counter[int] = Counter()
    for page, words in (
        *_other_words(texts, labels),
        *_other_looks(in_fonts, theirs.words, pairs),
        *_moved_in_block(mine.words, pairs),
        *moved_blocks(pairs),
        *_outside(mine),
        *_overlaps(mine.words, pairs),
        *_other_surroundings(mine, theirs, pairs),
        *_other_artifacts(mine, theirs),
        *describe_shapes(mine.pages, theirs.pages, pairs),
    ):
        seen[page] += 1
        if seen[page] <= _MAX_ON_PAGE:
            yield page, words


def _without_missing_fonts(word: PaintedWord, known: set[object]) -> PaintedWord:
    """Return a word with a question mark for each letter in a font that is missing."""
    texts = (
        letter.text if letter.look[0] in known else _NO_LETTER * len(letter.text) for letter in word.letters
    )
    return replace(word, text="".join(texts))


def read_painted(file: pikepdf.Pdf) -> Painted:
    """Read what the pages of a file paint. Errors: those of `paint`, and of a broken structure tree."""
    pages = [paint(page) for page in file.pages]
    return Painted(pages, words_in_order(file, pages))


Texts = list[tuple[list[PaintedWord], list[PaintedWord]]]
"""Words of the file, and those that the redrawn memo has in their place."""


def _align(mine: list[PaintedWord], theirs: list[PaintedWord]) -> tuple[list[Pair], Texts]:
    """Pair the equal words of both files in order; return those that differ, too."""
    pairs: list[Pair] = []
    texts: Texts = []
    steps = Levenshtein.opcodes([word.text for word in mine], [word.text for word in theirs])
    for is_equal, group in groupby(steps, key=lambda step: step.tag == "equal"):
        listed = list(group)
        first, last = listed[0], listed[-1]
        parts = mine[first.src_start : last.src_end], theirs[first.dest_start : last.dest_end]
        if is_equal:
            pairs += zip(*parts, strict=True)
        else:
            texts.append(parts)
    return pairs, texts


def _other_words(texts: Texts, labels: frozenset[str]) -> Described:
    """Describe words of the text that are neither labels nor ranges of note marks."""
    for found, expected in texts:
        mine, theirs = (
            _plain([word for word in words if word.block.number >= 0]) for words in (found, expected)
        )
        if mine != theirs and not (are_labels(mine, labels) and are_labels(theirs, labels | _SIGNS)):
            page = (found or expected)[0].page
            yield page, f"the memo reads `{theirs[:60]}` where the file reads `{mine[:60]}`"


def _plain(words: list[PaintedWord]) -> str:
    """Join the words of the text, with each note of a range of note marks."""
    texts = (word.text for word in words if word.block.number >= 0)
    return "".join(_RANGE_OF_MARKS.sub(_listed_marks, text) for text in texts)


def _listed_marks(match: re.Match[str]) -> str:
    first, last = (int(marks.translate(_MARKS)) for marks in match.groups())
    back = {ord(digit): mark for mark, digit in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
    notes = range(first, min(last, first + _MAX_MARKS) + 1)
    return "".join(str(number).translate(back) for number in notes)


def _other_looks(mine: list[PaintedWord], theirs: list[PaintedWord], pairs: list[Pair]) -> Described:
    """Describe words in another font, size or colour, or whose letters are at other places in the word."""
    for found, expected in pairs:
        if [letter.look for letter in found.letters] != [letter.look for letter in expected.letters]:
            yield found.page, f"`{found.text}` has another font, size or colour"
        elif _are_letters_moved(found, expected):
            yield found.page, f"letters of `{found.text}` are at other places"
    known = {letter.look for word in theirs for letter in word.letters}
    paired = {id(found) for found, _ in pairs}
    for word in mine:
        if id(word) not in paired and not known.issuperset(letter.look for letter in word.letters):
            yield word.page, f"`{word.text}` has a font, size or colour that no word of the memo has"


def _are_letters_moved(found: PaintedWord, expected: PaintedWord) -> bool:
    """Compare the places of letters in a word; it may continue on the next line, after a hyphen."""
    for (a, b), (c, d) in zip(pairwise(found.letters), pairwise(expected.letters), strict=True):
        if max(abs(b.x - a.x - d.x + c.x), abs(b.y - a.y - d.y + c.y)) > _MAX_IN_WORD_PT and not (
            _is_next_line(a, b) or _is_next_line(c, d)
        ):
            return True
    return False


def _is_next_line(before: Letter, after: Letter) -> bool:
    return 0.8 * after.size <= before.y - after.y <= 2.6 * after.size


def _moved_in_block(words: list[PaintedWord], pairs: list[Pair]) -> Described:
    """Describe words that do not follow the word before them as in the redrawn memo, or in a paragraph."""
    expected_of = {id(found): expected for found, expected in pairs}
    edge = 0.0
    """Where the line begins."""
    for before, word in pairwise(words):
        is_same = before.block == word.block
        if not is_same or word.page != before.page:
            edge = word.edge
            if not is_same or word.page == before.page + 1:
                continue
        expected = expected_of.get(id(before)), expected_of.get(id(word))
        # the lines of headers and footers are compared elsewhere
        is_line = word.block.number < 0 and (before.baseline != word.baseline or before.box[2] < word.box[0])
        is_next = not word.block.is_figure and _is_next_word(before, word, edge)
        if not (is_line or is_next or _is_beside(before, word, *expected)):
            yield word.page, f"`{word.text}` is not where it follows `{before.text}`"
        if before.baseline - word.baseline > 0.6 * word.size:
            edge = word.edge


def _is_beside(
    before: PaintedWord, word: PaintedWord, first: PaintedWord | None, second: PaintedWord | None
) -> bool:
    """Check whether two words have the same distance as in the redrawn memo."""
    if first is None or second is None or first.page != second.page or before.page != word.page:
        return False
    across = (second.box[0] - first.box[0]) - (word.box[0] - before.box[0])
    along = (second.baseline - first.baseline) - (word.baseline - before.baseline)
    return max(abs(across), abs(along)) <= MAX_MOVED_PT


def _is_next_word(before: PaintedWord, word: PaintedWord, edge: float) -> bool:
    """Check whether a word follows another as in a paragraph: after a space, or on the next line."""
    size = max(before.size, word.size)
    drop = before.letters[-1].y - word.baseline
    if abs(drop) < 0.6 * size:
        gaps = word.box[0] - before.box[2], before.box[0] - word.box[2]
        gap = max(gaps) if has_rtl(before.text + word.text) else gaps[0]
        return _LEAST_SPACE * size <= gap <= _MOST_SPACE * size
    return 0.8 * size <= drop <= 2.6 * size and abs(word.edge - edge) <= MAX_MOVED_PT


def _overlaps(words: list[PaintedWord], pairs: list[Pair]) -> Described:
    """Describe words that are painted over each other, and are not in the redrawn memo."""
    mine = _overlapping(words)
    if not mine:
        return
    expected_of = {id(found): expected for found, expected in pairs}
    theirs = {frozenset(map(id, each)) for each in _overlapping([expected for _, expected in pairs])}
    for first, second in mine:
        expected = frozenset(id(expected_of.get(id(word))) for word in (first, second))
        if expected not in theirs:
            yield second.page, f"`{second.text}` is painted over `{first.text}`"


def _overlapping(words: list[PaintedWord]) -> list[tuple[PaintedWord, PaintedWord]]:
    """Return the pairs of words that overlap by more than a margin."""
    found = []
    by_page: dict[int, list[PaintedWord]] = defaultdict(list)
    for word in words:
        by_page[word.page].append(word)
    for page in by_page.values():
        open_words: list[PaintedWord] = []
        for word in sorted(page, key=lambda word: word.box[0]):
            open_words = [each for each in open_words if each.box[2] > word.box[0] + 0.1 * word.size]
            found += [
                (each, word)
                for each in open_words
                if min(each.box[3], word.box[3]) - max(each.box[1], word.box[1])
                > _MAX_OVERLAP * min(each.size, word.size)
            ]
            open_words.append(word)
    return found


def _other_surroundings(mine: Painted, theirs: Painted, pairs: list[Pair]) -> Described:
    """Describe words that shapes or pictures are behind or over, differently from the redrawn memo."""
    found = surroundings(mine.pages, [word for word, _ in pairs])
    expected = surroundings(theirs.pages, [word for _, word in pairs])
    for (word, _), around, usual in zip(pairs, found, expected, strict=True):
        if around != usual:
            yield word.page, f"a shape or picture is behind or over `{word.text}`, or is missing there"


def _outside(mine: Painted) -> Described:
    """Describe words that are not on their page."""
    for word in mine.words:
        left, bottom, right, top = mine.pages[word.page].box
        if word.box[0] < left or word.box[1] < bottom or word.box[2] > right or word.box[3] > top:
            yield word.page, f"`{word.text}` is not on the page"


def _other_artifacts(mine: Painted, theirs: Painted) -> Described:
    """Describe headers, footers and repeated rows with other words, or at other heights."""
    known: dict[tuple[object, ...], set[int]] = defaultdict(set)
    pages: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for page, height, run in _artifacts(theirs):
        known[run].add(height)
        pages[run].add(page)
    for page, height, run in _artifacts(mine):
        is_on_each_page = len(pages.get(run, ())) == len(theirs.pages)
        if run not in known or (is_on_each_page and height not in known[run]):
            words = " ".join(str(text) for text, _ in run)
            yield page, f"no page has `{words[:60]}` outside its text at this place"


def _artifacts(painted: Painted) -> Iterator[tuple[int, int, tuple[tuple[str, int], ...]]]:
    """Yield the artifacts with text: their page, their height, and their words without page numbers."""
    for (page, block), group in groupby(painted.words, key=lambda word: (word.page, word.block)):
        if block.number < 0:
            run = list(group)
            height = run[0].baseline
            numbers = {str(page + 1), str(len(painted.pages))}
            texts = ("#" if word.text in numbers else word.text for word in run)
            heights = (round(word.baseline - height) for word in run)
            yield page, round(height), tuple(zip(texts, heights, strict=True))
