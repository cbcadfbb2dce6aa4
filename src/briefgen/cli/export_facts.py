"""Facts as a CSV table, for `export facts`."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.corpus.corpus import Corpus

_COLUMNS = (
    "id", "statement", "measure", "qualifier", "value", "low", "high", "unit", "scope", "as_of", "status",
    "date", "attributed_to", "sources",
)  # fmt: skip
_FORMULAS = ("=", "+", "-", "@", "\t")
"""What a spreadsheet takes for a formula at the beginning of a text."""


def facts_csv(corpus: Corpus) -> str:
    """Write the facts of a corpus as CSV, one a row, in order of id.

    Source: RFC 4180; a text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for name in sorted(corpus.facts):
        fact = corpus.facts[name].value
        fields = fact.model_dump(mode="json", include={"id", "statement", "date", "attributed_to"})
        if fact.figure is not None:
            fields |= fact.figure.model_dump(mode="json", exclude={"year", "formula"})
        fields["sources"] = " ".join(dict.fromkeys(evidence.source for evidence in fact.evidence))
        writer.writerow(_safe(fields.get(column)) for column in _COLUMNS)
    return out.getvalue().rstrip("\n")


def _safe(value: object) -> str:
    text = "" if value is None else str(value)
    is_number = text.removeprefix("-").replace(".", "", 1).isdigit()
    return f"'{text}" if text.startswith(_FORMULAS) and not is_number else text
