"""Inline SVG drawings of likelihoods, claims and ratings, which the text repeats, and embedded pictures."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from briefgen.document.key_figure_nodes import Claim
from briefgen.document.matrix_nodes import Rating
from briefgen.document.nodes import Likelihood, Picture
from briefgen.render.sanitise import sanitise_text

_WIDTH, _HEIGHT = 120.0, 12.0
_EDGE = 4.0
"""Margin for a dot at the end of a scale. Units: SVG user units, about a pixel."""
_MIN_BAR = 3.0

_RATING_SIGNS = {
    "consistent": '<circle cx="6" cy="6" r="4.5" class="full"/>',
    "inconsistent": '<circle cx="6" cy="6" r="4" class="ring"/><path d="M2 10 10 2" class="ring"/>',
    "neutral": '<path d="M2 6h8" class="dash"/>',
}
"""A filled circle, a crossed-out ring and a dash: they differ without colour."""


def likelihood_scale(likelihood: Likelihood) -> Markup:
    """Draw a scale with ticks at 0, 25, 50, 75 and 100 per cent, and the likelihood range on it."""
    ticks = "".join(
        f"M{_x(Decimal(quarter * 25)):g} {6 - reach:g}v{2 * reach:g}"
        for quarter, reach in enumerate((4, 2.5, 4, 2.5, 4))
    )
    low, high = sorted(Decimal(min(max(v, 0), 100)) for v in (likelihood.low, likelihood.high))
    length = max(_x(high) - _x(low), _MIN_BAR)
    start = min(_x(low), _WIDTH - _EDGE - length)
    line = f'<path class="axis" d="M{_EDGE:g} 6H{_WIDTH - _EDGE:g}{ticks}"/>'
    return _svg("scale", f'{line}<rect class="range" x="{start:g}" y="3.5" width="{length:g}" height="5"/>')


def claim_range(claims: Sequence[Claim]) -> Markup:
    """Draw a line from the lowest to the highest value, and each claim's value or range on it."""
    values = [value for claim in claims for value in (claim.low, claim.high)]
    lowest, spread = min(values), max(values) - min(values)
    shapes = [f'<path class="axis" d="M{_EDGE:g} 6H{_WIDTH - _EDGE:g}"/>']
    for claim in claims:
        start, end = sorted(
            _x((value - lowest) / spread * 100 if spread else Decimal(50))
            for value in (claim.low, claim.high)
        )
        if end - start > 2 * _EDGE:
            shapes.append(
                f'<rect class="claim" x="{start:.4g}" y="3.5" width="{end - start:.4g}" height="5"/>'
            )
        else:
            shapes.append(f'<circle class="claim" cx="{(start + end) / 2:.4g}" cy="6" r="3.5"/>')
    return _svg("spread", "".join(shapes))


def rating_sign(rating: Rating) -> Markup:
    """Draw the sign of a rating."""
    return Markup('<svg class="sign" viewBox="0 0 12 12" aria-hidden="true">{}</svg>').format(
        Markup(_RATING_SIGNS[rating])  # noqa: S704  # a constant of this file
    )


def picture(node: Picture) -> Markup:
    """Embed a picture as a data URL."""
    data = b64encode(node.data).decode()
    return Markup('<img src="data:{};base64,{}" alt="{}" width="{}" height="{}">').format(
        node.media_type, data, sanitise_text(node.alt), node.width_px, node.height_px
    )


def _x(percent: Decimal) -> float:
    return _EDGE + float(percent) / 100 * (_WIDTH - 2 * _EDGE)


def _svg(name: str, shapes: str) -> Markup:
    """Wrap shapes in an SVG element; they contain numbers only."""
    opened = f'<svg class="{name}" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" aria-hidden="true">'
    return Markup(f"{opened}{shapes}</svg>")  # noqa: S704  # made of numbers and constants
