"""Split the names of persons into the parts that CSL has."""

from __future__ import annotations

import re
from typing import Final

_PARTICLES: Final = frozenset({
    "van", "von", "de", "del", "della", "di", "da", "dos", "das", "du", "der", "den", "ten", "ter",
    "la", "le", "el", "al", "bin", "ibn", "zu", "zum", "af", "av",
})  # fmt: skip
_BODY: Final = re.compile(
    r"(?i)\b(?:agency|afp|ap|associated|board|bureau|centre|center|commission|committee|correspondent|council|department"
    r"|desk|editor|editors|editorial|foundation|group|institute|ministry|network|news|newsroom|office|organi[sz]ation"
    r"|press|redaktion|report|reporter|reporters|reuters|rédaction|service|society|staff|team|times|union|university"
    r"|writer|writers|администрация|министерство|редакция|агентство)\b"
)
_BY: Final = re.compile(r"(?i)^(?:by|von|par|por|от)\s+")


def split_name(name: str) -> dict[str, str]:
    """Return a name as CSL: `family` and `given`, or `literal` for a body or a name without parts."""
    name = _BY.sub("", name).strip(" ,;")
    if "," in name and not is_body(name):
        family, given = (part.strip() for part in name.split(",", 1))
        if family and given and "," not in given:
            return {"family": family, "given": given}
    words = name.split()
    if is_body(name) or len(words) < 2 or len(words) > 5 or "@" in name:
        return {"literal": name}
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return {"family": " ".join(words[first:]), "given": " ".join(words[:first])}


def is_body(name: str) -> bool:
    """Check whether a name is plainly that of a body."""
    return _BODY.search(name) is not None
