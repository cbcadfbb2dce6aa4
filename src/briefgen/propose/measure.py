"""The measure that a figure belongs to: one of the corpus, or a new one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from briefgen.corpus.fact import Measure
from briefgen.corpus.units import OwnUnits, factor
from briefgen.language.english import same_noun
from briefgen.language.reading import Reading
from briefgen.propose.ids import slug, unused

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 3
_LEAST_SHARE = 0.5
"""Share of a label's words that a sentence must have."""


def fitting_measure(
    unit: str, sentence: Reading, measures: Iterable[Measure], own: OwnUnits
) -> Measure | None:
    """Find the measure whose unit converts and whose label shares most words with the sentence.

    Shape: None where no label has at least half of its words in the sentence.
    """
    words = _stems(sentence.text, sentence.passage.lists["empty"])
    best: tuple[float, Measure] | None = None
    for measure in measures:
        if factor(unit, measure.unit, own) is None:
            continue
        label = _stems(measure.label, sentence.passage.lists["empty"])
        share = len(words & label) / max(len(label), 1)
        if share >= _LEAST_SHARE and (best is None or share > best[0]):
            best = share, measure
    return best[1] if best else None


def new_measure(unit: str, label: str, taken: Collection[str]) -> Measure | None:
    """Return a measure for a unit, with a label of a few words; None where they make no id."""
    identity = slug(label)
    if not identity:
        return None
    return Measure(id=unused(identity, taken), label=label[:1].upper() + label[1:], unit=unit)


def _stems(text: str, empty: Collection[str]) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(same_noun(word) for word in words if word not in empty and len(word) >= _LEAST_LETTERS)
