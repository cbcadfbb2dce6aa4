"""Claims on evidence in more than twenty languages, by kind: `pairs/*.yaml`.

An item has the evidence, its language, claims that say the same, and claims that mislead and are noticed. Under
`missed` are claims that mislead and are not noticed yet, under `refused` those that say the same and are reported
all the same: a change that mends one moves it up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.language.claims import Difference
from briefgen.language.contradicted import contradicted_numbers, contradicted_words
from briefgen.language.dates_agree import Issued
from briefgen.language.guess import guess_language
from briefgen.language.read import read

Pair = tuple[str, str, str]
FILES = sorted((Path(__file__).parent / "pairs").glob("*.yaml"))
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ITEMS: list[dict[str, Any]] = [item for path in FILES for item in yaml.load(path.read_bytes(), LOADER)]  # noqa: S506 - both are safe loaders


def with_claims(side: str) -> pytest.MarkDecorator:
    """Run a test once for each item that has claims of a side."""
    rows = [(item["lang"], item["source"], item[side]) for item in ITEMS if item.get(side)]
    return pytest.mark.parametrize(("language", "evidence", "claims"), rows)


def pairs(side: str) -> list[Pair]:
    """Return language, evidence and claim of all claims of a side."""
    return [(item["lang"], item["source"], claim) for item in ITEMS for claim in item.get(side, ())]


def differences(language: str, evidence: str, claim: str) -> list[Difference]:
    """Compare a claim with its evidence as the rules do."""
    own = guess_language(claim, [language])
    mine, theirs = read(claim, own), read(evidence, language)
    numbers = contradicted_numbers(mine, [(theirs, Issued(2024, 6, 20))])
    return [*numbers, *contradicted_words(mine.passage, theirs.passage)]


@with_claims("honest")
def test_a_claim_that_says_the_same_agrees(language: str, evidence: str, claims: list[str]) -> None:
    """A claim that says what its evidence does, in its language or in English, differs in nothing."""
    assert {claim: found for claim in claims if (found := differences(language, evidence, claim))} == {}


@with_claims("dishonest")
def test_a_claim_that_misleads_differs(language: str, evidence: str, claims: list[str]) -> None:
    """A claim with another number, name, direction or order than its evidence differs from it."""
    assert [claim for claim in claims if not differences(language, evidence, claim)] == []


def test_what_is_missed_is_not_noticed() -> None:
    """The claims listed as missed are those that are: one that is noticed now is moved up."""
    assert [pair for pair in pairs("missed") if differences(*pair)] == []


def test_what_is_refused_is_reported() -> None:
    """The claims listed as refused are those that are: one that agrees now is moved up."""
    assert [pair for pair in pairs("refused") if not differences(*pair)] == []


def test_a_text_in_a_wrong_language_is_read_in_its_own() -> None:
    """An English text that is tagged as another language is read as English, but for the shortest."""
    same = dict.fromkeys(evidence for language, evidence, _ in pairs("honest") if language == "en")
    for tag in ("fr", "de", "ru", "zh", "ar"):
        refused = [text for text in same if any(d.sure for d in differences(tag, text, text))]
        assert len(refused) * 10 < len(same)
