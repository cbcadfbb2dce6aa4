"""What the tables of rules are read with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from briefgen.diagnostic import Diagnostic
from tests.harbour import BRIEF
from tests.workspace import Workspace

BRIEF_PATH = "briefs/brief.yaml"
CHANNEL = "briefs/corpus/facts/channel.yaml"
QUESTION_PATH = "briefs/corpus/views/extend-or-wait.yaml"
Found = list[tuple[str, str, int, int]]
"""Rule, path, line and column of each finding."""


def brief_with(added: str = "", **changed: str) -> Mapping[str, str]:
    """Return the brief with text below it, and with `OLD=NEW` words of it replaced."""
    text = BRIEF
    for old, new in changed.items():
        assert old in text
        text = text.replace(old, new, 1)
    return MappingProxyType({BRIEF_PATH: text + added})


def findings(found: Iterable[Diagnostic]) -> Found:
    """Return findings by rule, path, line and column."""
    return [(d.rule, d.span.path, d.span.line, d.span.column) for d in found]


def found_in_brief(workspace: Workspace, files: Mapping[str, str]) -> Found:
    """Write files over a workspace and list every finding in its brief."""
    return findings(workspace.write(files).check())


def found_in_corpus(workspace: Workspace, files: Mapping[str, str]) -> Found:
    """Write files over a workspace and list every finding in its whole corpus."""
    return findings(workspace.write(files).check_corpus())
