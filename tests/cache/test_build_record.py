"""Tests of records: what is written is read again, and nothing that was damaged."""

from __future__ import annotations

import json

import pytest

from briefgen.cache.build_record import Output, Record, differences, parse_record, record_text
from briefgen.cache.footprint import Footprint

RECORD = Record(
    inputs={"brief": "1", "fact:a": "2"},
    outputs={"a.pdf": Output("3", "4")},
    summary={"body_pages": 4},
    footprint=Footprint({"/a": "5"}, {"/b": "6"}),
    seen_ns=7,
)


def test_a_record_is_read_as_it_was_written() -> None:
    """A record survives being written and read."""
    assert parse_record(record_text(RECORD)) == RECORD


def test_every_damaged_byte_is_found() -> None:
    """A record with one byte changed, or cut short anywhere, is none."""
    text = record_text(RECORD)
    for at in range(len(text)):
        assert parse_record(text[:at]) is None
        changed = text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :]
        assert parse_record(changed) in (None, RECORD)
        if parse_record(changed) == RECORD:
            assert json.loads(changed) == json.loads(text)


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b"null", b"[" * 100_000, b'{"version": 1, "seal": ""}'])
def test_what_is_no_record(text: bytes) -> None:
    """Anything else is no record."""
    assert parse_record(text) is None


def test_another_version_is_none() -> None:
    """A record of another version is not read."""
    whole = json.loads(record_text(RECORD))
    assert parse_record(json.dumps(whole | {"version": 0}).encode()) is None


def test_differences_are_named() -> None:
    """What changed between two builds is named, in order."""
    old, new = {"a": "1", "b": "1", "c": "1"}, {"b": "2", "c": "1", "d": "1"}
    assert differences(old, new) == ("a removed", "b changed", "d added")
