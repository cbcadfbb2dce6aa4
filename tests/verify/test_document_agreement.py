"""Tests of forgeries that redraw the pages: the document shows what the evidence does not have."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.evidence.container import DOCUMENT_HASH, evidence_text, memo_hash, name_document
from briefgen.evidence.container import NAME as EVIDENCE
from briefgen.evidence.drawing import NAME, read_drawing
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.verify.attached_evidence import attached_files, read_evidence
from briefgen.verify.redraw import _attachments
from briefgen.verify.verify import verify
from tests.verify.forgeries import FORGERIES
from tests.verify.test_forgeries import illustrated


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build a memo with a chart, a picture, a link and a judgement, and return its attachments."""
    built, problems = illustrated(tmp_path_factory.mktemp("agreement")).build()
    assert built is not None, problems
    with pikepdf.open(BytesIO(built.path.read_bytes())) as file:
        return attached_files(file)


def _set(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        item: Any = document
        for step in path[:-1]:
            item = (
                next(b[step] for b in item if step in b)
                if isinstance(item, list) and isinstance(step, str)
                else item[step]
            )
        item[path[-1]] = to

    return change


_DATUM = ("body", "chart", "data", 0)
CHANGES = {
    "a link": (_set("annex", "notes", "items", 2, "text", 0, "link", "url", to="https://example.org/"), "the address of a link"),
    "a part of an address": (_set("annex", "notes", "items", 2, "text", 0, "link", "url", to="https://example.com"), "the address of a link"),
    "a likelihood": (_set("body", "judgements", "items", 0, "likelihood", "low", to=20), "the range of a likelihood"),
    "a picture's words": (_set("body", "picture", "alt", to="Another quay"), "the alternative text of a picture"),
    "a part of a picture's words": (_set("body", "picture", "alt", to="quay"), "the alternative text of a picture"),
    "a chart's words": (_set("body", "chart", "alt", to="Fewer vessels"), "the alternative text of the chart `Vessels waiting`"),
    "a bar": (_set(*_DATUM, "high", to="24"), "the place of `at least 14`"),
    "a day": (_set(*_DATUM, "day", to=739700), "the day of `at least 14`"),
    "an open end": (_set(*_DATUM, "open_above", to=False), "the open end of `at least 14`"),
    "a scale": (_set("body", "chart", "ticks", 0, "value", to="-5"), "the scale of the chart `Vessels waiting`"),
    "a language": (_set("lang", to="en-US"), "the language"),
    "an author": (_set("author", to="Somebody"), "the author"),
    "a subject": (_set("subject", to="Another"), "the subject"),
    "a short title": (_set("short_title", to="Another"), "the short title"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "words"), CHANGES.values(), ids=CHANGES)
def test_pages_drawn_from_another_document_are_found(
    files: dict[str, bytes], change: Callable[[dict[str, Any]], None], words: str
) -> None:
    """A memo that was drawn again from a changed document, with its evidence as it was, is an error."""
    pdf = _drawn(_with_document(files, lambda whole: change(whole["document"])))
    verified, problems = verify(pdf, "memo.pdf", SourceTexts(()))
    assert verified is not None
    assert verified.redrawn == "equal byte for byte"
    found = [(d.rule, d.message) for d in problems]
    assert any(rule == "document-altered" and message.startswith(words) for rule, message in found), found


OTHERS: dict[str, Callable[[dict[str, Any]], None]] = {
    "a level": lambda whole: _set("body", "heading", "level", to=3)(whole["document"]),
    "a size": _set("theme", "sizes", "text_pt", to=9.0),
    "a colour": _set("theme", "colours", "accent", to="#5a0b0b"),
    "the date": _set("timestamp", to="2020-01-01T00:00:00+00:00"),
}
UNBOUND = "`document.json` is not the document whose hash `evidence.json` names"


@pytest.mark.parametrize("change", OTHERS.values(), ids=OTHERS)
def test_what_no_word_shows_is_bound_to_the_evidence(
    files: dict[str, bytes], change: Callable[[dict[str, Any]], None]
) -> None:
    """A change of the document that no word of the evidence contradicts is an error, since the hash differs."""
    assert ("document-altered", UNBOUND) in _found(_with_document(files, change))


def test_evidence_that_is_not_printed_is_bound_to_the_document(files: dict[str, bytes]) -> None:
    """A change of data that no page prints is an error, though the evidence has a new hash of itself."""
    whole = json.loads(files[EVIDENCE])
    whole["memo"]["facts"][0]["statement"] = "The north channel is open."
    whole["sha256"] = memo_hash(whole["memo"])
    message = "`evidence.json` is not the evidence whose hash `document.json` names"
    assert ("evidence-altered", message) in _found({**files, EVIDENCE: evidence_text(whole).encode()})


@pytest.mark.parametrize(
    ("drawing", "rules"), [("6", {"document-unbound"}), ("7", {"document-altered", "evidence-altered"})]
)
def test_only_memos_of_older_drawing_code_may_lack_the_hashes(
    files: dict[str, bytes], drawing: str, rules: set[str]
) -> None:
    """Without the hashes, a memo that names older drawing code has a warning, and any other memo has errors."""
    evidence = {key: value for key, value in json.loads(files[EVIDENCE]).items() if key != DOCUMENT_HASH}

    def strip(whole: dict[str, Any]) -> None:
        del whole["evidence_sha256"]
        whole["versions"]["drawing"] = drawing

    unbound = _with_document({**files, EVIDENCE: evidence_text(evidence).encode()}, strip)
    assert {rule for rule, _ in _found(unbound)} == rules


def test_a_font_that_the_memo_does_not_need_hides_nothing(files: dict[str, bytes]) -> None:
    """A memo that names a font without need is compared as strictly as any other, so a moved word is an error."""
    claimed = _with_document(files, lambda whole: whole.update(fonts={"quay.otf": "0" * 64}))
    evidence = name_document(json.loads(claimed[EVIDENCE]), claimed[NAME])
    pdf = _drawn({**claimed, EVIDENCE: evidence_text(evidence).encode()})
    verified, problems = verify(pdf, "memo.pdf", SourceTexts(()))
    assert verified is not None
    assert verified.redrawn == "equal byte for byte"
    assert [d.rule for d in problems] == ["memo-not-redrawn"]
    moved = FORGERIES["words moved"](pdf)
    assert "memo-differs" in {d.rule for d in verify(moved, "memo.pdf", SourceTexts(()))[1]}


def _with_document(files: dict[str, bytes], change: Callable[[dict[str, Any]], None]) -> dict[str, bytes]:
    whole = json.loads(files[NAME])
    change(whole)
    return {**files, NAME: json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()}


def _found(files: dict[str, bytes]) -> list[tuple[str, str]]:
    return [(d.rule, d.message) for d in verify(_drawn(files), "memo.pdf", SourceTexts(()))[1]]


def _drawn(files: dict[str, bytes]) -> bytes:
    """Draw the pages again, as a forger would who has briefgen."""
    drawing, problems = read_drawing(files[NAME], "memo.pdf")
    assert drawing is not None, problems
    evidence, _ = read_evidence(files, "memo.pdf")
    attached = tuple(_attachments(files, evidence, drawing.document.lang))
    return render_pdf(drawing.document, drawing.theme, drawing.timestamp, attached)[0].pdf
