"""Tests of the check of each rendered file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from briefgen.render.pdf import document_pdf
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.marked_content import MarkedContentWriter
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure_tree import ContentItem
from briefgen.theme import Theme
from tests.render.pdf.harbour_memo import MEMO

WHEN = datetime(2026, 3, 20, tzinfo=UTC)
THEME = Theme()


def _rules() -> list[tuple[str, str]]:
    return [(d.rule, d.message) for d in render_pdf(MEMO, THEME, WHEN)[1]]


def _losing(show: Any) -> Any:
    def lose(self: Painter, shaped: Any, *rest: Any) -> None:
        less = (replace(each, text=each.text.replace("dredger", "dredge")) for each in shaped)
        show(self, tuple(less), *rest)

    return lose


def _doubling(mark: Any) -> Any:
    def double(self: MarkedContentWriter, content: ContentItem | None) -> None:
        mark(self, content)
        if content is not None:
            content.mcids.append(content.mcids[-1])

    return double


def _cutting(assemble_pdf: Any) -> Any:
    def split_stack(*arguments: Any) -> bytes:
        pdf: bytes = assemble_pdf(*arguments)
        return pdf[:-10]

    return split_stack


FAULTS: dict[str, tuple[object, str, Callable[[Any], Any], str]] = {
    "a letter is lost": (Painter, "_show_text", _losing, "lacks characters"),
    "a mark stands twice in the tree": (MarkedContentWriter, "open_for_text", _doubling, "structure tree"),
    "the file is cut short": (document_pdf, "assemble_pdf", _cutting, "incomplete"),
}


def test_a_good_file_has_no_findings() -> None:
    """A memo with every type of block is rendered without a finding."""
    assert _rules() == []


@pytest.mark.parametrize(("owner", "name", "fault", "expected"), FAULTS.values(), ids=FAULTS)
def test_faults_are_found(
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    fault: Callable[[Any], Any],
    expected: str,
) -> None:
    """A file with missing text, a wrong structure or a missing end is an error before it is written."""
    monkeypatch.setattr(owner, name, fault(getattr(owner, name)))
    found = _rules()
    assert [rule for rule, _ in found] == ["promise-broken"]
    assert expected in found[0][1]
