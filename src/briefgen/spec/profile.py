"""Likelihood profiles: the terms of a scale and their ranges."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, model_validator

from briefgen.reading.model import Id, Line, Many, Model

Percent = Annotated[int, Field(ge=0, le=100)]


class Band(Model):
    """Terms for one range. Units: per cent."""

    terms: Annotated[Many[Line], Field(min_length=1)] = Field(
        description="Terms for it; the first is printed if a percentage is given."
    )
    adverbs: Many[Line] = Field((), description="Their other forms, for running text.")
    low: Percent = Field(description="Lower end.")
    high: Percent = Field(description="Upper end.")
    low_open: bool = Field(False, description="Whether the range excludes its lower end.")
    high_open: bool = Field(False, description="Whether the range excludes its upper end.")
    approximate: bool = Field(False, description="Whether the ends in the range are approximate.")

    @model_validator(mode="after")
    def _ordered(self) -> Band:
        if self.low >= self.high:
            raise ValueError(f"`low` ({self.low}) must be below `high` ({self.high})")
        return self

    def contains(self, percent: Decimal) -> bool:
        """Check whether a percentage is inside."""
        above = self.low < percent or (self.low == percent and not self.low_open)
        return above and (percent < self.high or (percent == self.high and not self.high_open))

    def inside(self, other: Band) -> bool:
        """Check whether another range contains the whole of this one."""
        return other.low <= self.low and self.high <= other.high

    @property
    def range_words(self) -> str:
        """Print the range: "55–80%"; an end outside as "<50", an approximate one as "~40"."""
        low, high = self.end_marks
        return f"{low}{self.low}\N{EN DASH}{high}{self.high}%"

    @property
    def end_marks(self) -> tuple[str, str]:
        """What is written before the lower and the upper end: `>` or `<` for one outside, `~` for about."""
        close = "~" if self.approximate else ""
        return ">" if self.low_open else close, "<" if self.high_open else close


class Profile(Model):
    """A scale of likelihood terms; a workspace's own is a file of `briefs/corpus/profiles`."""

    id: Id = Field(description="Id of the profile, the same as the file's name.")
    title: Line = Field(description="Name of the scale, as it is printed.")
    bands: Annotated[Many[Band], Field(min_length=2)] = Field(
        description="Its ranges; any two are separate, share an edge, or one contains the other."
    )

    @model_validator(mode="after")
    def _distinct(self) -> Profile:
        terms = self.terms()
        if twice := next((t for t in terms if terms.count(t) > 1), None):
            raise ValueError(f"term `{twice}` is listed twice")
        return self

    def band(self, term: str) -> Band | None:
        """Return the band a term belongs to."""
        return next((b for b in self.bands if term in b.terms), None)

    def terms(self) -> tuple[str, ...]:
        """Return every term, band by band."""
        return tuple(term for band in self.bands for term in band.terms)

    def words(self) -> frozenset[str]:
        """Return every term and its other forms."""
        return frozenset(word for band in self.bands for word in (*band.terms, *band.adverbs))

    def bands_at(self, percent: Decimal) -> tuple[Band, ...]:
        """Return the narrowest bands that contain a percentage: none in a gap, two on a shared edge."""
        found = [b for b in self.bands if b.contains(percent)]
        return tuple(b for b in found if not any(o.inside(b) and not b.inside(o) for o in found))

    def resolve(self, term: str | None, percent: Decimal | None) -> tuple[str, Band] | None:
        """Return the term to print and its band; None where the profile has none, or two."""
        if term is not None:
            band = self.band(term)
            return (term, band) if band else None
        bands = self.bands_at(percent) if percent is not None else ()
        return (bands[0].terms[0], bands[0]) if len(bands) == 1 else None

    def nearest(self, percent: Decimal) -> tuple[Band, ...]:
        """Return the two bands nearest to a percentage, in the profile's order."""
        near = sorted(self.bands, key=lambda b: max(b.low - percent, percent - b.high))[:2]
        return tuple(b for b in self.bands if b in near)


_ICD203 = Profile(
    id="icd203",
    title="ICD 203 (United States, 2015, amended 2022)",
    bands=(
        Band(terms=("almost no chance", "remote"), low=1, high=5),
        Band(terms=("very unlikely", "highly improbable"), low=5, high=20),
        Band(terms=("unlikely", "improbable"), adverbs=("improbably",), low=20, high=45),
        Band(terms=("roughly even chance", "roughly even odds"), low=45, high=55),
        Band(terms=("likely", "probable"), adverbs=("probably",), low=55, high=80),
        Band(terms=("very likely", "highly probable"), low=80, high=95),
        Band(terms=("almost certain", "nearly certain"), adverbs=("almost certainly",), low=95, high=99),
    ),
)
"""Source: ICD 203, D.6.e.(2).(a); neighbours share an edge, and 0 and 100 have no term."""
_PHIA = Profile(
    id="phia",
    title="PHIA probability yardstick (United Kingdom, 2025)",
    bands=(
        Band(terms=("remote chance",), low=0, low_open=True, high=5, approximate=True),
        Band(terms=("highly unlikely",), low=10, high=20, approximate=True),
        Band(terms=("unlikely",), low=25, high=35, approximate=True),
        Band(terms=("realistic possibility",), low=40, high=50, high_open=True, approximate=True),
        Band(terms=("likely", "probable"), low=55, high=75, approximate=True),
        Band(terms=("highly likely",), low=80, high=90, approximate=True),
        Band(terms=("almost certain",), low=95, high=100, high_open=True, approximate=True),
    ),
)
"""Source: PHIA probability yardstick, GOV.UK; gaps between the bands are meant."""
_IPCC = Profile(
    id="ipcc",
    title="IPCC calibrated language (AR5)",
    bands=(
        Band(terms=("exceptionally unlikely",), low=0, high=1),
        Band(terms=("very unlikely",), low=0, high=10),
        Band(terms=("unlikely",), low=0, high=33),
        Band(terms=("about as likely as not",), low=33, high=66),
        Band(terms=("likely",), low=66, high=100),
        Band(terms=("very likely",), low=90, high=100),
        Band(terms=("virtually certain",), low=99, high=100),
    ),
)
"""Source: IPCC AR5 guidance note on uncertainties, table 1; some of its bands contain others."""
PROFILES: Mapping[str, Profile] = MappingProxyType({p.id: p for p in (_ICD203, _PHIA, _IPCC)})
"""The profiles that come with briefgen."""
