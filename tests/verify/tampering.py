"""A small memo that carries its evidence, and ways to alter what was built."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from types import MappingProxyType
from typing import Any

import pikepdf
from pikepdf import Operator, String

from briefgen.evidence.container import NAME, memo_hash
from briefgen.verify.page_content import shown, to_unicode
from tests.harbour import BRIEF, HARBOUR, LOG, ORIGINS

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
"""A workspace: the figure stands in prose, on a tile and in a note's quotation."""

Tampering = Callable[[bytes], bytes]


def changed(change: Callable[[pikepdf.Pdf], None]) -> Tampering:
    """Make a tampering from a change of the opened file."""

    def tamper(pdf: bytes) -> bytes:
        file = pikepdf.open(BytesIO(pdf))
        change(file)
        out = BytesIO()
        # in the clear: packed bytes that happen to end in a carriage return are no longer valid when saved again
        file.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        return out.getvalue()

    return tamper


def words(context: str, old: str, new: str) -> Tampering:
    """Change words, glyph by glyph, in the first string of the pages that has their context.

    A context with a stroke at either end is all of a string: `|14 |`.
    """

    def change(file: pikepdf.Pdf) -> None:
        assert any(_rewrite(file, page, (context, old, new)) for page in file.pages), (
            f"no page has {context!r}"
        )

    return changed(change)


def _rewrite(file: pikepdf.Pdf, page: pikepdf.Page, what: tuple[str, str, str]) -> bool:
    context, old, new = what
    code: list[Any] = list(pikepdf.parse_content_stream(page))
    codes: dict[bytes, str] = {}
    for i, (operands, operator) in enumerate(code):
        if operator == Operator("Tf"):
            codes = to_unicode(page.obj.Resources.Font[str(operands[0])])
        elif operator in (Operator("Tj"), Operator("TJ")):
            told = shown(operands[0], codes)
            if context in f"|{told}|":
                back = {char: number for number, char in codes.items()}
                told = f"|{told}|".replace(context, context.replace(old, new))[1:-1]
                altered = b"".join(back[char] for char in told)
                code[i] = pikepdf.ContentStreamInstruction([String(altered)], Operator("Tj"))
                page.obj.Contents = file.make_stream(pikepdf.unparse_content_stream(code))
                return True
    return False


def attach(name: str, content: bytes) -> Tampering:
    """Replace what an attachment holds, and nothing else of it."""

    def change(file: pikepdf.Pdf) -> None:
        file.attachments[name].obj.EF.F.write(content)

    return changed(change)


def evidence(change: Callable[[dict[str, Any]], None], *, sealed: bool = False) -> Tampering:
    """Change the memo's data in the evidence; `sealed` makes its hash agree again."""

    def tamper(pdf: bytes) -> bytes:
        file = pikepdf.open(BytesIO(pdf))  # kept: what it holds does not outlive it
        whole = json.loads(file.attachments[NAME].get_file().read_bytes())
        change(whole["memo"])
        if sealed:
            whole["sha256"] = memo_hash(whole["memo"])
        return attach(NAME, json.dumps(whole).encode())(pdf)

    return tamper
