"""The language of words by their script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.script_language import by_script


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
def test_a_script_tells_its_language(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Words in another script are told from the text around, a name of several words as one."""
    assert [(words.text, words.lang) for words in by_script(text)] == expected


def test_a_given_language_stands() -> None:
    """What an author says of the language goes before what the script tells."""
    assert [(w.text, w.lang, w.to_the_left) for w in by_script("Kyiv: Киев, لا", "bg")] == [
        ("Kyiv: ", "bg", False),
        ("Киев", "bg", False),
        (", ", "bg", False),
        ("لا", "bg", True),
    ]


@given(st.text("aж 한近あا€μ.,1(\n"))
def test_nothing_is_lost(text: str) -> None:
    """The stretches together are the text."""
    assert "".join(words.text for words in by_script(text)) == text
