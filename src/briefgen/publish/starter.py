"""Creating a workspace or a brief that builds without changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from briefgen.check.text_unwritten import TODO
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.load import load_whole_corpus
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.publish.write import write_file
from briefgen.reading.files import file_exists
from briefgen.settings.settings import Settings
from briefgen.spec.schemas import MODELS, schema_text

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MARKUP = re.compile(r"([\\`*_\[\]<>{}|~$])")
_PLAIN_NAMES = {"gitignore": ".gitignore"}
"""Names in the package, and real names: packaging tools would leave such files out under those."""
FIRST = "first"
FIRST_FACT = "vessels-waiting-march"


def new_workspace(folder: Path, today: date) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Write a workspace with a first corpus and a first brief; list the files.

    Errors: workspace-exists where one of the files exists, and nothing is written; output-unwritable.
    """
    contents = dict(_files(files("briefgen") / "starter" / "workspace", ""))
    contents |= {f".schema/{kind}.json": schema_text(kind).encode() for kind in MODELS}
    contents[f"briefs/{FIRST}.yaml"] = _brief(FIRST, "policy-memo", FIRST_FACT, today)
    if existing := [name for name in sorted(contents) if file_exists(folder / name)]:
        return (), (_exists(f"{folder}/{existing[0]}", "choose an empty folder"),)
    problems: tuple[Diagnostic, ...] = ()
    for name, data in sorted(contents.items()):
        problems += write_file(folder / name, data, f"{folder}/{name}")
        if problems:
            return (), problems
    return tuple(sorted(contents)), ()


def new_brief(
    name: str, product: str, settings: Settings, today: date, *, all_facts: bool = False
) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """Write a brief that uses the first fact of the corpus, or states every fact in a section.

    Errors: name-form, workspace-exists, corpus-empty, output-unwritable, and those of the corpus.
    """
    if not _NAME.fullmatch(name):
        hint = "use small letters, digits and hyphens, such as `harbour-dredging`"
        return None, (error("name-form", Span(name), f"`{name}` is not a name in kebab-case", hint),)
    path = settings.root / "briefs" / f"{name}.yaml"
    if file_exists(path):
        return None, (_exists(settings.shown(path), "choose another name"),)
    corpus, problems = load_whole_corpus(CorpusFiles(settings.corpus, settings.shown(settings.corpus)))
    if not corpus.facts:
        shown = settings.shown(settings.corpus)
        hint = "add a fact first, or make a workspace with one: `briefgen init DIR`"
        return None, (
            *problems,
            error("corpus-empty", Span(shown), "no fact in the corpus to build on", hint),
        )
    statements = _statements(corpus) if all_facts else ()
    counted = [name for name, entry in corpus.facts.items() if entry.value.figure]
    text = _brief(name, product, min(counted or corpus.facts), today, statements)
    problems = write_file(path, text, settings.shown(path))
    return (None if problems else path), problems


def _statements(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    """Return the id and statement of each fact; the latter empty where a link without words prints it."""
    facts = [entry.value for entry in corpus.facts.values() if TODO not in entry.value.statement]
    texts = (_MARKUP.sub(r"\\\1", fact.statement.rstrip(". ")) if fact.figure else "" for fact in facts)
    return tuple(zip((fact.id for fact in facts), texts, strict=True))


def _brief(
    name: str, product: str, fact: str, today: date, statements: Sequence[tuple[str, str]] = ()
) -> bytes:
    template = files("briefgen").joinpath("starter/brief.yaml.j2").read_text("utf-8")
    values = {
        "title": name.replace("-", " ").capitalize(),
        "path": f"briefs/{name}.yaml",
        "product": product,
        "fact": fact,
        "statements": statements,
        "today": today.isoformat(),
    }
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)  # noqa: S701  # it prints YAML from ids and dates
    return environment.from_string(template).render(values).encode()


def _files(folder: Traversable, inside: str) -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        name = f"{inside}{_PLAIN_NAMES.get(item.name, item.name)}"
        if item.is_dir():
            yield from _files(item, f"{name}/")
        else:
            yield name, item.read_bytes()


def _exists(shown: str, hint: str) -> Diagnostic:
    return error("workspace-exists", Span(shown), "there is a file of that name already", hint)
