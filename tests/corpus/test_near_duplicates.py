"""Tests of finding nearly equal texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.corpus import near_duplicates
from briefgen.corpus.near_duplicates import NearDuplicates, find_near_duplicates


def prose(seed: int, count: int = 200) -> str:
    """Generate text that differs for each seed, from pseudo-random numbers."""
    words, state = [], seed * 2 + 1
    for _ in range(count):
        state = state * 6364136223846793005 % 2**64
        words.append(f"w{state >> 50}")
    return " ".join(words)


REPORT, OTHER = prose(1), prose(2)
HALF = " ".join(REPORT.split()[:100])
REPEATS = {
    "the same": (REPORT, REPORT),
    "with a line above and below": (REPORT, f"From our desk. {REPORT} Copyright."),
    "in capitals": (REPORT, REPORT.upper()),
    "cut to its first half": (REPORT, HALF),
    "inside a longer text": (HALF, f"{OTHER} {HALF} {prose(3)}"),
    "with one word in forty changed": (REPORT, " ".join("x" if i % 40 == 0 else w for i, w in enumerate(REPORT.split()))),
}  # fmt: skip
APART = {
    "other words": (REPORT, OTHER),
    "one passage in common": (REPORT, f"{OTHER} {' '.join(REPORT.split()[:40])}"),
    "every fifth word changed": (
        REPORT,
        " ".join("x" if i % 5 == 0 else w for i, w in enumerate(REPORT.split())),
    ),
    "the same words in another order": (REPORT, " ".join(sorted(REPORT.split()))),
    "too short to tell": ("the quay is closed", "the quay is closed"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("first", "second"), REPEATS.values(), ids=REPEATS)
def test_a_text_that_repeats_another_is_found(first: str, second: str) -> None:
    """Two texts are near duplicates if most of the shorter one is in the longer one."""
    (found,) = find_near_duplicates({"b": first, "a": second})
    assert (found.first, found.second) == ("b", "a")
    assert 50 <= found.percent <= 100


@pytest.mark.parametrize(("first", "second"), APART.values(), ids=APART)
def test_other_texts_are_not(first: str, second: str) -> None:
    """Texts that share only words or one passage are not near duplicates."""
    assert find_near_duplicates({"a": first, "b": second}) == ()


def test_all_pairs_are_found_in_order() -> None:
    """Of three equal texts, each pair is found, in the order of the texts."""
    found = find_near_duplicates({"c": REPORT, "x": OTHER, "a": REPORT, "b": REPORT})
    assert found == (
        NearDuplicates("a", "b", 100),
        NearDuplicates("c", "a", 100),
        NearDuplicates("c", "b", 100),
    )


@given(st.dictionaries(st.sampled_from("abcd"), st.text(max_size=300), max_size=4))
def test_any_texts_can_be_compared(texts: dict[str, str]) -> None:
    """Any texts can be compared, and no text is paired with itself."""
    assert all(t.first != t.second for t in find_near_duplicates(texts))


def test_boilerplate_is_ignored() -> None:
    """A passage that is in more than twenty texts does not make them near duplicates."""
    notice = prose(0, 200)
    texts = {str(i): f"{prose(i + 1, 60)} {notice}" for i in range(30)}
    assert len(find_near_duplicates({name: texts[name] for name in ("1", "2")})) == 1
    assert find_near_duplicates(texts) == ()


def test_work_does_not_grow_with_the_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 300 long texts with a notice in common, almost none of the 45,000 pairs are compared."""
    compared = 0

    def counted(names: list[str], size: int) -> Iterator[tuple[str, ...]]:
        nonlocal compared
        for pair in combinations(names, size):
            compared += 1
            yield pair

    monkeypatch.setattr(near_duplicates, "combinations", counted)
    notice = prose(0, 60)
    texts = {str(i): f"{prose(i + 1, 1200)} {notice}" for i in range(300)}
    assert find_near_duplicates(texts) == ()
    assert compared < 300
    assert find_near_duplicates({"a": texts["0"], "b": texts["0"]})
    assert compared > 0
