"""References as RIS, as Zotero writes it: from it, and to it, by way of CSL-JSON."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any, Final

import rispy  # type: ignore[import-untyped]  # it has no types

from briefgen.corpus.dates import PartialDate
from briefgen.corpus.source import Source
from briefgen.diagnostic import Findings, Span, error
from briefgen.language.wording.body_names import is_body_name
from briefgen.sources.csl_json import LEFT_OUT, Reference, name_to_csl, to_csl

_TYPES: Final = MappingProxyType(
    {
        "JOUR": "article-journal", "EJOUR": "article-journal", "MGZN": "article-magazine",
        "NEWS": "article-newspaper", "RPRT": "report", "GOVDOC": "report", "BOOK": "book", "EBOOK": "book",
        "CHAP": "chapter", "ECHAP": "chapter", "THES": "thesis", "CONF": "paper-conference",
        "CPAPER": "paper-conference", "ELEC": "webpage", "BLOG": "post-weblog", "ICOMM": "post",
        "PCOMM": "personal_communication", "HEAR": "hearing", "BILL": "bill", "STAT": "legislation",
        "CASE": "legal_case", "DATA": "dataset", "COMP": "software", "MAP": "map", "STAND": "standard",
        "PAMP": "pamphlet", "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary", "PAT": "patent",
        "VIDEO": "motion_picture", "SOUND": "song", "MANSCPT": "manuscript", "UNPB": "manuscript",
        "GEN": "document",
    }
)  # fmt: skip
_SEASONS: Final = MappingProxyType({1: "Spring", 2: "Summer", 3: "Autumn", 4: "Winter"})
_RIS_TYPES: Final = MappingProxyType({csl: ris for ris, csl in reversed(tuple(_TYPES.items()))})


def read_ris(text: str, shown: str) -> tuple[list[Reference], Findings]:
    """Read the entries of a file.

    Errors: references-unreadable.
    """
    try:
        entries: list[dict[str, Any]] = rispy.loads(text, skip_unknown_tags=True)
    except (OSError, ValueError, KeyError, IndexError, AttributeError):
        entries = []
    if not entries:
        hint = "export the references anew, as `RIS`"
        return [], (error("references-unreadable", Span(shown), "no reference in RIS in this file", hint),)
    return [_reference(entry) for entry in entries], ()


def _reference(entry: dict[str, Any]) -> Reference:
    start, end = entry.get("start_page", ""), entry.get("end_page", "")
    kind = _TYPES.get(str(entry.get("type_of_reference", "")), "document")
    title = entry.get("title") or entry.get("primary_title") or entry.get("short_title", "")
    secondary = entry.get("secondary_title") or entry.get("journal_name") or entry.get("alternate_title3")
    made: dict[str, Any] = {
        "id": entry.get("id", ""),
        "type": entry.get("type_of_work") if entry.get("type_of_work") in _KNOWN else kind,
        "title": title,
        "container-title": secondary or "",
        "publisher": entry.get("publisher", ""),
        "author": [_name(name) for name in entry.get("authors") or entry.get("first_authors") or ()],
        "issued": {"raw": _date(entry.get("date") or entry.get("year") or entry.get("publication_year", ""))},
        "accessed": {"raw": _date(entry.get("access_date", ""))},
        "URL": next(iter(entry.get("urls", ())), "") or entry.get("url", ""),
        "DOI": entry.get("doi", ""),
        "page": f"{start}-{end}" if end and "-" not in str(start) else start,
        "volume": entry.get("volume", ""),
        "issue": entry.get("number", ""),
        "language": entry.get("language", ""),
        "note": " ".join(map(str, entry.get("notes", ()))),
        LEFT_OUT: sorted(key.replace("_", " ") for key in entry.keys() - _READ),
    }
    return {key: value for key, value in made.items() if value}


_KNOWN: Final = frozenset(_TYPES.values()) | {"broadcast", "interview", "speech", "treaty", "regulation"}


_READ: Final = frozenset({
    "start_page", "end_page", "type_of_reference", "title", "primary_title", "short_title", "secondary_title",
    "journal_name", "alternate_title3", "id", "type_of_work", "publisher", "authors", "first_authors", "date",
    "year", "publication_year", "access_date", "urls", "url", "doi", "volume", "number", "language", "notes",
    "unknown_tag",
})  # fmt: skip
"""Fields that become keys of a source."""
_CIRCA: Final = re.compile(r"(?i)(?:^|\s+)(?:c(?:irca|a?\.?)|~|\?)\Z")
_DATE: Final = re.compile(r"(\d{4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?(?:/(.*))?")


def _date(text: str) -> str:
    """Return a date of the form `2025/08/14/` with hyphens; the fourth part is a season or "circa"."""
    found = _DATE.fullmatch(str(text).strip())
    if found is None:
        return str(text)
    given = (found[4] or "").strip()
    other = _CIRCA.sub("", given)
    day = "-".join([found[1], *(part.zfill(2) for part in found.groups()[1:3] if part)])
    about = "" if other == given else "~"
    if re.fullmatch(r"[QSH][1-4]", other):
        return f"{day}-{other}{about}"
    named = re.fullmatch(r"[^\W\d_]+", other) and len(day) == len("2025")
    return f"{other} {day}{about}" if named else f"{day}{about}"


def _name(text: str) -> dict[str, str]:
    family, comma, rest = text.partition(",")
    given, _, suffix = rest.partition(",")
    if not comma or is_body_name(text):
        return {"literal": text.strip()}
    made = {"family": family.strip(), "given": given.strip(), "suffix": suffix.strip()}
    return {key: value for key, value in made.items() if value}


def ris_text(sources: list[Source]) -> str:
    """Write sources as RIS."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    kind = _RIS_TYPES.get(source.type, "GEN")
    first, _, last = (source.page or "").partition("-")
    rows = [("TY", kind), ("ID", source.id), ("TI", to_csl(source)["title"])]
    rows += [("AU", _ris_name(name_to_csl(name))) for name in source.author]
    rows += [
        ("T2", source.container_title), ("PB", source.publisher), ("DA", _ris_date(source.issued)),
        ("PY", str(source.issued)[:4]), ("VL", source.volume), ("IS", source.issue), ("SP", first),
        ("EP", last), ("DO", source.DOI), ("UR", source.URL), ("Y2", _ris_date(source.accessed)),
        ("LA", source.language), ("M3", source.type if _TYPES.get(kind) != source.type else ""), ("ER", ""),
    ]  # fmt: skip
    return "".join(f"{tag}  - {value or ''}\n" for tag, value in rows if value or tag == "ER")


def _ris_date(date: PartialDate | None) -> str:
    """Return a date as year/month/day/other; a season, a quarter and "circa" are the other."""
    if date is None:
        return ""
    period = date.period
    season = _SEASONS[period.number] if period and period.kind == "season" else period.code if period else ""
    parts = [f"{date.year:04}", *(f"{part:02}" if part else "" for part in (date.month, date.day))]
    other = " ".join(filter(None, [season, "circa" if date.approximate else ""]))
    return "/".join([*parts, other]) if other else "/".join(filter(None, parts))


def _ris_name(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    family = " ".join(filter(None, [name.get("non-dropping-particle"), name["family"]]))
    given = " ".join(filter(None, [name.get("given"), name.get("dropping-particle")]))
    return ", ".join(part for part in (family, given, name.get("suffix")) if part)
