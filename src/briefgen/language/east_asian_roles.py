"""What a number in Chinese, Japanese or Korean is of a change: 由31降至22, 31から22に減った."""

from __future__ import annotations

from typing import Literal

from briefgen.language.lazy import lazy

Role = Literal["", "to", "by", "from"]

_CHANGE = "降|减|減|跌|升|增|涨|漲|提高|上调|下调|调整|缩短|延长|扩大|缩小|攀升|回落"
_TO = lazy(rf"(?:{_CHANGE})\w{{0,2}}[至到为為](?:约|約)?$")
_FROM = lazy("[由从從]$")
_TO_BEHIND = lazy(
    r"\w{0,3}?(?:に|へと?)(?:増|減|上昇|下落|上が|下が|引き上|引き下|拡大|縮小|達)"
    r"| ?\w{0,3}?(?:으로|로) ?(?:줄|늘|감소|증가|하락|상승|떨어|올|낮|높|확대|축소)"
)
_FROM_BEHIND = lazy(r" ?\w{0,3}?(?:から|에서)(?= ?(?:约|約|약 )?[0-9一二三四五六七八九十])")


def role_of(text: str, start: int, end: int) -> Role:
    """Return what a number at a place of a text is of a change; nothing where no word says so."""
    if _TO.search(text, max(0, start - _REACH), start) or _TO_BEHIND.match(text, end):
        return "to"
    changed = _FROM.search(text, max(0, start - 1), start) or _FROM_BEHIND.match(text, end)
    return "from" if changed and _CHANGES.search(text, end, end + _FAR) else ""


_CHANGES = lazy(f"{_CHANGE}|増|下落|上が|下が|引き|拡大|縮小|줄|늘|감소|증가|하락|상승|떨어|올|낮|높")
_REACH = 8
_FAR = 24
"""Characters behind a number in which the verb of its change is."""
