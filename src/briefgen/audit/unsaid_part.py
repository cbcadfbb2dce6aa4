"""Whether a part of a statement that limits or widens it is nowhere in a passage: including the interest."""

from __future__ import annotations

import re

from briefgen.audit.subject import missing_words, subject_words, unlike_words
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.passage import Passage

_OPENS = WordPattern(r"[,(–—]\s*{widening or limiting}\s", re.IGNORECASE)
_END = re.compile(r"[,;)–—]")


def has_unsaid_part(claim: Reading, passages: list[Passage]) -> bool:
    """Check whether some passages have no word of a part that says what a statement includes or excludes.

    It is not compared in another language, whose words may not be known.
    """
    for opens in _OPENS.of(claim.language).finditer(claim.text):
        closes = _END.search(claim.text, opens.end())
        end = closes.start() if closes else len(claim.text)
        own = [w for w in subject_words(claim) if opens.end() <= w.start < end]
        lacking = own
        for passage in passages:
            if passage.language == claim.language:
                lacking = unlike_words(claim, missing_words(claim, lacking, passage, frozenset()), passage)
        if own and len(lacking) == len(own) and any(p.language == claim.language for p in passages):
            return True
    return False
