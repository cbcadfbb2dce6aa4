"""The type of a marking in YAML."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints, WithJsonSchema

from briefgen.corpus.marking_scheme import TLP
from briefgen.reading.model import Line

Marking = Annotated[
    Line,
    StringConstraints(max_length=80),
    WithJsonSchema({"anyOf": [{"enum": list(TLP.words)}, {"type": "string", "maxLength": 80}]}),
]
"""A marking as it is written; the rule `marking-unknown` compares it with the scheme."""
