"""Small drawings: a likelihood on a scale from 0 to 100, claims along a range."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from briefgen.document import Claim, Likelihood
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.pieces import Drawing
from briefgen.render.pdf.structure import Element

_HEIGHT = 11.0
_BAR = 4.0
_LEAST_BAR = 3.0
"""A narrow range is still drawn this wide. Units: points."""
_TICK = 2.5
_MARK = 2.4


def likelihood_scale(likelihood: Likelihood, look: Look, width: float, figure: Element) -> Drawing:
    """Draw a range on a scale with ticks at 0, 25, 50, 75 and 100 per cent."""
    return Drawing(height=_HEIGHT, draw=partial(_draw_likelihood, likelihood, look, width, figure))


def _draw_likelihood(
    likelihood: Likelihood, look: Look, width: float, figure: Element, painter: Painter, x: float, top: float
) -> None:
    content = painter.figure(figure, x, top - _HEIGHT, width, _HEIGHT)
    middle = top - _HEIGHT / 2
    painter.stroke((x, middle), (x + width, middle), 0.6, look.grey, content)
    for quarter in range(5):
        at = x + width * quarter / 4
        reach = _TICK if quarter % 2 == 0 else _TICK * 0.6
        painter.stroke((at, middle - reach), (at, middle + reach), 0.6, look.grey, content)
    low, high = sorted((min(max(likelihood.low, 0), 100), min(max(likelihood.high, 0), 100)))
    length = max((high - low) / 100 * width, _LEAST_BAR)
    start = min(x + low / 100 * width, x + width - length)
    painter.box(start, middle - _BAR / 2, length, _BAR, look.accent, content)


def claim_range(claims: Sequence[Claim], look: Look, width: float, figure: Element) -> Drawing:
    """Draw each claim's value or range along one line from the least to the greatest."""
    return Drawing(height=_HEIGHT, draw=partial(_draw_claims, tuple(claims), look, width, figure))


def _draw_claims(
    claims: Sequence[Claim], look: Look, width: float, figure: Element, painter: Painter, x: float, top: float
) -> None:
    content = painter.figure(figure, x, top - _HEIGHT, width, _HEIGHT)
    middle = top - _HEIGHT / 2
    painter.stroke((x, middle), (x + width, middle), 0.6, look.grey, content)
    least = min(min(claim.low, claim.high) for claim in claims)
    spread = max(max(claim.low, claim.high) for claim in claims) - least
    span = width - 2 * _MARK

    def place(value: object) -> float:
        return x + _MARK + (float((value - least) / spread) if spread else 0.5) * span  # type: ignore[operator] # Decimals

    for claim in claims:
        start, end = sorted((place(claim.low), place(claim.high)))
        if end - start > 2 * _MARK:
            painter.box(start, middle - _BAR / 2, end - start, _BAR, look.signal, content)
        else:
            painter.disc((start + end) / 2, middle, _MARK, look.signal, look.signal, content)
