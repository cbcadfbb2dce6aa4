"""Tests of numbers, lists and quotations in each language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.catalogues.formats import Formats, formats_in

NUMBERS = {
    "en": ("12,300", "1,234.5"),
    "fr": ("12\u202f300", "1\u202f234,5"),
    "de": ("12.300", "1.234,5"),
    "de-CH": ("12'300", "1'234.5"),
    "es": ("12.300", "1234,5"),
    "ar": ("12,300", "1,234.5"),
    "ar-EG": ("١٢٬٣٠٠", "١٬٢٣٤٫٥"),
}


def table(name: str) -> Formats:
    """Return the table of a language that has one."""
    found = formats_in(name)
    assert found is not None
    return found


@pytest.mark.parametrize(("name", "written"), NUMBERS.items())
def test_numbers_are_written_as_the_language_does(name: str, written: tuple[str, str]) -> None:
    """Groups, decimals and digits are those of CLDR; Spanish groups from five digits on."""
    assert tuple(map(table(name).number, (Decimal(12300), Decimal("1234.5")))) == written


LISTS = {
    "en": "A, B and C",
    "en-US": "A, B, and C",
    "fr": "A, B et C",
    "de": "A, B und C",
    "es": "A, B y C",
    "ar": "A، B وC",
}


@pytest.mark.parametrize(("name", "listed"), LISTS.items())
def test_lists_are_written_as_the_language_does(name: str, listed: str) -> None:
    """The last two items are joined by the language's own word."""
    assert table(name).both(["A", "B", "C"]) == listed
    assert table(name).both(["A"]) == "A"


def test_spanish_and_before_the_sound_i() -> None:
    """Spanish writes e before the sound i, and y before its diphthongs."""
    assert [table("es").both(["A", last]) for last in ("Irán", "hierro", "Cuba")] == [
        "A e Irán",
        "A y hierro",
        "A y Cuba",
    ]


def test_french_spaces_around_punctuation() -> None:
    """A space that an author typed before punctuation does not break in French; other languages keep theirs."""
    typed = "Il a dit : « non » ; pourquoi ? Mais 3 : 2, oui !"
    spaced = "Il a dit\u00a0: «\u202fnon\u202f»\u202f; pourquoi\u202f? Mais 3\u00a0: 2, oui\u202f!"
    assert table("fr").spaced(typed) == spaced
    assert table("de").spaced(typed) == typed


QUOTATIONS = {
    "a pair like the outer one": ("en", "an “alliance”", "“an ‘alliance’”"),
    "straight marks": ("en", "a \"pact\" of 'peers'", "“a ‘pact’ of 'peers'”"),
    "German marks in English": ("en", "ein „Pakt“ hier", "“ein „Pakt“ hier”"),
    "French marks in English": ("en", "un « pacte »", "“un « pacte »”"),
    "English marks in French": ("fr", "an “alliance”", "«\u202fan “alliance”\u202f»"),
    "French marks in French": ("fr", "un « pacte »", "«\u202fun “pacte”\u202f»"),
    "German marks in German": ("de", "ein „Pakt“ hier", "„ein ‚Pakt‘ hier“"),
    "English marks in German": ("de", "a “pact”", "„a “pact”“"),
}


@pytest.mark.parametrize(("name", "exact", "printed"), QUOTATIONS.values(), ids=QUOTATIONS)
def test_a_quotation_keeps_its_own_marks(name: str, exact: str, printed: str) -> None:
    """The outer marks are the memo's; those inside stay, unless they are the same as the outer ones."""
    assert table(name).quoted(exact) == printed
