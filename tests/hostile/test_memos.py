"""Hostile memos: what somebody sends to be verified is read within bounds, or refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from briefgen.evidence.container import memo_hash
from tests.harbour import HARBOUR
from tests.hostile.attack import build, memo_of, run
from tests.workspace import Workspace, open_workspace

Change = Callable[[bytes], bytes]
Memo = dict[str, Any]


def _carrying(evidence: bytes) -> Change:
    """Give a memo other evidence."""

    def change(pdf: bytes) -> bytes:
        with pikepdf.open(BytesIO(pdf)) as file:
            attached = file.attachments
            spec = attached["evidence.json"]
            held = spec.get_file()
            held.obj.write(evidence)
            return _saved(file)

    return change


def _saying(say: Callable[[Memo], object]) -> Change:
    """Change what the evidence says, with a hash that agrees."""

    def change(pdf: bytes) -> bytes:
        with pikepdf.open(BytesIO(pdf)) as file:
            attached = file.attachments
            spec = attached["evidence.json"]
            held = spec.get_file()
            whole = json.loads(held.read_bytes())
            say(whole["memo"])
            held.obj.write(json.dumps({**whole, "sha256": memo_hash(whole["memo"])}).encode())
            return _saved(file)

    return change


def _drawing(content: bytes) -> Change:
    """Put other instructions on the first page."""

    def change(pdf: bytes) -> bytes:
        with pikepdf.open(BytesIO(pdf)) as file:
            file.pages[0].obj.Contents = file.make_stream(content)
            return _saved(file)

    return change


def _loop(pdf: bytes) -> bytes:
    """Make an element of the structure contain itself."""
    with pikepdf.open(BytesIO(pdf)) as file:
        top = file.Root.StructTreeRoot.K
        element = top[0] if isinstance(top, pikepdf.Array) else top
        element.K = pikepdf.Array([element])
        return _saved(file)


def _saved(file: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _every(key: str, value: object) -> Callable[[Memo], object]:
    return lambda memo: [item.update({key: value}) for fact in memo["facts"] for item in fact["evidence"]]


CASES: dict[str, tuple[Change, str]] = {
    "nothing": (lambda _: b"", "pdf-unreadable]"),
    "half": (lambda pdf: pdf[: len(pdf) // 2], "pdf-unreadable]"),
    "noise": (lambda _: bytes(range(256)) * 99, "pdf-unreadable]"),
    "a head and an end": (lambda _: b"%PDF-1.7\n%%EOF\n", "pdf-unreadable]"),
    "more behind the end": (lambda pdf: pdf + b"x" * 1_000_000, "error[pdf-rewritten]"),
    "deep lists": (_carrying(b"[" * 200_000), "evidence-altered]"),
    "deep keys": (_carrying(b'{"a":' * 100_000), "evidence-altered]"),
    "no number": (_carrying(b'{"a": NaN}'), "evidence-altered]"),
    "5,000 digits": (_carrying(b"9" * 5_000), "evidence-altered]"),
    "half a character": (_carrying(b'{"format": "\\ud800"}'), "evidence-altered]"),
    "no encoding": (_carrying(b"\xff\xfe"), "evidence-altered]"),
    "100 megabytes of space": (_carrying(b" " * 100_000_000), "evidence-"),
    "words that steer": (_saying(lambda m: m["statements"].append({"kind": "\x1b[31m", "words": "\x1b]0;x\x07 5"})), "figure-altered]"),
    "a megabyte of words": (_saying(lambda m: m["statements"].append({"kind": "x", "words": "a b " * 250_000})), "words-altered]"),
    "20,000 statements": (_saying(lambda m: m.update(statements=[{"kind": "x", "words": "w 1"}] * 20_000)), "-altered]"),
    "a quotation of a megabyte": (_saying(_every("exact", "a" * 1_000_000)), "evidence-altered]"),
    "a quotation of nothing": (_saying(_every("exact", "")), "evidence-altered]"),
    "a text of the system": (_saying(lambda m: m["sources"][0].update(text="../../../../../../etc/passwd")), "file-outside]"),
    "a text that is a device": (_saying(lambda m: m["sources"][0].update(text="/dev/zero")), "file-outside]"),
    "a brief of another name": (_saying(lambda m: m["brief_file"].update(name="\x1b/../x")), "evidence-absent]"),
    "a structure that holds itself": (_loop, "pdf-structure]"),
    "deep drawing": (_drawing(b"q " * 200_000 + b"[" * 20_000), "pdf-"),
}  # fmt: skip


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Build the tiny workspace, for tests that change only its memo."""
    files = {**HARBOUR, "pyproject.toml": '[tool.briefgen]\ntexts = ["texts"]\n'}
    workspace = open_workspace(tmp_path_factory.mktemp("honest")).write(files)
    assert build(workspace).code == 0
    return workspace


@pytest.fixture
def target(honest: Workspace) -> Iterator[Workspace]:
    """Give the built workspace, and put its memo back afterwards."""
    memo = memo_of(honest)
    as_built = memo.read_bytes()
    yield honest
    memo.write_bytes(as_built)


@pytest.mark.parametrize(("change", "finding"), CASES.values(), ids=CASES)
def test_hostile_memos_are_found_out(target: Workspace, change: Change, finding: str) -> None:
    """A memo that is none, or that lies, is refused within the bounds; nothing of it steers a terminal."""
    memo = memo_of(target)
    memo.write_bytes(change(memo.read_bytes()))
    outcome = run(target, "verify", "output/brief.pdf")
    assert (outcome.code, finding in outcome.err) == (1, True), outcome.err
    assert "root:" not in outcome.err


def test_an_endless_memo_is_given_up(target: Workspace) -> None:
    """A memo that would take all memory is given up by the name of the limit, even where native code aborts."""
    memo = memo_of(target)
    memo.write_bytes(_drawing(b"BT (a) Tj ET " * 2_000_000)(memo.read_bytes()))
    outcome = run(target, "verify", "output/brief.pdf")
    assert (outcome.code, "error[run-limit]: needs more than" in outcome.err) == (2, True), outcome.err
