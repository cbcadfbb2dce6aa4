"""Tests of the profile a brief names: briefgen's own, or the workspace's."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief, found_in_corpus
from tests.workspace import Workspace

OWN = "briefs/corpus/profiles/harbour.yaml"
SCALE = """\
id: harbour
title: The pilots’ scale
bands:
  - {terms: [hardly], low: 0, high: 30}
  - {terms: [as good as sure, all but sure], adverbs: [surely], low: 70, high: 100}
"""
VALID = {"named": "profile: icd203", "another": "profile: phia", "left out": ""}
INVALID = {
    "misspelt": ("icd-203", "did you mean `icd203`?"),
    "in capitals": ("PHIA", "did you mean `phia`?"),
    "the workspace's, misspelt": ("harbor", "did you mean `harbour`?"),
}
FAULTS = {
    "an end too high": (SCALE.replace("100", "101"), [("value-range", OWN, 5, 80)]),
    "ends reversed": (
        SCALE.replace("low: 70, high: 100", "low: 70, high: 60"),
        [("value-format", OWN, 5, 5)],
    ),
    "a term twice": (SCALE.replace("[hardly]", "[hardly, all but sure]"), [("value-format", OWN, 1, 1)]),
    "another id": (SCALE.replace("id: harbour", "id: port"), [("id-file", OWN, 1, 5)]),
    "no bands": (SCALE[: SCALE.index("bands")], [("key-missing", OWN, 1, 1)]),
    "a key of its own": (SCALE.replace("adverbs", "adverb"), [("key-unknown", OWN, 5, 46)]),
    "not YAML": ("id: [", [("yaml-syntax", OWN, 1, 5)]),
}


@pytest.mark.parametrize("added", VALID.values(), ids=VALID)
def test_profiles_that_exist_pass(harbour: Workspace, added: str) -> None:
    """A profile that exists, or none, gives no finding."""
    assert found_in_brief(harbour, brief_with(added)) == []


@pytest.mark.parametrize(("profile", "hint"), INVALID.values(), ids=INVALID)
def test_profiles_that_do_not_exist_fail(harbour: Workspace, profile: str, hint: str) -> None:
    """A profile that is not known is reported once, at its place, with the ones that are."""
    files = {OWN: SCALE, **brief_with(f"profile: {profile}", **{"term: likely": "term: anything"})}
    assert found_in_brief(harbour, files) == [("profile-unknown", BRIEF_PATH, 13, 10)]
    assert harbour.check()[0].hints == (hint,)


def test_a_workspace_has_a_scale_of_its_own(harbour: Workspace) -> None:
    """A brief may use the terms of a profile of the workspace, and no others."""
    section = "sections: [{title: The north channel closes, body: It will surely or perhaps close.}]\n"
    files = {
        OWN: SCALE,
        **brief_with("profile: harbour\n" + section, **{"term: likely": "term: all but sure"}),
    }
    assert found_in_brief(harbour, files) == [("likelihood-word", BRIEF_PATH, 14, 70)]
    files = {OWN: SCALE, **brief_with("profile: harbour")}
    assert found_in_brief(harbour, files) == [("likelihood-unknown", BRIEF_PATH, 10, 24)]


@pytest.mark.parametrize(("text", "expected"), FAULTS.values(), ids=FAULTS)
def test_faults_of_a_profile_have_their_place(
    harbour: Workspace, text: str, expected: list[tuple[str, str, int, int]]
) -> None:
    """What is wrong in a profile is reported with the brief that names it and with the corpus."""
    assert found_in_brief(harbour, {OWN: text, **brief_with("profile: harbour")}) == expected
    assert found_in_corpus(harbour, {}) == expected


def test_a_key_like_no_other_is_reported_beside_what_else_is_found(harbour: Workspace) -> None:
    """A profile with a key that nothing resembles is reported, and its terms are known."""
    files = {OWN: SCALE + "colour: red\n", **brief_with("profile: harbour")}
    unknown = ("key-unknown", OWN, 6, 1)
    assert found_in_brief(harbour, files) == [("likelihood-unknown", BRIEF_PATH, 10, 24), unknown]
    assert found_in_corpus(harbour, {}) == [unknown]


def test_published_names_are_taken(harbour: Workspace) -> None:
    """No file gives another meaning to a profile that comes with briefgen."""
    path = "briefs/corpus/profiles/icd203.yaml"
    assert found_in_corpus(harbour, {path: SCALE.replace("harbour", "icd203")}) == [
        ("id-duplicate", path, 1, 5)
    ]
