"""Tests of what readers of PDF resolve differently: page nodes, keys given twice, parts behind the end."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Severity
from briefgen.verify.verify import verify
from tests.verify.tampering import memo_of_two_pages


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Build a memo, and write it with plain objects and a plain table of cross-references."""
    root: Path = tmp_path_factory.mktemp("plain")
    built, problems = memo_of_two_pages(root).build()
    assert built is not None, problems
    out = BytesIO()
    with pikepdf.open(built.path) as file:
        file.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    assert _errors(out.getvalue()) == []
    return out.getvalue()


def _errors(pdf: bytes) -> list[str]:
    found = verify(pdf, "memo.pdf", SourceTexts(()))[1]
    return [f"{d.rule}: {d.message}" for d in found if d.severity is Severity.ERROR]


def test_an_update_without_an_end_mark_is_found(plain: bytes) -> None:
    """Objects behind the last end mark are an error, since readers take the last `startxref`."""
    update = b"4 0 obj\nnull\nendobj\nxref\n4 1\n%010d 00000 n \n" % len(plain)
    update += b"trailer\n<</Size 5>>\nstartxref\n%d\n" % (len(plain) + update.index(b"xref\n"))
    found = _errors(plain + update)
    assert any("parts of another PDF" in words for words in found), found


@pytest.mark.parametrize(
    ("entry", "written", "part"),
    [
        (b"/Count 2 /Kids", b"/Count 1 /Kids", "the page tree at `/Count` has `2`; the file has `1`"),
        (b"/Type /Pages", b"/Type /Page ", "the syntax of the file has nothing"),
        (b"/Rotate 0 ", b"/Tabs /R  ", "the syntax of the file has nothing"),
    ],
)
def test_what_readers_resolve_differently_is_found(
    plain: bytes, entry: bytes, written: bytes, part: str
) -> None:
    """A false count or type of page nodes, and a key given twice, are errors."""
    assert entry in plain
    found = _errors(plain.replace(entry, written, 1))
    assert any(words.startswith("memo-differs") and part in words for words in found), found
