"""Tests of the output formats of a memo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_args

import pytest

from briefgen.render.output_formats import RENDERERS
from briefgen.settings.gather import UsageError, gather_settings
from briefgen.settings.settings import OutputFormat
from briefgen.theme import Theme
from tests.render.pdf.harbour_memo import MEMO
from tests.workspace import NOW, Workspace


def settings_with(root: Path, line: str, formats: str | None = None) -> tuple[str, ...]:
    """Return the formats that a line of the workspace's settings and the command line select."""
    (root / "pyproject.toml").write_text(f"[tool.briefgen]\n{line}\n")
    return gather_settings(root, root, {}, NOW, formats=formats).formats


def test_a_memo_is_a_pdf_unless_more_is_asked_for(tmp_path: Path) -> None:
    """Without a word about it, a memo is written as PDF; the command line comes before the settings."""
    assert settings_with(tmp_path, "") == ("pdf",)
    assert settings_with(tmp_path, 'formats = ["pdf", "html"]') == ("pdf", "html")
    assert settings_with(tmp_path, 'formats = ["pdf", "html"]', "md, html,md") == ("md", "html")


@pytest.mark.parametrize("line", ["formats = []", 'formats = ["docx"]', 'formats = "pdf,"', "formats = 3"])
def test_unknown_formats_are_refused_in_their_place(tmp_path: Path, line: str) -> None:
    """Settings that name no format, or an unknown one, end the run with their line."""
    with pytest.raises(UsageError) as refused:
        settings_with(tmp_path, line)
    assert refused.value.diagnostics[0].span.line == 2


def test_every_format_is_written_from_one_document(harbour: Workspace) -> None:
    """A build writes a file for each format, names the first, and lists the others."""
    built, _ = harbour.set(formats=("html", "pdf", "md")).build()
    assert built is not None
    output = harbour.settings.output
    assert (built.path, built.other_formats) == (output / "brief.html", ("brief.pdf", "brief.md"))
    assert (output / "brief.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (output / "brief.md").read_text("utf-8").startswith("**TLP:")
    assert (output / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert built.size_bytes == (output / "brief.html").stat().st_size


def test_a_format_that_was_not_written_before_is_a_reason_to_build(harbour: Workspace) -> None:
    """A memo that is up to date as PDF is built anew when a page is asked for, and then is up to date as both."""
    harbour.build()
    both = harbour.set(formats=("pdf", "html"))
    again, _ = both.build()
    assert again is not None
    assert (again.up_to_date, again.changes) == (False, ("setting:formats changed",))
    kept, _ = both.build()
    assert kept is not None
    assert (kept.up_to_date, kept.other_formats) == (True, ("brief.html",))


def test_a_page_that_is_gone_is_written_again(harbour: Workspace) -> None:
    """A memo one of whose files is missing is not up to date."""
    both = harbour.set(formats=("pdf", "html"))
    both.build()
    (harbour.settings.output / "brief.html").unlink()
    both.build()
    assert (harbour.settings.output / "brief.html").exists()


def test_a_format_of_an_earlier_build_is_named_and_left(harbour: Workspace) -> None:
    """The file of a format that only an earlier build wrote stays as it was, and every build names it."""
    page = harbour.settings.output / "brief.html"
    harbour.set(formats=("pdf", "html")).build()
    written = page.read_bytes()
    for up_to_date in (False, True):
        built, _ = harbour.build()
        assert built is not None
        assert (built.up_to_date, built.other_formats, built.stale_formats) == (
            up_to_date,
            (),
            ("brief.html",),
        )
    assert page.read_bytes() == written
    alone, _ = harbour.set(formats=("html",)).build()
    assert alone is not None
    assert alone.stale_formats == ("brief.pdf",)
    both, _ = harbour.set(formats=("pdf", "html")).build()
    assert both is not None
    assert both.stale_formats == ()


def test_a_format_is_loaded_only_if_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Markdown is written without loading the renderer of HTML."""
    for name in [name for name in sys.modules if name.startswith("briefgen.render.html")]:
        monkeypatch.delitem(sys.modules, name)
    assert RENDERERS["md"](MEMO, Theme()).startswith(b"**TLP:")
    assert not [name for name in sys.modules if name.startswith("briefgen.render.html")]
    assert RENDERERS["html"](MEMO, Theme()).startswith(b"<!DOCTYPE html>")


def test_every_format_has_a_renderer() -> None:
    """Each output format except PDF is in the table of renderers."""
    assert {"pdf", *RENDERERS} == set(get_args(OutputFormat))
