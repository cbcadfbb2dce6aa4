"""Small corruptions of a workspace: each changes one thing that a careless hand might."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from briefgen.corpus.corpus import Corpus
from briefgen.reading.entry import Entry
from briefgen.reading.yaml_text import YamlText
from briefgen.spec.brief import Brief

NAMES = (
    "Putin",
    "Kim",
    "Xi",
    "Lee",
    "Dover",
    "Rumer",
    "Easley",
    "Beijing",
    "Moscow",
    "Pyongyang",
    "Seoul",
    "Washington",
)
QUALIFIERS = ("more than", "over", "at least", "nearly", "about", "dozens of", "Millions of", "millions of")
_DIGIT = re.compile(r"\d")
_LINK = re.compile(r"\[([^\]]+)\]\((fact|measure|view):[a-z0-9-]+\)")
_QUOTE = re.compile(r"“([^”]+)”")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Corruption(Struct, frozen=True):
    """One change of one file. Units: offsets in code points."""

    kind: str
    path: str
    start: int
    end: int
    new: str

    def apply(self, root: Path) -> None:
        """Write the changed file."""
        file = root / self.path
        text = file.read_text("utf-8")
        file.write_text(text[: self.start] + self.new + text[self.end :], "utf-8")


def corruptions(corpus: Corpus, briefs: list[Entry[Brief]]) -> Iterator[Corruption]:
    """Yield every corruption that can be made of a corpus and briefs, in a fixed order."""
    for _, fact in sorted(corpus.facts.items()):
        yield from _of_evidence(fact, len(fact.value.evidence))
        yield from _of_fact(fact, sorted(corpus.origins))
    for _, view in sorted(corpus.views.items()):
        yield from _of_evidence(view, len(view.value.evidence))
    for _, question in sorted(corpus.questions.items()):
        for i in range(len(question.value.hypotheses)):
            for name in ("best_case", "contrary"):
                yield from _of_prose(question.text, ("hypotheses", i, name))
        for i, view_value in enumerate(question.value.views):
            yield from _of_prose(question.text, ("views", i, "claim"))
            others = [h.id for h in question.value.hypotheses if h.id != view_value.hypothesis]
            yield from _value(question.text, ("views", i, "hypothesis"), "hypothesis", others[0])
    for _, section in sorted(corpus.sections.items()):
        yield from _of_prose(section.text, ("body",))
    for brief in briefs:
        yield from _of_brief(brief)


def _of_evidence(entry: Entry[Any], count: int) -> Iterator[Corruption]:
    for i in range(count):
        path = (*entry.path, "evidence", i, "exact")
        yield from _digits(entry.text, path, "quotation: a digit")
        yield from _names(entry.text, path, "quotation: a name")
        yield from _negation(entry.text, path)
        source = entry.text.lookup((*entry.path, "evidence", i, "source"))
        other = "guardian-odd-couple" if source != "guardian-odd-couple" else "lee-partners-in-crime"
        yield from _value(entry.text, (*entry.path, "evidence", i, "source"), "quotation: its source", other)


def _of_fact(entry: Entry[Any], origins: list[str]) -> Iterator[Corruption]:
    text, base = entry.text, entry.path
    for key in ("value", "low", "high"):
        yield from _digits(text, (*base, "figure", key), "figure: a digit")
    said = text.lookup((*base, "figure", "qualifier"))
    if said:
        other = "about" if said != "about" else "nearly"
        yield from _value(text, (*base, "figure", "qualifier"), "figure: its qualifier", other)
    if text.lookup((*base, "figure", "unit")):
        yield from _value(text, (*base, "figure", "unit"), "figure: its unit", "lorries")
    yield from _digits(text, (*base, "statement"), "statement: a digit")
    yield from _names(text, (*base, "statement"), "statement: a name")
    yield from _years(text, (*base, "date"), "fact: its date")
    origin = text.lookup((*base, "attributed_to"))
    if origin:
        other = next(name for name in origins if name != origin)
        yield from _value(text, (*base, "attributed_to"), "fact: its attribution", other)


def _of_prose(text: YamlText, path: tuple[str | int, ...]) -> Iterator[Corruption]:
    mark = text.values.get(path)
    if mark is None:
        return
    raw = text.text[mark.start : mark.end]
    for link in _LINK.finditer(raw):
        at, words = mark.start + link.start(1), link[1]
        for kind, pattern in (("prose: a digit", _DIGIT), ("prose: a quoted word", re.compile(r"(?<=“)\w+"))):
            if (found := pattern.search(words)) is not None:
                new = _other_digit(found.group()) if kind.endswith("digit") else "perhaps"
                yield Corruption(kind, text.path, at + found.start(), at + found.end(), new)
        for qualifier in QUALIFIERS:
            if words.startswith(qualifier):
                yield Corruption("prose: a qualifier", text.path, at, at + len(qualifier) + 1, "")
                break
        target = mark.start + link.end() - 1
        yield Corruption("prose: a reference", text.path, target - 1, target, "")
    for year in _YEAR.finditer(raw):
        new = str(int(year.group()) - 1)
        yield Corruption("prose: a year", text.path, mark.start + year.start(), mark.start + year.end(), new)
    bare = _LINK.sub(lambda m: "\0" * len(m.group()), raw)
    for name in (n for n in NAMES if re.search(rf"\b{n}\b", bare)):
        found = re.search(rf"\b{name}\b", bare)
        if found is not None:
            other = NAMES[(NAMES.index(name) + 1) % len(NAMES)]
            yield Corruption(
                "prose: a name", text.path, mark.start + found.start(), mark.start + found.end(), other
            )


def _of_brief(brief: Entry[Brief]) -> Iterator[Corruption]:
    text = brief.text
    yield from _of_prose(text, ("bottom_line",))
    for i, judgement in enumerate(brief.value.judgements):
        term = judgement.likelihood.term
        other = "very likely" if term != "very likely" else "likely"
        yield from _value(text, ("judgements", i, "likelihood", "term"), "likelihood: another term", other)
        yield from _value(
            text, ("judgements", i, "likelihood", "term"), "likelihood: no term", "quite likely"
        )
        level = "high" if judgement.confidence.level != "high" else "low"
        yield from _value(text, ("judgements", i, "confidence", "level"), "confidence: another level", level)
    for i in range(len(brief.value.options)):
        for name in ("text", "advantages", "risks"):
            yield from _of_prose(text, ("options", i, name))
    for i in range(len(brief.value.gaps)):
        yield from _of_prose(text, ("gaps", i, "matters"))


def _value(text: YamlText, path: tuple[str | int, ...], kind: str, new: str) -> Iterator[Corruption]:
    mark = text.values.get(path)
    if mark is not None:
        yield Corruption(kind, text.path, mark.start, mark.end, new)


def _digits(text: YamlText, path: tuple[str | int, ...], kind: str) -> Iterator[Corruption]:
    mark = text.values.get(path)
    found = _DIGIT.search(text.text, mark.start, mark.end) if mark else None
    if found is not None:
        yield Corruption(kind, text.path, found.start(), found.end(), _other_digit(found.group()))


def _years(text: YamlText, path: tuple[str | int, ...], kind: str) -> Iterator[Corruption]:
    mark = text.values.get(path)
    found = _YEAR.search(text.text, mark.start, mark.end) if mark else None
    if found is not None:
        yield Corruption(kind, text.path, found.start(), found.end(), str(int(found.group()) - 1))


def _names(text: YamlText, path: tuple[str | int, ...], kind: str) -> Iterator[Corruption]:
    mark = text.values.get(path)
    for name in NAMES if mark else ():
        found = re.compile(rf"\b{name}\b").search(text.text, mark.start, mark.end) if mark else None
        if found is not None:
            other = NAMES[(NAMES.index(name) + 1) % len(NAMES)]
            yield Corruption(kind, text.path, found.start(), found.end(), other)
            return


def _negation(text: YamlText, path: tuple[str | int, ...]) -> Iterator[Corruption]:
    mark = text.values.get(path)
    if mark is None:
        return
    found = re.compile(r"\b(?:not|never|no) ").search(text.text, mark.start, mark.end)
    if found is not None:
        yield Corruption("quotation: a dropped “not”", text.path, found.start(), found.end(), "")
        return
    space = text.text.find(" ", mark.start, mark.end)
    if space > 0:
        yield Corruption("quotation: an added “not”", text.path, space, space, " not")


def _other_digit(digit: str) -> str:
    return str((int(digit) + 1) % 10 or 1)
