"""Tests of splitting files into entries: a single entry reads like in its whole file."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.corpus.entry_scan import ScannedEntry, scan_entries
from briefgen.reading.yaml_text import YamlText, read_yaml

BODIES = st.sampled_from(
    [
        "    statement: It is closed.\n",
        "    statement: It is,\n      and stays, closed.\n",
        '    statement: "It is closed"\n',
        '    statement: "It\n  - id: fake\n    figure: {measure: fake}"\n',
        "    statement: 'It\n  - id: fake\n'\n",
        "    statement: the pilots' and 'theirs'\n",
        "    statement: |\n      - id: fake\n      # no comment\n",
        "    statement: |+\n      kept\n\n",
        "    statement: >-\n        folded\n      #no comment\n",
        "    figure: {measure: depth, value: 9, unit: m}\n",
        '    figure: {"measure" : "depth", value: 9, unit: m}\n',
        "    figure:\n      measure:\n        depth\n      value: 9\n",
        '    figure: {"me\\x61sure": depth}\n',
        "    figure: {measure: !!str depth}\n",
        "    figure: {? measure : depth}\n",
        "    evidence: [{source: log,\n  exact: a}]\n",
        "    evidence:\n      - source: log\n        exact: a\n",
        "    # a note\n",
        "  # a comment\n",
        "# at the margin\n",
        "\n",
        "    \n",
        "\t\n",
        "  text\n",
        "measures:\n",
        "other: 5\n",
        "...\n",
        "    x: [\n",
    ]
)
HEADS = st.sampled_from(
    [
        "  - id: {}\n",
        "  - {{id: {}, statement: a}}\n",
        "  - 'id': '{}'\n",
        "  - id:\n      {}\n",
        "  - statement: a\n    id: {}\n",
        "  -   id: {}\n      kind: b\n",
        "  - id: {}\n      more\n",
        "- id: {}\n",
        "  - sub: {{id: inner}}\n    id: {}\n",
        "  - id: {}\n    id: again\n",
        '  - "id": "{}"  # note\n',
        "  - 7\n",
        "  - - id: {}\n",
    ]
)
ENTRY = st.tuples(HEADS, st.lists(BODIES, max_size=2, unique_by=lambda body: body.partition(":")[0])).map(
    lambda parts: parts[0] + "".join(parts[1])
)
TOPS = st.sampled_from(["facts:\n", "facts: # all\n", "measures:\n", "---\nfacts:\n", "# a\n\nfacts:\n", ""])
LISTS = st.tuples(TOPS, st.lists(ENTRY, max_size=4)).map(lambda parts: parts[0] + "".join(parts[1]))
TEXTS = st.lists(LISTS, min_size=1, max_size=2).map(lambda lists: _numbered("".join(lists)))


def _numbered(text: str) -> str:
    """Give each entry its own id."""
    parts = text.replace("{{", "\0").replace("}}", "\1").split("{}")
    named = "".join(f"{part}entry-{i}" for i, part in enumerate(parts[:-1])) + parts[-1]
    return named.replace("\0", "{").replace("\1", "}")


def _entries(whole: YamlText) -> list[tuple[str, int]]:
    lists = whole.data if isinstance(whole.data, dict) else {}
    return [
        (key, i)
        for key, entries in lists.items()
        for i in range(len(entries) if isinstance(entries, list) else 0)
    ]


def _cut(text: str, item: ScannedEntry) -> YamlText:
    part = text.encode()[item.start : item.end].decode()
    return read_yaml(part, "facts/a.yaml", first_line=item.line)[0]


@settings(max_examples=200)
@given(TEXTS)
def test_an_entry_is_the_same_alone_as_in_its_file(text: str) -> None:
    """Each entry of a split file has the same values and places as when the whole file is read."""
    whole, problems = read_yaml(text, "facts/a.yaml")
    items = scan_entries(text.encode()).items
    if problems or items is None:
        return
    assert [item.key for item in items] == [key for key, _ in _entries(whole)]
    for item, path in zip(items, _entries(whole), strict=True):
        part = _cut(text, item)
        assert part.data == [whole.lookup(path)]
        if isinstance(part.data[0].get("id"), str):
            below = [p[1:] for p in part.values if len(p) > 1]
            assert [part.at((0, *p)) for p in below] == [whole.at((*path, *p)) for p in below]


@settings(max_examples=200)
@given(TEXTS)
def test_no_word_is_missed(text: str) -> None:
    """Every id of an entry, and every measure of a figure, is found in its file."""
    whole, problems = read_yaml(text, "facts/a.yaml")
    scan = scan_entries(text.encode())
    for path in _entries(whole) if not problems else ():
        entry = whole.lookup(path)
        if isinstance(entry, dict):
            figure = entry.get("figure")
            assert {entry.get("id")} <= {*scan.ids, None} or " " in str(entry["id"])
            assert not isinstance(figure, dict) or {figure.get("measure")} <= {*scan.measures, None}


@settings(max_examples=200)
@given(TEXTS)
def test_entries_do_not_overlap(text: str) -> None:
    """Entries follow each other in the file and do not overlap."""
    items = scan_entries(text.encode()).items or ()
    assert all(a.end <= b.start and a.line < b.line for a, b in pairwise(items))


PLAIN = "facts:\n  - id: a\n    statement: b\n  # of c\n\n  - id: c\n    figure: {measure: d}\n"
WHOLE = {
    "a quotation over lines": PLAIN + '    statement: "e\n  - id: f"\n',
    "a key of no list": PLAIN + "other: 5\n",
    "a list twice": PLAIN + PLAIN,
    "an entry without an id": PLAIN + "  - statement: e\n",
    "an entry further out": PLAIN + " - id: e\n",
    "a tab": PLAIN + "    statement: a\tb\n",
    "a control character": PLAIN + "    statement: a\x07\n",
    "Windows line ends": PLAIN.replace("\n", "\r\n"),
    "a byte-order mark": "\ufeff" + PLAIN,
    "a document's start": "---\n" + PLAIN,
    "an allowance from within the entry before": PLAIN + "    # briefgen: allow x: y\n  - id: e\n",
    "no list": "- id: a\n",
}


def test_a_plain_file_is_split() -> None:
    """An entry includes the comments right above it, and the lines before it are counted."""
    items = scan_entries(PLAIN.encode()).items or ()
    assert [(i.key, i.id, i.measures, i.line) for i in items] == [
        ("facts", "a", (), 1),
        ("facts", "c", ("d",), 3),
    ]
    assert PLAIN.encode()[items[1].start :].startswith(b"  # of c\n")


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_other_files_are_not_split(text: str) -> None:
    """A file that cannot be split safely is not split, but its ids and measures are known."""
    scan = scan_entries(text.encode())
    assert (scan.items, "a" in scan.ids) == (None, True)
