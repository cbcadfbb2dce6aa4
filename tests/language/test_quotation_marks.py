from __future__ import annotations

import pytest

from briefgen.language.quotation_marks import find_quoted, is_in_quotes


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


@pytest.mark.parametrize(
    ("before", "after", "quoted"),
    [
        ('he said: "we ', ' now" and left', True),
        ('"', '"', True),
        ("so far we ", ' now", he said', True),
        ("so far we ", " now”, he said", True),
        ("il a dit « nous ", " partons », hier", True),
        ("er sagte: „Wir ", " jetzt“, gestern", True),
        ("部长说：「港口", "关闭」。", True),
        ('he said "yes" and ', ' then "no"', False),
        ("he said ", " and left", False),
        ('the 12" pipe, and ', " then", False),
        ('he calls it "new" but ', " it is", False),
        ("他签署了《", "协定》。", False),
        ("nous partons », a dit Ann. Le port et les ", " restent. « Nous", False),
        ("« Oui », dit-il. Les ", " restent. « Non », dit Ann.", False),
        ("« Oui », dit-il. « Les ", " restent », dit Ann.", True),
        ("l'an dernier nous avons ", " là », dit Ann.", True),
        ("wir gehen«, sagte Ann. Die ", " bleiben. »Wir gehen", False),
        ("Die ", " bleiben. »Wir gehen«, sagte Ann.", False),
        ("we go”, said Ann. The ", " stay. “We go", False),
        ("vi går”, sa Ann. De ", " stannar. ”Vi går”", False),
    ],
)
def test_words_are_in_quotation_marks(before: str, after: str, quoted: bool) -> None:
    """A stretch is quoted if a mark opens before it, perhaps before the text, and one closes behind it."""
    text = f"{before}words{after}"
    assert is_in_quotes(text, len(before), len(before) + 5) is quoted
