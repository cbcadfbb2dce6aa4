"""Translations of a corpus: what a memo in another language prints of its entries.

A file `translations/LANGUAGE.yaml` of the corpus has, by id, the texts of entries in that language. The rest
of an entry stays: its evidence, its figure and its dates. A quotation is never translated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import Field

from briefgen.catalogues.words import OTHER, Forms
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.index import CorpusFiles
from briefgen.diagnostic import Findings, error
from briefgen.reading.entry import Entry, read_entry
from briefgen.reading.files import path_exists
from briefgen.reading.markdown import parse_prose
from briefgen.reading.model import Id, Line, Model, Prose
from briefgen.reading.prose import references

FOLDER = "translations"


class FactText(Model, defer_build=True):
    """The texts of a fact."""

    statement: Line | None = Field(None, description="Its statement.")
    event: Line | None = Field(None, description="Its words in the timeline.")


class HypothesisText(Model, defer_build=True):
    """The texts of an answer."""

    label: Line | None = Field(None, description="Its column heading.")
    statement: Line | None = Field(None, description="The answer in one sentence.")
    best_case: Prose | None = Field(None, description="The strongest case for it.")
    contrary: Prose | None = Field(None, description="The strongest evidence against it.")
    would_change: Prose | None = Field(None, description="What would change the minds of those who hold it.")


class QuestionText(Model, defer_build=True):
    """The texts of a question."""

    question: Line | None = Field(None, description="The question.")
    hypotheses: dict[Id, HypothesisText] = Field({}, description="Its answers, by id.")


class ViewText(Model, defer_build=True):
    """The texts of a view."""

    name: Line | None = Field(None, description="Name of its holder.")
    affiliation: Line | None = Field(None, description="Where the holder works.")
    outlet: Line | None = Field(None, description="Where the holder said it.")
    claim: Prose | None = Field(None, description="What the holder argues.")
    reasoning: Prose | None = Field(None, description="Why.")


class SectionText(Model, defer_build=True):
    """The texts of a section."""

    title: Line | None = Field(None, description="Its heading.")
    body: Prose | None = Field(None, description="Its text.")


class SourceTranslation(Model, defer_build=True):
    """The texts of a source; its title stays in its own language."""

    printed_note: Line | None = Field(None, alias="printed-note", description="What a reader should know.")
    issued_note: Line | None = Field(None, alias="issued-note", description="How an inferred date was found.")


class Translations(Model, defer_build=True):
    """A file of `briefs/corpus/translations`."""

    origins: dict[Id, Line] = Field({}, description="Names of origins.")
    measures: dict[Id, Line] = Field({}, description="Labels of measures.")
    units: dict[Line, Line | dict[str, Line]] = Field(
        {},
        description="Units, and scopes of figures: one form, or forms by plural category, such as `one`, "
        "`few` and `other`, and after `millions` and `dozens`.",
    )
    facts: dict[Id, FactText] = Field({}, description="Facts.")
    questions: dict[Id, QuestionText] = Field({}, description="Questions.")
    views: dict[Id, ViewText] = Field({}, description="Views.")
    sections: dict[Id, SectionText] = Field({}, description="Sections.")
    sources: dict[Id, SourceTranslation] = Field({}, description="Sources.")

    def nouns(self) -> dict[str, Forms]:
        """Return the forms of units and scopes by plural category."""
        return {
            name: {OTHER: forms} if isinstance(forms, str) else {OTHER: next(iter(forms.values())), **forms}
            for name, forms in self.units.items()
        }


NO_TRANSLATIONS = Translations()


class TranslatedText(Struct, frozen=True):
    """One text of an entry."""

    about: str
    """The entry, as in a file of translations: `facts.channel-depth`."""
    key: str
    original: str
    translation: str | None
    """None where the file has none."""


def file_names(language: str) -> tuple[str, ...]:
    """Return where translations into a language may be, below the corpus: those of its region first."""
    names = dict.fromkeys((language, language.partition("-")[0]))
    return tuple(f"{FOLDER}/{name}.yaml" for name in names)


def load_translations(
    files: CorpusFiles, language: str, corpus: Corpus
) -> tuple[Entry[Translations] | None, Findings]:
    """Load the translations of a corpus into a language, or into the language of its region.

    Shape: None where there is no file.
    Errors: translation-link, and those of reading and validating.
    """
    name = next((name for name in file_names(language) if path_exists(files.root / name)), None)
    if name is None:
        return None, ()
    text, problems = files.read(name)
    if text is None:
        return None, problems
    entry, problems = read_entry(Translations, text, files.shown_path(name))
    if entry is None or problems:
        return None, problems
    return entry, tuple(_foreign_links(entry, corpus))


def _foreign_links(entry: Entry[Translations], corpus: Corpus) -> Iterator[Any]:
    """Report links that the text which was translated does not have: nothing else is loaded and checked."""
    for each in texts(corpus, entry.value):
        if each.translation is None:
            continue
        known = {(link.scheme, link.id) for link in references(parse_prose(each.original).blocks)}
        for link in references(parse_prose(each.translation).blocks):
            if (link.scheme, link.id) not in known:
                message = f"the translation links `{link.scheme}:{link.id}`, which the original does not"
                place = entry.at(*each.about.split("."), each.key)
                yield error("translation-link", place, message, "link what the original links")


def translate(corpus: Corpus, entry: Entry[Translations] | None) -> Corpus:
    """Return a corpus with the texts of its entries in another language, as far as they are translated."""
    if entry is None:
        return corpus
    found = entry.value
    return replace(
        corpus,
        origins=_each(corpus.origins, lambda o: _copy(o, {"name": found.origins.get(o.id)})),
        measures=_each(corpus.measures, lambda m: _copy(m, {"label": found.measures.get(m.id)})),
        facts=_each(corpus.facts, lambda f: _copy(f, dict(found.facts.get(f.id, ())))),
        questions=_each(corpus.questions, lambda q: _question(q, found)),
        views=_each(corpus.views, lambda v: _view(v, found.views.get(v.id))),
        sections=_each(corpus.sections, lambda s: _section(s, found.sections.get(s.id))),
        sources=_each(corpus.sources, lambda s: _copy(s, dict(found.sources.get(s.id, ())))),
    )


def _each(entries: Mapping[str, Entry[Any]], change: Callable[[Any], Any]) -> dict[str, Entry[Any]]:
    return {name: replace(entry, value=change(entry.value)) for name, entry in entries.items()}


def _copy(value: Any, texts_of: Mapping[str, Any]) -> Any:
    given = {key: text for key, text in texts_of.items() if text is not None}
    return value.model_copy(update=given) if given else value


def _question(question: Any, found: Translations) -> Any:
    text = found.questions.get(question.id)
    if text is None:
        return question
    answers = tuple(_copy(h, dict(text.hypotheses.get(h.id, ()))) for h in question.hypotheses)
    views = tuple(_view(view, found.views.get(view.id)) for view in question.views)
    return _copy(question, {"question": text.question, "hypotheses": answers, "views": views})


def _view(view: Any, text: ViewText | None) -> Any:
    if text is None:
        return view
    about = {"name": text.name, "affiliation": text.affiliation, "outlet": text.outlet}
    holder = _copy(view.holder, about)
    return _copy(view, {"holder": holder, "claim": text.claim, "reasoning": text.reasoning})


def _section(section: Any, text: SectionText | None) -> Any:
    return replace(section, **{k: v for k, v in dict(text).items() if v}) if text else section


def texts(corpus: Corpus, found: Translations) -> Iterator[TranslatedText]:
    """Yield the texts of a corpus's entries that a memo may print, each with its translation."""
    for name, origin in corpus.origins.items():
        yield TranslatedText("origins", name, origin.value.name, found.origins.get(name))
    for name, measure in corpus.measures.items():
        yield TranslatedText("measures", name, measure.value.label, found.measures.get(name))
    for kind, entries, texts_of in (
        ("facts", corpus.facts, found.facts),
        ("sections", corpus.sections, found.sections),
        ("sources", corpus.sources, found.sources),
    ):
        for name, entry in entries.items():
            yield from _fields(f"{kind}.{name}", entry.value, _KEYS[kind], texts_of.get(name))
    for name, question in corpus.questions.items():
        text = found.questions.get(name, QuestionText())
        yield from _fields(f"questions.{name}", question.value, ("question",), text)
        for answer in question.value.hypotheses:
            about = f"questions.{name}.hypotheses.{answer.id}"
            yield from _fields(about, answer, _KEYS["hypotheses"], text.hypotheses.get(answer.id))
    for name, view in corpus.views.items():
        holder, text_of = view.value.holder, found.views.get(name)
        yield from _fields(f"views.{name}", holder, ("name", "affiliation", "outlet"), text_of)
        yield from _fields(f"views.{name}", view.value, ("claim", "reasoning"), text_of)


_KEYS: Mapping[str, tuple[str, ...]] = {
    "facts": ("statement", "event"),
    "sections": ("title", "body"),
    "sources": ("printed_note", "issued_note"),
    "hypotheses": ("label", "statement", "best_case", "contrary", "would_change"),
}


def _fields(about: str, value: Any, keys: tuple[str, ...], text: object) -> Iterator[TranslatedText]:
    for key in keys:
        original = getattr(value, key)
        if original:
            yield TranslatedText(about, key, original, getattr(text, key, None))
