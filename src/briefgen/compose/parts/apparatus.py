"""The apparatus: source summary, endnotes, sources, the likelihood scale."""

from __future__ import annotations

from collections import Counter

from briefgen.compose.memo import Memo
from briefgen.compose.prose import merged
from briefgen.compose.words import DASH, date_words, day_words, full_name, short_source
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.origins import origin_names, origins_of, origins_of_fact
from briefgen.corpus.prove import Proof
from briefgen.corpus.source import OPINION, Source
from briefgen.document import (
    Blocks,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    Notes,
    Paragraph,
    SourceEntry,
    SourceList,
    Table,
    Text,
)
from briefgen.spec.profile import Band


def notes(memo: Memo, level: int) -> Blocks:
    """Compose the endnotes: who says it, where, in which words, and whether they were checked."""
    items = tuple(Note(number, _note(memo, *cited)) for number, cited in memo.citations.in_order())
    return (Notes(items),) if items else ()


def _note(memo: Memo, kind: str, name: str) -> Inlines:
    if kind == "source":
        return (*reference(memo.corpus.sources[name].value),)
    if kind == "view":
        view = memo.corpus.views[name].value
        return _proven(memo, f"view:{name}", view.evidence, f"{view.holder.name}, view")
    fact = memo.corpus.facts[name].value
    origin = origin_names(origins_of_fact(fact, memo.corpus), memo.corpus)
    descriptor = f"{origin}, assumption" if fact.kind == "assumption" else origin
    return _proven(memo, f"fact:{name}", fact.evidence, descriptor)


def _proven(memo: Memo, owner: str, evidence: tuple[Evidence, ...], descriptor: str) -> Inlines:
    """Print who says it, then source by source the quotations with their places, then their state."""
    by_source: dict[str, list[str]] = {}
    for i, item in enumerate(evidence):
        found = memo.proofs[owner, i].resolution
        place = f" {found.start:,}{DASH}{found.end:,}" if found.start is not None else ""
        by_source.setdefault(item.source, []).append(f"“{item.exact.strip()}”{place}")
    cited = (
        f"{short_source(source)}, {date_words(source.issued)}: {', '.join(by_source[name])}"
        for name, source in ((n, memo.corpus.sources[n].value) for n in by_source)
    )
    states = dict.fromkeys(_state(memo.proofs[owner, i]) for i in range(len(evidence)))
    return (Text(f"{descriptor}. {'; '.join(cited)} [{'; '.join(states)}]."),)


def _state(proof: Proof) -> str:
    return "as locked" if proof.resolution.as_locked is not None else proof.resolution.state


def sources(memo: Memo, level: int) -> Blocks:
    """Compose the list of sources, in alphabetical order."""
    found = sorted(_used(memo), key=lambda s: (short_source(s).casefold(), s.issued, s.id))
    items = tuple(SourceEntry(reference(s), (Text(_descriptor(memo, s)),)) for s in found)
    return (SourceList(items),) if items else ()


def reference(source: Source) -> Inlines:
    """Print a source as a bibliography does: author, title, container, date, address."""
    names = "; ".join(full_name(n) for n in source.author)
    title = source.title + (f": {source.subtitle}" if source.subtitle else "")
    nodes: list[Inline] = [Text(f"{names}, " if names else ""), Text(f"“{title}”")]
    if source.container_title:
        nodes += [Text(", "), Emphasis((Text(source.container_title),))]
    nodes.append(Text(f", {date_words(source.issued)}."))
    if source.URL:
        nodes += [Text(" "), Link(source.URL, (Text(source.URL),))]
    return merged(nodes)


def _descriptor(memo: Memo, source: Source) -> str:
    origin = memo.corpus.origins.get(source.origin)
    parts = [source.genre.replace("-", " ").capitalize()]
    if origin:
        parts.append(f"origin {origin.value.name}")
    if source.grade:
        parts.append(f"graded {source.grade}")
    sentences = ["; ".join(parts) + "."]
    if source.issued_note:
        sentences.append(f"Date inferred: {source.issued_note.rstrip('.')}.")
    if source.note:
        sentences.append(f"{source.note.rstrip('.')}.")
    return " ".join(sentences)


def _used(memo: Memo) -> list[Source]:
    names: set[str] = set()
    for kind, name in memo.citations.numbers:
        if kind == "source":
            names.add(name)
        else:
            owner = memo.corpus.facts[name].value if kind == "fact" else memo.corpus.views[name].value
            names.update(e.source for e in owner.evidence)
    return [memo.corpus.sources[name].value for name in sorted(names)]


def source_summary(memo: Memo, level: int) -> Blocks:
    """Compose the source summary statement: how many, of what kind, of when, and how far they carry.

    Source: ICD 206, source summary statements.
    """
    used = _used(memo)
    if not used:
        return ()
    genres = Counter(s.genre.replace("-", " ") for s in used)
    kinds = ", ".join(f"{n} {genre}{'' if n == 1 else 's'}" for genre, n in sorted(genres.items()))
    dates = sorted(s.issued for s in used)
    facts = [name for kind, name in memo.citations.numbers if kind == "fact"]
    origins = origins_of(facts, memo.corpus)
    opinion = sum(
        all(memo.corpus.sources[e.source].value.genre in OPINION for e in memo.corpus.facts[n].value.evidence)
        for n in facts
    )
    words = (
        f"This memo rests on {len(used)} source{'' if len(used) == 1 else 's'} ({kinds}) dated "
        f"{date_words(dates[0])} to {date_words(dates[-1])}, "
        f"and on {len(facts)} facts from {len(origins)} origins. "
        f"Of these facts {opinion} reach it through opinion pieces alone and carry their attribution."
    )
    return (Paragraph((Text(f"{words} {_proof_words(memo)}"),)),)


def _proof_words(memo: Memo) -> str:
    """Say how the quotations in the notes were proven."""
    owners = {f"{kind}:{name}" for kind, name in memo.citations.numbers}
    found = [p.resolution for (owner, _), p in memo.proofs.items() if owner in owners]
    locked = [r.as_locked for r in found if r.as_locked is not None]
    checked = len(found) - len(locked) - sum(r.state == "unavailable" for r in found)
    parts = [f"{checked} were re-read in the source texts" if checked else ""]
    if locked:
        parts.append(
            f"{len(locked)} are given as locked on {day_words(max(locked))}, their texts not being at hand"
        )
    unproven = len(found) - checked - len(locked)
    parts.append(f"{unproven} could not be checked" if unproven else "")
    return f"Of {len(found)} quotations in the notes, {'; '.join(p for p in parts if p)}." if found else ""


def likelihood_scale(memo: Memo, level: int) -> Blocks:
    """Compose the table of the profile's terms and ranges."""
    header = ((Text("Term"),), (Text("Range"),))
    rows = tuple(((Text(" / ".join(b.terms)),), (Text(_range(b)),)) for b in memo.profile.bands)
    return (Table(f"Likelihood terms: {memo.profile.title}", header, rows, row_headers=True),)


def _range(band: Band) -> str:
    return f"{band.low}{DASH}{band.high}\u202f%"
