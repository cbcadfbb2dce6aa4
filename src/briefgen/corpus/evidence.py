"""Evidence: a short quotation from a source that supports a statement."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from briefgen.reading.model import Id, Model

MOST_WORDS = 14
"""Longest quotation: other people's texts are quoted only as far as needed as proof. Units: words."""

Fragment = Annotated[str, StringConstraints(min_length=1, max_length=400)]


class Evidence(Model):
    """A verbatim quotation from a source.

    Source: W3C Web Annotation Data Model, TextQuoteSelector.
    """

    source: Id = Field(description="Id of the quoted source.")
    exact: Fragment = Field(description=f"The exact words of the source; {MOST_WORDS} at most.")
    prefix: Fragment | None = Field(
        None, description="The words right before it, if `exact` occurs more than once."
    )
    suffix: Fragment | None = Field(
        None, description="The words right after it, if `exact` occurs more than once."
    )
