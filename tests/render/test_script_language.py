"""Tests of splitting text by script and guessing its language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.script_language import split_by_script


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim met him in 2024", [("Kim met him in 2024", None)]),
        ("", [("", None)]),
        ("by Владимир Путин, who", [("by ", None), ("Владимир Путин", "ru"), (", who", None)]),
        ("Київ", [("Київ", "uk")]),
        ("김정은 and 习近平", [("김정은", "ko"), (" and ", None), ("习近平", "zh")]),
        ("東京タワー", [("東京タワー", "ja")]),
        ("5 μm of Λόγος", [("5 μm of ", None), ("Λόγος", "el")]),
        ("تهران گفت", [("تهران گفت", "fa")]),
        ("الرياض 1948", [("الرياض", "ar"), (" 1948", None)]),
        ("→ € ≥ “quoted” é ậ", [("→ € ≥ “quoted” é ậ", None)]),
    ],
)
def test_language_is_guessed_from_script(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Text in another script is a run of its own; a name of several words is one run."""
    assert [(words.text, words.lang) for words in split_by_script(text)] == expected


def test_given_language_takes_precedence() -> None:
    """A language that the author gives takes precedence over the script."""
    assert [(w.text, w.lang) for w in split_by_script("Kyiv: Киев, لا", "bg")] == [
        ("Kyiv: ", "bg"),
        ("Киев", "bg"),
        (", ", "bg"),
        ("لا", "bg"),
    ]


def test_letters_of_the_document_are_no_foreign_text() -> None:
    """A Persian memo has no Arabic words in it, as far as letters tell, and a Japanese one no Chinese ones."""
    assert [w.lang for w in split_by_script("بله تهران", None, "fa-IR")] == [None]
    assert [w.lang for w in split_by_script("東京 한국", None, "ja")] == [None, "ko"]


@given(st.text("aж 한近あا€μ.,1(\n"))
def test_runs_join_to_the_text(text: str) -> None:
    """The runs joined together are the text."""
    assert "".join(words.text for words in split_by_script(text)) == text
