"""The conformance tests of the Unicode consortium: whole where they are installed, and a sample everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from briefgen.bidi.levels import line_levels, paragraph_level, resolve_levels
from briefgen.bidi.reorder import visual_order
from tests.bidi.unicode_tests import Case, character_cases, class_cases

UNICODE = Path("/usr/share/unicode")


def test_every_case_of_classes() -> None:
    """Every text of BidiTest.txt has the levels and the order that the file gives."""
    with _opened("BidiTest.txt").open(encoding="utf-8") as lines:
        assert not list(_failures(class_cases(lines)))


def test_every_case_of_characters() -> None:
    """Every text of BidiCharacterTest.txt has the levels, the order and the direction that the file gives."""
    with _opened("BidiCharacterTest.txt").open(encoding="utf-8") as lines:
        cases = list(character_cases(lines))
    assert not list(_failures(case for case, _ in cases))
    assert all(paragraph_level(case.text) == base for case, base in cases if case.base is None)


def test_a_sample_of_the_cases() -> None:
    """Texts for each group of rules have the levels that the algorithm gives them."""
    sample = (Path(__file__).parent / "sample.txt").read_text(encoding="utf-8").splitlines()
    cases = [case for case, _ in character_cases(sample)]
    assert len(cases) > 100
    assert not list(_failures(cases))


def _opened(name: str) -> Path:
    path = UNICODE / name
    if not path.is_file():
        pytest.skip(f"{path} is not there: install Debian's unicode-data to run all cases")
    return path


def _failures(cases: Iterable[Case]) -> Iterator[tuple[Case, list[int], list[int]]]:
    """Yield the cases that are not as they should be, with the levels and the order that they got."""
    passed: tuple[str, int, Case] | None = None
    for case in cases:
        base = paragraph_level(case.text) if case.base is None else case.base
        if passed == (case.text, base, case._replace(base=None)):
            continue  # its direction is found, and the same as one that was given
        levels = line_levels(case.text, resolve_levels(case.text, base), base)
        kept = [i for i, level in enumerate(case.levels) if level is not None]
        order = [kept[i] for i in visual_order([levels[i] for i in kept])]
        if [levels[i] for i in kept] != [case.levels[i] for i in kept] or order != list(case.order):
            yield case, levels, order
        else:
            passed = case.text, base, case._replace(base=None)
