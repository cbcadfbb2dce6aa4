"""Tests of what an edition's file is called."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.editions.naming import PATTERN, check_pattern, edition_stem
from briefgen.settings.gather import UsageError, gather_settings
from tests.workspace import NOW, Workspace

VALID = {
    PATTERN: "putin-kim_2024-06-26_ed02_TLP-GREEN",
    "{name} {number}": "putin-kim 2",
    "ed{number:03}+{marking}": "ed002+TLP-GREEN",
}
INVALID = {
    "{name}_{date}": "it needs `{number}`",
    "{name}_{nr}": "no placeholder `{nr}`",
    "{number}/{name}": "a file name of letters",
    "../{number}": "a file name of letters",
    ".{number}": "a file name of letters",
    "{number": "a brace is not closed or not opened",
    "{number!r}": "takes no such form",
    "{number:>99}": "takes no such form",
    "{name:20}{number}": "takes no such form",
    "{number.real}": "no placeholder `{number.real}`",
    "{}{number}": "no placeholder `{}`",
}


@pytest.mark.parametrize(("pattern", "expected"), VALID.items())
def test_patterns_make_names(pattern: str, expected: str) -> None:
    """A pattern's placeholders are filled in, and a marking's colon becomes a hyphen."""
    day = date(2024, 6, 26)
    assert edition_stem(check_pattern(pattern), "putin-kim", day, 2, "TLP:GREEN") == expected


@pytest.mark.parametrize(("pattern", "expected"), INVALID.items())
def test_patterns_are_refused(pattern: str, expected: str) -> None:
    """What would not name a file of its own for each edition is refused with the reason."""
    with pytest.raises(ValueError, match=r".+") as found:
        check_pattern(pattern)
    assert expected in str(found.value)


def test_the_setting_is_checked(empty: Workspace) -> None:
    """A pattern of the workspace's settings is used, and one that cannot work is a finding at its place."""
    own = '[tool.briefgen]\nedition_name = "{name}-{number}"\n'
    root = empty.write({"pyproject.toml": own}).root
    assert gather_settings(root, root, {}, NOW).edition_name == "{name}-{number}"
    empty.write({"pyproject.toml": own.replace("-{number}", "")})
    with pytest.raises(UsageError) as found:
        gather_settings(root, root, {}, NOW)
    (problem,) = found.value.diagnostics
    assert (problem.rule, problem.span.line, problem.span.column) == ("value-format", 2, 1)
    assert "it needs `{number}`" in problem.message
