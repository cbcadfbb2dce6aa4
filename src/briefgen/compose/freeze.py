"""Freeze a memo: put what it was made from and what it prints into its evidence.json."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from msgspec import Struct, field, to_builtins
from msgspec.structs import replace

from briefgen.compose.carried import canonical_brief, carried
from briefgen.compose.memo import Memo
from briefgen.compose.part_words import ledger
from briefgen.compose.parts.apparatus import used_sources
from briefgen.compose.words import figure_words
from briefgen.corpus.locked_source import LockedSource
from briefgen.document.attachment import Attachment
from briefgen.document.nodes import Document
from briefgen.document.statements import statements
from briefgen.evidence.attached import brief_attachment, evidence_attachment
from briefgen.evidence.container import FORMAT, VERSION, evidence_text, memo_hash
from briefgen.evidence.frozen import FrozenWords
from briefgen.spec.export import brief_fields, brief_object


class Provenance(Struct, frozen=True):
    """The inputs of a memo other than its corpus."""

    tool: str
    """The version of briefgen."""
    brief_file: str
    """The name of the brief, without its folder, as a YAML file."""
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Values that `--set` put in place of the file's own."""


def attachments(
    memo: Memo, frozen: Mapping[str, Any], provenance: Provenance
) -> tuple[Attachment, Attachment]:
    """Return the two files that are attached to a memo: its frozen data and its brief.

    Shape: equal memos give equal bytes; the files name no folder and no time of building.
    """
    text = evidence_text(frozen)
    language = memo.brief.language
    return (
        evidence_attachment(_utf8(text), language),
        brief_attachment(provenance.brief_file, _brief(memo), language),
    )


def frozen_words(memo: Memo, words: Mapping[str, Any]) -> FrozenWords:
    """Freeze the words of a memo, which do not depend on what it cites.

    Shape: `words` are its `part_words`.
    """
    brief, profile = brief_fields(memo.brief), memo.profile.model_dump(mode="json")
    product = {"title": memo.product.title}
    return FrozenWords.model_validate({"brief": brief, "product": product, "profile": profile, "said": words})


def freeze(
    memo: Memo,
    words: Mapping[str, Any],
    document: Document,
    hashes: Mapping[str, LockedSource],
    provenance: Provenance,
) -> dict[str, Any]:
    """Freeze a memo, whose `part_words` are `words`: `{"format", "version", "sha256", "memo": {…}}`.

    Shape: `sha256` is the `memo_hash` of `memo`. Facts, views and sources are those that the memo cites; the
    rest is what it prints. `parts` are those that the template may place.
    Every figure has its `words`; figures and quotations say whether they are `printed`. `said` has the words
    of each part, `ledger` the measures of the cited facts, `box` what is cited only where the memo lists its
    changes, `statements` all words of the pages in reading order, `notes` what each note cites, `texts` the
    hashes of the sources' texts, `issued` the day of issue of an edition, `own_numbers` the analyst's own,
    which rest on no source, `not_checked` what the desk allowed without a check.
    """
    printed = statements(document)
    used = {source.id for source in used_sources(memo)}
    frozen = {
        "tool": {"name": "briefgen", "version": provenance.tool},
        "product": {"id": memo.brief.product, "title": memo.product.title},
        "profile": memo.profile.model_dump(mode="json"),
        "brief_file": {
            "name": provenance.brief_file,
            "sha256": sha256(_brief(memo)).hexdigest(),
            "overrides": dict(sorted(provenance.overrides.items())),
        },
        **_cited(memo, used, " ".join(s.words for s in printed)),
        "said": words,
        "ledger": ledger(memo, sorted(name for kind, name in memo.citations.numbers if kind == "fact")),
        "texts": {
            name: {"sha256": text.sha256, "normaliser": text.normaliser}
            for name, text in hashes.items()
            if name in used
        },
        "box": _change_note_citations(memo, used),
        "notes": [{"number": n, "cites": f"{kind}:{name}"} for n, (kind, name) in memo.citations.in_order()],
        "statements": [to_builtins(s) for s in printed],
    }
    frozen = carried(frozen, memo.parts) | {"parts": sorted(part.value.name for part in memo.parts)}
    if memo.issued:
        frozen["issued"] = memo.issued
    if memo.unproven.own_numbers:
        frozen["own_numbers"] = [to_builtins(number) for number in memo.unproven.own_numbers]
    if not_checked := _not_checked(memo):
        frozen["not_checked"] = not_checked
    return {"format": FORMAT, "version": VERSION, "sha256": memo_hash(frozen), "memo": frozen}


def _not_checked(memo: Memo) -> list[dict[str, str]]:
    """Return what was not checked, of the text and of the facts and views that the memo cites."""
    cited = {f"{kind}:{name}" for kind, name in memo.citations.numbers}
    in_text = memo.unproven.not_checked_in_text()
    kept = (each for each in memo.unproven.not_checked if each.about in cited or each in in_text)
    return [{"about": each.about, "what": each.what} for each in kept]


def _change_note_citations(memo: Memo, used: set[str]) -> dict[str, list[str]]:
    """Return what is cited only where the memo lists its changes; it is not compared with other editions."""
    elsewhere = memo.since.cited if memo.since else memo.citations.numbers.keys()
    only = sorted(cited for cited in memo.citations.numbers if cited not in elsewhere)
    others = replace(memo, citations=memo.citations.only(elsewhere))
    sources = used - {source.id for source in used_sources(others)}
    by_kind = {kind: [name for k, name in only if k == kind] for kind in ("fact", "view")}
    return {"facts": by_kind["fact"], "views": by_kind["view"], "sources": sorted(sources)}


def _brief(memo: Memo) -> bytes:
    return _utf8(canonical_brief(memo.entry.text.data, memo.parts))


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _cited(memo: Memo, used: set[str], printed: str) -> dict[str, Any]:
    """Export what the memo cites, with the words of figures; say which of it is `printed`."""
    whole = brief_object(memo.entry, memo.corpus, memo.proofs)
    cited = {f"{kind}:{name}" for kind, name in memo.citations.numbers}
    facts = [fact for fact in whole["facts"] if f"fact:{fact['id']}" in cited]
    views = [view for view in whole["views"] if f"view:{view['id']}" in cited]
    for fact in facts:
        figure = memo.corpus.facts[fact["id"]].value.figure
        if figure is not None:
            formatted = " ".join(str(figure_words(figure, memo.words)).split())
            fact["figure"] |= {"words": formatted, "printed": formatted in printed}
    for owner in (*facts, *views):
        for item in owner["evidence"]:
            item["printed"] = " ".join(memo.words.formats.quoted(item["exact"].strip()).split()) in printed
    sources = [source for source in whole["sources"] if source["id"] in used]
    return {**whole, "sources": sources, "facts": facts, "views": views}
