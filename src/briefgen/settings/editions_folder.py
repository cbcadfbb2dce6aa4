"""The folder of a brief's editions, which a renamed brief keeps."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.reading.files import read_text_file
from briefgen.reading.yaml_text import read_yaml
from briefgen.settings.settings import Settings
from briefgen.spec.brief import NAME_PATTERN


def editions_folder(spec: Path, settings: Settings) -> Path:
    """Return the folder of a brief's editions: under its name, or under the name in its key `formerly`."""
    return settings.output / (_former_name(spec, settings) or spec.stem)


def _former_name(spec: Path, settings: Settings) -> str:
    """Return the value of `formerly`; empty if there is none, or if the brief cannot be read."""
    text, _ = read_text_file(spec, settings.shown(spec), settings.readable)
    if text is None or "formerly" not in text:
        return ""
    brief = read_yaml(text, settings.shown(spec))[0].data
    name = brief.get("formerly") if isinstance(brief, dict) else None
    return name if isinstance(name, str) and re.search(NAME_PATTERN, name) else ""
