"""Paths that lead astray: links, pipes, devices, long names, folders in the place of files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cache.build_record import KIND
from briefgen.cache.sealed_file import seal
from tests.harbour import FACTS, LOG, SOURCE
from tests.hostile.attack import build, run, with_template
from tests.workspace import Workspace

Change = Callable[[Path], None]
TEXT, FACT_FILE, LOCK = "texts/log.txt", "briefs/corpus/facts/channel.yaml", "briefs/corpus/briefgen.lock"
SECRET = "a secret word"  # noqa: S105  # of nobody


def _pipe(name: str) -> Change:
    def change(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        os.mkfifo(root / name)

    return change


def _link(name: str, target: str) -> Change:
    def change(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(target)

    return change


def _link_out(name: str, text: str) -> Change:
    def change(root: Path) -> None:
        outside = root.parent / f"outside-{root.name}"
        outside.write_text(f"{text}\n# {SECRET}\n", "utf-8")
        _link(name, str(outside))(root)

    return change


def _folder(name: str) -> Change:
    def change(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).mkdir()

    return change


def _write(name: str, data: bytes) -> Change:
    def change(root: Path) -> None:
        (root / name).write_bytes(data)

    return change


def _many_marks(root: Path) -> None:
    (root / TEXT).write_bytes(LOG.encode() + "a\u0301\u00ad".encode() * 1_900_000)
    with (root / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write("time_limit_seconds = 1\n")


CASES: dict[str, tuple[Change, int, str]] = {
    "a brief that is a pipe": (_pipe("briefs/brief.yaml"), 2, "file-unreadable]: not a regular file"),
    "a brief that is a device": (_link("briefs/brief.yaml", "/dev/zero"), 1, "file-outside]"),
    "a brief that is its own link": (_link("briefs/brief.yaml", "brief.yaml"), 2, "file-unreadable]"),
    "a text that is a pipe": (_pipe(TEXT), 2, "texts/log.txt:1:1: error[file-unreadable]"),
    "a text that is a device": (_link(TEXT, "/dev/zero"), 1, "texts/log.txt:1:1: error[file-outside]"),
    "a text that is a folder": (_folder(TEXT), 2, "file-unreadable]"),
    "a text that is elsewhere": (_link_out(TEXT, LOG), 1, "texts/log.txt:1:1: error[file-outside]"),
    "a text in a link to nothing": (_link(TEXT, "/nowhere"), 0, "warning[quote-unproven]"),
    "a text above": (_write("briefs/corpus/sources/log.yaml", SOURCE.replace("log.txt", "../log.txt").encode()), 1, "value-format]"),
    "a text of the system": (_write("briefs/corpus/sources/log.yaml", SOURCE.replace("log.txt", "/etc/passwd").encode()), 1, "value-format]"),
    "a text that is its folder": (_write("briefs/corpus/sources/log.yaml", SOURCE.replace("log.txt", "..").encode()), 2, "file-unreadable]"),
    "a text with a long name": (_write("briefs/corpus/sources/log.yaml", SOURCE.replace("log.txt", "é" * 150).encode()), 0, "warning[quote-unproven]"),
    "a text of nothing": (_write(TEXT, b""), 1, "text-empty]"),
    "a text of space": (_write(TEXT, b" \n\n"), 1, "text-empty]"),
    "a text of noise": (_write(TEXT, bytes(range(256))), 1, "file-encoding]"),
    "a text with a NUL": (_write(TEXT, LOG.encode() + b"\0"), 1, "text-binary]"),
    "a PDF": (_write(TEXT, b"%PDF-1.4\n"), 1, "text-binary]: a PDF"),
    "a text in Latin-1": (_write(TEXT, LOG.encode() + "é".encode("latin-1")), 1, "texts/log.txt:2:1: error[file-encoding]"),
    "a text in UTF-16": (_write(TEXT, LOG.encode("utf-16")), 1, "file-encoding]"),
    "a text with what was lost": (_write(TEXT, LOG.encode() + "a\ufffd".encode()), 0, "texts/log.txt:2:2: warning[text-replaced]"),
    "a text of 11 megabytes": (_write(TEXT, LOG.encode() + b"word " * 2_200_000), 1, "file-large]"),
    "a text of many marks": (_many_marks, 2, "run-limit]: needs more than 1 s of processor time"),
    "facts that are elsewhere": (_link_out(FACT_FILE, FACTS), 1, "channel.yaml:1:1: error[file-outside]"),
    "facts that are a folder": (_folder(FACT_FILE), 2, "channel.yaml:1:1: error[file-unreadable]"),
    "facts of nothing": (_write(FACT_FILE, b""), 1, "value-type]"),
    "facts in no encoding": (_write(FACT_FILE, b"\xff\xfe"), 1, "file-encoding]"),
    "facts that are too large": (_write(FACT_FILE, FACTS.encode() + b"#" * 3_000_000), 1, "file-large]"),
    "a lock that is a pipe": (_pipe(LOCK), 2, "briefgen.lock:1:1: error[file-unreadable]"),
    "a lock that is a folder": (_folder(LOCK), 2, "briefgen.lock:1:1: error[file-unreadable]"),
    "a lock that is elsewhere": (_link_out(LOCK, "x"), 1, "briefgen.lock:1:1: error[file-outside]"),
    "a lock of noise": (_write(LOCK, bytes(range(256))), 1, "file-encoding]"),
    "a lock of nothing": (_write(LOCK, b""), 1, "lock-damaged]"),
    "settings that nest": (_write("pyproject.toml", b"[tool.briefgen]\nx = " + b"[" * 20_000), 2, "settings-syntax]"),
    "settings of noise": (_write("pyproject.toml", b"[tool.briefgen]\n\xff"), 2, "pyproject.toml:2:1: error[file-encoding]"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "code", "finding"), CASES.values(), ids=CASES)
def test_paths(target: Workspace, change: Change, code: int, finding: str) -> None:
    """What is not a regular file inside its folder is refused by name; nothing waits, and nothing outside is shown."""
    change(target.root)
    outcome = build(target)
    assert (outcome.code, finding in outcome.err) == (code, True), outcome.err
    assert SECRET not in outcome.err


def test_a_template_that_is_elsewhere(target: Workspace) -> None:
    """A template behind a link out of the workspace's templates is neither printed nor shown."""
    with_template(target, "")
    _link_out("templates/two-page-brief/memo.md.j2", SECRET)(target.root)
    outcome = build(target)
    assert outcome.code == 1
    assert "memo.md.j2:1:1: error[file-outside]" in outcome.err
    assert SECRET not in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "x" * 300),
        ("check", "x" * 300),
        ("build", "briefs", "-o", "x" * 300),
        ("build", "briefs", "--texts", "x" * 300),
        ("export", "corpus", "x" * 300),
        ("init", "x" * 300),
        ("new", "x" * 300),
        ("schema", "-o", "x" * 300),
    ],
)
def test_names_too_long(target: Workspace, arguments: tuple[str, ...]) -> None:
    """A name that the system cannot hold is a fault of input, said once in a line or two."""
    outcome = run(target, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert "name too long" in outcome.err


def test_two_briefs_of_one_name(target: Workspace) -> None:
    """Two briefs that would be written to one file are refused before either is."""
    other = target.root / "other"
    other.mkdir()
    (other / "brief.yaml").write_bytes((target.root / "briefs" / "brief.yaml").read_bytes())
    outcome = run(target, "build", "briefs/brief.yaml", "other/brief.yaml")
    assert outcome.code == 2
    assert outcome.err.startswith(
        "other/brief.yaml:1:1: error[output-twice]: it would be written to `output/brief.pdf`"
    )
    assert not (target.root / "output").exists()


def test_paths_open_from_where_the_user_is(target: Workspace) -> None:
    """From another folder, findings name files so that they open there, and show their lines."""
    facts = target.root / FACT_FILE
    facts.write_text(FACTS.replace("9, unit", "8, unit"), "utf-8")
    inside = Workspace(target.root / "briefs", target.settings)
    brief = target.root / "briefs" / "brief.yaml"
    brief.write_text(brief.read_text("utf-8") + "key_figures: [{fact: channel-depth}]\n", "utf-8")
    assert "corpus/facts/channel.yaml:9:" in run(inside, "check", "brief.yaml").err
    elsewhere = Workspace(target.root.parent, target.settings)
    outcome = run(elsewhere, "check", str(brief))
    assert f"{target.root.name}/briefs/corpus/facts/channel.yaml:9:" in outcome.err
    assert "9 |     figure: {measure: north-depth, value: 8" in outcome.err


RECORD = "output/.briefgen/brief.record"
STATE: dict[str, tuple[Change, int, str]] = {
    "a record that is a pipe": (_pipe(RECORD), 0, ""),
    "a record that is a device": (_link(RECORD, "/dev/zero"), 0, ""),
    "a record of nothing": (_write(RECORD, b""), 0, ""),
    "a record of noise": (_write(RECORD, bytes(range(256))), 0, ""),
    "a record that nests": (_write(RECORD, seal(KIND, b"[" * 100_000)), 0, ""),
    "a record of many digits": (_write(RECORD, seal(KIND, b'{"a": ' + b"9" * 5_000 + b"}")), 0, ""),
    "a record that is a folder": (_folder(RECORD), 2, "output-unwritable]"),
    "a hold that is a link": (_link("output/.briefgen/brief.lock", "/tmp/x"), 2, "output-unwritable]"),  # noqa: S108  # never made
    "a hold that is a pipe": (_pipe("output/.briefgen/brief.lock"), 2, "output-unwritable]"),
    "editions that are elsewhere": (_link("output/brief", "/tmp"), 1, "output/brief:1:1: error[file-outside]"),  # noqa: S108  # never written to
    "a journal of other files": (_write("output/brief/.issuing.json", b'["../../pyproject.toml"]'), 0, ""),
    "a journal of the system's": (_write("output/brief/.issuing.json", b'["/etc/passwd"]'), 0, ""),
    "a journal that nests": (_write("output/brief/.issuing.json", b"[" * 50_000), 0, ""),
}  # fmt: skip


@pytest.mark.parametrize(("change", "code", "finding"), STATE.values(), ids=STATE)
@pytest.mark.parametrize("issue", [(), ("--issue",)], ids=["a build", "an edition"])
def test_damaged_state(
    target: Workspace, change: Change, code: int, finding: str, issue: tuple[str, ...]
) -> None:
    """What a run keeps for the next one is mended or refused where it is damaged, and leads nowhere else."""
    (target.root / "output" / ".briefgen").mkdir(parents=True)
    if not finding:
        (target.root / "output" / "brief").mkdir()
    change(target.root)
    outcome = run(target, "build", "briefs/brief.yaml", *issue)
    assert (outcome.code, finding in outcome.err) == (code, True), outcome.err
    assert (target.root / "pyproject.toml").is_file()
