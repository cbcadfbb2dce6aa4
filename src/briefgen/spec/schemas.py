"""JSON Schemas of the models, with which editors complete and check YAML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from briefgen.corpus.fact import FactFile
from briefgen.corpus.source import Source
from briefgen.corpus.translations import Translations
from briefgen.corpus.view import Question
from briefgen.spec.brief import Brief
from briefgen.spec.product import Product
from briefgen.spec.profile import Profile
from briefgen.theme import ThemeFile

MODELS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "brief": Brief,
        "source": Source,
        "fact": FactFile,
        "view": Question,
        "profile": Profile,
        "theme": ThemeFile,
        "product": Product,
        "translations": Translations,
    }
)


class _OptionalWithoutNull(GenerateJsonSchema):
    """Describes an optional key as one that may be left out, not as one that may be null."""

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        """Return the schema of only the value."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """Keep a default only where it is a value."""
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**inner, "default": default} if isinstance(default, (str, int, float)) else inner


def schema_text(kind: str) -> str:
    """Print the JSON Schema (2020-12) of one kind of file."""
    schema = MODELS[kind].model_json_schema(by_alias=True, schema_generator=_OptionalWithoutNull)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"briefgen:{kind}"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"
