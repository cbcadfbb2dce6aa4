"""Tests of the part costs: from the brief to every output form, and to the comparison of editions."""

from __future__ import annotations

import json
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from briefgen.changes.compare import compare
from briefgen.evidence.container import evidence_of_pdf
from briefgen.evidence.frozen import read_frozen
from briefgen.spec.schemas import schema_text
from tests.check.tables import BRIEF_PATH, brief_with, findings
from tests.editions.issuing import issued
from tests.harbour import BRIEF
from tests.workspace import Workspace

COSTS = "costs: [{what: A dredger, amount: 'It is [](fact:channel-depth) deep.'}]\n"


def test_costs_are_printed_in_every_form(harbour: Workspace) -> None:
    """The table of costs stands in the PDF, the page and the Markdown."""
    built, problems = harbour.set(formats=("pdf", "html", "md")).write(brief_with(COSTS)).build()
    assert (built is not None, problems) == (True, ())
    output = harbour.settings.output
    pdf = pypdfium2.PdfDocument(BytesIO((output / "brief.pdf").read_bytes()))
    page = pdf[0].get_textpage().get_text_bounded()
    for text in (page, (output / "brief.html").read_text("utf-8"), (output / "brief.md").read_text("utf-8")):
        assert "What it costs" in text
        assert "A dredger" in text


def test_naked_numbers_of_costs_are_found(harbour: Workspace) -> None:
    """The rules on prose look at costs."""
    found = harbour.write(brief_with("costs: [{what: A dredger, amount: 40 boats}]\n")).check()
    assert findings(found) == [("number-naked", BRIEF_PATH, 13, 35)]


def test_costs_are_compared(harbour: Workspace) -> None:
    """An edition with other costs says so; the schema knows the key and the part."""
    (harbour.root / "briefs/corpus/views/extend-or-wait.yaml").unlink()
    pdfs = [
        issued(harbour, BRIEF + costs).read_bytes() for costs in ("", COSTS, COSTS.replace("It is", "Now"))
    ]
    none, old, new = (read_frozen(evidence_of_pdf(pdf) or b"", "a")[0] for pdf in pdfs)
    assert none is not None
    assert old is not None
    assert new is not None
    assert [(p.part, p.verdict) for p in compare(none, old).parts] == [("cost", "added")]
    (change,) = compare(old, new).parts
    assert (change.part, change.name, change.verdict) == ("cost", "A dredger", "changed")
    assert "costs" in json.loads(schema_text("brief"))["properties"]
    assert '"costs"' in schema_text("product")
