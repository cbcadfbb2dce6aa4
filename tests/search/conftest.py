"""A corpus with texts in several scripts, and what queries find in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspace import Workspace

_SOURCE = "id: {}\ntype: report\ngenre: news-report\ntitle: {}\nissued: {}\norigin: pilots\nlanguage: {}\ntext: {}.txt\n"
_TEXTS = {
    "ru": ("Визит", "2024-06-19", "Путин посетил Пхеньян.\n\nОн обсудил поставки ракет и снарядов.\n"),
    "zh": ("访问", "2024-06-20", "普京访问平壤，与金正恩会晤。\n\n双方签署条约。\n"),
    "ko": ("방문", "2024-06-21", "김정은은 푸틴을 평양에서 맞이했다.\n"),
    "fr": ("La visite", "2024-05-01", "Le président a reçu les délégués.\n\n" + "\f" + "Ils ont signé un traité, dit Łukasz.\n"),
}  # fmt: skip


@pytest.fixture
def archive(harbour: Workspace, tmp_path: Path) -> Workspace:
    """Return the small workspace with texts in four more languages and a cache folder."""
    for language, (title, issued, text) in _TEXTS.items():
        source = _SOURCE.format(language, title, issued, language, language)
        harbour.write({f"briefs/corpus/sources/{language}.yaml": source})
        harbour.write_as_is({f"texts/{language}.txt": text})
    section = "---\ntitle: The quay is full\n---\nThe [north channel](fact:channel-closed) silts up.\n\nDredging is late.\n"
    harbour.write({"briefs/corpus/sections/quay.md": section})
    return harbour.set(cache=tmp_path / "cache")


QUERIES = [
        ("平壤", ["text:zh"]),
        ("金正恩", ["text:zh"]),
        ("平金", []),  # not next to each other
        ("푸틴", ["text:ko"]),
        ("Пхеньяне", ["text:ru"]),  # another ending
        ("ракеты", ["text:ru"]),
        ('"ракеты"', []),  # quoted: as it is
        ("president", ["text:fr"]),  # no accent
        ("PRÉSIDENT", ["text:fr"]),
        ("délégué", ["text:fr"]),
        ("lukasz", ["text:fr"]),
        ("presid*", ["text:fr"]),
        ("presid", []),
        ('"signé un traité"', ["text:fr"]),
        ('"traité un"', []),
        ("signé président", []),  # in two paragraphs
        ("dredging", ["section:quay"]),
        ("kind:section", ["section:quay"] * 3),
        ("language:ko", ["source:ko", "text:ko"]),
        ("after:2024-06-20 language:ru", []),
        ("before:2024-05 kind:text", ["text:fr", "text:fr"]),
        ("date:2024-06-20.. kind:text", ["text:ko", "text:zh", "text:zh", "text:log"]),
        ("date:2024-06-20 kind:text", ["text:zh", "text:zh"]),
        ("source:log kind:fact", ["fact:channel-closed", "fact:channel-depth"]),
        ("author:pilots kind:source source:log", ["source:log"]),
        ("fact:channel", []),  # no field: the words are searched
    ]  # fmt: skip
"""Queries, each with what it finds, in any order."""
