"""Tests of the rule profile-unknown."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

VALID = {"named": "profile: icd203", "another": "profile: phia", "left out": ""}
INVALID = {
    "misspelt": ("icd-203", "did you mean `icd203`?"),
    "in capitals": ("PHIA", "profiles: `icd203`, `phia`, `ipcc`"),
    "invented": ("harbour scale", "profiles: `icd203`, `phia`, `ipcc`"),
}


@pytest.mark.parametrize("added", VALID.values(), ids=VALID)
def test_profiles_that_exist_pass(harbour: Workspace, added: str) -> None:
    """A profile that exists, or none, gives no finding."""
    assert found_in_brief(harbour, brief_with(added)) == []


@pytest.mark.parametrize(("profile", "hint"), INVALID.values(), ids=INVALID)
def test_profiles_that_do_not_exist_fail(harbour: Workspace, profile: str, hint: str) -> None:
    """A profile that is not known is reported once, at its place, with the ones that are."""
    files = brief_with(f"profile: {profile}", **{"term: likely": "term: anything"})
    assert found_in_brief(harbour, files) == [("profile-unknown", BRIEF_PATH, 13, 10)]
    assert harbour.check()[0].hints == (hint,)
