"""The recipients of a memo: for whom numbered copies of an edition are made."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter, ValidatorFunctionWrapHandler, WrapValidator

from briefgen.corpus.marking import Marking
from briefgen.reading.model import Line, Many, Model, NotBlank, Plain


class RecipientField(Model):
    """A person or office that receives a copy."""

    name: Annotated[Plain, StringConstraints(max_length=80), NotBlank] = Field(
        description="Name, as each page of the copy has it."
    )
    copy_: Annotated[int, Field(ge=1, le=9999)] = Field(
        alias="copy", description="Number of the copy, from 1, without gaps."
    )
    marking: Marking = Field(description="The highest marking that they may see.")
    address: Line | None = Field(
        None, description="Where the copy goes: `briefgen copies` prints it, and no memo has it."
    )


class RecipientsFile(Model):
    """A file of recipients, which several briefs may use."""

    recipients: Annotated[Many[RecipientField], Field(min_length=1)] = Field(description="Recipients.")


_LIST: TypeAdapter[tuple[RecipientField, ...]] = TypeAdapter(Many[RecipientField])
_FILE: TypeAdapter[str] = TypeAdapter(
    Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00\n]+$")]
)


def _list_or_file(value: object, _: ValidatorFunctionWrapHandler) -> object:
    """Validate by the kind of the value, so that a finding names a place in the list."""
    return _FILE.validate_python(value) if isinstance(value, str) else _LIST.validate_python(value)


Recipients = Annotated[tuple[RecipientField, ...] | str, WrapValidator(_list_or_file)]
"""A list of recipients, or the path of a `RecipientsFile` from the brief's folder."""
