"""Sections: reusable prose in Markdown with front matter."""

from __future__ import annotations

import re

from msgspec import Struct
from pydantic import Field

from briefgen.corpus.marking import Marking
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.reading.entry import Entry, validate
from briefgen.reading.model import Line, Model
from briefgen.reading.yaml_text import TextRange, YamlText, find_forbidden, read_yaml

_FENCE = re.compile(r"---[ \t]*\n(.*?)(?:\n)?^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class SectionHead(Model):
    """The front matter of a section."""

    title: Line = Field(description="The heading; it states the main finding.")
    marking: Marking | None = Field(
        None,
        description="Marking; no memo that uses it may be below it.",
    )


class Section(Struct, frozen=True):
    """A section of the corpus."""

    id: str
    title: str
    body: str
    marking: Marking | None = None


def read_section(text: str, path: str, name: str) -> tuple[Entry[Section] | None, tuple[Diagnostic, ...]]:
    """Read a section's front matter and body, with their places.

    Errors: section-front-matter, section-empty, and those of `read_yaml` and `validate`.
    """
    if bad := find_forbidden(YamlText(path, text)):
        return None, (bad,)
    found = _FENCE.match(text)
    if not found:
        message = "no front matter at the top of the section"
        return None, (
            error(
                "section-front-matter", Span(path, 1, 1, 1, 2), message, "begin with `---`, `title: …`, `---`"
            ),
        )
    front, faults = read_yaml(found[1], path, first_line=1)
    if faults and front.data is None:
        return None, faults
    head, problems = validate(SectionHead, front)
    if faults or problems or head is None:
        return None, faults + problems
    body_start = found.end()
    body = text[body_start:]
    if not body.strip():
        span = Span(path, text.count("\n", 0, body_start) + 1, 1, text.count("\n", 0, body_start) + 1, 2)
        return None, (
            error("section-empty", span, "the section has no text", "write it, or remove the file"),
        )
    mark = TextRange(body_start, len(text))
    data = {"title": head.value.title, "body": body}
    whole = YamlText(path, text, data, {("body",): mark, **_shifted(front, found.start(1))}, {})
    return Entry(Section(name, head.value.title, body, head.value.marking), whole), ()


def front_matter_end(text: str) -> int:
    """Return the offset at which the body of a section begins; 0 if it has no front matter."""
    found = _FENCE.match(text)
    return found.end() if found else 0


def _shifted(front: YamlText, skip: int) -> dict[tuple[str | int, ...], TextRange]:
    """Convert the front matter's marks to positions in the whole file."""
    return {path: TextRange(m.start + skip, m.end + skip) for path, m in front.values.items() if path}
