"""References as BibTeX, as Zotero writes it: from it, and to it, by way of CSL-JSON."""

from __future__ import annotations

import logging
import re
from types import MappingProxyType
from typing import Any, Final

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry

from briefgen.corpus.source import Source
from briefgen.diagnostic import Findings, Span, warning
from briefgen.sources.csl_json import LEFT_OUT, Reference, line, name_to_csl, to_csl

_TYPES: Final = MappingProxyType(
    {
        "article": "article-journal", "book": "book", "booklet": "pamphlet", "inbook": "chapter",
        "incollection": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference",
        "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report",
        "report": "report", "manual": "report", "unpublished": "manuscript", "online": "webpage",
        "electronic": "webpage", "dataset": "dataset", "software": "software", "patent": "patent",
        "proceedings": "book", "collection": "book", "misc": "document",
    }
)  # fmt: skip
_ENTRY_TYPES: Final = MappingProxyType(
    {
        "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
        "book": "book", "chapter": "incollection", "paper-conference": "inproceedings", "thesis": "phdthesis",
        "report": "techreport", "manuscript": "unpublished",
    }
)  # fmt: skip
_SUBTYPES: Final = MappingProxyType({"newspaper": "article-newspaper", "magazine": "article-magazine"})
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL: Final = MappingProxyType(
    str.maketrans(
        {
            "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
            "_": r"\_", "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        }
    )
)  # fmt: skip
_VERBATIM: Final = frozenset({"url", "doi", "urldate", "date", "year", "month"})
"""Fields in which a percent sign is no comment."""
_SIGNS: Final = MappingProxyType(
    {
        "textbar": "|", "textless": "<", "textgreater": ">", "textunderscore": "_", "pounds": "£",
        "textquotedblright": "”", "grqq": "“", "glqq": "„", "guillemotright": "»",
    }
)  # fmt: skip
"""Commands for signs that the decoder leaves out."""
_SIGN: Final = re.compile(rf"\\({'|'.join(_SIGNS)})(?![A-Za-z])(?:\{{\}}|[ ]+(?=\S))?")
_READ: Final = frozenset({
    "author", "entrysubtype", "journaltitle", "journal", "booktitle", "howpublished", "title", "subtitle",
    "publisher", "institution", "school", "organization", "date", "year", "month", "urldate", "url", "doi",
    "pages", "pagetotal", "volume", "number", "issue", "langid", "language", "note", "file",
})  # fmt: skip
"""Fields that become keys of a source, and the path of a file in the library."""
_NUMBERED: Final = frozenset({"report", "thesis", "patent", "document", "standard"})
"""Types whose number is that of a series, not the issue of a journal."""
_AND: Final = re.compile(r"\s+and\s+(?![^{]*\})")


def read_bibtex(text: str, shown: str) -> tuple[list[Reference], Findings]:
    """Read the entries of a file.

    Errors: reference-skipped for each that cannot be read.
    """
    logging.disable(logging.WARNING)  # the library prints what a finding reports
    try:
        library = parse_string(text)
    finally:
        logging.disable(logging.NOTSET)
    problems = tuple(
        warning("reference-skipped", Span(shown, (block.start_line or 0) + 1), "an entry that cannot be read")
        for block in library.failed_blocks
    )
    return [_reference(entry) for entry in library.entries], problems


def _reference(entry: Entry) -> Reference:
    field = {item.key.lower(): str(item.value) for item in entry.fields}
    names = [_name(name) for name in _AND.split(field.get("author", "")) if name.strip()]
    text = {key: _decoded(value) for key, value in field.items() if key not in _VERBATIM}
    subtype = text.get("entrysubtype", "")
    container = (
        text.get("journaltitle")
        or text.get("journal")
        or text.get("booktitle")
        or text.get("howpublished", "")
    )
    kind = _SUBTYPES.get(subtype) or subtype or _TYPES.get(entry.entry_type.lower(), "document")
    series = kind in _NUMBERED and text.get("number")
    made: dict[str, Any] = {
        "id": entry.key,
        "type": kind,
        "title": ": ".join(filter(None, [text.get("title"), text.get("subtitle")])),
        "container-title": "" if re.match(r"https?:", container) else container,
        "publisher": _first(text, "publisher", "institution", "school", "organization"),
        "author": names,
        "issued": {"raw": field.get("date") or _date(field)},
        "accessed": {"raw": field.get("urldate", "")},
        "URL": _unescaped(field.get("url", "")),
        "DOI": _unescaped(field.get("doi", "")),
        "page": text.get("pages", "").replace("–", "-").replace("--", "-"),
        "number-of-pages": text.get("pagetotal"),
        "volume": text.get("volume"),
        "issue": text.get("issue") if series else text.get("number") or text.get("issue"),
        "language": text.get("langid") or text.get("language"),
        "note": text.get("note"),
        LEFT_OUT: [*sorted(field.keys() - _READ), *(["number"] if series else [])],
    }  # fmt: skip
    return {key: value for key, value in made.items() if value}


def _first(fields: dict[str, str], *names: str) -> str:
    """Return the first of some fields that an entry has."""
    return next((fields[name] for name in names if fields.get(name)), "")


def _date(field: dict[str, str]) -> str:
    month = field.get("month", "").strip("{}").lower()
    number = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else int(month) if month.isdigit() else 0
    year = field.get("year", "").strip("{}")
    return f"{year}-{number:02}" if year and number else year


def _name(text: str) -> dict[str, str]:
    """Return a name as CSL: "Family, Given", "Family, Jr., Given", or a body in braces."""
    if text.strip().startswith("{") and text.strip().endswith("}"):
        return {"literal": _decoded(text)}
    parts = [_decoded(part) for part in text.split(",")]
    if len(parts) == 1:
        words = parts[0].split()
        first = next((i for i, word in enumerate(words[:-1]) if i and word[:1].islower()), len(words) - 1)
        parts = [" ".join(words[first:]), " ".join(words[:first])]
    made = {"family": parts[0], "given": parts[-1], "suffix": parts[1] if len(parts) > 2 else ""}
    return {key: value for key, value in made.items() if value}


def _decoded(text: str) -> str:
    """Return LaTeX as plain text."""
    decoder = LatexDecodingMiddleware()._decoder  # noqa: SLF001  # of a text alone, of which there is no other way
    text = _SIGN.sub(lambda sign: _SIGNS[sign[1]], text)
    return line(str(decoder.latex_to_text(text)).replace("{", "").replace("}", ""))


def _unescaped(text: str) -> str:
    return re.sub(r"\\([_%&#~{}$])", r"\1", text).strip("{}")


def bibtex_text(sources: list[Source]) -> str:
    """Write sources as BibTeX."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    item = to_csl(source)
    kind = _ENTRY_TYPES.get(source.type, "misc")
    container = "booktitle" if kind in ("incollection", "inproceedings") else "journal"
    publisher = {"techreport": "institution", "phdthesis": "school"}.get(kind, "publisher")
    subtypes = {value: key for key, value in _SUBTYPES.items()}
    same = _TYPES.get(kind) == source.type
    fields = {
        "title": f"{{{_escaped(str(item['title']))}}}",
        "author": " and ".join(_bibtex_name(name_to_csl(name)) for name in source.author),
        container if kind != "misc" else "howpublished": _escaped(source.container_title or ""),
        publisher: _escaped(source.publisher or ""),
        "date": str(source.issued),
        "year": str(source.issued)[:4],
        "volume": _escaped(source.volume or ""),
        "number": _escaped(source.issue or ""),
        "pages": _escaped((source.page or "").replace("-", "--")),
        "pagetotal": str(source.number_of_pages or ""),
        "url": source.URL or "",
        "doi": source.DOI or "",
        "urldate": str(source.accessed or ""),
        "language": source.language,
        "entrysubtype": "" if same else subtypes.get(source.type, source.type),
    }
    lines = (f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@{kind}{{{source.id},\n{''.join(lines)}}}\n"


def _bibtex_name(name: dict[str, str]) -> str:
    if "literal" in name:
        return f"{{{_escaped(name['literal'])}}}"
    family = " ".join(filter(None, [name.get("non-dropping-particle"), name["family"]]))
    given = " ".join(filter(None, [name.get("given"), name.get("dropping-particle")]))
    return ", ".join(_escaped(part) for part in (family, name.get("suffix"), given) if part)


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)
