"""The fonts of a workspace, from the folder to the recipient who verifies the memo."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.reading.fonts import read_fonts
from briefgen.verify.verify import verify
from tests.made_fonts import CHEROKEE, make_font
from tests.verify.forgeries import FORGERIES
from tests.verify.tampering import MEMO
from tests.workspace import Workspace, open_workspace

SECTION = f"sections:\n  - title: The quay is old\n    body: Its name is {CHEROKEE}.\n"
FONT = "fonts/quay.otf"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Make a workspace whose brief has a word in a script without a font."""
    return open_workspace(tmp_path).write({**MEMO, "briefs/brief.yaml": MEMO["briefs/brief.yaml"] + SECTION})


def test_a_font_is_an_input(workspace: Workspace) -> None:
    """The memo needs the font, is built again when the font changes, and can be verified only with it."""
    built, problems = workspace.build()
    assert built is None
    assert [problem.rule for problem in problems] == ["glyph-missing"]
    assert "Noto Sans Cherokee" in problems[0].hints[0]
    workspace.write_as_is({FONT: make_font(outlines="CFF")})
    built, problems = workspace.build()
    assert built is not None
    assert problems == ()
    pdf = built.path.read_bytes()

    fonts = partial(read_fonts, workspace.settings.fonts, "fonts", workspace.settings.readable)
    verified, problems = verify(pdf, "memo.pdf", SourceTexts(()), fonts_at_hand=fonts)
    assert verified is not None
    assert (verified.redrawn, problems) == ("equal byte for byte", ())

    workspace.write_as_is({FONT: make_font(outlines="CFF", family="Quay")})
    built, _ = workspace.build()
    assert built is not None
    assert built.changes == ("font:quay.otf changed",)
    for at_hand in ({}, {"fonts_at_hand": fonts}):
        verified, problems = verify(pdf, "memo.pdf", SourceTexts(()), **at_hand)  # type: ignore[arg-type]
        assert verified is not None
        assert [problem.rule for problem in problems] == ["memo-not-redrawn"]
        assert "`quay.otf` (SHA-256 " in problems[0].message
        assert verified.redrawn.startswith("not with its own fonts; ")
    forgeries = ("a tag", "a program", "an author", "a square", "a title in the outline")
    for name in forgeries:
        rules = {problem.rule for problem in verify(FORGERIES[name](pdf), "memo.pdf", SourceTexts(()))[1]}
        assert "memo-differs" in rules, name


def test_a_font_that_is_not_needed_changes_nothing(workspace: Workspace) -> None:
    """A font whose letters the memo does not have leaves the bytes of the memo as they are."""
    workspace.write({"briefs/brief.yaml": MEMO["briefs/brief.yaml"]})
    before = workspace.build()[0]
    assert before is not None
    data = before.path.read_bytes()
    workspace.write_as_is({FONT: make_font("abc" + CHEROKEE)})
    after = workspace.build()[0]
    assert after is not None
    assert after.path.read_bytes() == data


def test_a_faulty_font_is_reported(workspace: Workspace) -> None:
    """A font that cannot be used stops the build with one finding that names the file, needed or not."""
    workspace.write({"briefs/brief.yaml": MEMO["briefs/brief.yaml"]})
    workspace.write_as_is({FONT: make_font(permissions=2)})
    for problems in (workspace.build()[1], workspace.check()):
        assert [(problem.rule, problem.span.path) for problem in problems] == [("font-embedding", FONT)]


def test_damage_that_shows_late_is_reported(workspace: Workspace) -> None:
    """A font whose letters cannot be taken from it when the memo is drawn is one finding, too."""
    workspace.write_as_is({FONT: make_font(outlines="CFF").replace(b"uni13E3", b"uni13E\xff")})
    problems = workspace.build()[1]
    assert [(problem.rule, problem.span.path) for problem in problems] == [("font-broken", FONT)]
