"""Markings: who may read an entry or a memo, by TLP 2.0 or by the workspace's own scheme.

A scheme has levels, each with fewer readers than the one before, and caveats, which are not ordered. A caveat
restricts its marking to fewer readers (`UK EYES ONLY`), or releases it to more (`RELEASABLE TO UKRAINE`).

Source: FIRST, Traffic Light Protocol 2.0, 2.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

TLP_LABELS: Final = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""From the widest circle of readers to the narrowest."""


class Level(Struct, frozen=True):
    """A level of a scheme."""

    name: str
    colours: tuple[str, str] | None = None
    """The colours of its words and behind them; None for a TLP 2.0 label, which has those of the protocol."""


class _Parsed(Struct, frozen=True):
    """A marking of a scheme."""

    rank: int
    """The place of its level, from 0 for the widest circle of readers."""
    restricted: frozenset[str]
    """The caveats that restrict it."""
    released: frozenset[str]
    """The caveats that release it."""


class MarkingScheme(Struct, frozen=True):
    """The markings that a workspace uses."""

    levels: tuple[Level, ...]
    """From the widest circle of readers to the narrowest."""
    restricting: tuple[str, ...] = ()
    """The caveats after a level that make its readers fewer."""
    releasing: tuple[str, ...] = ()
    """The caveats after a level that make its readers more."""
    separator: str = " "
    """Between the level and its caveats."""

    @property
    def words(self) -> tuple[str, ...]:
        """The levels, the narrowest first, and the caveats."""
        return (*(level.name for level in reversed(self.levels)), *self.restricting, *self.releasing)

    def is_known(self, marking: str) -> bool:
        """Check whether a marking is a level of the scheme, with caveats or without."""
        return self._parse(marking) is not None

    def is_below(self, marking: str, other: str) -> bool:
        """Check whether a marking lets anybody read whom another does not; an unknown one never does."""
        mine, theirs = self._parse(marking), self._parse(other)
        if mine is None or theirs is None:
            return False
        covers = (
            mine.rank >= theirs.rank
            and mine.restricted >= theirs.restricted
            and mine.released <= theirs.released
        )
        return not covers

    def comparison(self, marking: str, other: str) -> str:
        """Return the words for how a marking that `is_below` another compares with it."""
        mine, theirs = self._parse(marking), self._parse(other)
        return "is below" if mine and theirs and mine.rank < theirs.rank else "does not cover"

    def join(self, marking: str, other: str) -> str:
        """Return the lowest marking that is below neither of two known ones."""
        mine, theirs = self._parse(marking), self._parse(other)
        if mine is None or theirs is None:
            return other
        restricted, released = mine.restricted | theirs.restricted, mine.released & theirs.released
        caveats = [name for name in (*self.restricting, *self.releasing) if name in restricted | released]
        return self.separator.join([self.levels[max(mine.rank, theirs.rank)].name, *caveats])

    def colours(self, marking: str) -> tuple[str, str] | None:
        """Return the colours of a marking and behind it; None for those of the protocol."""
        parsed = self._parse(marking)
        return self.levels[parsed.rank].colours if parsed else None

    def _parse(self, marking: str) -> _Parsed | None:
        """Read a marking; None for an unknown one."""
        for rank, level in enumerate(self.levels):
            if marking == level.name:
                return _Parsed(rank, frozenset(), frozenset())
            start = level.name + self.separator
            if marking.startswith(start) and (caveats := self._caveats(marking[len(start) :])):
                return _Parsed(rank, caveats & {*self.restricting}, caveats & {*self.releasing})
        return None

    def _caveats(self, text: str) -> frozenset[str]:
        """Read one or more caveats; none for what is no list of them."""
        for name in (*self.restricting, *self.releasing):
            if text == name:
                return frozenset({name})
            start = name + self.separator
            if text.startswith(start) and (others := self._caveats(text[len(start) :])):
                return others | {name}
        return frozenset()


TLP: Final = MarkingScheme(tuple(Level(label) for label in TLP_LABELS))
"""TLP 2.0, the scheme of a workspace that has none of its own."""
