"""The answer to a command that was given before, where nothing has changed since that it looked at.

It spares a run that would find everything up to date: no setting, no brief and no record is read again. It is
kept in the user's cache folder, which may be deleted at any time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from briefgen.cache.footprint import Eyes, Footprint
from briefgen.cache.tool_stamp import tool_stamp

VERSION: Final = 1
_HEARD: Final = ("BRIEFGEN_TEXTS", "SOURCE_DATE_EPOCH")
"""The variables of the environment that a build listens to."""
_MOST_BYTES: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Question:
    """A command as it was given."""

    words: tuple[str, ...]
    folder: str
    environment: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What it is answered, and what that rests on."""

    lines: tuple[str, ...]
    inputs: Footprint
    outputs: Footprint
    """Its own files, which are younger than the run's beginning."""
    seen_ns: int
    """As in `Record`."""


def asked(words: Sequence[str], folder: str, environment: Mapping[str, str]) -> Question:
    """Put a command and what it is given besides into one value."""
    return Question(tuple(words), folder, tuple(f"{n}={environment.get(n, '')}" for n in _HEARD))


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Find the user's cache folder. Source: freedesktop.org, XDG Base Directory Specification 0.8."""
    named = environment.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named) / "briefgen"
    home = environment.get("HOME", "")
    return Path(home) / ".cache" / "briefgen" if Path(home).is_absolute() else None


def find_answer(question: Question, cache: Path) -> Answer | None:
    """Find the answer to a command, where it still holds."""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        path = _path(question, cache)
        if path.stat().st_size > _MOST_BYTES:
            return None
        kept = json.loads(path.read_bytes())
        body = kept["body"]
        if kept["seal"] != _seal(body) or body["question"] != _plain(question):
            return None
        inputs, outputs = Footprint(**body["inputs"]), Footprint(**body["outputs"])
        answer = Answer(tuple(body["lines"]), inputs, outputs, body["seen_ns"])
        return answer if _holds(answer) else None
    return None


def keep_answer(question: Question, answer: Answer, cache: Path) -> None:
    """Keep an answer; where it cannot be kept, the next run does its work."""
    body = {"question": _plain(question), **asdict(answer)}
    path = _path(question, cache)
    # Of one name, so that what a run leaves that is ended here is the next one's; two at once break the seal.
    temporary = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.write_text(json.dumps({"seal": _seal(body), "body": body}), "ascii")
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()


def together(footprints: Iterable[Footprint]) -> Footprint:
    """Add up footprints."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for each in footprints:
        files.update(each.files)
        folders.update(each.folders)
    return Footprint(files, folders)


def _holds(answer: Answer) -> bool:
    eyes = Eyes()
    same = answer.inputs.holds(eyes) and answer.outputs.holds(Eyes())
    return same and eyes.settled_by(answer.seen_ns)


def _path(question: Question, cache: Path) -> Path:
    name = sha256(json.dumps(_plain(question)).encode("utf-8", "surrogatepass")).hexdigest()
    return cache / "answers" / f"{name}.json"


def _plain(question: Question) -> dict[str, Any]:
    """Give a question with the program it is put to, as JSON knows it."""
    return {"version": VERSION, "tool": tool_stamp(), **{k: _listed(v) for k, v in asdict(question).items()}}


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _seal(body: Mapping[str, Any]) -> str:
    return sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
