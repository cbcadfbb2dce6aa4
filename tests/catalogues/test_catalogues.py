"""Tests of the catalogues: every message is in each, with the same placeholders and every plural form."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from briefgen.catalogues.formats import formats_in
from briefgen.catalogues.po_file import Key, Messages, header_fields, read_po
from briefgen.catalogues.words import FOLDER, languages, words_in
from tests.catalogues.messages import all_messages

WHOLE = [name for name in languages() if "-" not in name]
HEADER: Key = ("", "")


def faults(messages: Messages, wanted: dict[Key, None], forms: int, *, english: bool = False) -> list[str]:
    """Return what is wrong with a catalogue, in words."""
    found = [f"missing: {key}" for key in wanted if key not in messages]
    found += [f"extra: {key}" for key in messages if key not in wanted and key != HEADER]
    for key, translated in messages.items():
        if key == HEADER or key not in wanted:
            continue
        plural = "\0" in key[1]
        if len(translated) != (forms if plural else 1):
            found.append(f"plural forms: {key}")
        if not english and not all(translated):
            found.append(f"empty: {key}")
        found += [f"placeholders: {key}" for form in translated if form and not _fits(key, form)]
    return found


def _fits(key: Key, form: str) -> bool:
    """Check the placeholders of a translation; a plural form may leave out its number."""
    given = set().union(*(_fields(text) for text in key[1].split("\0")))
    if key[0].endswith(": sentence"):
        given = {"range", "judgement"}
    missing = given - _fields(form)
    return _fields(form) <= given and (not missing or ("\0" in key[1] and missing == {"number"}))


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _read(name: str) -> Messages:
    return read_po((FOLDER / f"{name}.po").read_text("utf-8"))


@pytest.mark.parametrize("name", WHOLE)
def test_a_catalogue_has_every_message(name: str) -> None:
    """Each message is translated, none is left over, and the placeholders are those of the message."""
    messages = _read(name)
    forms = len(header_fields(messages)["X-Plural-Categories"].split())
    assert faults(messages, all_messages(), forms, english=name == "en") == []


@pytest.mark.parametrize("name", [name for name in languages() if "-" in name])
def test_a_region_has_messages_of_its_language(name: str) -> None:
    """The catalogue of a region has nothing that its language has not."""
    messages = _read(name)
    assert faults(messages, {key: None for key in all_messages() if key in messages}, 2) == []


BAD = {
    "missing": ({}, ["missing: ('', 'Note {number}')"]),
    "extra": ({("", "Note {number}"): ("N {number}",), ("", "x"): ("x",)}, ["extra: ('', 'x')"]),
    "empty": ({("", "Note {number}"): ("",)}, ["empty: ('', 'Note {number}')"]),
    "placeholder": ({("", "Note {number}"): ("N {n}",)}, ["placeholders: ('', 'Note {number}')"]),
}


@pytest.mark.parametrize(("messages", "found"), BAD.values(), ids=BAD)
def test_a_fault_is_found(messages: Messages, found: list[str]) -> None:
    """A missing, extra or empty message, and a wrong placeholder, is found."""
    assert faults(messages, {("", "Note {number}"): None}, 2) == found


@pytest.mark.parametrize("name", languages())
def test_every_language_has_formats_and_plurals(name: str) -> None:
    """Each catalogue has a table of formats, and its plural rule gives a named form for every count."""
    assert formats_in(name) is not None
    words = words_in(name)
    assert {words.plural_index(n) for n in range(200)} == set(range(len(words.plural_categories)))


def test_french_punctuation_has_its_spaces() -> None:
    """In French a narrow no-break space is before `;`, `!` and `?`, a no-break space before a colon."""
    if "fr" not in WHOLE:
        pytest.skip("no French catalogue")
    for forms in _read("fr").values():
        for form in forms:
            if form and "Plural-Forms" not in form:
                assert not re.search(r"(?<![\u202f])[;!?]|(?<!\u00a0):|«(?!\u202f)|(?<!\u202f)»", form), form
