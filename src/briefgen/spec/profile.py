"""Likelihood profiles: which words stand for which range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Band:
    """Terms that stand for one range. Units: per cent."""

    terms: tuple[str, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A scale of likelihood terms."""

    id: str
    title: str
    bands: tuple[Band, ...]

    def band(self, term: str) -> Band | None:
        """Give the band a term belongs to."""
        return next((b for b in self.bands if term in b.terms), None)

    def terms(self) -> tuple[str, ...]:
        """List every term, from the least likely on."""
        return tuple(term for band in self.bands for term in band.terms)


_ICD203 = Profile(
    "icd203",
    "ICD 203 (United States, 2015, amended 2022)",
    (
        Band(("almost no chance", "remote"), 1, 5),
        Band(("very unlikely", "highly improbable"), 5, 20),
        Band(("unlikely", "improbable"), 20, 45),
        Band(("roughly even chance", "roughly even odds"), 45, 55),
        Band(("likely", "probable"), 55, 80),
        Band(("very likely", "highly probable"), 80, 95),
        Band(("almost certain", "nearly certain"), 95, 99),
    ),
)
_PHIA = Profile(
    "phia",
    "PHIA probability yardstick (United Kingdom, 2025)",
    (
        Band(("remote chance",), 0, 5),
        Band(("highly unlikely",), 10, 20),
        Band(("unlikely",), 25, 35),
        Band(("realistic possibility",), 40, 50),
        Band(("likely", "probable"), 55, 75),
        Band(("highly likely",), 80, 90),
        Band(("almost certain",), 95, 100),
    ),
)
_IPCC = Profile(
    "ipcc",
    "IPCC calibrated language (AR5)",
    (
        Band(("exceptionally unlikely",), 0, 1),
        Band(("very unlikely",), 0, 10),
        Band(("unlikely",), 0, 33),
        Band(("about as likely as not",), 33, 66),
        Band(("likely",), 66, 100),
        Band(("very likely",), 90, 100),
        Band(("virtually certain",), 99, 100),
    ),
)
PROFILES: Mapping[str, Profile] = MappingProxyType({p.id: p for p in (_ICD203, _PHIA, _IPCC)})
