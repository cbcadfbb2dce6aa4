"""Sources as CSL-JSON, the form in which reference managers exchange them: from it, and to it.

Source: CSL-JSON schema 1.0.2 (`csl-data.json`); names are split and joined as citeproc does: a particle in
small letters at the beginning of a family name or at the end of a given name, a suffix behind a comma.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from briefgen.corpus.date_suggestion import suggest_date
from briefgen.corpus.dates import PartialDate, parse_date
from briefgen.corpus.source import CslName, Source
from briefgen.diagnostic import Findings, Span, error

Reference = Mapping[str, Any]
"""One item of CSL-JSON."""

LEFT_OUT: Final = "briefgen-left-out"
"""Key of the names of the fields that a reference has in its own form, and a source has not."""
_SEASONS: Final = MappingProxyType({"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24})
_SEASON: Final = re.compile(rf"(?i)({'|'.join(_SEASONS)}),? (\d{{4}})|(\d{{4}}),? ({'|'.join(_SEASONS)})")
_TAG: Final = re.compile(r"</?(?:i|b|sub|sup|span|sc)\b[^>]*>")
_LEADING: Final = re.compile(r"((?:\b[a-zà-öø-ÿ’']+\s+)+)(?=\S)")
_TRAILING: Final = re.compile(r"^(.*?\S)\s+((?:[a-zà-öø-ÿ’']+\s*)+)$")
_MOST_QUOTED: Final = 60
_KEYS: Final = (
    "title", "container-title", "publisher", "URL", "DOI", "page", "volume", "issue", "archive",
)  # fmt: skip
"""Keys that are lines of text here and there."""
_READ: Final = frozenset({
    *_KEYS, "id", "type", "author", "issued", "accessed", "number-of-pages", "language", "note", "season",
    "citation-key", "citation-label", "source", "system_id", "categories", "custom",
})  # fmt: skip
"""Keys that become keys of a source, and those that are about the library they are from."""


def read_csl(text: str, shown: str) -> tuple[list[Reference], Findings]:
    """Read a list of items.

    Errors: references-unreadable.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    items = data.get("items") if isinstance(data, dict) and isinstance(data.get("items"), list) else data
    items = [items] if isinstance(items, dict) else items
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        hint = "export the references anew, as `CSL JSON`"
        return [], (
            error("references-unreadable", Span(shown), "not a list of references in CSL-JSON", hint),
        )
    return [{**item, LEFT_OUT: sorted(item.keys() - _READ)} for item in items], ()


def line(value: Any) -> str:
    """Bring a value into a line without markup."""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return ""
    return " ".join(html.unescape(_TAG.sub("", str(value))).split())


def name_from_csl(name: Any) -> dict[str, str] | None:
    """Return a name as a source has it: particles in `family` and `given`, a suffix behind a comma."""
    if not isinstance(name, dict):
        return None
    part = {key: line(value) for key, value in name.items()}
    if part.get("literal"):
        return {"literal": part["literal"]}
    family = " ".join(filter(None, [part.get("non-dropping-particle"), part.get("family")]))
    given = " ".join(filter(None, [part.get("given"), part.get("dropping-particle")]))
    if part.get("suffix"):
        given = ", ".join(filter(None, [given, part["suffix"]]))
    if not family:
        return {"literal": given} if given else None
    return {"family": family, "given": given} if given else {"family": family}


def name_to_csl(name: CslName) -> dict[str, str]:
    """Return a name with its particles and its suffix apart."""
    if name.literal:
        return {"literal": name.literal}
    family, (given, _, suffix) = name.family or "", (name.given or "").partition(", ")
    parts: dict[str, str] = {}
    if leading := _LEADING.match(family):
        parts["non-dropping-particle"], family = leading[1].strip(), family[leading.end() :]
    if trailing := _TRAILING.match(given):
        given, parts["dropping-particle"] = trailing[1], trailing[2].strip()
    named = {"family": family, "given": given, "suffix": suffix}
    return {key: value for key, value in {**named, **parts}.items() if value}


def date_from_csl(value: Any) -> tuple[str, str]:
    """Return a date in EDTF without `~`, and how it was inferred if it is not exact.

    Shape: two empty texts where there is no date that can be read.
    """
    if isinstance(value, list) and value and isinstance(value[0], dict):  # as Pandoc writes it
        value = {"date-parts": [[value[0][k] for k in ("year", "month", "day") if k in value[0]]], **value[0]}
    if not isinstance(value, dict):
        text = line(value)
        return _plain_date(text), ""
    plain = line(value.get("raw") or value.get("literal"))
    found = _date_of_parts(value) or _plain_date(plain)
    if not found:
        return "", ""
    if value.get("circa") or plain.endswith("~"):
        return found, "The reference gives this date as approximate."
    if not _date_of_parts(value) and not _whole_date(plain):
        return found, f"The reference has the date “{plain[:_MOST_QUOTED]}”."
    parts = value.get("date-parts")
    if isinstance(parts, list) and len(parts) > 1:
        return found, "The reference gives a span; this is its first date."
    return found, ""


def _plain_date(text: str) -> str:
    """Return the date that a text is, else a year in it."""
    year = re.search(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", text)
    return _whole_date(text) or (year[0] if year else "")


def _whole_date(text: str) -> str:
    """Return the date that a text is; empty if it is none, or says more."""
    text = text.removesuffix("~")
    if season := _SEASON.fullmatch(text):
        return f"{season[2] or season[3]}-{_SEASONS[(season[1] or season[4]).lower()]}"
    found = text if parse_date(text) else suggest_date(text) or ""
    return found if parse_date(found) else ""


def _date_of_parts(value: Mapping[str, Any]) -> str:
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    digits = [int(part) for part in first[:3] if str(part).isdigit() and int(part)]
    season = line(value.get("season")).lower()
    code = _SEASONS.get(season) or (20 + int(season) if season in ("1", "2", "3", "4") else 0)
    if len(digits) == 1 and code:
        digits.append(code)
    found = "-".join(f"{part:04}" if i == 0 else f"{part:02}" for i, part in enumerate(digits))
    if len(digits) >= 2 and digits[1] in range(13, 17):  # seasons in the older form of citeproc
        found = f"{digits[0]:04}-{digits[1] + 8}"
    return found if parse_date(found) else ""


def date_to_csl(date: PartialDate) -> dict[str, Any]:
    """Return a date as CSL: its parts, its season, and whether it is approximate."""
    made: dict[str, Any] = {"date-parts": [[p for p in (date.year, date.month, date.day) if p]]}
    if date.period and date.period.kind == "season":
        made["season"] = date.period.number
    elif date.period:
        made = {"literal": str(date).removesuffix("~")}
    return {**made, "circa": True} if date.approximate else made


def to_csl(source: Source) -> dict[str, Any]:
    """Return a source as an item of CSL-JSON; `note` has what only the desk should know."""
    plain = source.model_dump(mode="json", by_alias=True, exclude_none=True)
    title = f"{source.title}: {source.subtitle}" if source.subtitle else source.title
    made: dict[str, Any] = {"id": source.id, "type": source.type, "title": title}
    made |= {key: plain[key] for key in _KEYS[1:] if key in plain}
    if source.author:
        made["author"] = [name_to_csl(name) for name in source.author]
    made["issued"] = date_to_csl(source.issued)
    if source.accessed:
        made["accessed"] = date_to_csl(source.accessed)
    if source.number_of_pages:
        made["number-of-pages"] = source.number_of_pages
    made["language"] = source.language
    return made


def csl_text(sources: list[Source]) -> str:
    """Write sources as CSL-JSON."""
    return json.dumps([to_csl(source) for source in sources], ensure_ascii=False, indent=2)
