"""Transformations of coordinates. Source: ISO 32000-1, 8.3.3 and 8.3.4."""

from __future__ import annotations

from typing import NamedTuple


class Matrix(NamedTuple):
    """A transformation of coordinates. Source: ISO 32000-1, 8.3.3."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, other: Matrix) -> Matrix:
        """Return the transformation that applies this one first, and then another."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Transform a point."""
        return x * self.a + y * self.c + self.e, x * self.b + y * self.d + self.f
