"""What a memo carries of its brief and its corpus: what it prints or rests on, and nothing else.

Left out are comments, allowances, notes of the desk, keys of the brief that print nothing, and entries of the
corpus that were loaded but not used.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

import yaml
from yaml.representer import SafeRepresenter

from briefgen.reading.markdown import REMARK
from briefgen.spec.brief import Brief
from briefgen.spec.parts import MemoPart

_NEVER_PRINTED: Final = frozenset({"schedule", "recipients", "formerly"})
_ALWAYS_PRINTED: Final = frozenset({"", "bottom_line"})
_EMPTY_LISTS: Final = frozenset({"judgements", "sections", "questions", "options", "gaps"})
"""Keys of `said` that an edition has even where nothing is printed for them."""
_KEYS: Final = {key: number for number, key in enumerate(f.alias or n for n, f in Brief.model_fields.items())}
"""The keys of a brief, in the order in which its canonical form has them."""


class _Representer(SafeRepresenter):
    """Writes canonical YAML: no anchors, and text of several lines as a block."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # the signature of the library
        """Write every value where it is used."""
        return True


def _text(dumper: SafeRepresenter, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _number(dumper: SafeRepresenter, number: Decimal) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:float", str(number))


_Representer.add_representer(str, _text)
_Representer.add_representer(Decimal, _number)


class _FastDumper(_Representer, yaml.CSafeDumper):
    """Writes with libyaml, which escapes the characters beyond the Basic Multilingual Plane."""


class _Dumper(_Representer, yaml.SafeDumper):
    """Writes all characters as they are."""


def canonical_brief(data: Mapping[str, Any], parts: Iterable[MemoPart]) -> str:
    """Return a brief in its canonical form: YAML that builds the same memo.

    Shape: the keys in the order of the schema, the values as they were typed, without comments. A key that
    the schema does not have is left out, as a preview does with what has an error.
    """
    printed = _printed_keys(data, parts)
    kept = sorted(((k, v) for k, v in printed.items() if k in _KEYS), key=lambda item: _KEYS[item[0]])
    return "".join(_yaml(pickle.dumps({key: value})) for key, value in _without_remarks(dict(kept)).items())


@lru_cache(maxsize=128)
def _yaml(pickled: bytes) -> str:
    """Write one key and its value as YAML."""
    value = pickle.loads(pickled)  # noqa: S301  # from the function above
    text = _dump(value, _FastDumper)
    return _dump(value, _Dumper) if "\\U" in text else text


def _dump(value: object, dumper: type[yaml.CSafeDumper | yaml.SafeDumper]) -> str:
    text: str = yaml.dump(value, Dumper=dumper, sort_keys=False, allow_unicode=True, width=100)
    return text


def carried(memo: Mapping[str, Any], parts: Iterable[MemoPart]) -> dict[str, Any]:
    """Leave out of frozen data what its memo neither prints nor rests on.

    Shape: as `freeze` gives it; `parts` are those that the template may place. A second time changes nothing.
    """
    parts = frozenset(parts)
    found: dict[str, Any] = _without_remarks(dict(memo))
    brief = found["brief"] = _printed_keys(found["brief"], parts)
    found["said"] = printed_words(found["said"], parts)
    found["sources"] = [_printed_note(source) for source in found["sources"]]
    found["sections"] = _used(found["sections"], (s.get("ref") for s in brief.get("sections", ())))
    found["questions"] = [_printed_question(q, brief, found["views"], parts) for q in found["questions"]]
    entries = (*found["facts"], *found["views"])
    origins = {each.get("attributed_to") for each in entries} | {s["origin"] for s in found["sources"]}
    figures = [*(fact.get("figure") or {} for fact in found["facts"])]
    measures = [*figures, *brief.get("key_figures", ()), *brief.get("charts", ())]
    found["origins"] = _used(found["origins"], origins)
    found["measures"] = _used(found["measures"], (each.get("measure") for each in measures))
    if file := found.get("brief_file"):
        names = (key for key in file["overrides"] if key in brief)
        values = {key: json.dumps(brief[key], ensure_ascii=False) for key in names}
        found["brief_file"] = {**file, "overrides": values}
    return found


def describe_carried(memo: Mapping[str, Any], written: Iterable[str]) -> tuple[str, ...]:
    """Say in a few lines what a recipient can read; `written` are the keys of the brief as it was written."""
    left_out = [f"`{key}`" for key in written if key not in memo["brief"]]
    without = f"comments, allowances and {', '.join(left_out)}" if left_out else "comments and allowances"
    entries = ((memo[key], key.removesuffix("s")) for key in ("facts", "views", "sources"))
    counts = ", ".join(f"{len(each)} {word}{'' if len(each) == 1 else 's'}" for each, word in entries if each)
    return (
        "a recipient can read the pages, and in the attachments of the PDF:",
        f"{memo['brief_file']['name']}: the brief without {without}",
        f"evidence.json: {counts} that the memo cites, with their quotations and the file names of the texts",
        "document.json: what the pages are drawn from",
    )


def printed_words(words: Mapping[str, Any], parts: Iterable[MemoPart]) -> dict[str, Any]:
    """Leave out the words of parts that the template does not place."""
    printed = {part.frozen_key for part in parts} | _ALWAYS_PRINTED
    unprinted = {part.frozen_key for part in MemoPart} - printed - {MemoPart.WHAT_CHANGED.frozen_key}
    kept = {key: value for key, value in words.items() if key not in unprinted or key in _EMPTY_LISTS}
    return {key: [] if key in unprinted else value for key, value in kept.items()}


def _printed_keys(brief: Mapping[str, Any], parts: Iterable[MemoPart]) -> dict[str, Any]:
    printed = {part.key for part in parts} | _ALWAYS_PRINTED
    unprinted = ({part.key for part in MemoPart} - printed) | _NEVER_PRINTED
    return {key: value for key, value in brief.items() if key not in unprinted}


def _printed_note(source: Mapping[str, Any]) -> dict[str, Any]:
    note = source.get("printed-note") or source.get("note")
    others = {k: v for k, v in source.items() if k not in ("note", "printed-note", "desk-note")}
    return others | ({"note": note} if note else {})


def _printed_question(
    question: Mapping[str, Any],
    brief: Mapping[str, Any],
    views: Iterable[Mapping[str, Any]],
    parts: frozenset[MemoPart],
) -> dict[str, Any]:
    """Return a question as far as it is printed: of one that is not compared, the answers of cited views."""
    if question["id"] in brief.get("views", ()):
        return {k: v for k, v in question.items() if k != "matrix" or MemoPart.MATRIX in parts}
    held = {view["hypothesis"] for view in views if view.get("question") == question["id"]}
    answers = [{"id": h["id"], "label": h["label"]} for h in question["hypotheses"] if h["id"] in held]
    return {"id": question["id"], "question": question["question"], "hypotheses": answers}


def _used(entries: Iterable[dict[str, Any]], names: Iterable[str | None]) -> list[dict[str, Any]]:
    wanted = set(names)
    return [entry for entry in entries if entry["id"] in wanted]


def _without_remarks(value: Any) -> Any:
    """Remove comments to briefgen, with the reasons of allowances, from every text."""
    if isinstance(value, str):
        return REMARK.sub("", value).rstrip(" ") if "<!--" in value else value
    if isinstance(value, dict):
        return {key: _without_remarks(item) for key, item in value.items()}
    return [_without_remarks(item) for item in value] if isinstance(value, list | tuple) else value
