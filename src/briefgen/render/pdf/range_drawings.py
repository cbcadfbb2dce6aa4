"""Small drawings in the text: a likelihood on a scale from 0 to 100, and claims along a range."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefgen.document.key_figure_nodes import Claim
from briefgen.document.nodes import Likelihood
from briefgen.render.pdf.flowables import Flowable
from briefgen.render.pdf.page_canvas import Disc
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure_tree import Element

_HEIGHT = 11.0
_BAR = 4.0
_MIN_BAR = 3.0
"""The least width of a range. Units: points."""
_TICK = 2.5
_LINE = 0.6
_MARK = 2.4


class _RangeDrawing(Flowable, frozen=True, kw_only=True):
    height: float = _HEIGHT
    style: PageStyle
    width: float


class _LikelihoodScale(_RangeDrawing, frozen=True, kw_only=True):
    likelihood: Likelihood

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw a scale with ticks at 0, 25, 50, 75 and 100 per cent, and the range on it.

        It is an artifact: the judgement next to it has the range in words.
        """
        middle = top - _HEIGHT / 2
        grey = self.style.grey
        painter.draw_line((x, middle), (x + self.width, middle), _LINE, grey)
        for quarter in range(5):
            at = x + self.width * quarter / 4
            reach = _TICK if quarter % 2 == 0 else _TICK * 0.6
            painter.draw_line((at, middle - reach), (at, middle + reach), _LINE, grey)
        low, high = sorted(min(max(v, 0), 100) for v in (self.likelihood.low, self.likelihood.high))
        length = max((high - low) / 100 * self.width, _MIN_BAR)
        start = min(x + low / 100 * self.width, x + self.width - length)
        painter.fill_rectangle((start, middle - _BAR / 2, length, _BAR), self.style.accent)


class _ClaimRange(_RangeDrawing, frozen=True, kw_only=True):
    figure: Element
    claims: tuple[Claim, ...]

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw a line from the lowest to the highest value, and each claim's value or range on it."""
        content = painter.begin_figure(self.figure, (x, top - _HEIGHT, self.width, _HEIGHT))
        middle = top - _HEIGHT / 2
        painter.draw_line((x, middle), (x + self.width, middle), _LINE, self.style.grey, content)
        signal = self.style.signal
        for claim in self.claims:
            start, end = sorted((x + self._x(claim.low), x + self._x(claim.high)))
            if end - start > 2 * _MARK:
                painter.fill_rectangle((start, middle - _BAR / 2, end - start, _BAR), signal, content)
            else:
                painter.draw_disc((start + end) / 2, middle, Disc(_MARK, signal, signal), content)

    def _x(self, value: Decimal) -> float:
        values = [v for claim in self.claims for v in (claim.low, claim.high)]
        spread = max(values) - min(values)
        share = float((value - min(values)) / spread) if spread else 0.5
        return _MARK + share * (self.width - 2 * _MARK)


def likelihood_scale(likelihood: Likelihood, style: PageStyle, width: float) -> Flowable:
    """Make the drawing of a likelihood's range."""
    return _LikelihoodScale(likelihood=likelihood, style=style, width=width)


def claim_range(claims: Sequence[Claim], style: PageStyle, width: float, figure: Element) -> Flowable:
    """Make the drawing of the values that several origins claim."""
    return _ClaimRange(claims=tuple(claims), style=style, width=width, figure=figure)
