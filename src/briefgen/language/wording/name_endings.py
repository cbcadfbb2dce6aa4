"""Endings that names have in the cases of a language: Putins, Путина, Tuska."""

from __future__ import annotations

from functools import cache

from briefgen.language.tables import load_table


@cache
def name_endings(language: str) -> frozenset[str]:
    """Return the endings of names in a language; none where names have no cases there."""
    endings: str = load_table("words", "any")["endings of names"].get(language, "")
    return frozenset(endings.split(", ")) if endings else frozenset()
