"""Tests of what a lock keeps of the sentence around a quotation."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from briefgen.corpus.locked_sentence import LockedSentence, lock_sentence
from briefgen.language.compare import compare_numbers
from briefgen.language.dates_agree import Issued
from briefgen.language.read import READER, read

SENTENCE = (
    "On 24 February 2022 the harbour court did not grant the pilots' appeal against 11,000 Panamax berths."
)
OWN_WORDS = re.compile(r"not|grant|against")
"""Words of briefgen's own lists that the sentence has: a negation, and sides of pairs of opposites."""


def test_no_words_of_the_sentence_are_kept() -> None:
    """Nothing of a sentence is in its locked form but dates, numbers and words of briefgen's own lists."""
    locked = lock_sentence(SENTENCE, "en")
    kept = set(re.findall(r"[^\W\d_]{3,}", f"{locked.claims} {locked.outline}".lower()))
    words = {word for word in re.findall(r"[^\W\d_]{3,}", SENTENCE.lower()) if not OWN_WORDS.fullmatch(word)}
    assert kept.isdisjoint(words)


def test_the_order_of_words_is_not_kept() -> None:
    """Sentences that differ only in the order of words of one part have one outline."""
    some, other = (
        lock_sentence(words, "en").outline
        for words in ("Old pilots paint small sheds.", "Small pilots paint old sheds.")
    )
    assert some == other
    assert "#" in some


def test_what_was_read_is_read_back() -> None:
    """A claim differs from a locked sentence in what it differs from the sentence in, with the same surety."""
    locked = lock_sentence(SENTENCE, "en").reading("did not grant", "en")
    for claim in (
        "It has 11,000 berths.",
        "It has 12,000 berths.",
        "It has more than 11,000 berths.",
        "It has 11,000 ships.",
        "It was on 23 February 2022.",
        "It was in February 2022.",
    ):
        found, expected = (
            compare_numbers(read(claim, "en"), [(text, Issued())]) for text in (locked, read(SENTENCE, "en"))
        )
        assert [(d.respect, d.sure, d.claim) for d in found] == [
            (d.respect, d.sure, d.claim) for d in expected
        ]


def test_typography_makes_no_other_sentence() -> None:
    """White space, quotation marks and the last mark of a sentence do not change its hash."""
    some = lock_sentence("The “old” quay\nis shut.", "en")
    assert some.digest == lock_sentence('The "old" quay is shut', "en").digest
    assert some.is_quoted_whole("the “old” quay is shut") is False
    assert some.is_quoted_whole("The “old” quay is shut")


def test_a_language_without_data_is_not_read() -> None:
    """Of a sentence in a language that is not read, only the hash is kept."""
    locked = lock_sentence("Wuchale 11,000 bidhaa.", "sw")
    assert (locked.claims, locked.outline, locked.usable) == ("", "", True)
    assert not locked.reading("11,000", "sw").read


DAMAGED = {
    "another reader": {"reader": f"{READER}0"},
    "no JSON": {"claims": "[{"},
    "no list": {"claims": "7"},
    "no claim": {"claims": "[7]"},
    "an unknown class": {"claims": '[{"is":"colour"}]'},
    "a field of the wrong type": {"claims": '[{"is":"date","kind":"year","year":"2022"}]'},
    "a field that is missing": {"claims": '[{"is":"weekday"}]'},
    "an unknown kind": {"claims": '[{"is":"date","kind":"aeon"}]'},
    "an unknown bound": {"claims": '[{"is":"quantity","senses":[["count","","7"]],"bound":"nigh"}]'},
    "no sense": {"claims": '[{"is":"quantity","senses":[]}]'},
    "a number of great size": {"claims": '[{"is":"quantity","senses":[["count","","1e999999999"]]}]'},
    "a division by zero": {"claims": '[{"is":"quantity","senses":[["count","","1/0"]]}]'},
    "deep nesting": {"claims": "[" * 100_000},
}


@pytest.mark.parametrize("changed", DAMAGED.values(), ids=DAMAGED)
def test_what_cannot_be_read_back_is_not_used(changed: dict[str, str]) -> None:
    """Whatever a lock says of a sentence, it is used as this reader wrote it, or not at all."""
    locked = lock_sentence(SENTENCE, "en")
    assert locked.usable
    assert not replace(locked, **changed).usable


@pytest.mark.parametrize(
    "sentence", ["1" + "0" * 10_000 + " ships came.", "a " * 50_000, "", "\u200b", "1e999 ships."]
)
def test_any_sentence_can_be_locked(sentence: str) -> None:
    """A sentence of any size gives a locked one that can be used."""
    locked = lock_sentence(sentence, "en")
    assert isinstance(locked, LockedSentence)
    assert locked.usable


READ_AS = {
    ("More than 11,000 containers left in May 2024.", "en"): (
        '[{"is":"quantity","senses":[["count","","11000"]],"bound":"above","noun":["#5CC","#403"]},{"is":"date","kind":"month","year":2024,"month":5}]',
        "more #5CC 11,000 left 2024",
    ),
    ("Die Exporte sanken um ein Drittel auf 1,2 Mio. Tonnen; das Ministerium bestätigte es nicht.", "de"): (
        '[{"is":"quantity","senses":[["share","","1/3"]],"role":"by","in_digits":false},{"is":"quantity","senses":[["measure","tonne","1200000"]],"role":"to","place":"100000"}]',
        "# exporte sanken #231 #BE1 #C1D auf 1,2 ; #857 bestätigte # nicht",
    ),
    ("Le parlement n'a pas approuvé le deuxième budget de 3 milliards d'euros.", "fr"): (
        '[{"is":"ordinal","value":"2"},{"is":"quantity","senses":[["money","","3000000000"]],"currencies":["EUR"],"role":"by","place":"1000000000"}]',
        "#09D pas approuvé #053 #4F0 #5AB #71C de 3",
    ),
    ("外长没有在第三季度访问北京。", "zh"): (
        '[{"is":"date","kind":"quarter","number":3}]',
        "#095 #23D 没 有 #0AE #0E0 #0FE #13D #1B3 #46C #492 #725",
    ),
    ("Resolution 1718 was adopted at 14:30 on Monday by about a third of them.", "en"): (
        '[{"is":"designation","name":"resolution","number":"1718"},{"is":"time","minutes":870},{"is":"weekday","day":0},{"is":"quantity","senses":[["share","","1/3"]],"bound":"about","noun":["#C33"],"role":"by","in_digits":false}]',
        "#585 1718 adopted #324 #69F at 14:30",
    ),
}


@pytest.mark.parametrize(("sentence", "kept"), READ_AS.items())
def test_the_reader_has_a_version(sentence: tuple[str, str], kept: tuple[str, str]) -> None:
    """Sentences are read as this version of `READER` reads them; raise it when you correct this table."""
    locked = lock_sentence(*sentence)
    assert (locked.claims, locked.outline) == kept
    assert READER == "13"
