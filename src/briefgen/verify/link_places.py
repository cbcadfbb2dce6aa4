"""Compare over which words the links to addresses are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary

from briefgen.verify.painted_words import PaintedWord


def moved_links(
    file: pikepdf.Pdf, words: list[PaintedWord], drawn: pikepdf.Pdf, drawn_words: list[PaintedWord]
) -> Iterator[tuple[int, str]]:
    """Describe addresses whose links are over other words than in the redrawn memo."""
    expected = _linked_words(drawn, drawn_words)
    for address, (page, linked) in _linked_words(file, words).items():
        usual = expected.get(address, (0, Counter()))[1]
        if linked != usual:
            yield page, f"the link to `{address[:60]}` is over `{' '.join(linked)[:60]}`, not its own words"


def _linked_words(file: pikepdf.Pdf, words: list[PaintedWord]) -> dict[str, tuple[int, Counter[str]]]:
    """Return the first page and the words of each address."""
    by_page: dict[int, list[PaintedWord]] = defaultdict(list)
    for word in words:
        by_page[word.page].append(word)
    found: dict[str, tuple[int, Counter[str]]] = {}
    for number, page in enumerate(file.pages):
        for link in page.obj.get("/Annots", Array()):
            address = str(link.get("/A", Dictionary()).get("/URI", ""))
            if address:
                left, bottom, right, top = map(float, link.Rect)
                _, linked = found.setdefault(address, (number, Counter()))
                linked.update(
                    word.text
                    for word in by_page[number]
                    if left <= (word.box[0] + word.box[2]) / 2 <= right
                    and bottom <= word.baseline + word.size / 3 <= top
                )
    return found
