"""Tests of the document as JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from briefgen.document.chart_nodes import Chart, Datum, Tick
from briefgen.document.document_json import InvalidDocumentError, decode_document, encode_document
from briefgen.document.inlines import Link, Text
from briefgen.document.nodes import Block, Document, Head, Paragraph, Picture
from tests.render.pdf.random_documents import documents


def _document(*blocks: Block) -> Document:
    return Document("Title", "Short", "", "Author", "Subject", "en-GB", "TLP:CLEAR", blocks)


@settings(max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents())
def test_a_document_is_read_back(document: Document) -> None:
    """Any document is the same after it was written and read."""
    assert decode_document(json.loads(json.dumps(encode_document(document)))) == document


def test_pictures_and_numbers_are_read_back() -> None:
    """The bytes of pictures, and numbers with decimals, are the same after writing and reading."""
    picture = Picture(b"\x00\xff", "image/png", 1, 2, "alt")
    tick, datum = Tick(Decimal("1.50"), "1.5"), Datum("a", "b", Decimal(1), Decimal("2E+3"), "", 0)
    document = _document(
        Head("Memo", "", "T", (), picture), Chart("bars", "t", "", "", (datum,), (tick,), "a")
    )
    assert decode_document(json.loads(json.dumps(encode_document(document)))) == document


def _with(**values: object) -> dict[str, Any]:
    return {**encode_document(_document(Paragraph((Text("a"),)))), **values}


INVALID: dict[str, tuple[object, str, str]] = {
    "no object": ([], "", "expected an object"),
    "an unknown key": (_with(script="x"), "script", "unknown key"),
    "a missing key": ({"title": "a"}, "short_title", "is missing"),
    "a number as text": (_with(title=5), "title", "expected a text"),
    "a text as list": (_with(body="ab"), "body", "expected a list"),
    "an unknown node": (_with(body=[{"script": {}}]), "body.0", "expected one of "),
    "two nodes in one": (_with(body=[{"heading": {}, "paragraph": {}}]), "body.0", "expected one of "),
    "a level that is true": (_with(body=[{"heading": {"level": True, "children": []}}]), "body.0.heading.level", "expected a whole number"),
    "a script as address": (_with(body=[{"paragraph": {"children": [{"link": {"url": "javascript:a", "children": []}}]}}]), "body.0.paragraph.children.0.link.url", "expected an address"),
    "no Base64": (_with(body=[{"picture": {"data": "ä"}}]), "body.0.picture.data", "expected Base64"),
    "an infinite number": (_with(body=[{"chart": {"ticks": [{"value": "Infinity", "text": ""}]}}]), "body.0.chart.ticks.0.value", "expected a finite number"),
    "an enormous number": (_with(body=[{"chart": {"ticks": [{"value": "1e99999", "text": ""}]}}]), "body.0.chart.ticks.0.value", "expected a finite number"),
    "another kind of chart": (_with(body=[{"chart": {"kind": "pie"}}]), "body.0.chart.kind", "expected one of bars, slope, ranges"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "place", "fault"), INVALID.values(), ids=INVALID)
def test_invalid_data_is_refused_with_its_place(data: object, place: str, fault: str) -> None:
    """Data that is not a document is refused, and the place of the fault is named."""
    with pytest.raises(InvalidDocumentError) as refused:
        decode_document(data)
    assert refused.value.place == place
    assert str(refused.value).startswith(fault)


def test_endless_nesting_is_refused() -> None:
    """Nodes inside nodes without end are refused before Python's own limit is reached."""
    inner: object = {"text": {"text": "a"}}
    for _ in range(200):
        inner = {"strong": {"children": [inner]}}
    with pytest.raises(InvalidDocumentError, match="levels"):
        decode_document(_with(body=[{"paragraph": {"children": [inner]}}]))


def test_a_link_is_read() -> None:
    """An address of the web or of mail is read."""
    document = _document(Paragraph((Link("mailto:a@b.org", (Text("a"),)),)))
    assert decode_document(encode_document(document)) == document
