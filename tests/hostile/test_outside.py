"""What comes from outside the files: options, the environment, and the names of files themselves."""

from __future__ import annotations

import os

import pytest

from tests.hostile.attack import memo_of, run
from tests.workspace import Workspace

BRIEF = "briefs/brief.yaml"
SETTINGS = {
    "no value": ("title=", "value-empty]"),
    "no key": ("=x", "set-form]"),
    "no sign": ("title", "set-form]"),
    "an unknown key": ("nonsense=1", "key-unknown]"),
    "an unknown merge": ("<<=x", "key-unknown]"),
    "an anchor": ("title=&a x", "set-value]"),
    "an open list": ("title=[", "set-value]"),
    "a tag": ("title=!!python/object:os.system x", "set-value]"),
    "a path": ("product=../../etc", "value-format]"),
    "a control": ("title=\x1b[31m", "set-value]: control character U+001B"),
    "half a character": ("title=\udcff", "set-value]: control character U+DCFF"),
    "an override": ("title=\u202ex", "set-value]: character U+202E"),
    "an escaped NUL": ('title="a\\0b"', "set-value]: control character U+0000"),
    "a long text": (f"title={'x' * 100_000}", "value-range]"),
    "two documents": ("title=x\n---\ny", "set-value]"),
    "deep lists": (f"judgements={'[' * 5_000}", "set-value]"),
    "a template": ("title={{9**9}}", "set-value]"),
    "no date": ("as_of=0000-01-01", "value-format]"),
    "a huge number": ("edition=1e9", "value-type]"),
    "a language of another script": ("language=ko-\u1112", "value-format]"),
}
DAYS = ("x", "", "0000-00-00", "2026-3-1", "2023-02-29", "٢٠٢٦-03-20", "\x1b[31m", "1" * 5_000)
TIMES = ("x", "-1", " 1", "٣", "1e3", "1_0", "0x1", "253402300800", "9" * 5_000, "\x1b")
HARMLESS = (
    {"SOURCE_DATE_EPOCH": "0"},
    {"SOURCE_DATE_EPOCH": "253402300799"},
    {"BRIEFGEN_TEXTS": ":::"},
    {"_BRIEFGEN_COMPLETE": "bash_source"},
    {"_BRIEFGEN_COMPLETE": "complete_zsh"},
    {"COLUMNS": "x", "TERMINAL_WIDTH": "x", "TERM": "\x1b"},
    {"HOME": "/dev/null", "TMPDIR": "/nowhere", "PWD": "/nowhere"},
    {"TZ": "Nowhere/Never", "LC_ALL": "xx_XX"},
)
TEXTS = ("/nowhere:/dev/zero:/etc/passwd", "x" * 5_000, "\x1b[31m")
NAMES = (
    b"a\x1b[31mb",
    b"a\nb",
    b"a\x7fb",
    b"\xff\xfe",
    "a\u2028b".encode(),
    "\u202egnp".encode(),
    "한국".encode(),
    b"{{ x }}%s",
    b"a\"b'(c)\\",
    b"-x",
    b".",
)


@pytest.mark.parametrize(("given", "finding"), SETTINGS.values(), ids=SETTINGS)
def test_hostile_settings_of_a_brief(target: Workspace, given: str, finding: str) -> None:
    """A value set on the command line is held to what one in the file is, and quoted at a sane length."""
    outcome = run(target, "build", BRIEF, "--set", given)
    assert outcome.code in (1, 2)
    assert finding in outcome.err
    assert len(outcome.err) < 1_000


@pytest.mark.parametrize("day", DAYS)
def test_days_that_are_none(target: Workspace, day: str) -> None:
    """A day that is none is refused, and no other is put in its place."""
    outcome = run(target, "build", BRIEF, "--as-of", day)
    assert (outcome.code, "error[date-form]" in outcome.err) == (2, True)
    assert len(outcome.err) < 1_000


@pytest.mark.parametrize("time", TIMES)
def test_times_that_are_none(target: Workspace, time: str) -> None:
    """A reproducible date that is none is refused."""
    outcome = run(target, "build", BRIEF, environment={"SOURCE_DATE_EPOCH": time})
    assert (outcome.code, "error[date-form]" in outcome.err) == (2, True)
    assert len(outcome.err) < 1_000


@pytest.mark.parametrize("environment", HARMLESS, ids=str)
def test_an_odd_environment(target: Workspace, environment: dict[str, str]) -> None:
    """What the environment holds besides is no reason not to build."""
    assert run(target, "build", BRIEF, environment=environment).code == 0


@pytest.mark.parametrize("folders", TEXTS)
def test_folders_of_texts_that_are_none(target: Workspace, folders: str) -> None:
    """Folders of texts that the environment names and that do not exist are reported, at a sane length."""
    outcome = run(target, "build", BRIEF, environment={"BRIEFGEN_TEXTS": folders})
    assert outcome.code == 2
    why = (
        "no folder of texts: name too long"
        if max(map(len, folders.split(os.pathsep))) > 255
        else "no such folder of texts"
    )
    assert f"error[file-unreadable]: {why}" in outcome.err
    assert len(outcome.err) < 1_000
    assert outcome.err.replace("\n", "").isprintable()


@pytest.mark.parametrize("name", NAMES)
def test_odd_names(target: Workspace, name: bytes) -> None:
    """A brief of any name is built under it, and no name moves the cursor of a terminal."""
    path = os.fsdecode(b"briefs/" + name + b".yaml")
    (target.root / path).write_bytes((target.root / BRIEF).read_bytes())
    outcome = run(target, "build", path)
    assert (outcome.code, outcome.err) == (0, "")
    assert memo_of(target).with_name(os.fsdecode(name + b".pdf")).is_file()
    assert outcome.out.rstrip("\n").isprintable()


@pytest.mark.parametrize("name", NAMES[:4])
@pytest.mark.parametrize("style", ["human", "json", "sarif", "github"])
def test_odd_names_in_a_corpus(full: Workspace, name: bytes, style: str) -> None:
    """Findings on a file of any name are printed, in every format, without what would steer a terminal."""
    here = full.root / "briefs" / "corpus" / "facts"
    first = min(here.iterdir())
    (here / os.fsdecode(name + first.suffix.encode())).write_bytes(b"title: [\n")
    outcome = run(full, "check", "briefs", "--format", style)
    assert outcome.code == 1
    assert "".join((outcome.out + outcome.err).split()).isprintable()


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", BRIEF, "-o", "/dev/null"),
        ("build", BRIEF, "-o", "/proc/x"),
        ("build", BRIEF, "-o", "pyproject.toml"),
        ("build", BRIEF, "-o", "x/" * 2_000),
        ("build", "/dev/zero"),
        ("build", "/nowhere"),
        ("build", "--n\x1bo"),
        ("b\x1b",),
        ("explain", "\x1b[31m"),
        ("explain", "x\u202e" * 1_000),
        ("schema", "\x1b"),
        ("export", "brief", "/dev/zero"),
        ("new", "\x1b[31m"),
        ("new", "x\ny"),
        ("new", "abc", "--product", "../../x"),
        ("init", "/dev/null"),
        ("lock", "--date", "x"),
        ("verify", "/nowhere"),
        ("check", BRIEF, "--texts", "/dev/zero"),
    ],
    ids=lambda arguments: " ".join(arguments)[:40].encode("unicode_escape").decode(),
)
def test_hostile_arguments(target: Workspace, arguments: tuple[str, ...]) -> None:
    """What makes no sense is a fault of usage, said in a line or two."""
    outcome = run(target, *arguments)
    assert outcome.code == 2
    assert len(outcome.err) < 12_000
    assert len(outcome.err.splitlines()) < 6


def test_a_memo_that_is_a_pipe(target: Workspace) -> None:
    """A pipe in a memo's place keeps nobody waiting."""
    os.mkfifo(target.root / "memo.pdf")
    outcome = run(target, "verify", "memo.pdf")
    assert (outcome.code, "not a regular file" in outcome.err) == (2, True)
