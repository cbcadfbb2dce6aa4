"""Build a small memo with evidence, and tamper with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
from pikepdf import Operator, String

from briefgen.evidence.container import NAME, memo_hash
from briefgen.verify.page_content import decode_text, to_unicode
from tests.harbour import BRIEF, HARBOUR, LOG, ORIGINS
from tests.workspace import TEMPLATES, Workspace, open_workspace

FACTS = """\
facts:
  - id: channel-closed
    statement: The north channel is closed.
    date: 2026-03-02
    event: North channel closes
    evidence: [{source: log, exact: the north channel is closed}]
  - id: vessels-waiting
    statement: At least 14 vessels wait at the roads.
    figure: {qualifier: at least, value: 14, unit: vessels, as_of: 2026-03-04}
    evidence: [{source: log, exact: at least 14 vessels wait at the roads}]
"""
PROSE = "bottom_line: It [is closed](fact:channel-closed); [at least 14 vessels](fact:vessels-waiting) wait there."
MEMO = MappingProxyType(
    {
        **HARBOUR,
        "briefs/corpus/facts/origins.yaml": ORIGINS,
        "briefs/corpus/facts/channel.yaml": FACTS,
        "briefs/corpus/views/extend-or-wait.yaml": HARBOUR["briefs/corpus/views/extend-or-wait.yaml"].replace(
            "Depth [counts](fact:channel-depth).", "none found"
        ),
        "briefs/brief.yaml": BRIEF.replace("bottom_line: It [is closed](fact:channel-closed).", PROSE)
        + "key_figures: [{fact: vessels-waiting}]\n",
        "texts/log.txt": LOG + "On that day at least 14 vessels wait at the roads.\n",
    }
)
"""A workspace whose figure is printed in prose, on a tile and in a note's quotation."""

Tampering = Callable[[bytes], bytes]


def memo_of_two_pages(root: Path) -> Workspace:
    """Make the workspace with a theme that begins the annex on a new page."""
    theme = "two-page-brief/theme.yaml"
    packaged = (TEMPLATES / theme).read_text("utf-8")
    own = root / "templates" / theme
    own.parent.mkdir(parents=True)
    own.write_text(packaged.replace("size: A4,", "size: A4, annex_on_new_page: true,"), "utf-8")
    return open_workspace(root).write(MEMO)


def modified(change: Callable[[pikepdf.Pdf], None]) -> Tampering:
    """Make a tampering that modifies the opened file."""

    def tamper(pdf: bytes) -> bytes:
        file = pikepdf.open(BytesIO(pdf))
        change(file)
        out = BytesIO()
        # uncompressed: qpdf breaks compressed streams that end in a carriage return
        file.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        return out.getvalue()

    return tamper


def replace_text(context: str, old: str, new: str) -> Tampering:
    """Replace text, glyph by glyph, in the first string on the pages that contains the context.

    A context between bars must be the whole string: `|14 |`.
    """

    def change(file: pikepdf.Pdf) -> None:
        assert any(_rewrite(file, page, (context, old, new)) for page in file.pages), (
            f"no page has {context!r}"
        )

    return modified(change)


def _rewrite(file: pikepdf.Pdf, page: pikepdf.Page, what: tuple[str, str, str]) -> bool:
    context, old, new = what
    code: list[Any] = list(pikepdf.parse_content_stream(page))
    codes: dict[bytes, str] = {}
    for i, (operands, operator) in enumerate(code):
        if operator == Operator("Tf"):
            codes = to_unicode(page.obj.Resources.Font[str(operands[0])])
        elif operator in (Operator("Tj"), Operator("TJ")):
            text = decode_text(operands[0], codes)
            if context in f"|{text}|":
                back = {char: number for number, char in codes.items()}
                text = f"|{text}|".replace(context, context.replace(old, new))[1:-1]
                altered = b"".join(back[char] for char in text)
                code[i] = pikepdf.ContentStreamInstruction([String(altered)], Operator("Tj"))
                page.obj.Contents = file.make_stream(pikepdf.unparse_content_stream(code))
                return True
    return False


def replace_attachment(name: str, content: bytes) -> Tampering:
    """Replace the content of an attachment."""

    def change(file: pikepdf.Pdf) -> None:
        stream = file.attachments[name].obj.EF.F
        stream.write(content)
        stream.Params.Size = len(content)

    return modified(change)


def modify_json(name: str, change: Callable[[dict[str, Any]], None]) -> Tampering:
    """Modify an attached JSON file."""

    def tamper(pdf: bytes) -> bytes:
        file = pikepdf.open(BytesIO(pdf))  # its objects are only valid while it exists
        whole = json.loads(file.attachments[name].get_file().read_bytes())
        change(whole)
        return replace_attachment(name, json.dumps(whole).encode())(pdf)

    return tamper


def modify_evidence(change: Callable[[dict[str, Any]], None], *, rehash: bool = False) -> Tampering:
    """Modify the memo's data in the evidence; with `rehash`, update its hash."""

    def modify(whole: dict[str, Any]) -> None:
        change(whole["memo"])
        if rehash:
            whole["sha256"] = memo_hash(whole["memo"])

    return modify_json(NAME, modify)
