from __future__ import annotations

import pytest

from briefgen.language.quotation_marks import find_quoted


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “no” twice.", ["no"]),
        ("Er nannte es „nicht finanzierbar“ und „x ‚y‘ z“.", ["nicht finanzierbar", "x ‚y‘ z", "y"]),
        ("»Ja«, sagte er.", ["Ja"]),
        ("« Non », dit-il.", ["Non"]),
        ("وصفه بأنه «خطوة أولى» فقط", ["خطوة أولى"]),
        ("彼は「行く『明日』」と言った", ["行く『明日』", "明日"]),
        ("Hon sade ”ja”.", ["ja"]),
        ("The workers’ ‘rights’ don't end; 5' 6\" tall.", ["rights"]),
        ("He said “it’s ‘over’ now” and 'go'.", ["it’s ‘over’ now", "over", "go"]),
        ('the bill "a solution," and "b"', ["a solution,", "b"]),
        ("It's 5\" wide and “never closed.", []),
    ],
)
def test_quoted_words_are_found_in_the_marks_of_any_language(text: str, inner: list[str]) -> None:
    """Quotation marks of each language are paired; apostrophes, inches and marks left open quote nothing."""
    assert [quoted.inner for quoted in find_quoted(text)] == inner


def test_places_take_in_the_marks() -> None:
    """The place of quoted words goes from the mark that opens to the one that closes."""
    text = "er sagt „ja“ dazu"
    (quoted,) = find_quoted(text)
    assert text[quoted.start : quoted.end] == "„ja“"
