"""Tests of reading text files."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from briefgen.readable_folders import readable_folders
from briefgen.reading.files import MAX_BYTES, file_named, read_text_file

CONTENTS = {
    "plain": (b"a\nb\n", "a\nb\n"),
    "a byte-order mark": (b"\xef\xbb\xbfa\n", "a\n"),
    "line ends of Windows": (b"a\r\nb\r\n", "a\nb\n"),
    "line ends of an old Mac": (b"a\rb\r", "a\nb\n"),
    "wide characters": ("港😀\n".encode(), "港😀\n"),
    "nothing": (b"", ""),
    "as large as may be": (b"x" * MAX_BYTES, "x" * MAX_BYTES),
}
REFUSED = {
    "too large": (b"x" * (MAX_BYTES + 1), "file-large", 1, "larger than 2,000,000 bytes"),
    "Latin-1": ("a\nb\n\xe9\n".encode("latin-1"), "file-encoding", 3, "not valid UTF-8"),
    "UTF-16": ("a".encode("utf-16"), "file-encoding", 1, "not valid UTF-8"),
    "half a character": ("a\n港".encode()[:-1], "file-encoding", 2, "not valid UTF-8"),
}


@pytest.mark.parametrize(("data", "text"), CONTENTS.values(), ids=CONTENTS)
def test_text_is_read(tmp_path: Path, data: bytes, text: str) -> None:
    """UTF-8 is read without its byte-order mark and with LF line ends."""
    (tmp_path / "f").write_bytes(data)
    assert read_text_file(tmp_path / "f", "f", readable_folders(tmp_path)) == (text, ())


@pytest.mark.parametrize(("data", "rule", "line", "message"), REFUSED.values(), ids=REFUSED)
def test_other_data_is_refused(tmp_path: Path, data: bytes, rule: str, line: int, message: str) -> None:
    """A file that is too large or not UTF-8 is reported, with the line of the first invalid byte."""
    (tmp_path / "f").write_bytes(data)
    text, (problem,) = read_text_file(tmp_path / "f", "shown/f", readable_folders(tmp_path))
    assert text is None
    place = (problem.rule, problem.span.path, problem.span.line, problem.span.column, problem.message)
    assert place == (rule, "shown/f", line, 1, message)


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def _loop(folder: Path) -> Path:
    (folder / "loop").symlink_to(folder / "loop")
    return folder / "loop"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda folder: folder / "none", "cannot be read: no such file or directory"),
        (lambda folder: folder, "cannot be read: is a directory"),
        (lambda folder: folder / "a\0b", "cannot be read: the name is not valid"),
        (lambda folder: folder / ("x" * 300), "cannot be read: file name too long"),
        (_pipe, "not a regular file"),
        (_loop, "cannot be read: too many levels of symbolic links"),
    ],
    ids=["none", "a folder", "a null in the name", "a name too long", "a pipe", "a link to itself"],
)
def test_other_files_are_refused(tmp_path: Path, make: object, reason: str) -> None:
    """A path that is not a regular file is reported in one line, and never blocks the run."""
    assert callable(make)
    text, (problem,) = read_text_file(make(tmp_path), "f", readable_folders(tmp_path))
    assert (text, problem.rule, problem.message) == (None, "file-unreadable", reason)


def test_a_similar_file_is_suggested(tmp_path: Path) -> None:
    """If a file is missing, one with a similar name in the same folder is suggested."""
    (tmp_path / "brief.yaml").write_bytes(b"")
    for name, hint in (
        ("breif.yaml", "did you mean `brief.yaml`?"),
        ("memo.md", "check its name and permissions"),
    ):
        assert read_text_file(tmp_path / name, name, readable_folders(tmp_path))[1][0].hints == (hint,)


def test_a_name_composed_otherwise_is_found(tmp_path: Path) -> None:
    """A file whose name is stored decomposed is found by its composed name, and the other way round."""
    composed, decomposed = unicodedata.normalize("NFC", "köln.txt"), unicodedata.normalize("NFD", "köln.txt")
    for folder, stored, asked in (("a", composed, decomposed), ("b", decomposed, composed)):
        path = tmp_path / folder / stored
        path.parent.mkdir()
        path.write_text("x", "utf-8")
        assert file_named(tmp_path / folder, asked).samefile(path)
    assert file_named(tmp_path / "no", "é.txt") == tmp_path / "no" / "é.txt"
