"""Import references from a reference manager as sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.corpus.source import Source
from briefgen.diagnostic import Diagnostic, Findings, Span, error, note, warning
from briefgen.readable_folders import ANYWHERE
from briefgen.reading.entry import validate
from briefgen.reading.files import read_text_file
from briefgen.reading.yaml_text import read_yaml
from briefgen.settings.settings import Settings
from briefgen.sources.csl_json import LEFT_OUT, Reference, line, read_csl
from briefgen.sources.known import Known
from briefgen.sources.propose import Proposal
from briefgen.sources.propose_reference import doi_of, propose_reference, url_of
from briefgen.sources.source_yaml import source_yaml
from briefgen.sources.store import store_source

_MOST_BYTES: Final = 20_000_000


def read_references(path: Path, shown: str) -> tuple[list[Reference], Findings]:
    """Read the references of a file: CSL-JSON, BibTeX or RIS, by what it begins with.

    Errors: references-unreadable, and those of `read_text_file`.
    """
    text, problems = read_text_file(path, shown, ANYWHERE, _MOST_BYTES)
    if text is None:
        return [], problems
    begin = text.lstrip()
    if begin.startswith(("[", "{")):
        return read_csl(text, shown)
    # Each form loads its own library, when it is met.
    if re.match(r"TY {1,2}- ", begin):
        from briefgen.sources.ris import read_ris

        return read_ris(text, shown)
    if re.search(r"^\s*@\w+\s*[{(]", text, re.MULTILINE):
        from briefgen.sources.bibtex import read_bibtex

        return read_bibtex(text, shown)
    hint = "export the references as `CSL JSON`, `BibTeX` or `RIS`"
    return [], (error("references-unreadable", Span(shown), "neither CSL-JSON nor BibTeX nor RIS", hint),)


def import_references(
    references: list[Reference], shown: str, known: Known, settings: Settings
) -> Iterator[tuple[Path | None, Proposal | None, Findings]]:
    """Write a source for each reference; one that the corpus has already is left out.

    Shape: last, a note on the fields that a source has no key for.
    Errors: source-known, reference-skipped, reference-fields, and those of `store_source`.
    """
    taken = {*known.source_ids, *known.ids_of_facts}
    origins, addresses = dict(known.origins), dict(known.addresses)
    fields: Counter[str] = Counter()
    for number, reference in enumerate(references, 1):
        if fault := _left_out(reference, number, addresses, shown):
            yield None, None, (fault,)
            continue
        proposal = propose_reference(reference, origins, taken)
        entry, problems = _store(proposal, settings)
        fields.update(map(str, reference.get(LEFT_OUT, ())))
        if entry is not None:
            taken.add(proposal.id)
            keys = (doi_of(reference).lower(), url_of(reference))
            addresses |= {key: proposal.id for key in keys if key}
            if proposal.new_origin:
                taken.add(proposal.new_origin.id)
                origins[proposal.new_origin.name.casefold()] = proposal.new_origin.id
        yield entry, proposal, problems
    if fields:
        named = ", ".join(f"{name} ({number})" for name, number in sorted(fields.items()))
        message = f"left out, as a source has no such key: {named}"
        yield None, None, (note("reference-fields", Span(shown), message),)


def _left_out(reference: Reference, number: int, addresses: dict[str, str], shown: str) -> Diagnostic | None:
    """Report a reference that is not imported: it has no title, or the corpus has it already."""
    name = line(reference.get("id")) or line(reference.get("title"))[:60] or f"reference {number}"
    if not line(reference.get("title")):
        hint = "add its title, and import it again"
        return warning("reference-skipped", Span(shown), f"`{name}` has no title", hint)
    same = addresses.get(doi_of(reference).lower()) or addresses.get(url_of(reference))
    if same:
        message = f"`{name}` is in the corpus already, as `{same}`: it has the same DOI or address"
        return warning("source-known", Span(shown), message)
    return None


def _store(proposal: Proposal, settings: Settings) -> tuple[Path | None, Findings]:
    sources = settings.corpus / "sources"
    shown = settings.shown(sources / f"{proposal.id}.yaml")
    text, problems = read_yaml(source_yaml(proposal, sources, settings.root / ".schema"), shown)
    problems = problems or validate(Source, text)[1]
    return (None, problems) if problems else store_source(proposal, None, None, settings)
