"""Broken and hostile YAML: each case with the exit code and the first finding that must come out."""

from __future__ import annotations

import pytest

from tests.harbour import BRIEF
from tests.hostile.attack import build
from tests.workspace import Workspace

SEQUENCE = "value-type]: expected keys and values in the brief"
SYNTAX = "yaml-syntax]: not valid YAML: "
BUILT: dict[str, str | bytes] = {
    "as it is": BRIEF,
    "a byte-order mark": "\ufeff" + BRIEF,
    "line ends of Windows": BRIEF.replace("\n", "\r\n"),
    "line ends of old": BRIEF.replace("\n", "\r"),
    "an end marker": BRIEF + "...\n",
    "a directive": "%YAML 1.1\n---\n" + BRIEF,
    "a large comment": BRIEF + "# " + "x" * 1_900_000 + "\n",
    "a word that is no boolean": BRIEF.replace("title: The north channel stays closed", "title: no"),
    "a title like a date": BRIEF.replace("title: The north channel stays closed", "title: 2024-01-01"),
}
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", SEQUENCE),
    "a comment": ("# x\n", SEQUENCE),
    "a list": ("- a\n- b\n", SEQUENCE),
    "a word": ("hello\n", SEQUENCE),
    "two documents": (BRIEF + "---\na: 1\n", "yaml-syntax]: a second YAML document begins here"),
    "UTF-16": (BRIEF.encode("utf-16"), "file-encoding]"),
    "UTF-16 without a mark": (BRIEF.encode("utf-16-le"), "yaml-character]: control character U+0000"),
    "UTF-32": (BRIEF.encode("utf-32"), "file-encoding]"),
    "Latin-1": (BRIEF.replace("north", "nörth").encode("latin-1"), "brief.yaml:1:1: error[file-encoding]"),
    "noise": (bytes(range(256)) * 9, "file-encoding]"),
    "a NUL": (BRIEF + "\0", "yaml-character]: control character U+0000"),
    "NEL, a line break to some": (BRIEF.replace(" stays", "\x85x: 1"), "yaml-character]: control character U+0085"),
    "LS, a line break to some": (BRIEF.replace(" stays", "\u2028x: 1"), "brief.yaml:1:25: error[yaml-character]"),
    "an escaped NEL": (BRIEF.replace("The north", '"\\N"'), SYNTAX),
    "an escaped NUL": (BRIEF + 'to: "a\\0b"\n', "brief.yaml:13:5: error[yaml-character]"),
    "an escaped return": (BRIEF + 'to: "a\\rb"\n', "brief.yaml:13:5: error[yaml-character]: control character U+000D"),
    "half a character": (BRIEF + 'to: "\\ud800"\n', SYNTAX),
    "a character beyond the last": (BRIEF + 'to: "\\U00110000"\n', SYNTAX),
    "a cut escape": (BRIEF + 'to: "\\u12"\n', SYNTAX),
    "a tab for indentation": (BRIEF + "views:\n\t- a\n", SYNTAX),
    "a tag": (BRIEF + "to: !!str x\n", "yaml-tag]"),
    "a tag of Python": (BRIEF + "to: !!python/object/apply:os.system [id]\n", "yaml-tag]"),
    "an anchor": (BRIEF + "to: &a x\n", "yaml-alias]"),
    "an alias": (BRIEF + "to: *a\n", "yaml-alias]"),
    "laughs": ("a: &a [lol, lol]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml-alias]"),
    "a merge": (BRIEF + "<<: {title: x}\n", "key-unknown]: unknown key `<<`"),
    "a key twice": (BRIEF + "title: x\n", "brief.yaml:13:1: error[yaml-duplicate-key]"),
    "a key 20,000 times": (BRIEF + "title: x\n" * 20_000, "yaml-duplicate-key]"),
    "100,000 unknown keys": (BRIEF + "".join(f"k{i}: 1\n" for i in range(100_000)), "key-unknown]"),
    "20,000 unknown views": (BRIEF + f"views: [{'a,' * 20_000}]\n", "question-unknown]: no question `a`"),
    "300,000 values": (BRIEF + f"views: [{'a,' * 300_000}]\n", "yaml-limit]: more than 200000 values"),
    "deep brackets": (BRIEF + "x: " + "[" * 100_000, "yaml-limit]: nested deeper than 32 levels"),
    "deep dashes": (BRIEF + "x:\n  " + "- " * 100_000, "yaml-limit]: nested deeper than 32 levels"),
    "deep braces": (BRIEF + "x: " + "{a: " * 50_000, "yaml-limit]: nested deeper than 32 levels"),
    "deep keys": ("? " * 50_000, "yaml-limit]: nested deeper than 32 levels"),
    "three megabytes": (BRIEF + "# " + "x" * 3_000_000, "file-large]"),
    "a huge title": (BRIEF.replace("The north", "x" * 1_900_000), "value-range]: longer than 160 characters"),
    "5,000 digits": (BRIEF + f"edition: {'9' * 5_000}\n", "value-type]: expected a whole number"),
    "a huge power": (BRIEF + "edition: 1e999999\n", "value-type]: expected a whole number"),
    "not a number": (BRIEF + "edition: .nan\n", "value-type]: expected a whole number"),
    "a word for true": (BRIEF + "edition: yes\n", "value-type]: expected a whole number"),
    "an open quotation mark": (BRIEF + 'to: "x\n', "brief.yaml:13:5: error[yaml-syntax]"),
    "an open bracket": (BRIEF + "views: [a\n", "brief.yaml:13:8: error[yaml-syntax]"),
    "a percent sign": (BRIEF + "to: %x\n", SYNTAX),
    "another version": ("%YAML 3.0\n---\n" + BRIEF, SYNTAX),
    "a key that colours": (BRIEF + '"\\e[31mred": c\n', "unknown key `\\x1b[31mred`"),
    "an override": (BRIEF + "to: a\u202eb\n", "brief.yaml:13:6: error[yaml-character]: character U+202E RIGHT-TO-LEFT OVERRIDE"),
    "an escaped override": (BRIEF + 'to: "a\\u202eb"\n', "brief.yaml:13:5: error[yaml-character]"),
    "an override in a comment": (BRIEF + "# a\u2066b\n", "character U+2066 LEFT-TO-RIGHT ISOLATE"),
    "the year 0": (BRIEF.replace("2026-03-20", "0000-01-01"), "value-format]"),
    "no leap year": (BRIEF.replace("2026-03-20", "2023-02-29"), "value-format]"),
    "digits of another script": (BRIEF.replace("2026-03-20", "２０２６-03-20"), "value-format]"),
}  # fmt: skip


@pytest.mark.parametrize("text", BUILT.values(), ids=BUILT)
def test_ordinary_text_is_built(target: Workspace, text: str | bytes) -> None:
    """What is odd and means one thing is built."""
    _put(target, text)
    assert build(target).code == 0


@pytest.mark.parametrize(("text", "finding"), REFUSED.values(), ids=REFUSED)
def test_hostile_text_is_refused(target: Workspace, text: str | bytes, finding: str) -> None:
    """What is broken is refused at its place by one rule, within the time, and the old memo stays."""
    _put(target, text)
    outcome = build(target)
    assert outcome.code == 1
    assert finding in outcome.err.splitlines()[0]
    assert len(outcome.err.splitlines()) < 1_000


def _put(target: Workspace, text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    (target.root / "briefs" / "brief.yaml").write_bytes(data)
