"""Tests of records: what is written is read again, and nothing that was damaged."""

from __future__ import annotations

import json

import pytest

from briefgen.cache.build_record import KIND, Record, WrittenFile, differences, parse_record, record_bytes
from briefgen.cache.file_stamp import Stamp
from briefgen.cache.footprint import Footprint
from briefgen.cache.sealed_file import seal, unseal

RECORD = Record(
    inputs={"brief": "1", "fact:a": "2"},
    outputs={"a.pdf": WrittenFile("3", Stamp(4, 5, 6, 7)), "a.md": WrittenFile("8", None)},
    summary={"body_pages": 4},
    footprint=Footprint({"/a": Stamp(1, 2, 3, 4), "/none": None}, {"/b": "6"}),
    started_ns=7,
)


def test_a_record_is_read_as_it_was_written() -> None:
    """A record survives being written and read."""
    assert parse_record(record_bytes(RECORD)) == RECORD


def test_every_damaged_byte_is_found() -> None:
    """A record with one byte changed, or cut short anywhere, is none."""
    text = record_bytes(RECORD)
    for at in range(len(text)):
        assert parse_record(text[:at]) is None
        changed = text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :]
        assert parse_record(changed) is None


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b"null", b"[" * 100_000, b'{"outputs": {"a": 1}}'])
def test_what_is_no_record(text: bytes) -> None:
    """Anything else is no record, even where it has the seal of one."""
    assert parse_record(text) is None
    assert parse_record(seal(KIND, text)) is None


def test_another_version_is_none() -> None:
    """A record of another version is not read."""
    data = unseal(KIND, record_bytes(RECORD))
    assert data is not None
    assert parse_record(seal("build record 1", data)) is None
    before_seals = json.dumps({"version": 1, "seal": "0", **json.loads(data)}).encode()
    assert parse_record(before_seals) is None


def test_differences_are_named() -> None:
    """What changed between two builds is named, in order."""
    old, new = {"a": "1", "b": "1", "c": "1"}, {"b": "2", "c": "1", "d": "1"}
    assert differences(old, new) == ("a removed", "b changed", "d added")
