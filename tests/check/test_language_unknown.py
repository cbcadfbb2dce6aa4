"""Tests of the rule language-unknown."""

from __future__ import annotations

import pytest

from tests.harbour import BRIEF
from tests.workspace import Workspace, places


@pytest.mark.parametrize(
    "language", ["en", "en-GB", "en-US", "fr", "fr-CA", "de-AT", "es", "ar", "es-419", "en-SG", "de-1996"]
)
def test_valid(harbour: Workspace, language: str) -> None:
    """A language with a catalogue is accepted, and every region of it."""
    harbour.write({"briefs/brief.yaml": f"{BRIEF}language: {language}\n"})
    assert "language-unknown" not in {rule for rule, _, _ in places(harbour.check())}


def test_invalid(harbour: Workspace) -> None:
    """Any other language is one error that lists those that there are, and names the page on adding one."""
    harbour.write({"briefs/brief.yaml": f"{BRIEF}language: xx\n"})
    line = BRIEF.count("\n") + 1
    assert places(harbour.check()) == [("language-unknown", line, 11)]
    (found,) = harbour.check()
    assert "`ar`, `de`, `en`, `en-US`, `es`, `fr`" in found.message
    assert "docs/languages.md" in found.hints[0]


def test_a_region_that_does_not_exist(harbour: Workspace) -> None:
    """The code of no country is an error that names the language alone."""
    harbour.write({"briefs/brief.yaml": f"{BRIEF}language: en-XX\n"})
    line = BRIEF.count("\n") + 1
    assert places(harbour.check()) == [("language-unknown", line, 11)]
    (found,) = harbour.check()
    assert found.message == "no country has the code `XX`"
    assert "`en`" in found.hints[0]
