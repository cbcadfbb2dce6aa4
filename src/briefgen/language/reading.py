"""The result of reading a text: what its numbers claim, and its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar, cast

from briefgen.language.claims import Claim, Quantity
from briefgen.language.wording.passage import Passage

_C = TypeVar("_C", bound=Claim)


class _Claims:
    """The claims of a text, found when they are first asked for.

    They do not refer to the reading, whose passage refers to them: a cycle would stay in memory until Python
    looks for cycles.
    """

    def __init__(self, claims: tuple[Claim, ...] | Callable[[], tuple[Claim, ...]]) -> None:
        self._claims = claims
        self._by_class: dict[type[Claim], tuple[Claim, ...]] = {}

    @cached_property
    def all(self) -> tuple[Claim, ...]:
        return self._claims if isinstance(self._claims, tuple) else self._claims()

    def of(self, kind: type[_C]) -> tuple[_C, ...]:
        if kind not in self._by_class:
            self._by_class[kind] = tuple(claim for claim in self.all if isinstance(claim, kind))
        return cast("tuple[_C, ...]", self._by_class[kind])

    def bounds(self) -> tuple[tuple[int, int], ...]:
        """Return the places of the qualifiers that are bounds, in which a "not" denies nothing else."""
        return tuple(q.qualified for q in self.of(Quantity) if q.bound not in ("", "above"))


class Reading:
    """All that was read from a text; each half is read when it is first asked for.

    Shape: `read` is false where the language has no data: then nothing is known of the text, and nothing that
    it should support counts as supported or as contradicted. `known_names` has words of names, in small
    letters, that are known though the text lacks them: its author's, its paper's.
    """

    def __init__(
        self,
        text: str,
        language: str,
        claims: tuple[Claim, ...] | Callable[[], tuple[Claim, ...]],
        *,
        read: bool = True,
        known_names: frozenset[str] = frozenset(),
        marks: frozenset[str] | None = None,
    ) -> None:
        self.text = text
        self.language = language
        self.read = read
        self.known_names = known_names
        self.marks = marks
        """Of a text that is known only by its outline, the marks of its words; what its numbers count are
        marks too."""
        self._claims = _Claims(claims)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Numbers, dates, times, ordinals and designations, in order of place."""
        return self._claims.all

    @cached_property
    def passage(self) -> Passage:
        """Its words: clauses, names, speakers, what denies and what rises."""
        return Passage(self.text, self.language, self.known_names, self._claims.bounds)

    @cached_property
    def found(self) -> dict[object, Any]:
        """What was found in it; see `found_once`."""
        return {}

    def of(self, kind: type[_C]) -> tuple[_C, ...]:
        """List the claims of one class."""
        return self._claims.of(kind)

    def with_claims(self, claims: tuple[Claim, ...]) -> Reading:
        """Return the reading with other claims, such as a part of them."""
        return Reading(
            self.text,
            self.language,
            claims,
            read=self.read,
            known_names=self.known_names,
            marks=self.marks,
        )
