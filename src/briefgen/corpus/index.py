"""Finding the files that may hold an id, without parsing the others.

Entries of `facts/` and `views/` stand many to a file. Their files are scanned as text for `id:` and
`measure:` lines: a scan may name a file too many, never one too few where key and
value stand on one line, and costs a thousandth of parsing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.diagnostic import Diagnostic
from briefgen.reading.files import leads_out, read_text_file

_KEY = r"(?<![\w-])[\"']?{key}[\"']?[ \t]*:\s*[\"']?([a-z0-9]+(?:-[a-z0-9]+)*)"
_ID = re.compile(_KEY.format(key="id"))
_MEASURE = re.compile(_KEY.format(key="measure"))


@dataclass(slots=True)
class CorpusFiles:
    """The files of a corpus folder, read when asked for and once."""

    root: Path
    shown: str
    """The root as diagnostics print it."""
    _names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _texts: dict[str, tuple[str | None, tuple[Diagnostic, ...]]] = field(default_factory=dict)
    _ids: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    def names(self, folder: str, suffix: str) -> tuple[str, ...]:
        """List the files of a folder below the root, sorted, as `folder/name`."""
        if folder not in self._names:
            place = self.root / folder
            found = place.rglob(f"*{suffix}") if place.is_dir() else ()
            self._names[folder] = tuple(sorted(p.relative_to(self.root).as_posix() for p in found))
        return self._names[folder]

    def read(self, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
        """Read a file below the root.

        Errors: those of `read_text_file`, and file-outside for a link that leads out of the corpus.
        """
        if name not in self._texts:
            path = self.root / name
            outside = leads_out(path, self.root, self.path(name))
            self._texts[name] = (None, (outside,)) if outside else read_text_file(path, self.path(name))
        return self._texts[name]

    def texts(self) -> dict[str, str]:
        """Give the files read so far, by the path that diagnostics print."""
        return {self.path(name): text for name, (text, _) in self._texts.items() if text is not None}

    def path(self, name: str) -> str:
        """Give the path of a file as diagnostics print it."""
        return f"{self.shown}/{name}"

    def holding(self, folder: str, word: str, *, measure: bool = False) -> tuple[str, ...]:
        """List the files of a folder that may hold the id, or a figure on the measure."""
        key = f"{folder} {'measure' if measure else 'id'}"
        if key not in self._ids:
            self._ids[key] = self._scan(folder, _MEASURE if measure else _ID)
        return tuple(sorted(self._ids[key].get(word, ())))

    def ids(self, folder: str) -> tuple[str, ...]:
        """List every word that may be an id in a folder of many-entry files."""
        self.holding(folder, "")
        return tuple(sorted(self._ids[f"{folder} id"]))

    def _scan(self, folder: str, pattern: re.Pattern[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name in self.names(folder, ".yaml"):
            text, _ = self.read(name)
            for word in pattern.findall(text or ""):
                found.setdefault(word, set()).add(name)
        return found
