"""Tests of the note that says what a judgement rests on."""

from __future__ import annotations

import pytest

from briefgen.build.check import check_corpus
from briefgen.catalogues.words import words_in
from briefgen.compose.support_words import support_words
from tests.workspace import Workspace


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("monitoring-veto",), "Rests on 3 sources, 3 origins."),
        (("containers-us-june",), "Rests on 2 sources, 1 origin: not corroborated."),
        (("lee-win-back", "xi-kim-no-meeting"), "Rests on 1 source, 1 origin: not corroborated."),
        (("containers-us-june", "containers-seoul-june"), "Rests on 2 sources, 2 origins."),
        (("kim-alliance", "kim-calls-it-alliance"), "Rests on 1 source, 1 origin: not corroborated."),
    ],
)
def test_reports_and_origins_are_counted_apart(
    repository: Workspace, names: tuple[str, ...], words: str
) -> None:
    """Two reports of one origin are said to be one origin, and that nothing corroborates it."""
    assert support_words(names, check_corpus(repository.settings)[0].corpus, words_in("en")) == words
