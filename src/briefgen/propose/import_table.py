"""Turn the rows of a table into facts on a measure; the table becomes the text of their source."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from briefgen.build.load import corpus_files
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.evidence import MOST_WORDS
from briefgen.corpus.fold import FoldedText, fold
from briefgen.corpus.load import load_whole_corpus
from briefgen.corpus.source_text import read_text
from briefgen.diagnostic import Findings, Span, error, has_errors
from briefgen.language.sentences import count_words
from briefgen.propose.add import NEW_FILE, write_items
from briefgen.propose.entry_yaml import fact_lines
from briefgen.propose.fact import FactProposal
from briefgen.propose.ids import slug, unused
from briefgen.propose.quotation import place_of_words, quote
from briefgen.propose.table import FactRow, FactTable, TableMap, read_table, row_cells, table_text
from briefgen.publish.write import write_file
from briefgen.reading.entry import validate
from briefgen.reading.files import file_exists, read_text_file
from briefgen.reading.yaml_text import read_yaml
from briefgen.settings.settings import Settings


def import_table(path: Path, map_path: Path, settings: Settings) -> tuple[tuple[str, ...], Findings]:
    """Add a fact for each row of a table, all or none, and save the table as the text of its source.

    Shape: the ids of the facts.
    Errors: those of `read_table` and of the map; source-unknown, measure-unknown; text-differs where the
    source has another text already; row-alike for a row without a quotation of its own.
    """
    mapped, problems = _read_map(map_path, settings)
    if mapped is None:
        return (), problems
    corpus, problems = load_whole_corpus(corpus_files(settings))
    unknown = _unknown(mapped, corpus, settings.shown(map_path))
    if has_errors(problems) or unknown:
        return (), (*problems, *unknown)
    table, problems = read_table(path, mapped, settings)
    if table is None:
        return (), problems
    return _add(table, mapped, corpus, settings, settings.shown(path))


def _read_map(path: Path, settings: Settings) -> tuple[TableMap | None, Findings]:
    shown = settings.shown(path)
    text, problems = read_text_file(path, shown, settings.readable)
    if text is None:
        return None, problems
    written, problems = read_yaml(text, shown)
    if problems:
        return None, problems
    entry, problems = validate(TableMap, written)
    return (entry.value if entry and not problems else None), problems


def _add(
    table: FactTable, mapped: TableMap, corpus: Corpus, settings: Settings, shown: str
) -> tuple[tuple[str, ...], Findings]:
    """Write the facts of a table, and its text first: quotations without their text would not be proven."""
    source = corpus.sources[mapped.source].value
    content = table_text(table, mapped, source.language)
    proposals = _proposals(table, mapped, corpus, fold(content))
    if len(proposals) < len(table.rows):
        hint = "give the rows a column with different values, and at most 14 words each"
        alike = error("row-alike", Span(shown), "a row has no quotation of its own", hint)
        return (), (alike,)
    problems = _write_text(settings.texts[0] / (source.text or f"{source.id}.txt"), content, settings)
    if problems:
        return (), problems
    facts = settings.corpus / "facts" / f"{source.id}.yaml"
    problems = write_items(facts, {"facts": [fact_lines(each) for each in proposals]}, NEW_FILE, settings)
    return (() if has_errors(problems) else tuple(each.id for each in proposals)), problems


def _unknown(mapped: TableMap, corpus: Corpus, shown: str) -> Findings:
    found: Findings = ()
    if mapped.source not in corpus.sources:
        hint = "write its file in `sources/` first, with the name of a text under `text:`"
        found += (error("source-unknown", Span(shown), f"no source `{mapped.source}` in the corpus", hint),)
    if mapped.measure not in corpus.measures:
        hint = f"add it in `facts/`: `- {{id: {mapped.measure}, label: …, unit: {mapped.unit}}}`"
        found += (error("measure-unknown", Span(shown), f"no measure `{mapped.measure}`", hint),)
    return found


def _write_text(path: Path, content: str, settings: Settings) -> Findings:
    """Save the table as the text of its source, unless that has it already."""
    shown = settings.shown(path)
    if not file_exists(path):
        return write_file(path, content.encode(), shown)
    known, problems = read_text(path, shown, settings.readable)
    if known is None or known == content:
        return problems if known is None else ()
    hint = "give the table a source of its own, or delete this text if the table replaces it"
    return (error("text-differs", Span(shown), "the source of the table has another text already", hint),)


def _proposals(table: FactTable, mapped: TableMap, corpus: Corpus, text: FoldedText) -> list[FactProposal]:
    taken = {*corpus.facts, *corpus.views}
    made: list[FactProposal] = []
    for row in table.rows:
        language = corpus.sources[mapped.source].value.language
        cells = row_cells(row, table.heads.index(mapped.value), language)
        place = place_of_words(text, " | ".join(cells))
        evidence = quote(text, mapped.source, place, language)
        if evidence is None or count_words(evidence.exact) > MOST_WORDS:
            continue
        label = row.cells[table.heads.index(mapped.label)] if mapped.label else ""
        name = slug(" ".join(filter(None, (mapped.measure, label, str(row.when or "")))))
        identity = unused(name, taken)
        taken.add(identity)
        figure = _figure(row, mapped)
        statement = _statement(mapped.statement, table, cells)
        made.append(FactProposal(identity, statement, (evidence,), "", figure, row.when))
    return made


def _figure(row: FactRow, mapped: TableMap) -> dict[str, str | Decimal]:
    fields: dict[str, str | Decimal] = {"measure": mapped.measure}
    fields |= {"qualifier": mapped.qualifier} if mapped.qualifier else {}
    fields |= {"value": row.value, "unit": mapped.unit}
    fields |= {"status": mapped.status} if mapped.status else {}
    return fields | ({"as_of": str(row.when)} if row.when else {})


def _statement(template: str, table: FactTable, cells: list[str]) -> str:
    """Put the cells of a row into a statement, in place of the heads of their columns in braces."""
    by_head = dict(zip(table.heads, cells, strict=True))
    return re.sub(r"\{([^{}]+)\}", lambda found: by_head.get(found[1], found[0]), template)
