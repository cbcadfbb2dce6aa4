"""What a corpus has already: ids, origins and texts of sources."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.load import load_corpus
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.corpus.references import EntryReference
from briefgen.diagnostic import Span
from briefgen.settings.settings import Settings


class Known(Struct, frozen=True):
    """What a corpus had before sources are added."""

    source_ids: frozenset[str]
    ids_of_facts: frozenset[str]
    """Every word that may be the id of a fact, a measure or an origin."""
    origins: Mapping[str, str]
    """Ids of origins by their names, folded in case."""
    texts: Mapping[str, str]
    """Folded texts by the id of their source."""
    text_hashes: Mapping[str, str]
    """Ids of sources by the hash of their text."""
    files: Mapping[str, str]
    """Ids of sources by the SHA-256 of the file that they were read from."""
    addresses: Mapping[str, str]
    """Ids of sources by their DOI, in small letters, and by their address."""


def read_known(settings: Settings) -> Known:
    """Read the sources and origins of a corpus; findings on them are left to `check`."""
    files = CorpusFiles(settings.corpus, settings.shown(settings.corpus), settings.cache, settings.readable)
    names = [name.rsplit("/", 1)[-1].removesuffix(".yaml") for name in files.names("sources", ".yaml")]
    words = files.ids("facts")
    origins = [
        word for word in words if any(hit.key in ("origins", "") for hit in files.hits_for("facts", word))
    ]
    nowhere = Span("")
    wanted = [EntryReference("source", name, nowhere) for name in names]
    corpus, _ = load_corpus(files, [*wanted, *(EntryReference("origin", name, nowhere) for name in origins)])
    texts, hashes = _texts(corpus, settings)
    sources = [entry.value for entry in corpus.sources.values()]
    return Known(
        frozenset(names),
        words,
        {entry.value.name.casefold(): name for name, entry in sorted(corpus.origins.items(), reverse=True)},
        texts,
        hashes
        | {
            source.extraction.text_sha256: source.id
            for source in sources
            if source.extraction and source.extraction.text_sha256
        },
        {source.extraction.sha256: source.id for source in sources if source.extraction},
        {
            address: source.id
            for source in sources
            for address in (source.URL, source.DOI.lower() if source.DOI else None)
            if address
        },
    )


def _texts(corpus: Corpus, settings: Settings) -> tuple[dict[str, str], dict[str, str]]:
    """Return the folded texts of sources by id, and the ids by the hash of the text."""
    roots = tuple((root, settings.shown(root)) for root in settings.texts)
    reader = SourceTexts(roots, settings.readable)
    found = {name: reader.get(entry.value.text) for name, entry in sorted(corpus.sources.items())}
    texts = {name: text[0].text for name, text in found.items() if text}
    return texts, {text[1]: name for name, text in found.items() if text}
