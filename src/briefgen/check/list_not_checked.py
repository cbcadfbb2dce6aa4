"""List what a memo prints that no rule could check.

These are findings that the desk allowed, or of rules switched off, and texts in languages that are not read.
The desk's reason is for the desk alone. The reader learns of which fact, view or text what was not checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from briefgen.catalogues.words import Words, words_in
from briefgen.check.field_name import field_name
from briefgen.check.language_unread import unread_part
from briefgen.check.prose_field import every_word
from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, Span, truncate
from briefgen.evidence.unproven import NotChecked
from briefgen.language.tables import base_language
from briefgen.reading.entry import Entry
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import Reference, references
from briefgen.reading.yaml_text import Path, YamlText
from briefgen.spec.brief import Brief

_OF_EVIDENCE: Mapping[str, str] = MappingProxyType(
    {
        "attribution-unsupported": "who said it",
        "date-disagrees": "the date",
        "fact-stale": "whether it is still so",
        "figure-unevidenced": "the figure",
        "formula-disagrees": "the calculation",
        "heading-disagrees": "the words of the timeline",
        "opinion-bare": "whether it is fact or opinion",
        "origin-shared": "whether its sources are independent",
        "quote-ambiguous": "the place of the quotation",
        "quote-missing": "the quotation",
        "quote-moved": "the place of the quotation",
        "quote-negated": "whether the source denies it",
        "quote-unproven": "the quotation",
        "source-changed": "the quotation",
        "source-late": "the date of the source",
        "speech-bare": "whose words they are",
        "status-bare": "whether it is in force",
        "status-missing": "whether it is in force",
        "statement-disagrees": "the numbers and dates of the statement",
        "words-disagree": "the wording of the statement",
    }
)
"""What a finding on a fact, view or source leaves unchecked, by rule."""
_OF_TEXT: Mapping[str, str] = MappingProxyType(
    {
        "attribution-unsupported": "who said “{words}”",
        "date-unsupported": "the date “{words}”",
        "figure-disagrees": "the number “{words}”",
        "heading-disagrees": "the words “{words}”",
        "measure-bare": "whether other sources agree",
        "number-naked": "the number “{words}”",
        "own-mark": "the number “{words}”",
        "quote-naked": "the quotation {words}",
        "status-bare": "whether “{words}” is in force",
        "today-outdated": "whether “{words}” is still so",
        "words-disagree": "the words “{words}”",
    }
)
"""What a finding on the text of a memo leaves unchecked, by rule; `{words}` is replaced by them."""
_LONGEST = 60


class _ValuePlace(Struct, frozen=True):
    """The value of a YAML or Markdown text that a finding is on."""

    text: YamlText
    path: Path
    words: str


def list_not_checked(
    allowed: Iterable[Diagnostic], brief: Entry[Brief], corpus: Corpus
) -> tuple[NotChecked, ...]:
    """List what allowed findings leave unchecked, in order of place; then what could not be read."""
    words = words_in(brief.value.language)
    ordered = sorted(allowed, key=lambda finding: (finding.span, finding.rule))
    found = (each for finding in ordered for each in _of(finding, brief, corpus, words))
    return tuple(dict.fromkeys((*found, *_unread(brief, corpus, words))))


def _unread(brief: Entry[Brief], corpus: Corpus, words: Words) -> Iterator[NotChecked]:
    """Yield what could not be compared, because of the language that it is in."""
    if part := unread_part(brief.value.language):
        what = words.text(
            f"{part} of the text (language {{language}})",
            "not checked",
            language=base_language(brief.value.language),
        )
        yield NotChecked("language", what)
    owners = (("fact", corpus.facts), ("view", corpus.views))
    for about, entry in ((f"{kind}:{name}", e) for kind, all_of in owners for name, e in all_of.items()):
        sources = (corpus.sources.get(evidence.source) for evidence in entry.value.evidence)
        languages = dict.fromkeys(base_language(source.value.language) for source in sources if source)
        for language in languages:
            if part := unread_part(language):
                what = words.text(f"{part} (language {{language}})", "not checked", language=language)
                yield NotChecked(about, what)


def _of(finding: Diagnostic, brief: Entry[Brief], corpus: Corpus, words: Words) -> Iterator[NotChecked]:
    owners: list[tuple[str, Entry[Any]]] = [
        *((f"fact:{name}", entry) for name, entry in corpus.facts.items()),
        *((f"view:{name}", entry) for name, entry in corpus.views.items()),
        *((f"source:{name}", entry) for name, entry in corpus.sources.items()),
    ]
    for about, entry in owners:
        place = _find(finding.span, entry)
        if place is None:
            continue
        if finding.rule in _OF_EVIDENCE and not (about.startswith("view:") and _is_prose(place)):
            for each in _resting_on(about, corpus):
                yield NotChecked(each, words.text(_OF_EVIDENCE[finding.rule], "not checked"))
            return
    texts: list[Entry[Any]] = [brief, *corpus.questions.values(), *corpus.sections.values()]
    for entry in texts:
        place = _find(finding.span, entry)
        if place is not None and finding.rule in _OF_TEXT:
            template = _OF_TEXT[finding.rule]
            found = place.words if "{words}" in template else ""
            what = words.text(template, "not checked", words=truncate(found, _LONGEST))
            cited = list(_cited(finding.span, place, corpus))
            name = field_name(entry, place.path[len(entry.path) :])
            yield from (NotChecked(about, what, found) for about in cited or [name])
            return


def _find(span: Span, entry: Entry[Any]) -> _ValuePlace | None:
    """Find the innermost value of an entry that holds the start of a finding."""
    text = entry.text
    if text.path != span.path or span.line <= text.first_line:
        return None
    at = text.offset(span.line, span.column)
    whole = text.values.get(entry.path)
    if whole is not None and not whole.start <= at < whole.end:
        return None
    found: Path | None = None
    for path, mark in text.values.items():
        holds = mark.start <= at < mark.end and path[: len(entry.path)] == entry.path
        if holds and (found is None or len(path) > len(found)):
            found = path
    return _ValuePlace(text, found, _words(span, text)) if found is not None else None


def _words(span: Span, text: YamlText) -> str:
    """Return the words of a finding, as they are written."""
    lines = text.text.split("\n")[span.line - 1 - text.first_line : span.end_line - text.first_line]
    if not lines:
        return ""
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return " ".join(" ".join(lines).split())


def _is_prose(place: _ValuePlace) -> bool:
    """Check whether a place of a view is its text, and not its evidence."""
    return "evidence" not in place.path and place.path[-1] != "id"


def _resting_on(about: str, corpus: Corpus) -> list[str]:
    """Return a fact or view itself; for a source, all that quote it."""
    kind, _, name = about.partition(":")
    if kind != "source":
        return [about]
    quoting = [
        f"{owner}:{key}"
        for owner, entries in (("fact", corpus.facts), ("view", corpus.views))
        for key, entry in entries.items()
        if any(evidence.source == name for evidence in entry.value.evidence)
    ]
    return sorted(quoting)


def _cited(span: Span, place: _ValuePlace, corpus: Corpus) -> Iterator[str]:
    """Yield the facts or the view that the link at a finding cites."""
    value = place.text.lookup(place.path)
    for link in references(parse_prose(value).blocks) if isinstance(value, str) else ():
        words = every_word(link.children)
        whole = place.text.within(place.path, words[0].start if words else link.start, link.end)
        if (whole.line, whole.column) <= (span.line, span.column) < (whole.end_line, whole.end_column):
            yield from _targets(link, corpus)


def _targets(link: Reference, corpus: Corpus) -> Iterator[str]:
    if link.scheme == "measure":
        yield from (f"fact:{entry.value.id}" for entry in corpus.on_measure(link.id))
    elif link.scheme in ("fact", "view"):
        yield f"{link.scheme}:{link.id}"
