"""What was typed is what is printed, or it is refused by name with its place: for any text, in every field."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from unicodedata import bidirectional, category, normalize

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen.compose.template import escape_markdown
from tests.hostile.attack import Outcome, build, memo_of
from tests.hostile.everything import FIELDS, PROSE, SET, UNPRINTED, everything, word_of
from tests.workspace import Workspace, open_workspace

PRINTED = tuple(name for name in FIELDS if name not in SET and name not in UNPRINTED)
_SCRIPTS = (
    (0x20, 0x7E), (0xA1, 0x17F), (0x370, 0x3FF), (0x400, 0x52F), (0x5D0, 0x5EA), (0x621, 0x64A), (0xE01, 0xE3A),
    (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x205E), (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2190, 0x2193),
    (0x2200, 0x22FF), (0x3041, 0x30FE), (0x4E00, 0x9FA5), (0xAC00, 0xD7A3), (0x300, 0x30C), (0x1F600, 0x1F64F),
)  # fmt: skip
_LETTERS = st.one_of(*(st.characters(min_codepoint=low, max_codepoint=high) for low, high in _SCRIPTS))
TEXTS = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=16),
    *(st.text(st.characters(min_codepoint=a, max_codepoint=b), min_size=1, max_size=16) for a, b in _SCRIPTS),
    st.text(st.characters(codec=None), min_size=1, max_size=4),
)
_REFUSED = re.compile(
    r"[\w./-]+:\d+:\d+: error\[(yaml-character|glyph-missing|text-direction)\]: .*U\+[0-9A-F]{4}"
)


@given(TEXTS)
@settings(max_examples=10, derandomize=True, suppress_health_check=list(HealthCheck))
@example("<b>&amp;</b> {{ 9**9 }} %s ${x} \\n {% x %}")
@example(":::{notes} [a](b) `c` *d* # - 1. <!-- e -->")
@example("−5 ± 3 ‰ \u2009x\u202fy\u00a0z “q” ‘r’ … – —")
@example("Zażółć gęślą jaźń 한국어 العربية עברית ไทย 北京")
@example("a\u00adb\u200bc\u200dd\ufeffe")
@example("e\u0301 A\u030a q\u0301")
@example("Ϣ")  # no font has it: found in the heading of a section, above the text that is checked
def test_what_was_typed_is_printed_everywhere(text: str) -> None:
    """Any text, in every field at once, is on the pages as often as there are fields; else it is refused."""
    see_it_printed(text)


def see_it_printed(text: str) -> None:
    """Put a text into every field, and see that it is printed in each, or refused by name with its place."""
    folder = Path(tempfile.mkdtemp(prefix="inert-"))
    try:
        workspace = open_workspace(folder)
        outcome = _build(workspace, f"Q{text}Q")
        if outcome.code:
            assert _REFUSED.search(outcome.err), outcome.err
            return
        lost = {chr(int(code, 16)) for code in re.findall(r"text-invisible\]: U\+([0-9A-F]+)", outcome.err)}
        wanted = _bare("".join(c for c in f"Q{text}Q" if c not in lost))
        found = _words(workspace)
        if any(bidirectional(c) in ("R", "AL", "AN") for c in text):
            wanted, found = "".join(sorted(wanted)), "".join(sorted(found))
            assert all(found.count(c) >= wanted.count(c) * len(PRINTED) for c in wanted if c != "Q")
        else:
            assert found.count(wanted) >= len(PRINTED)
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_printed_or_known_not_to_be(name: str, words: str) -> None:
    """A field of words is on the pages, but for those that are the writer's own."""
    if name not in SET:
        assert (f"{word_of(name)}x" in words) is (name not in UNPRINTED)


@pytest.mark.parametrize("name", ["brief.title", "gap.matters"])
@pytest.mark.parametrize(
    "text", ["", " ", "\u00a0", "\u200b", "\ufeff\u00ad", "\u3164", "\u2800", "\U000e0041"], ids=ascii
)
def test_text_that_shows_nothing_is_no_text(full: Workspace, name: str, text: str) -> None:
    """A field of white space, or of characters without a shape, is as empty as one without any."""
    full.write_as_is(everything({name: text}))
    outcome = build(full)
    assert (outcome.code, "error[value-empty]: empty text" in outcome.err) == (1, True), outcome.err


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the words of a memo in which every field has a word of its own."""
    workspace = open_workspace(tmp_path_factory.mktemp("words"))
    workspace.write_as_is(everything({n: f"{word_of(n)}x" for n in FIELDS if n not in SET}))
    assert build(workspace).code == 0
    return _words(workspace)


def _build(workspace: Workspace, text: str) -> Outcome:
    typed = {name: str(escape_markdown(text)) if name in PROSE else text for name in PRINTED}
    files = everything(typed)
    workspace.write_as_is({name: data.encode("utf-8", "surrogatepass") for name, data in files.items()})
    return build(workspace)


def _words(workspace: Workspace) -> str:
    pages = pypdfium2.PdfDocument(memo_of(workspace))
    return _bare("".join(page.get_textpage().get_text_range() for page in pages))


def _bare(text: str) -> str:
    """Take out white space, and what another reader does not tell: hyphens of a line's end, a mark upon itself."""
    plain = re.sub(r"([\u0300-\u036f])\1+", r"\1", normalize("NFKC", text))
    return "".join(
        c for c in plain if not c.isspace() and c not in "-\u2010\u2011\ufffe" and category(c) != "Cf"
    )
