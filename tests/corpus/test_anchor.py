"""Tests of anchoring quotations: exactly these words at the right place, or nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefgen.corpus.anchor import anchor_quote
from briefgen.corpus.difference import difference
from briefgen.corpus.fold import fold
from briefgen.corpus.word_boundaries import is_inside_word

HARBOUR = """Harbour notes

The port’s “north” channel – closed since March – will not reopen before May. Dredging cost over 11,000
crowns a day, said the pilot.\u00a0The outer basin holds 111,000 tons; the in\u00adner one, 9,500.

The pilot hasn’t complained… yet. The non-tidal dock lost −5 per cent, or \\$40bn, said the pilot.
"""

WORDS = st.sampled_from([
    "the", "quay", "was", "not", "closed", "“old”", "north–south", "11,000", "ships’", "café",
    "cafe\u0301", "naïve", "רציף", "הישן", "الميناء", "مغلق", "港口", "关闭", "부두", "😀", "𝔮uay",
    "q\u0323\u0307", "ﬁfth", "wait…", "--", "5%", "3.5", "don’t", "co‑op", "\\$40", "inner\u00admost",
])  # fmt: skip
SPACES = st.sampled_from([" ", "\n", "\n\n", "\u00a0", "  ", "\r\n", "\u2009", " \u200b"])
SENTENCE = (
    "the", "quay", "will", "not", "reopen", "before", "12", "May", "as", "over", "11,000", "tons", "lie", "there",
)  # fmt: skip
VARIANTS = {
    "'": "'‘’‛ʼ`",
    '"': '"“”„«»',
    "-": "-‐‑–—−",
    " ": " \n\t\u00a0\u2003\u3000",
}


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    """Draw a text and the start and end of a run of its words."""
    words = draw(st.lists(WORDS, min_size=3, max_size=14))
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    text, starts, ends = "", [], []
    for word in words:
        starts.append(len(text))
        text += word
        ends.append(len(text))
        text += draw(SPACES)
    lead = 1 if words[first].startswith("\\") else 0
    return text, starts[first] + lead, ends[last]


@st.composite
def retyped(draw: st.DrawFn, text: str) -> str:
    """Retype a text with other typography, chosen for each character."""
    plain = unicodedata.normalize("NFD" if draw(st.booleans()) else "NFC", fold(text).text)
    typed = ""
    for character, following in zip(plain, f"{plain[1:]} ", strict=True):
        typed += draw(st.sampled_from(VARIANTS.get(character, character)))
        if character == " ":
            typed += draw(st.sampled_from(["", " ", "\n"]))
        elif character.isalnum() and following.isalnum():
            typed += draw(st.sampled_from(["", "", "", "\u00ad", "\u200b", "\u2060", "\u00ad\n"]))
    return typed


@settings(max_examples=150)
@given(passages(), st.data())
def test_retyped_words_are_found_at_their_place(passage: tuple[str, int, int], data: st.DataObject) -> None:
    """Words retyped with other typography are found at their own offsets, with the help of context."""
    text, start, end = passage
    folded = fold(text)
    quoted = data.draw(retyped(text[start:end]))
    anchor = anchor_quote(folded, quoted, text[:start].rstrip("\\"), text[end:])
    assume(anchor.reason != "cut")
    assert (anchor.state, anchor.start, anchor.end) == ("exact", start, end)


@settings(max_examples=150)
@given(st.text(max_size=40), st.data())
def test_any_passage_between_word_boundaries_is_found(text: str, data: st.DataObject) -> None:
    """Any passage of any text between word boundaries is found at its own offsets."""
    folded = fold(text)
    ends = [at for at in range(len(folded.text) + 1) if not is_inside_word(folded, at)]
    assume(len(ends) > 1)
    first, last = sorted(data.draw(st.lists(st.sampled_from(ends), min_size=2, max_size=2, unique=True)))
    start, end = folded.original_range(first, last)
    sought = fold(text[start:end])
    assume(sought.text == folded.text[first:last])
    anchor = anchor_quote(folded, text[start:end])
    places = [anchor.place] if anchor.place else list(anchor.candidates)
    assert (start, end) in [(place.start, place.end) for place in places if place]


@settings(max_examples=150)
@given(st.data())
def test_a_changed_word_figure_or_letter_is_missing(data: st.DataObject) -> None:
    """A quotation with one letter, digit or word changed, left out or added is missing."""
    words = [*SENTENCE]
    folded = fold(f"In short, {' '.join(words)}, the pilot said.")
    at = data.draw(st.integers(0, len(words) - 1))
    match data.draw(st.sampled_from(["letter", "drop", "add", "swap"])):
        case "letter":
            inside = data.draw(st.integers(0, len(words[at]) - 1))
            new = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789²½ＡЗ"))
            assume(fold(new).text != words[at][inside])
            words[at] = words[at][:inside] + new + words[at][inside + 1 :]
        case "drop":
            assume(0 < at < len(words) - 1)
            del words[at]
        case "add":
            words.insert(at, data.draw(st.sampled_from(["not", "never", "only", "5"])))
        case _:
            assume(at > 0)
            words[at - 1], words[at] = words[at], words[at - 1]
    assert anchor_quote(folded, " ".join(words)).state == "missing"


@pytest.mark.parametrize(
    ("exact", "found"),
    [
        ("over 11,000 crowns", "over 11,000\ncrowns"),
        ('port\'s "north" channel - closed', "port’s “north” channel – closed"),
        ("The outer basin", "The outer basin"),
        ("the inner one", "the in\u00adner one"),
        ("hasn't complained...", "hasn’t complained…"),
        ("  $40bn,\n", "$40bn,"),
        ("per cent, or $40bn", "per cent, or \\$40bn"),
        ("-5 per cent", "−5 per cent"),
    ],
)
def test_words_are_found_despite_typography(exact: str, found: str) -> None:
    """A quotation in plain typing is found, and its offsets select the original's characters."""
    anchor = anchor_quote(fold(HARBOUR), exact)
    assert anchor.state == "exact"
    assert HARBOUR[anchor.start : anchor.end] == found


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        ("over 12,000 crowns", "over [12,000→11,000] crowns"),
        ("will reopen before May", "will [→not] reopen before May"),
        ("will now reopen before May", "will [now→not] reopen before May"),
        ("The pilot has complained", "The pilot [has→hasn't] complained"),
        ("Over 11,000 crowns", "[Over→over] 11,000 crowns"),
        ("lost +5 per cent", "lost [+→-]5 per cent"),
        ("channel closed since March", "channel [→-] closed since March"),
        ("said the old pilot", "said the [old→] pilot"),
    ],
)
def test_a_similar_passage_is_only_shown(exact: str, shown: str) -> None:
    """A quotation that differs in a figure, a negation or a letter is missing, and the difference is shown."""
    anchor = anchor_quote(fold(HARBOUR), exact)
    assert (anchor.state, anchor.place, anchor.reason) == ("missing", None, "absent")
    assert anchor.nearest is not None
    assert difference(exact, anchor.nearest.text) == shown


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        ("1,000", "[1,000→11,000]"),
        ("11,000 tons", "[11,000→111,000] tons"),
        ("pilot has", "pilot [has→hasn't]"),
        ("tidal dock", "[tidal→non-tidal] dock"),
        ("lost −5 per cent, or $40", "lost -5 per cent, or $[40→40bn]"),
        ("5 per cent", "[5→-5] per cent"),
        ("40bn", "[40bn→$40bn]"),
    ],
)
def test_words_and_numbers_are_not_cut(exact: str, shown: str) -> None:
    """A quotation found only inside longer words or numbers is missing, and those are shown."""
    text = fold(HARBOUR.replace("over 11,000\ncrowns", "11,000" if exact == "1,000" else "crowns"))
    anchor = anchor_quote(text, exact)
    assert (anchor.state, anchor.reason) == ("missing", "cut")
    assert anchor.nearest is not None
    assert difference(exact, anchor.nearest.text) == shown


def test_words_that_occur_twice_are_ambiguous() -> None:
    """Without context, words that occur twice are ambiguous, and both places are listed."""
    anchor = anchor_quote(fold(HARBOUR), "said the pilot")
    assert (anchor.state, anchor.place) == ("ambiguous", None)
    assert [HARBOUR[c.start - 2 : c.end] for c in anchor.candidates] == [", said the pilot"] * 2


@pytest.mark.parametrize(
    ("prefix", "suffix", "which"),
    [
        ("crowns a day,", None, 0),
        ("crowns\n a day, ", None, 0),
        (None, ".  The outer", 0),
        ("or $40bn,", ".", 1),
        ("or \\$40bn, ", ".\n\n", 1),
        ("bn,", "", 1),
    ],
)
def test_context_decides(prefix: str | None, suffix: str | None, which: int) -> None:
    """Prefix and suffix, compared without typography, decide between two places."""
    places = anchor_quote(fold(HARBOUR), "said the pilot").candidates
    assert anchor_quote(fold(HARBOUR), "said the pilot", prefix, suffix).place == places[which]


@pytest.mark.parametrize(("prefix", "suffix"), [("the inner", None), (None, ", at last"), ("day,", "!")])
def test_words_out_of_their_context_are_missing(prefix: str | None, suffix: str | None) -> None:
    """Words that occur, but not between this prefix and suffix, are missing."""
    anchor = anchor_quote(fold(HARBOUR), "said the pilot", prefix, suffix)
    assert (anchor.state, anchor.reason) == ("missing", "context")
    assert anchor.nearest is not None
    assert anchor.nearest.text == "said the pilot"


def test_context_must_be_adjacent() -> None:
    """A prefix some words before the quotation does not count."""
    assert anchor_quote(fold("one two three"), "three", prefix="one").state == "missing"


@pytest.mark.parametrize("exact", ["", " ", "\u200b", "\u00ad\n"])
def test_an_empty_quotation_is_missing(exact: str) -> None:
    """An empty quotation is missing, and no passage is similar to it."""
    anchor = anchor_quote(fold(HARBOUR), exact)
    assert (anchor.state, anchor.nearest) == ("missing", None)


def test_overlapping_places_count() -> None:
    """A quotation that overlaps itself is found at both places."""
    assert len(anchor_quote(fold("so so so"), "so so").candidates) == 2


def test_at_most_twenty_places_are_listed() -> None:
    """A word that occurs everywhere is ambiguous, with its first twenty places."""
    assert len(anchor_quote(fold("so " * 1000), "so").candidates) == 20


@pytest.mark.parametrize(
    ("text", "exact", "found"),
    [
        ("中方不支持封锁港口。", "封锁港口", True),
        ("中方不支持封锁港口。", "支持封锁", False),
        ("港を認めない。", "港を認め", False),
        ("הרציף הישן נסגר", "הישן", True),
        ("הרציף הישן נסגר", "רציף", False),
        ("\u202bأغلق الميناء\u202c اليوم", "أغلق الميناء اليوم", True),
        ("the 😀 quay", "😀 quay", True),
        ("부두는 닫혔다", "부두", False),
    ],
)
def test_word_boundaries_depend_on_the_script(text: str, exact: str, found: bool) -> None:
    """In scripts with spaces, only whole words match; in others, no negation may be cut off."""
    assert (anchor_quote(fold(text), exact).state == "exact") is found


def test_equal_texts_show_no_difference() -> None:
    """Texts that differ only in typography show no difference."""
    assert difference("the “old” quay", 'the "old"\nquay') == 'the "old" quay'


LINES = """The report praises the powerful capabili-
ties of the dredger. The fees follow the price-
determining factors. In 2020-
21 the F-
16 came. It binds masters and/
or owners. The channel—
closed since Monday—is silted. The channel is ca-\n\n\fpable. Ein Teil der Haupt-
und Nebenstrecken.
港务局说，北航道已经关
闭，船只须等候。他们不
同意。ท่าเรือถูก
ปิด 정부
는 말했다"""


@pytest.mark.parametrize(
    "exact",
    [
        "powerful capabilities of the dredger",
        "powerful capabili-ties of the dredger",
        "powerful capabili- ties of the dredger",
        "the price-determining factors",
        "In 2020-21 the F-16 came",
        "masters and/or owners",
        "The channel—closed since Monday—is",
        "is capable",
        "Teil der Haupt- und Nebenstrecken",
        "港务局说，北航道已经关闭，船只须等候",
        "北航道已经关 闭",
        "他们不同意",
        "ท่าเรือถูกปิด",
        "정부는 말했다",
    ],
)
def test_line_breaks_come_between_no_words(exact: str) -> None:
    """Words are found over a line break that is no space, with or without the hyphen at the line's end."""
    anchor = anchor_quote(fold(LINES), exact)
    assert anchor.state == "exact"
    original = LINES[anchor.start : anchor.end]
    assert original.translate(dict.fromkeys(map(ord, "-— \n\f"))) == exact.translate(
        dict.fromkeys(map(ord, "-— "))
    )


@pytest.mark.parametrize(
    "exact",
    [
        "ties of the dredger",
        "powerful capabili",
        "determining factors",
        "16 came",
        "In 2020",
        "202021",
        "同意",
    ],
)
def test_no_quotation_begins_or_ends_at_the_break_of_a_word(exact: str) -> None:
    """A quotation cannot end at a break inside a word or number, and a number's hyphen cannot be left out."""
    assert anchor_quote(fold(LINES), exact).state == "missing"


def test_context_is_found_over_line_breaks() -> None:
    """Prefix and suffix match over a line break that is no space."""
    text = fold("The dredg-\ner is closed. The crane is closed re-\ngularly.")
    assert anchor_quote(text, "is closed", prefix="The dredger").start == 14
    assert anchor_quote(text, "is closed", suffix="regularly").start == 35
    assert anchor_quote(text, "is closed", prefix="dredg").state == "missing"


def test_words_as_written_come_first() -> None:
    """Where words are in one line, the same words over a line break do not make them ambiguous."""
    assert anchor_quote(fold("the capabili-\nties, the capabilities"), "the capabilities").start == 20
