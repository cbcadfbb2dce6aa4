"""Small drawings: a likelihood on a scale from 0 to 100, claims along a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.document.nodes import Claim, Likelihood
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.painter import Disc, Painter
from briefgen.render.pdf.pieces import Piece
from briefgen.render.pdf.structure import Element

_HEIGHT = 11.0
_BAR = 4.0
_LEAST_BAR = 3.0
"""A narrow range is still drawn this wide. Units: points."""
_TICK = 2.5
_LINE = 0.6
_MARK = 2.4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale(Piece):
    height: float = _HEIGHT
    look: Look
    width: float
    figure: Element


@dataclass(frozen=True, slots=True, kw_only=True)
class _LikelihoodScale(_Scale):
    likelihood: Likelihood

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw the scale with ticks at 0, 25, 50, 75 and 100 per cent, and the range on it."""
        content = painter.figure(self.figure, (x, top - _HEIGHT, self.width, _HEIGHT))
        middle = top - _HEIGHT / 2
        grey = self.look.grey
        painter.stroke((x, middle), (x + self.width, middle), _LINE, grey, content)
        for quarter in range(5):
            at = x + self.width * quarter / 4
            reach = _TICK if quarter % 2 == 0 else _TICK * 0.6
            painter.stroke((at, middle - reach), (at, middle + reach), _LINE, grey, content)
        low, high = sorted(min(max(v, 0), 100) for v in (self.likelihood.low, self.likelihood.high))
        length = max((high - low) / 100 * self.width, _LEAST_BAR)
        start = min(x + low / 100 * self.width, x + self.width - length)
        painter.box((start, middle - _BAR / 2, length, _BAR), self.look.accent, content)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ClaimRange(_Scale):
    claims: tuple[Claim, ...]

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw the line from the least to the greatest value, and each claim's value or range on it."""
        content = painter.figure(self.figure, (x, top - _HEIGHT, self.width, _HEIGHT))
        middle = top - _HEIGHT / 2
        painter.stroke((x, middle), (x + self.width, middle), _LINE, self.look.grey, content)
        signal = self.look.signal
        for claim in self.claims:
            start, end = sorted((x + self._place(claim.low), x + self._place(claim.high)))
            if end - start > 2 * _MARK:
                painter.box((start, middle - _BAR / 2, end - start, _BAR), signal, content)
            else:
                painter.disc((start + end) / 2, middle, Disc(_MARK, signal, signal), content)

    def _place(self, value: Decimal) -> float:
        values = [v for claim in self.claims for v in (claim.low, claim.high)]
        spread = max(values) - min(values)
        share = float((value - min(values)) / spread) if spread else 0.5
        return _MARK + share * (self.width - 2 * _MARK)


def likelihood_scale(likelihood: Likelihood, look: Look, width: float, figure: Element) -> Piece:
    """Make the drawing of a likelihood's range."""
    return _LikelihoodScale(likelihood=likelihood, look=look, width=width, figure=figure)


def claim_range(claims: Sequence[Claim], look: Look, width: float, figure: Element) -> Piece:
    """Make the drawing of what several origins claim."""
    return _ClaimRange(claims=tuple(claims), look=look, width=width, figure=figure)
