"""Numbers of a table whose heading has their scale: "thousand tonnes" above 571."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from briefgen.language.claims import Quantity
from briefgen.language.lazy import lazy
from briefgen.language.lexicon import load_lexicon
from briefgen.language.reading import Reading

_WORD = lazy(r"(?<![^\W_])[^\W\d_]+\.?")
_DIGITS_BEFORE = lazy(r"\d[\d.,' ]*-?$")
_SHORTEST = 2
"""Letters of a word for a scale: a lone m or k is mostly a unit."""


def is_headed(mine: Quantity, texts: Iterable[Reading]) -> bool:
    """Check whether a number is one of some texts, in the scale that a heading in them names."""
    if mine.bound or mine.first.low != mine.first.high or not mine.in_digits:
        return False
    named, texts = mine.first.low, tuple(texts)
    scales = {scale for text in texts for scale in _scales(text)}
    return any(
        abs(scale * quantity.first.low - named) <= mine.place / 2
        for scale in scales
        for text in texts
        for quantity in text.of(Quantity)
        if quantity.in_digits and quantity.first.kind == "count" and quantity.first.low < scale * scale
    )


def _scales(text: Reading) -> Iterator[Fraction]:
    """Yield the scales that a text names without a number before them."""
    lexicon, lower = load_lexicon(text.language), text.text.lower()
    for word in _WORD.finditer(lower):
        scale = lexicon.scales.at(lower, word.start()) or lexicon.vague.at(lower, word.start())
        alone = not _DIGITS_BEFORE.search(lower, max(0, word.start() - 16), word.start())
        if scale and scale[0] - word.start() >= _SHORTEST and scale[1] >= 1000 and alone:
            yield scale[1]
