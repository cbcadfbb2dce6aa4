"""Tests of the rule likelihood-unknown."""

from __future__ import annotations

import pytest

from briefgen.spec.profile import PROFILES
from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

VALID = [(profile.id, term) for profile in PROFILES.values() for term in profile.terms()]
INVALID = [
    ("icd203", "quite likely"),
    ("icd203", "Likely"),
    ("icd203", "highly likely"),
    ("phia", "very likely"),
    ("ipcc", "almost certain"),
]


@pytest.mark.parametrize(("profile", "term"), VALID)
def test_the_profiles_terms_pass(harbour: Workspace, profile: str, term: str) -> None:
    """Every term of a profile may be used with it."""
    files = brief_with(f"profile: {profile}", **{"term: likely": f"term: {term}"})
    assert found_in_brief(harbour, files) == []


@pytest.mark.parametrize(("profile", "term"), INVALID)
def test_other_words_fail(harbour: Workspace, profile: str, term: str) -> None:
    """A word that is not one of the profile's terms is reported at its place."""
    files = brief_with(f"profile: {profile}", **{"term: likely": f"term: {term}"})
    assert found_in_brief(harbour, files) == [("likelihood-unknown", BRIEF_PATH, 10, 24)]


@pytest.mark.parametrize(
    ("term", "hint"),
    [
        ("vrey likely", "did you mean `very likely`?"),
        ("a coin toss", "terms: `almost no chance`, `remote`, `very unlikely`, "),
    ],
)
def test_the_terms_are_shown(harbour: Workspace, term: str, hint: str) -> None:
    """The hint is the nearest term, or all of them where none is near."""
    (finding,) = harbour.write(brief_with(**{"term: likely": f"term: {term}"})).check()
    assert finding.hints[0][: len(hint)] == hint
