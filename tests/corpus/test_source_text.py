"""Tests of reading a source's text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.corpus.fold import fold
from briefgen.corpus.source_text import MAX_BYTES, read_text, text_hash
from briefgen.readable_folders import readable_folders


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"The quay is shut.\n", "The quay is shut.\n"),
        (b"\xef\xbb\xbfThe quay", "The quay"),
        ("réouverture – 港口".encode(), "réouverture – 港口"),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_text_is_read(tmp_path: Path, data: bytes, text: str) -> None:
    """UTF-8 text is read without its byte-order mark and with LF line ends."""
    path = tmp_path / "text.txt"
    path.write_bytes(data)
    assert read_text(path, "text.txt", readable_folders(tmp_path)) == (text, ())


def test_a_long_text_is_read(tmp_path: Path) -> None:
    """A text of ten million bytes is still read."""
    path = tmp_path / "text.txt"
    path.write_bytes(b"quay " * (MAX_BYTES // 5))
    text, problems = read_text(path, "text.txt", readable_folders(tmp_path))
    assert (len(text or ""), problems) == (MAX_BYTES, ())


@pytest.mark.parametrize(
    ("data", "rule", "line"),
    [
        (b"", "text-empty", 1),
        (b" \n\xc2\xa0\xe2\x80\x8b\n", "text-empty", 1),
        (b"quay\0quay", "text-binary", 1),
        (b"%PDF-1.7 quay", "text-binary", 1),
        (b"{\\rtf1 quay}", "text-binary", 1),
        (b"one\ntwo \x93quay\x94", "file-encoding", 2),
        ("quay".encode("utf-16"), "file-encoding", 1),
        (b"\xed\xa0\x80", "file-encoding", 1),
        (b"x" * (MAX_BYTES + 1), "file-large", 1),
    ],
)
def test_other_files_are_refused(tmp_path: Path, data: bytes, rule: str, line: int) -> None:
    """A file that is empty, binary, too large or not UTF-8 is refused with a rule and its line."""
    path = tmp_path / "text.txt"
    path.write_bytes(data)
    text, (problem,) = read_text(path, "texts/text.txt", readable_folders(tmp_path))
    assert text is None
    assert (problem.rule, problem.span.path, problem.span.line) == (rule, "texts/text.txt", line)
    assert problem.hints


def test_only_a_regular_file_is_read(tmp_path: Path) -> None:
    """A folder, a pipe and a missing file are refused, and none of them blocks."""
    os.mkfifo(tmp_path / "pipe")
    for name in (".", "pipe", "absent.txt"):
        text, (problem,) = read_text(tmp_path / name, name, readable_folders(tmp_path))
        assert (text, problem.rule) == (None, "file-unreadable")


def test_the_hash_is_of_the_words() -> None:
    """The hash ignores typography and line ends, and nothing else."""
    assert text_hash("The ‘old’\r\nquay…\n") == text_hash(fold("The 'old' quay..."))
    assert text_hash("The old quay") != text_hash("The Old quay")
    assert text_hash("quay") == "33888e30626294cdd4a21da514cfcc1f2694c89482076e065f7eac1c2cf431bd"


@pytest.mark.parametrize(
    "html",
    [
        "<!DOCTYPE html>\n<p>The quay is shut.",
        "\n<html><body>The quay</body></html>",
        "<!-- saved from url=(0014)about -->\n<HTML>",
        "The quay is shut.\n" + "<p>It <b>was</b> open.</p>\n" * 4,
    ],
)
def test_html_is_a_warning(tmp_path: Path, html: str) -> None:
    """A web page, or a part of one, is read as it is, with a warning that names the command that reads pages."""
    path = tmp_path / "text.txt"
    path.write_text(html)
    text, (problem,) = read_text(path, "texts/text.txt", readable_folders(tmp_path))
    assert (text, problem.rule) == (html, "text-html")
    assert "briefgen source add texts/text.txt" in problem.hints[0]


@pytest.mark.parametrize("text", ["Write <b>bold</b> in HTML.\n", "a < b, c > d\n" * 20, "The <html> tag.\n"])
def test_a_text_about_html_is_none(tmp_path: Path, text: str) -> None:
    """A text that shows a tag, or has signs of comparison, has no warning."""
    path = tmp_path / "text.txt"
    path.write_text(text)
    assert read_text(path, "text.txt", readable_folders(tmp_path)) == (text, ())
