"""Tests of finding a cursor in YAML that is being typed."""

from __future__ import annotations

import pytest

from briefgen.lsp.yaml_path import YamlCursor, find_cursor

TEXT = """\
title: x
judgements:
  - id: a
    likelihood: {term: likely}
    rests_on: [one, two]
  - id: b
    conf
options:
- label: x
  facts:
    - o
    # a comment
evidence:
  - {source: s, exact: "a: b", prefix: p}
"""
PLACES = {
    "term: lik": YamlCursor(("judgements", "*", "likelihood", "term"), is_key=False, typed="lik"),
    "[one, tw": YamlCursor(("judgements", "*", "rests_on", "*"), is_key=False, typed="tw"),
    "    conf": YamlCursor(("judgements", "*"), is_key=True, typed="conf"),
    "    - o": YamlCursor(("options", "*", "facts", "*"), is_key=True, typed="o"),
    "source: s, exa": YamlCursor(("evidence", "*"), is_key=True, typed="exa"),
    'exact: "a: b", prefix: ': YamlCursor(("evidence", "*", "prefix"), is_key=False, typed=""),
}


@pytest.mark.parametrize(("before", "expected"), PLACES.items(), ids=PLACES)
def test_the_path_to_a_cursor_is_found(before: str, expected: YamlCursor) -> None:
    """Keys above, dashes and brackets lead to the cursor, also in what is not valid yet."""
    assert find_cursor(TEXT, TEXT.index(before) + len(before)) == expected
