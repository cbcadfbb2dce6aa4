"""The defaults of the fields of a struct, which data in a file leaves out."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import NODEFAULT, Struct


@cache
def field_defaults(struct_type: type[Struct]) -> dict[str, Any]:
    """Return the default of each field by its name, NODEFAULT where it has none."""
    names, defaults = struct_type.__struct_fields__, struct_type.__struct_defaults__
    return dict(zip(names, (NODEFAULT,) * (len(names) - len(defaults)) + defaults, strict=True))
