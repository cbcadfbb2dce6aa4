"""Tests of the spaces at which no line ends, by language."""

from __future__ import annotations

import pytest

from briefgen.render.pdf.no_break_spaces import with_no_break_spaces


@pytest.mark.parametrize(
    ("language", "joined"),
    [
        ("en", "on 5~March and 12~Sept 2024, c.~2013, 240~billion or 26~thousand"),
        ("en-US", "on 5~March 2024, 240~billion"),
        ("fr", "le 5~mars et le 1er~avril 2024, 6,5~milliards d’euros, «~oui~»"),
        ("de", "am 5.~März und 26.~Juni 2024, 6,5~Milliarden Euro"),
        ("de-AT", "am 5.~Jänner 2024"),
        ("es", "el 5~de~marzo y el 26~jun. de 2024, 6,5~mil millones, 12~millones"),
        ("ar", "في 5~مارس و26~يونيو 2024، 6~ملايين و٢٦~مليون"),
        ("sw", "on 5~March"),
    ],
)
def test_spaces_that_do_not_break(language: str, joined: str) -> None:
    """A day and its month, a number and its magnitude, and guillemets and their words stay on one line."""
    typed = joined.replace("~", " ")
    assert with_no_break_spaces(typed, language) == joined.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "in March 5 men"),
        ("es", "5 de mayoría"),
        ("fr", "article 125 mars"),
        ("de", "im Juni 26 Schiffe"),
    ],
)
def test_other_spaces_break(language: str, words: str) -> None:
    """Numbers that are no days, and months without a day, are not joined."""
    assert with_no_break_spaces(words, language) == words
