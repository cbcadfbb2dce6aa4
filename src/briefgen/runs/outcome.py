"""What came of building one brief in a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from briefgen.build.build import Built
from briefgen.diagnostic import Diagnostic

Kind = Literal["built", "up-to-date", "failed"]
KINDS: Final[tuple[Kind, ...]] = ("built", "up-to-date", "failed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A brief with what it became. Units: seconds."""

    brief: str
    """The brief's path, as it is printed."""
    memo: str
    """The path of its memo, likewise."""
    built: Built | None = None
    findings: tuple[Diagnostic, ...] = ()
    stages: Mapping[str, float] = field(default_factory=dict)
    """How long its stages took."""
    bug: str = ""
    """The place and the words of a fault that is briefgen's own."""
    issued: str = ""
    """The path of the edition that was issued, as it is printed."""

    @property
    def seconds(self) -> float:
        """How long it took."""
        return sum(self.stages.values())

    @property
    def kind(self) -> Kind:
        """What it became, in a word."""
        return "failed" if self.built is None else "up-to-date" if self.built.up_to_date else "built"


def counted(outcomes: Iterable[Outcome]) -> dict[Kind, int]:
    """Count the outcomes of each kind, those of no brief too."""
    found = Counter(outcome.kind for outcome in outcomes)
    return {kind: found[kind] for kind in KINDS}
