"""Tests of the grammar of a file: what one reader finds and another does not is an error."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Severity
from briefgen.verify.verify import verify
from tests.verify.forgeries import seal
from tests.verify.tampering import MEMO
from tests.workspace import open_workspace


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Build a memo."""
    root: Path = tmp_path_factory.mktemp("syntax")
    memo, problems = open_workspace(root).write(MEMO).build()
    assert memo is not None, problems
    return memo.path.read_bytes()


@pytest.fixture(scope="module")
def plain(built: bytes) -> bytes:
    """Write the memo with plain objects, uncompressed, and a plain table of cross-references."""
    out = BytesIO()
    with pikepdf.open(BytesIO(built)) as file:
        file.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            fix_metadata_version=False,
        )
    assert _errors(out.getvalue()) == []
    return out.getvalue()


def _errors(pdf: bytes) -> list[str]:
    found = verify(pdf, "memo.pdf", SourceTexts(()))[1]
    return [f"{d.rule}: {d.message}" for d in found if d.severity is Severity.ERROR]


def _moved(pdf: bytes, position: int, inserted: bytes) -> bytes:
    """Insert bytes, and correct the table of cross-references for what they move."""
    pdf = pdf[:position] + inserted + pdf[position:]

    def entry(found: re.Match[bytes]) -> bytes:
        offset = int(found[1])
        return b"%010d" % (offset + len(inserted) * (offset >= position)) + found[2]

    pdf = re.sub(rb"([0-9]{10})( [0-9]{5} n)", entry, pdf)
    start = pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref"))
    return re.sub(rb"startxref\n[0-9]+", b"startxref\n%d" % start, pdf)


def _object(pdf: bytes, number: int) -> int:
    return pdf.index(b"\n%d 0 obj" % number) + 1


def _before(text: bytes) -> Callable[[bytes], bytes]:
    """Insert bytes before the fifth object."""
    return lambda pdf: _moved(pdf, _object(pdf, 5), text)


def _inside(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Replace bytes of an object."""

    def change(pdf: bytes) -> bytes:
        position = pdf.index(old)
        cut = pdf[:position] + pdf[position + len(old) :]
        moved = _moved(cut, position, b"")
        moved = re.sub(
            rb"([0-9]{10})( [0-9]{5} n)",
            lambda f: b"%010d" % (int(f[1]) - len(old) * (int(f[1]) > position)) + f[2],
            moved,
        )
        return _moved(moved, position, new)

    return change


def _entry_elsewhere(pdf: bytes) -> bytes:
    """Let the table name an object at the white space before it."""
    place = b"%010d 00000 n" % _object(pdf, 5)
    return pdf.replace(place, b"%010d 00000 n" % (_object(pdf, 5) - 1))


def _hybrid(pdf: bytes) -> bytes:
    """Name a stream of cross-references beside the table, which some readers prefer."""
    rows = zlib.compress(b"\1\0\0\0\x0f\0")
    entries = b"/Type/XRef/Size 6/Index[5 1]/W[1 4 1]/Filter/FlateDecode/Length %d" % len(rows)
    stream = b"900 0 obj\n<<%s>>\nstream\n%s\nendstream\nendobj\n" % (entries, rows)
    position = _object(pdf, 5)
    pdf = _moved(pdf, position, stream)
    return pdf.replace(b"trailer <<", b"trailer << /XRefStm %d" % position, 1)


def _small(pdf: bytes) -> bytes:
    return re.sub(rb"/Size ([0-9]+)", lambda f: b"/Size %d" % (int(f[1]) - 1), pdf)


def _appended(pdf: bytes) -> bytes:
    """Append a revision that changes nothing."""
    start = pdf[pdf.rindex(b"startxref") :].split()[1]
    trailer = re.findall(rb"trailer <<(.*?)>>\nstartxref", pdf, re.DOTALL)[-1]
    section = b"xref\n0 1\n0000000000 65535 f \ntrailer <<%s/Prev %s>>\n" % (trailer, start)
    return pdf + section + b"startxref\n%d\n%%%%EOF\n" % len(pdf)


FAULTS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "an object that no cross-reference names": (_before(b"900 0 obj\n<</Hidden (x)>>\nendobj\n"), "the object 900 at another"),
    "an object twice": (_before(b"7 0 obj\nnull\nendobj\n"), "the object 7 twice"),
    "another generation": (_before(b"7 1 obj\nnull\nendobj\n"), "the object 7 twice"),
    "an object in a comment": (_before(b"% 7 0 obj\r\n"), "a part of a PDF in a comment"),
    "bytes between objects": (_before(b"null\n"), "bytes that are no part of a PDF"),
    "a place that is not the object's": (_entry_elsewhere, "the object 5 at another place"),
    "cross-references beside the table": (_hybrid, "two sets of cross-references"),
    "a size that leaves out an object": (_small, "objects beyond the size"),
    "a revision": (_appended, "a change that was appended"),
    "a number that few readers know": (_inside(b"/Rotate 0", b"/Rotate --0"), "bytes that are no value"),
    "a comment inside an object": (_inside(b"/Rotate 0", b"/Rotate %\n0"), "bytes that are no value"),
    "a key written in two ways": (_inside(b"/Rotate 0", b"/Rotate 0 /Rot#61te 0"), "the key `/Rotate` twice"),
    "a filter that readers know by several names": (
        _inside(b"/Type /Metadata", b"/Type /Metadata /Filter /Crypt"), "a stream with the filter `/Crypt`"
    ),
    "two lengths": (_inside(b"/Type /Metadata", b"/Type /Metadata /Length 20"), "the key `/Length` twice"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "words"), FAULTS.values(), ids=FAULTS)
def test_what_readers_find_differently_is_found(
    plain: bytes, change: Callable[[bytes], bytes], words: str
) -> None:
    """A file in which readers find objects by different ways, and not the same, is an error that says why."""
    found = _errors(seal(change(plain)))
    assert any(words in each for each in found), found


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b"/Rotate 0", b"/Rotate 0.", "at `/Rotate` has `0`; the file has"),
        (
            b"/Type /Metadata",
            b"/Type /Metadata /DecodeParms <</A 1>>",
            "at `/Metadata /DecodeParms` has nothing",
        ),
    ],
)
def test_what_readers_take_differently_is_found(plain: bytes, old: bytes, new: bytes, words: str) -> None:
    """A real number in place of an integer, and parameters of a stream's filter, are errors."""
    found = _errors(seal(_inside(old, new)(plain)))
    assert any(words in each for each in found), found


@pytest.mark.parametrize(("old", "new"), [(rb"/N [0-9]+\b", b"/N 7"), (rb"(/O [0-9]*)[0-9]\b", rb"\g<1>0")])
def test_a_false_first_page_is_found(built: bytes, old: bytes, new: bytes) -> None:
    """A file for the web that states another number of pages, or another first page, is an error."""
    out = BytesIO()
    with pikepdf.open(BytesIO(built)) as file:
        file.save(out, linearize=True, fix_metadata_version=False)
    assert _errors(out.getvalue()) == []
    changed, count = re.subn(old, new, out.getvalue(), count=1)
    assert count == 1
    found = _errors(changed)
    assert any("a false statement of its pages" in each for each in found), found
