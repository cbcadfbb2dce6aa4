"""Read what a page paints: letters, shapes and pictures, with their places, sizes and colours.

Source: ISO 32000-1, 8.4 (graphics state), 8.5 (paths), 9.3 and 9.4 (text).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import pikepdf
from msgspec import Struct, field
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Matrix

from briefgen.verify.font_codes import FontCodes
from briefgen.verify.page_content import content_operators

Colour = tuple[float, ...]
"""Red, green and blue, from 0 to 1."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top. Units: points from the lower left corner."""


class Letter(NamedTuple):
    """A painted glyph."""

    mcid: int | None
    """Its marked content; None in an artifact."""
    text: str
    """What it is extracted as."""
    x: float
    y: float
    """Where it begins on its baseline. Units: points from the lower left corner of the page."""
    end: float
    """Where the next letter begins, without further space."""
    size: float
    """Units: points."""
    look: tuple[object, ...]
    """Its font, size, slope, rendering mode and colours."""
    order: int
    """Its place in the order of painting on its page."""
    run: int
    """The number of its outermost marked content on its page."""


class Shape(NamedTuple):
    """A painted path, or a picture."""

    is_content: bool
    """Whether it is in the structure tree, and not in an artifact."""
    box: Box
    points: tuple[float, ...]
    """Its points, as their distances from the left and the lower side of its box."""
    look: tuple[object, ...]
    """The operators of its path and its painting, and its colours and lines; of a picture, its content."""
    order: int
    """Its place in the order of painting on its page."""
    run: int
    """The number of its outermost marked content on its page."""

    @property
    def kind(self) -> object:
        """Return the operators of its path and of its painting."""
        return self.look[0]


class PaintedPage(Struct):
    """All that a page paints, in the order of painting."""

    letters: list[Letter] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    box: Box = (0.0, 0.0, 0.0, 0.0)
    """The edges of the page."""
    codes: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    """The codes that are painted of each font, by the name of its resource."""


_AS_IS = Matrix()
"""Coordinates as they are. Source: ISO 32000-1, 8.3.3 and 8.3.4; `@` applies the left one first."""


class _State(Struct, frozen=True):
    """The graphics state."""

    matrix: Matrix = _AS_IS
    fill: Colour = (0.0, 0.0, 0.0)
    stroke: Colour = (0.0, 0.0, 0.0)
    line: Mapping[str, bytes] = field(default_factory=dict)
    """What was set of lines (width, ends, corners, dashes), by operator."""
    font: str = ""
    size: float = 0.0
    text: Mapping[str, float] = field(default_factory=dict)
    """What was set of text (spaces, scale, leading, rise, mode), by operator."""

    def lines(self) -> tuple[object, ...]:
        """Return how lines are drawn."""
        return self.stroke, tuple(sorted(self.line.items())), self.matrix.shorthand[:4]


def _colour(operands: list[Any]) -> Colour:
    levels = tuple(map(float, operands))
    return levels * 3 if len(levels) == 1 else levels


_LINE = frozenset({"w", "J", "j", "M", "d"})
_TEXT_STATE = frozenset({"Tc", "Tw", "Tz", "TL", "Ts", "Tr"})
_TEXT_PLACE = frozenset({"BT", "ET", "Td", "TD", "Tm", "T*"})
_SPACE = 32
"""The code that word space is added to. Source: ISO 32000-1, 9.3.3."""
_PATH = frozenset({"m", "l", "c", "v", "y", "h", "re"})
_PAINT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})


_NOT_SEEN = frozenset({"/Length", "/Filter", "/DecodeParms", "/Name"})
"""Entries of a picture that do not change what a reader sees."""
_UNKNOWN = "\ufffd"
_UNIT_SQUARE = ((0, 0), (1, 0), (0, 1), (1, 1))
"""The place of a picture, before it is transformed. Source: ISO 32000-1, 8.9.5.1."""


def paint(page: pikepdf.Page) -> PaintedPage:
    """Follow the content stream of a page. Errors: those of pikepdf, and KeyError, where it is damaged."""
    painter = _Painter(page)
    for operands, operator in content_operators(page):
        painter.run(operator, list(operands))
    left, bottom, right, top = map(float, page.mediabox)
    painter.page.box = left, bottom, right, top
    return painter.page


class _Painter:
    """Follows the graphics state of a page, and collects what is painted."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.page = PaintedPage()
        self._resources: Any = page.obj.Resources
        self._fonts: dict[str, FontCodes] = {}
        self._state = _State()
        self._saved: list[_State] = []
        self._marks: list[int | None] = []
        self._line = self._text = Matrix()
        self._path: list[tuple[str, list[tuple[float, float]]]] = []
        self._clip = ""
        self._order = self._run = 0

    def run(self, operator: str, operands: list[Any]) -> None:
        """Run one instruction."""
        self._order += 1
        if operator in _PATH:
            self._extend_path(operator, list(map(float, operands)))
        elif operator in _PAINT:
            self._paint_path(operator)
        elif operator in ("Tj", "TJ"):
            self._show(operands[0])
        elif operator == "Do":
            corners = [self._state.matrix.transform(corner) for corner in _UNIT_SQUARE]
            self._add_shape(corners, ("picture", _digest(self._resources.XObject[str(operands[0])])))
        elif operator in ("BDC", "BMC"):
            properties = operands[-1] if isinstance(operands[-1], Dictionary) else Dictionary()
            self._run += not self._marks
            self._marks.append(int(properties.MCID) if "/MCID" in properties else self._mcid())
        elif operator == "EMC":
            self._marks.pop()
        elif operator in ("W", "W*"):
            self._clip = operator
        else:
            self._change_state(operator, operands)

    def _mcid(self) -> int | None:
        return self._marks[-1] if self._marks else None

    def _change_state(self, operator: str, operands: list[Any]) -> None:
        state = self._state
        if operator == "q":
            self._saved.append(state)
        elif operator == "Q":
            self._state = self._saved.pop()
        elif operator == "cm":
            self._state = replace(state, matrix=Matrix(*map(float, operands)) @ state.matrix)
        elif operator in ("rg", "g"):
            self._state = replace(state, fill=_colour(operands))
        elif operator in ("RG", "G"):
            self._state = replace(state, stroke=_colour(operands))
        elif operator in _LINE:
            value = pikepdf.unparse_content_stream([(operands, pikepdf.Operator(operator))])
            self._state = replace(state, line={**state.line, operator: value})
        elif operator == "Tf":
            self._state = replace(state, font=str(operands[0]), size=float(operands[1]))
        elif operator in _TEXT_STATE:
            self._state = replace(state, text={**state.text, operator: float(operands[0])})
        elif operator in _TEXT_PLACE:
            self._move_text(operator, list(map(float, operands)))
        else:
            self._add_shape([(0.0, 0.0)], (operator,))  # no memo has it

    def _move_text(self, operator: str, operands: list[float]) -> None:
        if operator == "BT":
            self._line = self._text = Matrix()
        elif operator == "Tm":
            self._line = self._text = Matrix(*operands)
        elif operator in ("Td", "TD", "T*"):
            x, y = operands or (0.0, -self._state.text.get("TL", 0.0))
            if operator == "TD":
                self._state = replace(self._state, text={**self._state.text, "TL": -y})
            self._line = self._text = Matrix(1, 0, 0, 1, x, y) @ self._line

    def _show(self, operand: Any) -> None:
        state = self._state
        if state.font not in self._fonts:
            self._fonts[state.font] = FontCodes(self._resources.Font[state.font])
        codes = self._fonts[state.font]
        text = state.text
        scale, mode = text.get("Tz", 100.0) / 100, text.get("Tr", 0.0)
        scaled = Matrix(state.size * scale, 0, 0, state.size, 0, text.get("Ts", 0.0))
        sides = tuple(round(side, 1) for side in (scaled @ self._text @ state.matrix).shorthand[:4])
        look = (codes.name, sides, mode, state.fill, *(state.lines() if mode else ()))
        for part in operand if isinstance(operand, Array) else [operand]:
            if isinstance(part, pikepdf.String):
                self._show_codes(bytes(part), codes, scaled, look)
            else:
                self._advance(-float(part) / 1000 * scaled.a)

    def _show_codes(self, data: bytes, codes: FontCodes, scaled: Matrix, look: tuple[object, ...]) -> None:
        state, mcid = self._state, self._mcid()
        self.page.codes[state.font].update(bytes((number,)) for number in data)
        matrix = scaled @ self._text @ state.matrix
        ems = 0.0
        for number in data:
            width = codes.widths.get(number, 0.0)
            x, y = matrix.e + ems * matrix.a, matrix.f + ems * matrix.b
            text = codes.texts.get(bytes((number,)), _UNKNOWN)
            end = x + width * matrix.a
            self.page.letters.append(
                Letter(mcid, text, x, y, end, abs(matrix.d), look, self._order, self._run)
            )
            space = state.text.get("Tc", 0.0) + (state.text.get("Tw", 0.0) if number == _SPACE else 0.0)
            ems += width + space / (state.size or 1)
        self._advance(ems * scaled.a)

    def _advance(self, by: float) -> None:
        self._text = Matrix(1, 0, 0, 1, by, 0) @ self._text

    def _extend_path(self, operator: str, operands: list[float]) -> None:
        corners = list(zip(operands[::2], operands[1::2], strict=True))
        if operator == "re":
            (x, y), (width, height) = corners
            corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self._path.append((operator, [self._state.matrix.transform(corner) for corner in corners]))

    def _paint_path(self, operator: str) -> None:
        state = self._state
        points = [point for _, corners in self._path for point in corners]
        points = points or [(0.0, 0.0)] * bool(self._clip)
        kind = " ".join((*(step for step, _ in self._path), self._clip, operator))
        if points and (operator != "n" or self._clip):
            fill = None if operator in ("S", "s", "n") else state.fill
            lines = None if operator in ("f", "F", "f*", "n") else state.lines()
            self._add_shape(points, (kind.replace("  ", " "), fill, lines))
        self._path.clear()
        self._clip = ""

    def _add_shape(self, points: list[tuple[float, float]], look: tuple[object, ...]) -> None:
        xs, ys = zip(*points, strict=True)
        box = min(xs), min(ys), max(xs), max(ys)
        inner = tuple(distance for x, y in points for distance in (x - box[0], y - box[1]))
        self.page.shapes.append(Shape(self._mcid() is not None, box, inner, look, self._order, self._run))


def _digest(image: Any) -> str:
    """Return a digest of all that is seen of a picture."""
    found = sha256()
    for key in sorted(set(image.keys()) - _NOT_SEEN):
        item = image[key]
        seen = (
            _digest(item)
            if isinstance(item, pikepdf.Stream)
            else item.unparse(resolved=True)
            if isinstance(item, pikepdf.Object)
            else item
        )
        found.update(f"{key} {seen!r} ".encode())
    try:
        found.update(image.read_bytes())
    except pikepdf.PdfError:  # a JPEG
        found.update(image.read_raw_bytes())
    return found.hexdigest()
