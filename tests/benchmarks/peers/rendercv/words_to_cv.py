"""A memo's words as the YAML RenderCV reads, which knows no tables: `words_to_cv.py WORDS.yaml CV.yaml`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml


def cv_of(memo: dict[str, Any]) -> dict[str, Any]:
    """Put the blocks into sections, each of one kind of entry, as RenderCV asks."""
    sections: dict[str, list[Any]] = {}
    heading = ""
    for block in memo["blocks"]:
        (kind, value), *_ = block.items()
        if kind == "heading":
            heading = value
            continue
        bullets = _bullets(kind, value)
        name = heading if not _mixed(sections.get(heading), bullets) else f"{heading} ({len(sections)})"
        sections.setdefault(name, []).extend([{"bullet": b} for b in bullets] or [value])
    sections["Notes"] = [f"{number}. {note}" for number, note in enumerate(memo["notes"], 1)]
    return {
        "cv": {"name": memo["title"], "location": memo["marking"], "sections": sections},
        "design": {"theme": "classic", "page": {"size": "a4"}},
    }


def _mixed(entries: list[Any] | None, bullets: list[str]) -> bool:
    return entries is not None and isinstance(entries[0], dict) is not bool(bullets)


def _bullets(kind: str, value: Any) -> list[str]:
    if kind == "bullets":
        return list(value)
    if kind == "fields":
        return [": ".join(pair) for pair in value]
    if kind == "tiles":
        return [f"{tile['value']} {tile['label']}" for tile in value]
    if kind == "box":
        return list(value["paragraphs"])
    return [" – ".join(row) for row in value["rows"]] if kind == "table" else []


if __name__ == "__main__":
    words, out = map(Path, sys.argv[1:])
    cv = cv_of(yaml.safe_load(words.read_text(encoding="utf-8")))
    out.write_text(yaml.safe_dump(cv, allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8")
