"""A fragment of a source that a statement rests on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from briefgen.reading.model import Id, Model

MOST_WORDS = 14
"""A fragment, never a sentence: third parties' texts are quoted no further than proof needs."""

Fragment = Annotated[str, StringConstraints(min_length=1, max_length=400)]


class Evidence(Model):
    """A verbatim quotation.

    Source: W3C Web Annotation Data Model, TextQuoteSelector.
    """

    source: Id = Field(description="Id of the source that is quoted.")
    exact: Fragment = Field(description="The words as they stand in the source; a dozen at most.")
    prefix: Fragment | None = Field(
        None, description="Words right before, where `exact` stands more than once."
    )
    suffix: Fragment | None = Field(
        None, description="Words right after, where `exact` stands more than once."
    )
