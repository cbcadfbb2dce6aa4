"""quote-naked: words in quotation marks are not linked to evidence that contains them.

A quoted phrase must be inside a link to a fact or a view, or around one, and the evidence of that fact or
view must contain it. The name of a ship, book or plan behind such a word may have quotation marks too.

PASS  Kim calls it an [“alliance”](fact:kim-alliance)        (evidence: exact: “alliance”)
PASS  The ship “Aurora” waits.
FAIL  Kim calls it an “alliance”
FAIL  Kim calls it a [“union”](fact:kim-alliance)

Link the phrase, quote the words of the source, or write it without quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.prose_field import FieldInEntry, bare_words, link_spans, place_of, words_of
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.fold import fold
from briefgen.diagnostic import Diagnostic, error, truncate
from briefgen.language.quotation_marks import Quoted, find_quoted
from briefgen.language.tables import base_language, load_table
from briefgen.reading.prose import Inlines, Reference, inline_references

RULE = "quote-naked"
_EDGES = " .,;:!?…"


def check(field_in_entry: FieldInEntry, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report quoted phrases that no linked evidence contains."""
    for children in field_in_entry.paragraphs():
        own = _of_view(field_in_entry)
        for words in bare_words(children):
            for found in _outermost(words.text):
                if _is_in(found.inner, own) or _is_name(words.text, found, field_in_entry.language):
                    continue
                span = field_in_entry.span(*words.span(found.start, found.end))
                message = f"the phrase {words.text[found.start : found.end]} is not linked to its evidence"
                hint = (
                    f"write it as `[“…”](fact:{_source_of(found.inner, corpus)})`, or without quotation marks"
                )
                yield error(RULE, span, message, hint)
        for link in inline_references(children):
            yield from _in_link(link, field_in_entry, corpus)
        yield from _around_links(children, field_in_entry, corpus)


def _around_links(children: Inlines, field: FieldInEntry, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report phrases that begin or end outside of a link and are not in its evidence."""
    links = list(link_spans(children))
    for found in _outermost(words_of(children)) if links else ():
        inside = any(start <= found.start and found.end <= end for _, start, end in links)
        over = [link for link, start, end in links if start < found.end and found.start < end]
        given = [_evidence(link, corpus) for link in over]
        if inside or not over or None in given:
            continue
        if not _is_in(found.inner, tuple(item for evidence in given for item in evidence or ())):
            span = field.span(*place_of(children, found.start, found.end))
            names = " and ".join(f"`{link.id}`" for link in over)
            message = f"the phrase “{found.inner}” is not in the evidence of {names}"
            yield error(RULE, span, message, "quote the evidence's own words, or remove the quotation marks")


def _is_name(text: str, found: Quoted, language: str) -> bool:
    """Check whether a phrase is the name of a thing that the word before it says: the ship “Aurora”."""
    kinds = load_table("words", base_language(language)).get("named things", "").split(", ")
    before = text[: found.start].split()
    return bool(before) and before[-1].lower() in kinds and found.inner[:1].isupper()


def _in_link(link: Reference, field: FieldInEntry, corpus: Corpus) -> Iterator[Diagnostic]:
    evidence = _evidence(link, corpus)
    if evidence is None:
        return
    text = words_of(link.children)
    for found in _outermost(text):
        if not _is_in(found.inner, evidence):
            message = f"the phrase {text[found.start : found.end]} is not in the evidence of `{link.id}`"
            place = place_of(link.children, found.start, found.end)
            nearest = _nearest(found.inner, evidence)
            marked = f"{text[found.start]}{nearest}{text[found.end - 1]}"
            meant = (f"did you mean `{marked}`?",) if nearest else ()
            words = " … ".join(dict.fromkeys(item.exact for item in evidence))
            hint = f"quote the evidence's own words: {truncate(words, 160)}"
            yield error(RULE, field.span(*place), message, *meant, hint)


def _nearest(phrase: str, evidence: tuple[Evidence, ...]) -> str:
    """Return the words of evidence, as many as a phrase has, that are likest to it.

    Empty if half are others.
    """
    from rapidfuzz.distance import OSA  # only where a phrase is reported

    edge = phrase[len(phrase.rstrip(_EDGES)) :]
    mine = phrase.strip(_EDGES).split()
    windows = [
        theirs[start : start + len(mine)]
        for theirs in (item.exact.split() for item in evidence)
        for start in range(len(theirs) - len(mine) + 1)
    ]
    nearest = min(windows, key=lambda theirs: OSA.distance(theirs, mine), default=[])
    is_near = nearest and OSA.distance(nearest, mine) * 2 < len(mine)
    return " ".join(nearest).strip(_EDGES) + edge if is_near else ""


def _outermost(text: str) -> list[Quoted]:
    """List quoted phrases, without those inside others."""
    found: list[Quoted] = []
    for quoted in find_quoted(text):
        if not quoted.is_title and (not found or quoted.start >= found[-1].end):
            found.append(quoted)
    return found


def _is_in(phrase: str, evidence: tuple[Evidence, ...]) -> bool:
    """Check whether evidence has a phrase; the first letter of either may be a capital for its sentence."""
    folded = fold(phrase).text.strip(_EDGES)
    first, rest = folded[:1], folded[1:]
    written = (first + rest, first.upper() + rest, first.lower() + rest)
    return any(each in text for text in (fold(item.exact).text for item in evidence) for each in written)


def _source_of(phrase: str, corpus: Corpus) -> str:
    """Return the id of a fact whose evidence has a phrase; `ID` where none has."""
    return next((name for name, e in corpus.facts.items() if _is_in(phrase, e.value.evidence)), "ID")


def _of_view(field: FieldInEntry) -> tuple[Evidence, ...]:
    """Give the evidence of the view that a field is part of."""
    if field.path[:1] != ("views",) or not isinstance(field.path[1], int):
        return ()
    views = getattr(field.entry.value, "views", ())
    return getattr(views[field.path[1]], "evidence", ())


def _evidence(link: Reference, corpus: Corpus) -> tuple[Evidence, ...] | None:
    if link.scheme == "fact" and link.id in corpus.facts:
        return corpus.facts[link.id].value.evidence
    if link.scheme == "view" and link.id in corpus.views:
        return corpus.views[link.id].value.evidence
    return None
