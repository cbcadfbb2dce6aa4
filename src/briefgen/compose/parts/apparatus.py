"""The endnotes, the sources and the likelihood scale."""

from __future__ import annotations

from collections import Counter

from briefgen.bidi.direction import end_name
from briefgen.catalogues.words import Words
from briefgen.compose.citations import Cited
from briefgen.compose.derived import derivation
from briefgen.compose.memo import Memo
from briefgen.compose.prose import merge_texts
from briefgen.compose.words import full_name, origin_words, range_words, short_source
from briefgen.corpus.date_words import date_words
from briefgen.corpus.fact import Fact
from briefgen.corpus.origins import origins_of_fact, origins_of_view
from briefgen.corpus.quotation_proofs import Proof
from briefgen.corpus.source import Source
from briefgen.corpus.view import View
from briefgen.document.inlines import Emphasis, Inline, Inlines, Link, Text
from briefgen.document.nodes import Blocks, Paragraph, Table
from briefgen.document.note_nodes import Note, Notes, SourceEntry, SourceList
from briefgen.spec.parts import MemoPart


def notes(memo: Memo, level: int) -> Blocks:
    """Compose the endnotes: source and date, quotations, kind of evidence.

    How a quotation was checked is printed where it differs from most; the source summary says that of most.
    What the desk allowed without a check is named: in the note of its fact or view, or below the notes.

    Source: ICD 206 (2015), source reference citations as endnotes, each with a source descriptor.
    """
    usual = usual_state(memo)
    items = tuple(Note(number, _note(memo, cited, usual)) for number, cited in memo.citations.in_order())
    blocks: Blocks = (Notes(items),) if items else ()
    not_checked = tuple(dict.fromkeys(each.what for each in memo.unproven.not_checked_in_text()))
    if not_checked:
        listed = memo.words.comma_list(not_checked)
        blocks = (
            *blocks,
            Paragraph((Text(memo.words.text("Not checked in the text: {what}.", what=listed)),)),
        )
    return blocks


def usual_state(memo: Memo) -> str:
    """Return the state that most quotations have, such as "exact"; empty where no source summary names it."""
    parts = {each.part for each in (*memo.product.parts, *memo.product.annex)}
    if MemoPart.SOURCE_SUMMARY.value.name not in parts:
        return ""
    states = Counter(_state(proof) for proof in cited_proofs(memo))
    return states.most_common(1)[0][0] if states else ""


def cited_proofs(memo: Memo) -> list[Proof]:
    """Return the proofs of the quotations in the notes."""
    owners = {f"{kind}:{name}" for kind, name in memo.citations.numbers}
    return [proof for (owner, _), proof in memo.proofs.items() if owner in owners]


def _note(memo: Memo, cited: Cited, usual: str) -> Inlines:
    kind, name = cited
    if kind == "source":
        return reference(memo, memo.corpus.sources[name].value)
    if kind == "link":
        return (Link(name, (Text(name),)),)
    owner = memo.corpus.views[name].value if kind == "view" else memo.corpus.facts[name].value
    words = memo.words
    unchecked = words.comma_list(memo.unproven.not_checked_of(f"{kind}:{name}"))
    not_checked = words.text("not checked: {what}", what=unchecked) if unchecked else ""
    if kind == "fact" and (derived := derivation(memo, name)):
        return merge_texts([*derived, Text(f" [{not_checked}].")]) if not_checked else derived
    by_source: dict[str, list[Inline]] = {}
    for source in _sources_of(memo, cited):
        start = words.formats.semicolon if by_source else ""
        named = words.comma_list((short_source(source, words), date_words(source.issued, words, short=True)))
        by_source[source.id] = [Text(f"{start}{named}")]
    for index, item in enumerate(owner.evidence):
        lang = _other_language(memo, memo.corpus.sources[item.source].value)
        quoted = words.formats.quoted(item.exact.strip())
        by_source[item.source] += [Text(words.formats.comma), Text(quoted, lang)]
        place = memo.proofs[f"{kind}:{name}", index].resolution.place
        if place is not None and place.page:
            by_source[item.source].append(
                Text(f"{words.formats.comma}{words.text('p. {page}', page=place.page)}")
            )
    states = dict.fromkeys(_state(memo.proofs[f"{kind}:{name}", i]) for i in range(len(owner.evidence)))
    cites = (node for nodes in by_source.values() for node in nodes)
    differing = () if list(states) == [usual] else (words.term("state", state) for state in states)
    checked = words.comma_list(differing).replace(" ", "\u00a0")
    proven = words.semicolon_list(filter(None, (checked, not_checked)))
    how = f" [{proven}]" if proven else ""
    return merge_texts([*cites, Text(f". {_kind(memo, cited, owner)}{how}.")])


def _other_language(memo: Memo, source: Source) -> str | None:
    """Return a source's language if it is not the memo's."""
    ours = memo.brief.language
    return None if source.language.partition("-")[0] == ours.partition("-")[0] else source.language


def _state(proof: Proof) -> str:
    return "as locked" if proof.resolution.as_locked is not None else proof.resolution.state


def _kind(memo: Memo, cited: Cited, owner: Fact | View) -> str:
    """Describe evidence: its genres, and its origins where these are not the sources themselves."""
    quoted = _sources_of(memo, cited)
    words = memo.words
    genres = words.comma_list(dict.fromkeys(genre_words(source, words) for source in quoted))
    own = {source.origin for source in quoted}
    if isinstance(owner, View):
        mine = origins_of_view(owner, memo.corpus) <= own
        if mine:
            return words.text("View, {genres}", genres=genres)
        return words.text("View of {holder}, via {genres}", holder=owner.holder.name, genres=genres)
    origins = origins_of_fact(owner, memo.corpus)
    kind = genres
    if not origins <= own:
        named = origin_words(origins, memo.corpus, words)
        kind = words.text("{origins}, via {genres}", origins=named, genres=genres)
    if owner.kind == "assumption":
        kind = words.text("assumption, {kind}", kind=kind)
    if owner.figure and owner.figure.status:
        status = words.term("status", owner.figure.status)
        kind = words.text("{kind}; figure: {status}", kind=kind, status=status)
    return kind[0].upper() + kind[1:]


def genre_words(source: Source, words: Words) -> str:
    """Format a genre: "news report", "op-ed", "data set"."""
    return words.term("genre", source.genre)


def sources(memo: Memo, level: int) -> Blocks:
    """Compose the list of sources, in alphabetical order."""
    found = sorted(used_sources(memo), key=lambda s: (short_source(s, memo.words).casefold(), s.issued, s.id))
    items = tuple(SourceEntry(reference(memo, s), (Text(_descriptor(memo, s)),)) for s in found)
    return (SourceList(items),) if items else ()


def reference(memo: Memo, source: Source) -> Inlines:
    """Format a source for the list of sources: author, title, container, date, address."""
    words = memo.words
    names = words.semicolon_list(end_name(full_name(n), words.language) for n in source.author)
    title = source.title + (f": {source.subtitle}" if source.subtitle else "")
    lang = _other_language(memo, source)
    nodes: list[Inline] = [
        Text(f"{names}{words.formats.comma}" if names else ""),
        Text(words.formats.quoted(title), lang),
    ]
    if source.container_title:
        nodes += [Text(words.formats.comma), Emphasis((Text(source.container_title, lang),))]
    nodes.append(Text(f"{words.formats.comma}{date_words(source.issued, words)}."))
    if source.URL:
        nodes += [Text(" "), Link(source.URL, (Text(source.URL),))]
    return merge_texts(nodes)


def _descriptor(memo: Memo, source: Source) -> str:
    origin = memo.corpus.origins.get(source.origin)
    words = memo.words
    genre = genre_words(source, words)
    parts = [genre[0].upper() + genre[1:]]
    if origin:
        parts.append(words.text("origin {name}", name=origin.value.name))
    if source.grade:
        parts.append(words.text("graded {grade}", grade=source.grade))
    sentences = [words.semicolon_list(parts) + "."]
    if source.issued_note:
        sentences.append(words.text("Date inferred: {how}.", how=source.issued_note.rstrip(".")))
    if note := source.printed_note or source.note:
        sentences.append(f"{note.rstrip('.')}.")
    return " ".join(sentences)


def used_sources(memo: Memo) -> list[Source]:
    """Return the sources of all that was cited, in order of id."""
    found = {source.id: source for cited in memo.citations.numbers for source in _sources_of(memo, cited)}
    return [found[name] for name in sorted(found)]


def _sources_of(memo: Memo, cited: Cited) -> list[Source]:
    """Return the sources of one cited entry, each once, in the order of its evidence."""
    kind, name = cited
    if kind == "link":
        return []
    if kind == "source":
        return [memo.corpus.sources[name].value]
    owner = memo.corpus.facts[name].value if kind == "fact" else memo.corpus.views[name].value
    return [memo.corpus.sources[source].value for source in dict.fromkeys(e.source for e in owner.evidence)]


def likelihood_scale(memo: Memo, level: int) -> Blocks:
    """Compose the table of the profile's terms and ranges."""
    words, profile = memo.words, memo.profile
    header = tuple((Text(words.text(label, "label")),) for label in ("Term", "Range"))
    rows = tuple(
        (
            (Text(" / ".join(dict.fromkeys(words.term(profile.id, term) for term in band.terms))),),
            (Text(range_words(band, words)),),
        )
        for band in profile.bands
    )
    title = words.text("Likelihood terms: {profile}", profile=words.term("profile", profile.title))
    return (Table(title, header, rows, row_headers=True),)
