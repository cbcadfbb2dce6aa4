"""Tests of the lock file: it is read back as it was written, or refused."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.corpus.anchor import anchor_quote
from briefgen.corpus.fold import NORMALISER, fold
from briefgen.corpus.lock_format import (
    Key,
    Lock,
    LockedQuotation,
    format_lock,
    lock_quotation,
    parse_lock,
    quotation_key,
)
from briefgen.corpus.locked_source import LockedSource
from briefgen.corpus.place import Place
from briefgen.corpus.source_text import text_hash

MARCH, APRIL = date(2026, 3, 20), date(2026, 4, 1)
SAMPLE = Lock(
    {
        "harbour-notes": LockedSource(text_hash("the quay is shut")),
        "pilot-log": LockedSource(text_hash("x"), "0"),
    },
    {
        quotation_key("fact:quay-shut", "harbour-notes", "quay is shut"): LockedQuotation(
            "exact", Place(4, 16), MARCH
        ),
        quotation_key("fact:quay-shut", "pilot-log", "quay is shut"): LockedQuotation("missing", None, APRIL),
        quotation_key("view:open-or-wait", "harbour-notes", "the"): LockedQuotation("ambiguous", None, MARCH),
    },
)
TEXT = format_lock(SAMPLE)

IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
KEYS = st.builds(Key, IDS.map(lambda name: f"fact:{name}"), IDS, HASHES.map(lambda digits: digits[:12]))
PLACED = st.builds(
    lambda start, length, day: LockedQuotation("exact", Place(start, start + length), day),
    st.integers(0, 10**7), st.integers(1, 400), st.dates(),
)  # fmt: skip
UNPLACED = st.builds(
    lambda state, day: LockedQuotation(state, None, day),
    st.sampled_from(["ambiguous", "missing"]), st.dates(),
)  # fmt: skip
LOCKS = st.builds(
    Lock,
    st.dictionaries(IDS, st.builds(LockedSource, HASHES, st.just(NORMALISER))),
    st.dictionaries(KEYS, PLACED | UNPLACED),
)


@given(LOCKS)
def test_a_lock_is_read_as_it_was_written(lock: Lock) -> None:
    """Any lock that is written is read back equal, and written again gives the same text."""
    text = format_lock(lock)
    again, problem = parse_lock(text)
    assert (again, problem) == (lock, None)
    assert format_lock(again) == text


def test_the_file_is_toml_with_a_line_per_entry() -> None:
    """The lock file is TOML, with one line for each source and quotation."""
    assert len(tomllib.loads(TEXT)["quotations"]) == 3
    assert sum(line.startswith('"') for line in TEXT.splitlines()) == 5


def test_every_flipped_bit_is_noticed() -> None:
    """No bit of the file can change unnoticed."""
    data = TEXT.encode()
    for at in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        try:
            text = flipped.decode()
        except UnicodeDecodeError:
            continue
        lock, problem = parse_lock(text)
        assert problem is not None, at
        assert lock == Lock()


def test_every_truncation_is_noticed() -> None:
    """A file that is truncated anywhere is refused."""
    for length in range(len(TEXT)):
        lock, problem = parse_lock(TEXT[:length])
        assert problem is not None, length
        assert lock == Lock()


def _edited(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


LINES = TEXT.split("\n")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "not a lock's first line"),
        (_edited("lock 4:", "lock 5:"), 1, "the lock was written by another version of briefgen"),
        (_edited("[quotations]\n", "[quotations]\n<<<<<<< ours\n"), 8, "an unresolved merge conflict"),
        (_edited(LINES[9], f"{LINES[9]}\n=======\n{LINES[9]}"), 11, "an unresolved merge conflict"),
        (_edited(LINES[8], f"{LINES[8]}\n{LINES[8]}"), 10, "a second line for the same key"),
        (_edited("start = 4", "start = 5"), 8, "a line was changed after it was written"),
        (_edited("2026-03-20", "2026-03-21"), 8, "a line was changed after it was written"),
        (_edited("[sources]\n", "[sources]\n\n"), 5, "expected `[quotations]`"),
        (_edited("\n\n[end]", "\n[end]"), 11, "a line was changed after it was written"),
        (TEXT + "x", 13, "expected an empty line"),
        (TEXT + "\n", 14, "text after the end"),
        ("\n".join(LINES[:10]), 10, "cut short"),
    ],
)
def test_damage_is_named_with_its_line(text: str, line: int, message: str) -> None:
    """A damaged file gives an empty lock, and the problem with its line."""
    lock, problem = parse_lock(text)
    assert lock == Lock()
    assert problem is not None
    assert (problem.line, problem.message) == (line, message)


def test_harmless_changes_are_accepted() -> None:
    """CRLF line ends and lines that a merge left unsorted are accepted."""
    assert parse_lock(TEXT.replace("\n", "\r\n")) == (SAMPLE, None)
    assert parse_lock(_edited(f"{LINES[8]}\n{LINES[9]}", f"{LINES[9]}\n{LINES[8]}")) == (SAMPLE, None)


def test_a_new_quotation_is_a_diff_of_one_line() -> None:
    """A new quotation adds one line and changes no other."""
    key = quotation_key("fact:a", "pilot-log", "shut")
    more = Lock(SAMPLE.sources, {**SAMPLE.quotations, key: LockedQuotation("exact", Place(1, 5), APRIL)})
    lines = format_lock(more).split("\n")
    assert [line for line in lines if line not in LINES] == [line for line in lines if "fact:a@" in line]
    assert len(lines) == len(LINES) + 1


def test_keys_ignore_typography() -> None:
    """A quotation with other typography has the same key; another quotation, owner or source has another key."""
    key = quotation_key("fact:a", "notes", "the ‘old’\nquay")
    assert key == quotation_key("fact:a", "notes", "the 'old' quay")
    others = [
        ("fact:b", "notes", "the 'old' quay"),
        ("fact:a", "log", "the 'old' quay"),
        ("fact:a", "notes", "the"),
    ]
    assert all(key != quotation_key(*other) for other in others)


def test_locking_again_does_not_change_the_date() -> None:
    """A quotation at the same place has the same line; a moved one gets a new date."""
    first = lock_quotation(anchor_quote(fold("the “old” quay"), "old"), None, MARCH)
    assert first == LockedQuotation("exact", Place(5, 8), MARCH)
    assert lock_quotation(anchor_quote(fold('the "old"\nquay'), "old"), first, APRIL) == first
    moved = lock_quotation(anchor_quote(fold("the quay, old"), "old"), first, APRIL)
    assert moved == LockedQuotation("exact", Place(10, 13), APRIL)


def test_a_text_is_compared_with_its_locked_hash() -> None:
    """A text is the locked one, another one, or not comparable if there is no hash by the same normaliser."""
    assert SAMPLE.compare("harbour-notes", text_hash("the  quay is shut\n")) == "same"
    assert SAMPLE.compare("harbour-notes", text_hash("the quay is open")) == "changed"
    assert SAMPLE.compare("pilot-log", text_hash("x")) == "incomparable"
    assert SAMPLE.compare("unknown", text_hash("x")) == "incomparable"
