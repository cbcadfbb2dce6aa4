"""Whether two names may be those of one person or thing: in another form, or first and last name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.language.wording.name_forms import plain

_SHORTEST = 2
"""Letters of a name that is the beginning of another one, or short for a first name: Cas, Al."""
_STEM = 5
"""Letters at the beginning of two long words of a name that are forms of one: Institute, Institution."""
_FEWEST_INITIALS = 3
"""Words with a capital of a name of which another one may have the first letters."""
_WORD = re.compile(r"[^\W\d_]+")


def may_be_one_name(one: str, other: str, texts: Iterable[str]) -> bool:
    """Check whether two names may be one, of which the texts may have the whole: Ann and Holt, Ann Holt."""
    mine, theirs = ([plain(word.casefold()) for word in _WORD.findall(name)] for name in (one, other))
    if not mine or not theirs:
        return False
    short, long = sorted((mine, theirs), key=len)
    if all(any(_are_forms(word, each) for each in long) for word in short):
        return True
    first = min(short[0], long[0], key=len)
    if len(first) <= _SHORTEST and short[1:] == long[1:] != [] and short[0][0] == long[0][0]:
        return True  # Al Kurt, Aelred Kurt
    return _is_short_for(one, other) or _is_short_for(other, one) or _are_joined(one, other, texts)


def _are_forms(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (len(short) >= _SHORTEST and long.startswith(short)) or (
        len(short) > _STEM and short[:_STEM] == long[:_STEM]
    )


def _is_short_for(one: str, other: str) -> bool:
    """Check whether a name may be made of the first letters of another one: INGV, Sactwu."""
    words = _WORD.findall(other)
    initials = "".join(word[0] for word in words if word[0].isupper()).casefold()
    first_letters = len(initials) >= _FEWEST_INITIALS and one.casefold().startswith(initials)
    return len(words) > 1 and " " not in one and (one.isupper() or first_letters)


def _are_joined(one: str, other: str, texts: Iterable[str]) -> bool:
    """Check whether a text has both as one name."""
    if len(_WORD.findall(one)) > 1 or len(_WORD.findall(other)) > 1:
        return False
    names = [re.escape(each) for each in (one, other)]
    whole = re.compile(rf"\b(?:{names[0]}\s+{names[1]}|{names[1]}\s+{names[0]})\b")
    return any(whole.search(text) for text in texts)
