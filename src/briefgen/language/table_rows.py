"""Rows of tables as sentences: each cell with its row, its column, and the scale and unit that apply to it.

| Country | Capacity (thousand m3/day) |      Qatar, Capacity: 2460000 m3/day.
| Qatar   | 2,460                      |

The unit is that of the cell, of the row's own column of units, of the column's head, of the row's label, or
of the caption, in this order. If a caption has two, it gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from briefgen.language.claims import Quantity
from briefgen.language.currencies import CODES
from briefgen.language.folded import fold_text
from briefgen.language.guess import written_language
from briefgen.language.lazy import lazy
from briefgen.language.lexicon import UNSPACED, load_lexicon
from briefgen.language.read import read
from briefgen.language.table_lines import TableLine, columns, is_number, is_year, table_at, tables_in
from briefgen.language.tables import has_data
from briefgen.language.word_pattern import WordPattern, meanings_of, words_of

_BRACKETS = lazy(r"\s*[(\[（]([^()\[\]（）]{1,40})[)\]）]")
_IN = WordPattern(r"(?:^|[\s,]){in before a unit}[\s:：]+([^.,;:()]{1,40})$", re.IGNORECASE)
_PHRASES = lazy(r"[.;\n]\s*|[:：]\s+|,\s+")
_OF = WordPattern(r"^(?:{of before a unit} |{elided before a unit})")
_THOUSANDS = WordPattern(r"(?:['’]000s?|000s|1[., ]?000|{thousands of a table})(?=\s|$)")
_PLURALS = WordPattern(r"{plural scales of a table}(?=\s|$)")
_EAST = lazy(r"^[十百千万萬億亿兆]+")
_UNIT_COLUMN = WordPattern(r"{heads of a column of units}", re.IGNORECASE)
_PER_CENT = lazy(r"^[%％] (?=\w)|(?<=\w) ?[%％]$")
"""The sign at an end of a head: Change %, % of GDP."""
_NOTE = lazy(r"(?:\s*(?:[*†‡¹²³]|\([a-z]{1,4}\.?\)|[a-z]\)))+$", re.IGNORECASE)
_TWO_YEARS = lazy(r"(?<!\d)((?:1[89]|20)\d\d)\s*[-–/]\s*((?:1[89]|20)\d\d)(?!\d)")
_BLANK_PART = lazy(r"\.(?:\s*\.)+")
_MOST_WORDS = 5


class HeadUnit(NamedTuple):
    """What a head says of its numbers: by how much they are multiplied, and the words of the unit."""

    scale: Fraction
    words: str


def rows_as_sentences(text: str, start: int, end: int, tag: str) -> str:
    """Write the rows of a table that a place of a text touches as sentences; empty if it is in no table.

    Shape: `tag` is the language of the text (BCP 47). A place in the head alone gives the heads.
    """
    table = table_at(text, start, end)
    language = written_language(text[start:end], tag)
    if table is None or not has_data(language):
        return ""
    caption, common = _without_units(table.caption, language)
    lead = "".join(f"{line}. " for line in caption if line)
    heads = list(columns(table))
    rows = [row for row in table.body if row.start < end and start < row.end]
    if not rows:
        return lead + ", ".join(head for head in heads if head)
    split = [_split_unit(head, language) for head in heads]
    return lead + " ".join(cell for row in rows for cell in _cells(row, split, common, language))


def each_row(text: str, tag: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield where each row of a text's tables with heads begins and ends, and a sentence for each cell."""
    for table in tables_in(text):
        language = written_language(text[table.head[0].start : table.body[-1].end], tag)
        if has_data(language):
            common = _without_units(table.caption, language)[1]
            split = [_split_unit(head, language) for head in columns(table)]
            for row in table.body:
                yield row.start, row.end, list(_cells(row, split, common, language))


def _cells(
    row: TableLine, heads: list[tuple[str, HeadUnit | None]], common: HeadUnit | None, language: str
) -> Iterator[str]:
    label, own = _split_unit(row.cells[0], language)
    for head, cell in zip(heads, row.cells, strict=False):
        if _UNIT_COLUMN.of("any").fullmatch(head[0]):
            own = _as_unit(cell, language) or own
    if is_number(row.cells[0]) and not is_year(row.cells[0]):
        label = _value(row.cells[0], heads[0][1] or common, language)
    for n, cell in enumerate(row.cells[1:], start=1):
        name, of_column = heads[n] if n < len(heads) else ("", None)
        unit = (
            own
            if own and any(_UNIT_COLUMN.of("any").fullmatch(head) for head, _ in heads)
            else of_column or own
        )
        value = _value(cell, unit or common, language) if is_number(cell) else cell
        if any(c.isalnum() for c in value):
            yield f"{_named(label, name, language)}: {value}."


def _named(label: str, column: str, language: str) -> str:
    """Write the names of a row and a column, their years so that they are read as years."""
    column = _TWO_YEARS.sub(r"\1, \2", column)
    if is_year(column):
        column = _NOTE.sub("", column).strip()
        column = f"{column}年" if language in ("zh", "ja") else f"({column})"
        return f"{label} {column}".strip()
    return ", ".join(part for part in (label, column) if part)


def _value(cell: str, unit: HeadUnit | None, language: str) -> str:
    """Write the number of a cell with its unit."""
    cell = _NOTE.sub("", cell).strip()
    if unit is None or not cell[-1:].isdigit() or not (cell[0].isdigit() or cell[0] in "+−–-±~≈<>"):
        return cell
    read_as = next(iter(read(cell.lstrip("+−–-±~≈<> "), language).of(Quantity)), None)
    if unit.scale != 1 and read_as is not None and read_as.first.low == read_as.first.high:
        value = read_as.first.low * unit.scale
        digits = f"{Decimal(value.numerator) / value.denominator:f}"
        number = digits.rstrip("0").rstrip(".") if "." in digits else digits
        sign = "-" if cell[0] in "−–-" else ""
        cell = sign + number.replace(".", load_lexicon(language).decimal)
    return f"{cell}{'' if language in UNSPACED else ' '}{unit.words}".strip()


def _split_unit(head: str, language: str) -> tuple[str, HeadUnit | None]:
    """Return a head without its unit, and the unit; a mark behind a year is none."""
    if is_year(head):
        return head, None
    for found in _BRACKETS.finditer(head):
        if unit := _as_unit(found[1], language):
            return (head[: found.start()] + head[found.end() :]).strip(), unit
    if unit := _as_unit(head, language):
        return "", unit
    name, _, last = head.rpartition(",")
    if name and (unit := _as_unit(last, language)):
        return name.strip(), unit
    found_in = _IN.of("any").search(head)
    if found_in and (unit := _as_unit(found_in[1], language)):
        return head[: found_in.start()].strip(), unit
    sign = _PER_CENT.search(head)
    return (
        ((head[: sign.start()] + head[sign.end() :]).strip(), HeadUnit(Fraction(1), "%"))
        if sign
        else (head, None)
    )


def _without_units(lines: tuple[str, ...], language: str) -> tuple[list[str], HeadUnit | None]:
    """Return the lines of a caption without the units they give, and the unit if they give one."""
    found: list[HeadUnit] = []
    rest = []
    for line in lines:
        kept = line
        for bracket in _BRACKETS.finditer(line):
            if unit := _as_unit(bracket[1], language):
                found.append(unit)
                kept = kept.replace(bracket[0], "")
        for phrase in _PHRASES.split(kept):
            end = _IN.of("any").search(phrase)
            words = end[1] if end else phrase
            unit = _as_unit(words, language)
            if unit and (end or unit.scale != 1):
                found.append(unit)
                kept = kept.replace(end[0] if end else phrase, "")
        rest.append(_BLANK_PART.sub(".", kept).strip(" .,:;。"))
    return rest, found[0] if len(set(found)) == 1 else None


def _as_unit(phrase: str, language: str) -> HeadUnit | None:
    """Read words as the scale and unit of numbers; None if they are anything else."""
    words = fold_text(phrase).cased.strip(" :.")
    if found := _IN.of("any").match(words):
        words = found[1]
    if not words or len(words.split()) > _MOST_WORDS:
        return None
    scale, unit = _scaled(words, language)
    claims = read(f"1 {unit}" if unit else "1", language).of(Quantity)
    known = len(claims) == 1 and claims[0].first.kind in ("share", "money", "measure")
    if any(c.isdigit() for c in unit) and not known:
        return None
    return HeadUnit(scale, unit) if scale != 1 or (known and len(unit.split()) <= _MOST_WORDS - 1) else None


def _scaled(words: str, language: str) -> tuple[Fraction, str]:
    """Split words into the scale that they begin with, or that follows a currency, and the rest."""
    first, _, rest = words.partition(" ")
    if rest and (first.upper() in CODES or first in "€$£¥"):
        scale, after = _scaled(rest, language)
        if rest in words_of("any", "millions of a table"):
            scale, after = Fraction(10**6), ""
        if scale != 1:
            return scale, f"{after} {first}".strip()
    if found := _THOUSANDS.of("any").match(words):
        return Fraction(1000), _OF.of("any").sub("", words[found.end() :].strip())
    if found := _EAST.match(words):
        number = next(iter(read(f"1{found[0]}", language).of(Quantity)), None)
        return (number.first.low if number else Fraction(1)), words[found.end() :]
    lexicon = load_lexicon(language)
    lowered = words.lower()
    scale_found = lexicon.scales.at(lowered, 0)
    if plural := _PLURALS.of("any").match(lowered):
        meanings = meanings_of("any", "plural scales of a table")
        scale_found = plural.end(), Fraction(meanings[plural.group()])
    if scale_found and len(words[: scale_found[0]]) > 1:
        return scale_found[1], _OF.of("any").sub("", words[scale_found[0] :].strip())
    return Fraction(1), words
