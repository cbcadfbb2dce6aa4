"""Dates of Chinese, Japanese and Korean: 2023年8月14日, 8월 14일, 第三季度, 上半年, 90年代."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, cast

from msgspec.structs import replace

from briefgen.language.claims import DateClaim, DateKind, DatePart
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan

_HAN = "〇零○一二三四五六七八九十"
_ERAS = MappingProxyType(
    {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
)
"""The year before the first one of each era."""
_ERA = rf"(?P<era>{'|'.join(_ERAS)})(?P<n>元|\d{{1,3}}|[{_HAN}]{{1,3}})"
_DAY = lazy(
    rf"(?:(?:(?P<y>\d{{4}}|[{_HAN}]{{4}})|{_ERA})[年년] ?)?(?P<m>\d{{1,2}}|[{_HAN}]{{1,3}})[月월](?:份)?(?: "
    rf"?(?P<d>\d{{1,2}}|[{_HAN}]{{1,3}})(?:[日号號일]|(?=[至到~～〜–—、-] ?\d{{1,2}}[日号號일])))?"
)
_LAST_DAY = lazy(
    rf"[日号號일]?(?:부터)? ?(?:至|到|-|~|、|から|에서) ?(?P<d>\d{{1,2}}|[{_HAN}]{{1,3}})[日号號일]"
)
_FIRST_MONTH = lazy(
    r"(?<![\d.,])(?:(?P<y>\d{4})[年년] ?)?(?P<m>\d{1,2})(?= ?[至到~～\-–—] ?\d{1,2} ?[月월](?![间間个個]))"
)
"""The first of two months of which only the last is named so: 1～3月."""
_YEAR = lazy(
    rf"(?:(?<!\d)(?P<y>(?:1[5-9]|20|21)\d\d|[{_HAN}]{{4}})|{_ERA}(?:[/・](?P<z>\d{{1,3}}))?)[年년]"
    r"(?P<kind>度|도|代|대)?"
    r"|(?<![\d.,])(?P<s>\d\d)(?=年度)"
)
_DECADE = lazy(
    rf"(?:(?P<b>\d{{2}}|[{_HAN}]{{1,3}})世[纪紀])?"
    rf"(?P<y>(?:(?:1[89]|20)\d|[1-9])0|[二三四五六七八九]十)年代"
    rf"|(?P<k>(?:(?:1[89]|20)\d|[1-9])0)년대|(?<!\d)(?P<c>\d{{1,2}}|[{_HAN}]{{1,3}})(?:世[纪紀]|세기)"
)
_QUARTER = lazy(
    r"第?(?P<q>[一二三四1-4])(?:季度|四半期|분기)|(?P<h>[上下])半[年期]|(?P<k>[상하])반기"
    r"|(?<=年)(?P<z>[前后後])半"
)
_FIRST_QUARTERS = lazy(r"前[两兩二三四]个?季度")
"""The first quarters together, which are none of the four."""
_SEASON = lazy(
    r"(?<!\d)(?P<y>\d{4})[年년]의? ?(?P<s>春|夏|秋|冬|봄|여(?=름)|가(?=을)|겨(?=울))[름을울天季]?(?![节節分])"
)
_SEASONS = {c: number for number, each in enumerate(("春봄", "夏여", "秋가", "冬겨"), 1) for c in each}
_ALONE = lazy(
    r"(?<!\d)(?<!少なくとも)(?<!最大)(?<!最長)(?<!最短)(?<!およそ)(?<!約)(?<!わずか)"
    r"(?<!최소 )(?<!최대 )(?<!약 )"
    r"(?P<d>\d{1,2})[日号일](?!本|间|間|元|연|간|以上|以下|以内|未満|分|を超|を上回|ぶり|連続|続|"
    r"かか|が?かけ|ほど|程度|を要|が必要|足らず|余り|弱|強|"
    r"을 (?:넘|초과)|이 (?:넘|채)| ?(?:이상|이하|이내|미만|동안|만에|연속|넘게|안에))"
)
"""A day of no month; behind 日 or 일 words of duration or of a bound make it a number of days."""


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    digits = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
    if "十" not in written:
        return int("".join(str(digits[c]) for c in written))
    tens, _, ones = written.partition("十")
    return (digits.get(tens, 1) if tens else 1) * 10 + (digits.get(ones[:1], 0) if ones else 0)


def find_east_asian_dates(scan: Scan) -> Iterator[DateClaim]:
    """Find the dates of a text."""
    for find in (_periods, _days, _years):
        for date in find(scan):  # one by one: the caller takes the place of each
            yield _with_relation(scan.text, date)


def _with_relation(text: str, date: DateClaim) -> DateClaim:
    """Read what is around a date: 自9月1日起, 2025年底まで, 5월부터."""
    part = _PART.match(text, date.end) if date.kind in ("month", "year") else None
    if part and part.lastgroup:
        date = replace(date, end=part.end(), part=cast("DatePart", part.lastgroup))
    behind = _BEHIND.match(text, date.end)
    if behind and behind.lastgroup:
        return replace(date, relation=behind.lastgroup)
    return replace(date, relation="until") if _BEFORE.search(text, 0, date.start) else date


_PART = lazy(
    "(?P<late>年?[底末]|下旬| ?(?:말|하순))|(?P<early>年?初|上旬| ?(?:초|상순))|(?P<mid>中旬|半ば| ?중순)"
)
_BEHIND = lazy(
    r"(?P<since>起|开始|開始|以来|以來|から|より|以降| ?부터)|(?P<by>までに|之内|以内)"
    r"|(?P<until>まで|为止|為止| ?까지)|(?P<before>之前|以前|前(?![半一二三四两兩\d])|より前| ?이전)"
    r"|(?P<after>之后|之後|以后|以後|[后後](?![半一二三四两兩\d])| ?이후)"
)
_BEFORE = lazy("(?<![截甚])(?:至|直到|到|持续到)$")


def _periods(scan: Scan) -> Iterator[DateClaim]:
    for found in scan.matches(_DECADE):
        if found["c"]:
            yield _made(found, "century", (_number(found["c"]) - 1) * 100)
        else:
            year = _number(found["y"] or found["k"])
            century = (_number(found["b"]) - 1) * 100 if found["b"] else 1900
            yield _made(found, "decade", year if year > 99 else century + year)
    for found in scan.matches(_SEASON):
        yield _made(found, "season", int(found["y"]), number=_SEASONS[found["s"]])
    for found in scan.matches(_FIRST_QUARTERS):
        scan.take(*found.span())
    for found in scan.matches(_QUARTER):
        if found["q"]:
            number = "一二三四".find(found["q"]) + 1 or int(found["q"])
            yield _made(found, "quarter", number=number)
        else:
            first = (found["h"] or found["k"] or found["z"]) in "上상前"
            yield _made(found, "half", number=1 if first else 2)


def _years(scan: Scan) -> Iterator[DateClaim]:
    for found in scan.matches(_YEAR):
        if found["s"]:  # 22年度
            yield _made(found, "fiscal-year", 2000 + int(found["s"]))
            continue
        kind: DateKind = "fiscal-year" if found["z"] or found["kind"] in ("度", "도") else "year"
        until = _ERAS[found["era"]] + int(found["z"]) if found["z"] else 0
        if found["kind"] not in ("代", "대"):
            yield _made(found, kind, _year(found), until_year=until)


def _year(found: re.Match[str]) -> int:
    """Return the year of a date, be it written in an era: 令和8年; 0 where it has none."""
    if not found["era"]:
        return _number(found["y"] or "0")
    return _ERAS[found["era"]] + (1 if found["n"] == "元" else _number(found["n"]))


def _days(scan: Scan) -> Iterator[DateClaim]:
    for found in scan.matches(_FIRST_MONTH):
        if 1 <= int(found["m"]) <= 12:
            yield _made(found, "month", _number(found["y"] or "0"), int(found["m"]))
    for found in scan.matches(_DAY):
        month, day = _number(found["m"]), _number(found["d"] or "0")
        if (
            1 <= month <= 12
            and day <= 31
            and not scan.text[found.end() :].startswith(("间", "間", "个", "個"))
        ):
            year = _year(found)
            yield _made(found, "day" if day else "month", year, month, day=day)
            last = _LAST_DAY.match(scan.text, found.end()) if day else None
            if last and 1 <= _number(last["d"]) <= 31:
                yield _made(last, "day", year, month, day=_number(last["d"]))
    for found in scan.matches(_ALONE):
        if 1 <= int(found["d"]) <= 31:
            yield _made(found, "day", day=int(found["d"]))


def _made(found: re.Match[str], kind: DateKind, year: int = 0, month: int = 0, **fields: Any) -> DateClaim:
    return DateClaim(found.start(), found.end(), "", kind, year, month, **fields)
