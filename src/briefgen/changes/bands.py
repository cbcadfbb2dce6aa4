"""How a likelihood moved, by the numbers of its bands. The terms themselves are not compared.

A band's *middle* is halfway between its ends, its *side* of 50 % is above or below where the whole band lies
there, and even where 50 % lies inside it. A band is *firmer* the farther its middle is from 50 %, and of two with
one middle the narrower.

| move           | from → to                                                                              |
|----------------|----------------------------------------------------------------------------------------|
| `reversed`     | from one side of 50 % to the other: likely (55–80) → unlikely (20–45)                  |
| `strengthened` | to a firmer band, on its side or from even to a side: likely → very likely (80–95), unlikely → very unlikely (5–20), roughly even chance (45–55) → unlikely |
| `weakened`     | to a less firm band, on its side or to even: very likely → likely, unlikely → roughly even chance |
| none           | the same numbers: likely → probable                                                     |
| none           | between two scales, where either band holds the other's middle: likely (55–80) → PHIA's likely (55–75), which says the same on another scale |

“Unlikely → very unlikely” is `strengthened`: the judgement became firmer, though the event became less likely.
"""  # noqa: E501  # a row of a table is one line

from __future__ import annotations

from typing import Literal

from briefgen.evidence.frozen import FrozenLikelihood

Move = Literal["reversed", "strengthened", "weakened"]


def move(old: FrozenLikelihood, new: FrozenLikelihood, *, one_scale: bool) -> Move | None:
    """Return how a likelihood moved; None where it did not.

    `one_scale` says that both have the same profile.
    """
    if (old.low, old.high) == (new.low, new.high):
        return None
    if not one_scale and (_contains(old, _middle(new)) or _contains(new, _middle(old))):
        return None
    if _side(old) * _side(new) < 0:
        return "reversed"
    return "strengthened" if _firmness(new) > _firmness(old) else "weakened"


def _middle(likelihood: FrozenLikelihood) -> float:
    return (likelihood.low + likelihood.high) / 2


def _contains(likelihood: FrozenLikelihood, percent: float) -> bool:
    return likelihood.low <= percent <= likelihood.high


def _side(likelihood: FrozenLikelihood) -> int:
    """Return 1 for a band above 50 %, -1 below, 0 where 50 % is inside it."""
    return (likelihood.low >= 50) - (likelihood.high <= 50)


def _firmness(likelihood: FrozenLikelihood) -> tuple[float, int]:
    return abs(_middle(likelihood) - 50), likelihood.low - likelihood.high
