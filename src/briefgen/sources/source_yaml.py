"""Write a proposed source, and new origins, as YAML."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from briefgen.sources.propose import NewOrigin, Proposal, ProposedKey

ORIGINS_HEAD: Final = """\
# Origins that `briefgen source add` found no entry for. Their kinds are guessed: look at each.
origins:
"""


def source_yaml(proposal: Proposal, folder: Path, schemas: Path) -> str:
    """Write a source; a comment follows each value that was inferred."""
    schema = Path(os.path.relpath(schemas / "source.json", folder)).as_posix()
    lines = [f"# yaml-language-server: $schema={schema}"]
    lines += [_key_line(key) for key in proposal.keys]
    return "\n".join(lines) + "\n"


def origin_line(origin: NewOrigin) -> str:
    """Write an origin as an item of a list."""
    return f"  - {_flow({'id': origin.id, 'name': origin.name, 'kind': origin.kind})}\n"


def _key_line(key: ProposedKey) -> str:
    comment = f"  # {key.comment}" if key.comment else ""
    return f"{key.name}: {_flow(key.value)}{comment}"


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_flow(item)}' for name, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, int) or re.fullmatch(r"\d{4}(?:-\d\d){0,2}~?", value):
        return str(value)  # a date is text to whatever reads a corpus
    # In a flow list, so that marks of lists and mappings are quoted too.
    dumped = yaml.safe_dump([str(value)], default_flow_style=True, allow_unicode=True, width=10**6)
    return dumped.strip()[1:-1]


def origins_yaml(present: str | None, new: Iterable[NewOrigin]) -> str:
    """Add origins to the text of the file that has those of earlier runs."""
    text = ORIGINS_HEAD if present is None else present
    return text + ("" if text.endswith("\n") else "\n") + "".join(map(origin_line, new))
