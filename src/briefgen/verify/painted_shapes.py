"""Compare the shapes and pictures of pages with those of a memo drawn again in another layout."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from briefgen.verify.block_places import MAX_MOVED_PT, Pair
from briefgen.verify.painted import Box, PaintedPage, Shape
from briefgen.verify.painted_words import PaintedWord

_THIN_PT = 6.0
"""How thick a rule may be."""
_LONG_PT = 25.0
"""The shortest long side of a frame or a background."""
_RULE_PT = 120.0
"""The shortest rule beside text; the bars of likelihoods are shorter."""
_CHART_PT = 20.0
"""The height from which shapes of a figure belong to a chart, whose scale has labels."""
_NEAREST = 5
"""How many words near a shape its place is compared with."""
_NEAR_PT = 60.0
"""How far a word may be from a figure that it is beside."""
_MAX_SHARE = 0.02
"""How far a shape may be from its place in a flat figure, as a share of its width."""


def surroundings(pages: list[PaintedPage], words: list[PaintedWord]) -> list[Counter[tuple[object, ...]]]:
    """Return what is behind and over each word: the style of each shape, and how it covers the word."""
    around = []
    for word in words:
        left, bottom, right, top = word.box
        first = min(letter.order for letter in word.letters)
        found: Counter[tuple[object, ...]] = Counter()
        for shape in pages[word.page].shapes:
            a = shape.box
            if a[0] < right and a[2] > left and a[1] < top - 1 and a[3] > bottom + 1:
                is_beside = a[0] <= left + 1 and a[2] >= right - 1
                is_whole = is_beside and a[1] <= bottom + 2 and a[3] >= top - 2
                found[shape.order < first, is_whole, shape.look] += 1
        around.append(found)
    return around


Item = tuple[int, Shape]
"""A page, and what it paints."""


def describe_shapes(
    mine: list[PaintedPage], theirs: list[PaintedPage], pairs: list[Pair]
) -> Iterator[tuple[int, str]]:
    """Describe shapes and pictures that the redrawn memo lacks, or has elsewhere or in another size."""
    found, expected = _by_look(mine), _by_look(theirs)
    words: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        words[pair[1].page].append(pair)
    flat = _FlatFigures(mine, theirs)
    for look in [*found, *(set(expected) - set(found))]:
        items, usual = _without_rules(found.get(look, []), expected.get(look, []), len(mine) - len(theirs))
        items, usual = _without_page_shapes(items, usual, len(mine), len(theirs))
        if len(items) != len(usual):
            page = (items or usual)[0][0]
            yield page, f"the memo has {len(usual)} shapes of a kind where the file has {len(items)}"
            continue
        for item, other in zip(items, usual, strict=True):
            if not _is_same(item, other, words[other[0]], flat):
                left, bottom, right, top = item[1].box
                size = f"{right - left:.0f} × {top - bottom:.0f} pt, {left:.0f} pt from the left"
                yield item[0], f"a shape or picture of {size} has another place or size"


def _by_look(pages: list[PaintedPage]) -> dict[tuple[object, ...], list[Item]]:
    found: dict[tuple[object, ...], list[Item]] = defaultdict(list)
    for number, page in enumerate(pages):
        for item in page.shapes:
            found[item.look].append((number, item))
    return found


def _without_rules(mine: list[Item], theirs: list[Item], pages: int) -> tuple[list[Item], list[Item]]:
    """Leave out rules beside the text, which other drawing code may lack; it may have one more a page."""
    rules = [set(map(_edges_of_rule, items)) for items in (mine, theirs)]
    if not rules[0] <= {*rules[1], None} or len(mine) - len(theirs) > abs(pages):
        return mine, theirs
    rest = [[item for item in items if _edges_of_rule(item) is None] for items in (mine, theirs)]
    return rest[0], rest[1]


def _without_page_shapes(
    mine: list[Item], theirs: list[Item], pages: int, other_pages: int
) -> tuple[list[Item], list[Item]]:
    """Leave out what every page has, if there are fewer or more pages."""
    if pages == other_pages:
        return mine, theirs
    count = min(Counter(page for page, _ in theirs).get(number, 0) for number in range(other_pages))
    return _rest(mine, count), _rest(theirs, count)


def _rest(items: list[Item], count: int) -> list[Item]:
    seen: Counter[int] = Counter()
    out = []
    for page, item in items:
        seen[page] += 1
        if seen[page] > count:
            out.append((page, item))
    return out


def _is_same(item: Item, other: Item, words: list[Pair], flat: _FlatFigures) -> bool:
    a, b = item[1].box, other[1].box
    if not words:
        return max(abs(x - y) for x, y in zip(a, b, strict=True)) <= MAX_MOVED_PT
    near = sorted(words, key=lambda pair: _distance(b, pair[1].box))[:_NEAREST]
    if other[1].is_content and not flat.has(other):
        close = [pair for pair in near if _distance(b, pair[1].box) <= _NEAR_PT] or near[:1]
        return all(_is_in_place(item, other, pair) for pair in close)
    return (
        any(_is_in_place(item, other, pair) for pair in near)
        or (_edges_of_rule(item) is not None and _edges_of_rule(item) == _edges_of_rule(other))
        or flat.are_alike(item, other, words)
    )


def _is_in_place(item: Item, other: Item, pair: Pair) -> bool:
    """Check whether a shape is as far from a word as in the redrawn memo; one corner of a frame is enough."""
    found, expected = pair
    (page, mine), (_, theirs) = item, other
    a, b = mine.box, theirs.box
    dx, dy = found.box[0] - expected.box[0], found.baseline - expected.baseline
    moved = (b[0] + dx, b[1] + dy, b[2] + dx, b[3] + dy)
    apart = [abs(x - y) <= MAX_MOVED_PT for x, y in zip(a, moved, strict=True)]
    is_whole = all(apart) and _have_same_points(mine, theirs)
    is_frame = _is_frame(mine) and _is_frame(theirs) and _has_corner(apart, a, b)
    return found.page == page and (is_whole or is_frame)


def _have_same_points(mine: Shape, theirs: Shape) -> bool:
    pairs = zip(mine.points, theirs.points, strict=True)
    return all(abs(x - y) <= MAX_MOVED_PT for x, y in pairs)


def _edges_of_rule(item: Item) -> tuple[int, int] | None:
    """Return the left and right edges of a rule, as between rows of a table; None for other shapes."""
    shape = item[1]
    left, bottom, right, top = shape.box
    is_line = shape.kind == "m l S" and bottom == top and not shape.is_content
    is_rule = is_line and right - left > _RULE_PT
    return (round(left), round(right)) if is_rule else None


class _FlatFigures:
    """Bars and dots on a line without a scale, which may be longer or shorter."""

    def __init__(self, mine: list[PaintedPage], theirs: list[PaintedPage]) -> None:
        self._mine, self._theirs = _figures(mine), _figures(theirs)

    def has(self, other: Item) -> bool:
        """Check whether a shape of the redrawn memo is in a flat figure."""
        return (other[0], other[1].run) in self._theirs

    def are_alike(self, item: Item, other: Item, words: list[Pair]) -> bool:
        """Check whether two shapes have the same place and size in their figures, beside the same word."""
        own = self._mine.get((item[0], item[1].run))
        figure = self._theirs.get((other[0], other[1].run))
        if own is None or figure is None:
            return False
        near = sorted(words, key=lambda pair: _distance(figure, pair[1].box))[:_NEAREST]
        is_beside = any(word.page == item[0] and _distance(own, word.box) <= _NEAR_PT for word, _ in near)
        parts = zip(_within(item[1].box, own), _within(other[1].box, figure), strict=True)
        return is_beside and all(abs(x - y) <= _MAX_SHARE for x, y in parts)


def _figures(pages: list[PaintedPage]) -> dict[tuple[int, int], Box]:
    """Return the boxes of flat figures by page and run."""
    found: dict[tuple[int, int], Box] = {}
    for number, page in enumerate(pages):
        for shape in page.shapes:
            if shape.is_content:
                a, b = shape.box, found.get((number, shape.run), shape.box)
                found[number, shape.run] = min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
    return {key: box for key, box in found.items() if box[3] - box[1] <= _CHART_PT < box[2] - box[0]}


def _within(box: Box, figure: Box) -> tuple[float, float]:
    """Return where a shape is in its figure, as a share, and its width: a share, too, unless it is a dot."""
    left, right, width = box[0] - figure[0], figure[2] - box[2], box[2] - box[0]
    return left / max(left + right, 1), width if width <= _CHART_PT else width / (figure[2] - figure[0])


def _is_frame(item: Shape) -> bool:
    """Check whether a shape is a background, or a rule beside one: these are as large as their text."""
    left, bottom, right, top = item.box
    is_rule = item.kind == "m l S" and (left == right or bottom == top)
    is_long = max(right - left, top - bottom) > _LONG_PT
    return not item.is_content and is_long and (is_rule or item.kind == "re f")


def _has_corner(apart: list[bool], found: Box, expected: Box) -> bool:
    """Check whether a frame has one corner at its place; a rule has the same thickness, too."""
    sides = [(box[2] - box[0], box[3] - box[1]) for box in (found, expected)]
    is_same = all(abs(x - y) <= MAX_MOVED_PT or min(x, y) > _THIN_PT for x, y in zip(*sides, strict=True))
    return (apart[0] or apart[2]) and (apart[1] or apart[3]) and is_same


def _distance(box: Box, other: Box) -> float:
    across = max(other[0] - box[2], box[0] - other[2], 0)
    along = max(other[1] - box[3], box[1] - other[3], 0)
    return across + along
