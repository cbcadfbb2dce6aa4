"""Split the names of persons into the parts that CSL has."""

from __future__ import annotations

import re
from typing import Final

from briefgen.language.wording.body_names import is_body_name

_PARTICLES: Final = frozenset({
    "van", "von", "de", "del", "della", "di", "da", "dos", "das", "du", "der", "den", "ten", "ter",
    "la", "le", "el", "al", "bin", "ibn", "zu", "zum", "af", "av",
})  # fmt: skip
_BY: Final = re.compile(r"(?i)^(?:by|von|par|por|от)\s+")


def split_name(name: str) -> dict[str, str]:
    """Return a name as CSL: `family` and `given`, or `literal` for a body or a name without parts."""
    name = _BY.sub("", name).strip(" ,;")
    if "," in name and not is_body_name(name):
        family, given = (part.strip() for part in name.split(",", 1))
        if family and given and "," not in given:
            return {"family": family, "given": given}
    words = name.split()
    if is_body_name(name) or len(words) < 2 or len(words) > 5 or "@" in name:
        return {"literal": name}
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return {"family": " ".join(words[first:]), "given": " ".join(words[:first])}
