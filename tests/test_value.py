"""Values are dataclasses: what the standard library's decorator promises holds for ours."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
from dataclasses import dataclass as standard
from typing import Any, Generic, TypeVar

import pytest

from briefgen.value import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Point:
    """Two numbers and what is said of them."""

    x: int
    y: int = 0
    said: list[str] = field(default_factory=list, compare=False, repr=False)
    made: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)


@standard(frozen=True, slots=True)
class StandardPoint:
    """The same, by the standard library."""

    x: int
    y: int = 0
    said: list[str] = field(default_factory=list, compare=False, repr=False)
    made: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing."""


@dataclass(frozen=True, slots=True)
class Holder(Generic[T]):
    """One thing."""

    value: T


PROMISES: dict[str, Callable[[Any], object]] = {
    "fields": lambda kind: [(f.name, f.type, f.compare, f.repr, f.init) for f in fields(kind)],
    "it is a dataclass": is_dataclass,
    "arguments by place": lambda kind: asdict(kind(1, 2, ["a"])),
    "arguments by name": lambda kind: asdict(kind(y=2, x=1)),
    "defaults are made anew": lambda kind: kind(1).said is kind(1).said,
    "equal": lambda kind: kind(1, said=["a"]) == kind(1, said=["b"]),
    "unequal": lambda kind: kind(1) == kind(2),
    "unequal to another kind": lambda kind: kind(1) == (1, 0),
    "equal hashes": lambda kind: len({kind(1), kind(1), kind(2)}),
    "replace": lambda kind: asdict(replace(kind(1, 2), y=3)),
    "match": lambda kind: kind.__match_args__,
    "slots": lambda kind: (kind.__slots__, hasattr(kind(1), "__dict__")),
    "printed": lambda kind: repr(kind(1)).replace("StandardPoint", "Point"),
    "pickled": lambda kind: asdict(pickle.loads(pickle.dumps(kind(1, 2, ["a"])))),  # noqa: S301  # our own
    "copied": lambda kind: asdict(copy.deepcopy(kind(1, 2, ["a"]))),
    "documented": lambda kind: bool(kind.__doc__),
}


@pytest.mark.parametrize("promise", PROMISES.values(), ids=PROMISES)
def test_a_value_keeps_what_a_frozen_dataclass_promises(promise: Callable[[Any], object]) -> None:
    """Whatever can be asked of a frozen dataclass is answered alike by a value."""
    assert promise(Point) == promise(StandardPoint)


@pytest.mark.parametrize("kind", [Point, StandardPoint])
def test_a_value_is_frozen(kind: Any) -> None:
    """No field of a value is set or deleted a second time."""
    value = kind(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        value.x = 2
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
        del value.x


@pytest.mark.parametrize("kind", [Point, StandardPoint])
def test_a_value_needs_its_fields(kind: Any) -> None:
    """A field without a default is asked for by name, and an unknown one is refused."""
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        kind()
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        kind(1, z=2)


def test_a_value_without_fields_and_a_generic_one_are_values() -> None:
    """A class with no field, or of a type to be filled in, is a value like any other."""
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())
    assert Holder[int](1) == Holder(1)
    assert repr(Holder("a")) == "Holder(value='a')"


@dataclass(slots=True)
class Count:
    """A number that changes."""

    number: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Ranked:
    """A number with an order."""

    number: int


def test_another_dataclass_is_the_standard_one() -> None:
    """What is not frozen, or has an order, is as the standard library makes it."""
    count = Count()
    count.number += 1
    assert count == Count(1)
    assert sorted([Ranked(2), Ranked(1)]) == [Ranked(1), Ranked(2)]
