"""The inputs of a memo, each by its name with a digest of its content.

Every entry that the brief refers to is an input of its own: other entries of its file may change.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from briefgen.build.load import LoadedBrief, template_folders
from briefgen.cache.footprint import FileStamps, Footprint
from briefgen.cache.tool_stamp import tool_stamp
from briefgen.check.policy import CheckRun
from briefgen.corpus.marking_scheme import TLP
from briefgen.editions.store import previous_edition
from briefgen.evidence.container import memo_hash
from briefgen.reading.entry import Entry
from briefgen.reading.files import file_named
from briefgen.settings.editions_folder import editions_folder
from briefgen.settings.settings import Settings
from briefgen.spec.read_pictures import picture_files

SETTINGS_PREFIXES: Final = ("briefgen", "setting:")
"""How the names in `settings_digests` begin."""
_ALLOWANCE: Final = "briefgen: allow"


def input_digests(loaded: LoadedBrief, run: CheckRun, settings: Settings) -> dict[str, str]:
    """Return the digest of every input of a memo, by its name.

    Shape: `brief`, `as_of` where a rule gives it, `fact:ID`, `view:ID` and the other kinds of entry,
    `lock:SOURCE`, `text:SOURCE` where its text is available, `template:FILE`, `picture:FILE`, `profile`,
    `font:FILE` for each font of the workspace, `allowances:PATH`, `translations`, `edition:NUMBER` for those
    it is compared with, `notice:NUMBER` for those it has a notice on, and those of `settings_digests`.
    """
    corpus = loaded.corpus
    named: dict[str, Any] = {"brief": loaded.entry.text.text, "profile": loaded.profile.model_dump_json()}
    if loaded.as_of_rule:
        named["as_of"] = loaded.entry.value.as_of.isoformat()
    kinds = ("source", "origin", "measure", "fact", "question", "view")
    for kind in kinds:
        for name, entry in getattr(corpus, f"{kind}s").items():
            named[f"{kind}:{name}"] = _data(entry)
    named |= {f"section:{name}": entry.text.text for name, entry in corpus.sections.items()}
    named |= {f"template:{name}": text for name, text in loaded.kit.texts.items()}
    for name, locked in loaded.hashes.items():
        named[f"text:{name}"] = locked.sha256
    for (owner, index), proof in loaded.proofs.items():
        named[f"quotation:{owner}:{index + 1}"] = [proof.resolution.state, str(proof.resolution.as_locked)]
    for path, text in run.texts.items():
        lines = [line.strip() for line in text.split("\n") if _ALLOWANCE in line]
        if lines:
            named[f"allowances:{path}"] = lines
    named |= {f"picture:{name}": sha256(p.data).hexdigest() for name, p in loaded.pictures.items()}
    named |= {f"font:{font.name}": font.sha256 for font in loaded.fonts}
    if loaded.translations:
        named["translations"] = loaded.translations.text.text
    if loaded.kit.logo:
        named["template:logo"] = sha256(loaded.kit.logo.data).hexdigest()
    named |= _editions(loaded)
    named |= {f"notice:{n.about}": n.model_dump(mode="json") for n in loaded.ledger.notices_of(None)}
    return {**settings_digests(settings), **{name: _digest(value) for name, value in named.items()}}


def _editions(loaded: LoadedBrief) -> dict[str, str]:
    """Return the digests of the last edition, which a memo is compared with, and of the one before it."""
    if loaded.last is None:
        return {}
    named = {f"edition:{loaded.last.number}": memo_hash(loaded.last.memo)}
    if before := previous_edition(loaded.last):
        manifest = before.manifest
        named[f"edition:{before.number}"] = manifest.evidence.sha256 if manifest else before.fault
    return named


def settings_digests(settings: Settings) -> dict[str, str]:
    """Return the digests of the program and of the settings: `briefgen` and `setting:NAME`."""
    named = {"briefgen": tool_stamp(), **{f"setting:{n}": str(v) for n, v in _settings(settings).items()}}
    return {name: _digest(value) for name, value in named.items()}


def footprint(spec: Path, loaded: LoadedBrief | None, settings: Settings, stamps: FileStamps) -> Footprint:
    """Return the footprint of a build: every file and folder that its result depends on."""
    sources = loaded.corpus.sources.values() if loaded else ()
    names = [name for entry in sources if (name := entry.value.text) is not None]
    texts = [file_named(root, name) for root in settings.texts for name in names]
    project = settings.root / "pyproject.toml"
    folders = [
        editions_folder(spec, settings),
        settings.fonts,
        *(folder for folder, _ in template_folders(settings)),
    ]
    if loaded is None:
        return stamps.footprint([spec, project], [settings.corpus, *folders])
    pictures = [spec.parent / name for name in picture_files(loaded.entry.value)]
    return stamps.footprint(
        [spec, project, *texts, *pictures, *loaded.stamped_paths, loaded.ledger.path], folders
    )


def _data(entry: Entry[Any]) -> object:
    return entry.text.lookup(entry.path)


def _digest(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True, default=str)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _settings(settings: Settings) -> dict[str, object]:
    """Return the settings that a memo depends on."""
    values: dict[str, object] = {"strict": settings.strict, "timestamp": settings.timestamp}
    values |= {"corpus": settings.corpus, "templates": settings.templates, "texts": settings.texts}
    values |= {"formats": settings.formats, "units": settings.units}
    values |= {"for": settings.audience} if settings.audience else {}
    values |= {"signed_for": settings.signed_for} if settings.signed_for else {}
    values |= {"markings": settings.markings} if settings.markings != TLP else {}
    values |= {f"set:{key}": value for key, value in settings.overrides.items()}
    values |= {f"rule:{key}": value for key, value in settings.rules.items()}
    return values | {f"freshness:{key}": value for key, value in settings.freshness.items()}
