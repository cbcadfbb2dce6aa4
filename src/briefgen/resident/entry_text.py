"""An entry in a few lines of Markdown: what it says, the quotations it rests on, their states and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.check.fact_details import details_of_fact
from briefgen.check.fact_readings import figure_words
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.fact import Fact
from briefgen.corpus.source import Source
from briefgen.reading.entry import Entry
from briefgen.resident.workspace import Snapshot
from briefgen.usage.references import Item

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_MOST_CLAIMS = 8
"""Other claims on a measure that are listed."""


def title_of(item: Item, snapshot: Snapshot) -> str:
    """Return what an entry is about, in one line; empty where it is not known."""
    corpus = snapshot.corpus
    kinds: dict[str, tuple[Mapping[str, Entry[Any]], str]] = {
        "source": (corpus.sources, "title"), "origin": (corpus.origins, "name"),
        "measure": (corpus.measures, "label"), "fact": (corpus.facts, "statement"),
        "question": (corpus.questions, "question"), "section": (corpus.sections, "title"),
        "view": (corpus.views, "claim"),
    }  # fmt: skip
    if item.kind in kinds:
        entries, name = kinds[item.kind]
        entry = entries.get(item.id)
        return " ".join(str(getattr(entry.value, name)).split()) if entry else ""
    if item.kind == "hypothesis" and item.scope in corpus.questions:
        hypotheses = corpus.questions[item.scope].value.hypotheses
        return next((each.statement for each in hypotheses if each.id == item.id), "")
    return ""


def entry_markdown(item: Item, snapshot: Snapshot) -> str:
    """Describe an entry; empty where it is not known."""
    corpus = snapshot.corpus
    lines: Iterator[str] = iter(())
    if item.kind == "fact" and item.id in corpus.facts:
        lines = _fact(corpus.facts[item.id].value, snapshot)
    elif item.kind == "source" and item.id in corpus.sources:
        lines = _source(corpus.sources[item.id].value, corpus)
    elif item.kind == "view" and item.id in corpus.views:
        view = corpus.views[item.id].value
        holder = escape(view.holder.name)
        lines = iter(
            (f"{holder}: {escape(view.claim)}", *_quotations(f"view:{view.id}", view.evidence, snapshot))
        )
    elif item.kind == "measure" and item.id in corpus.measures:
        measure = corpus.measures[item.id].value
        lines = iter((f"{escape(measure.label)} ({escape(measure.unit)})", *_claims(item.id, "", corpus)))
    elif title := title_of(item, snapshot):
        lines = iter((escape(title),))
    text = "\n\n".join(lines)
    return f"**{item.kind}** `{item.id}`\n\n{text}" if text else ""


def _fact(fact: Fact, snapshot: Snapshot) -> Iterator[str]:
    yield escape(fact.statement)
    details = details_of_fact(fact, snapshot.corpus)
    yield "\n".join(f"- {key}: {escape(words)}" for key, words in details)
    yield from _quotations(f"fact:{fact.id}", fact.evidence, snapshot)
    if fact.figure and fact.figure.measure:
        yield from _claims(fact.figure.measure, fact.id, snapshot.corpus)


def _quotations(owner: str, evidence: tuple[Evidence, ...], snapshot: Snapshot) -> Iterator[str]:
    """Describe each quotation: its words in their sentence, where that is known, its source and its state."""
    for index, quoted in enumerate(evidence):
        proof = snapshot.proofs.get((owner, index))
        sentence = " ".join(proof.context.sentence.split()) if proof else ""
        exact = escape(quoted.exact)
        words = escape(sentence).replace(exact, f"**{exact}**", 1) if sentence else f"**{exact}**"
        source = snapshot.corpus.sources.get(quoted.source)
        title = escape(source.value.title) if source else f"`{quoted.source}`"
        state = f" · *{proof.resolution.state}*" if proof else ""
        yield f"> “{words}”\n>\n> — {title}{state}"


def _claims(measure: str, but: str, corpus: Corpus) -> Iterator[str]:
    """List the facts on a measure, but one."""
    others = [entry.value for entry in corpus.on_measure(measure) if entry.value.id != but]
    lines = [f"- {escape(figure_words(f.figure))} (`{f.id}`)" for f in others[:_MOST_CLAIMS] if f.figure]
    if lines:
        title = "other claims on the measure:" if but else "claims:"
        yield "\n".join((title, "", *lines))


def _source(source: Source, corpus: Corpus) -> Iterator[str]:
    authors = ", ".join(
        name.literal or " ".join(filter(None, (name.given, name.family))) for name in source.author
    )
    yield escape(source.title)
    published = (authors, source.container_title or source.publisher, str(source.issued))
    yield escape(" · ".join(part for part in published if part))
    origin = corpus.origins.get(source.origin)
    yield f"{source.genre}, from {escape(origin.value.name if origin else source.origin)}"


def escape(text: str) -> str:
    """Return text whose characters are no Markdown."""
    return _MARKDOWN.sub(r"\\\1", text)
