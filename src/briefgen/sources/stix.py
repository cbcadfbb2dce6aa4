"""A brief as a bundle of STIX 2.1: a report, with notes for its judgements and facts, and opinions for views.

Source: STIX 2.1 (OASIS Standard, 10 June 2021), sections 4.13 (note), 4.15 (opinion), 4.16 (report) and
appendix A (confidence scales: None/Low/Med/High); TLP 2.0 marking definitions of `oasis-open/
cti-stix-common-objects`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.source import Source
from briefgen.corpus.view import Hypothesis, Question, View
from briefgen.spec.brief import Brief, JudgementField

_CONFIDENCE: Final = MappingProxyType({"low": 15, "moderate": 50, "high": 85})
_KINDS: Final = MappingProxyType({"person": "individual", "other": "unknown"})
"""Classes of identities, by kinds of origins; all others are organisations."""
_TLP: Final = MappingProxyType(
    {
        "TLP:CLEAR": "94868c89-83c2-464b-929b-a1a8aa3c8487",
        "TLP:GREEN": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        "TLP:AMBER": "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
        "TLP:AMBER+STRICT": "939a9414-2ddd-4d32-a0cd-375ea402b003",
        "TLP:RED": "e828b379-4e03-4974-9ac4-e53a884c97c1",
    }
)
_TLP_EXTENSION: Final = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
_LINK: Final = re.compile(r"\[([^\]]*)\]\((\w+):([^)]*)\)")

Object = dict[str, Any]


def stix_bundle(brief: Brief, corpus: Corpus) -> Object:
    """Return a brief with its facts and views as a bundle; equal briefs give equal bundles."""
    maker = _Maker(brief, corpus)
    objects = maker.objects()
    return {"type": "bundle", "id": maker.identify("bundle", "bundle"), "objects": objects}


class _Maker:
    """Makes the objects of one bundle."""

    def __init__(self, brief: Brief, corpus: Corpus) -> None:
        self.brief, self.corpus = brief, corpus
        self.moment = f"{brief.as_of}T00:00:00.000Z"
        self.author = self.identify("identity", brief.from_ or "unnamed")
        self.marking = self._marking()

    def objects(self) -> list[Object]:
        """Return the marking, the identities, the report and all that it refers to."""
        author = self._made("identity", self.brief.from_ or "unnamed")
        author |= {"name": self.brief.from_ or "Author not named", "identity_class": "group"}
        del author["created_by_ref"]
        origins = [self._origin(name) for name in sorted(self.corpus.origins)]
        facts = [self._fact(entry.value) for _, entry in sorted(self.corpus.facts.items())]
        questions = [entry.value for _, entry in sorted(self.corpus.questions.items())]
        hypotheses = [self._hypothesis(q, h) for q in questions for h in q.hypotheses]
        opinions = [self._opinion(q, view) for q in questions for view in q.views]
        judgements = [self._judgement(judgement) for judgement in self.brief.judgements]
        notes = [*judgements, *facts, *hypotheses, *opinions]
        report = self._made("report", "report") | {
            "name": self.brief.title,
            "description": f"{self.brief.question}\n\n{self._plain(self.brief.bottom_line)}",
            "published": self.moment,
            "lang": self.brief.language,
            "object_refs": [made["id"] for made in (*notes, *origins)] or [self.author],
        }
        return [self.marking, author, *origins, report, *notes]

    def identify(self, kind: str, name: str) -> str:
        """Return the id of an object: the same one for the same thing of the same brief."""
        shared = kind == "identity"
        scope = "" if shared else f"{self.brief.title}\n{self.brief.as_of}\n"
        digest = sha256(f"{scope}{kind}\n{name}".encode()).digest()
        return f"{kind}--{UUID(bytes=digest[:16], version=4)}"  # in the form that the standard asks for

    def _made(self, kind: str, name: str) -> Object:
        return {
            "type": kind,
            "spec_version": "2.1",
            "id": self.identify(kind, name),
            "created_by_ref": self.author,
            "created": self.moment,
            "modified": self.moment,
            "object_marking_refs": [self.marking["id"]],
        }

    def _marking(self) -> Object:
        """Return the definition of the brief's marking: of TLP 2.0, or a statement."""
        name = str(self.brief.marking)
        made = {"type": "marking-definition", "spec_version": "2.1", "name": name}
        if name not in _TLP:
            statement = {"definition_type": "statement", "definition": {"statement": name}}
            return (
                made | {"id": self.identify("marking-definition", name), "created": self.moment} | statement
            )
        level = name.removeprefix("TLP:").lower()
        extension = {_TLP_EXTENSION: {"extension_type": "property-extension", "tlp_2_0": level}}
        identity = f"marking-definition--{_TLP[name]}"
        return made | {"id": identity, "created": "2022-10-01T00:00:00.000Z", "extensions": extension}

    def _origin(self, name: str) -> Object:
        origin = self.corpus.origins[name].value
        kind = _KINDS.get(origin.kind, "organization")
        return self._made("identity", f"origin {name}") | {"name": origin.name, "identity_class": kind}

    def _judgement(self, judgement: JudgementField) -> Object:
        likelihood = judgement.likelihood.term or f"{judgement.likelihood.percent} %"
        confidence = judgement.confidence
        basis = f"Confidence: {confidence.level} – {self._plain(confidence.basis)}"
        rests = [self._basis(name) for name in judgement.rests_on]
        return self._made("note", f"judgement {judgement.id}") | {
            "abstract": f"Key judgement: {judgement.id}",
            "content": f"{likelihood}: {self._plain(judgement.text)}\n\n{basis}",
            "confidence": _CONFIDENCE[confidence.level],
            "object_refs": [self.identify("report", "report"), *filter(None, rests)],
        }

    def _basis(self, name: str) -> str:
        if name in self.corpus.facts:
            return self.identify("note", f"fact {name}")
        return self.identify("opinion", f"view {name}") if name in self.corpus.views else ""

    def _fact(self, fact: Fact) -> Object:
        sources = dict.fromkeys(item.source for item in fact.evidence)
        known = [self.corpus.sources[name].value for name in sources if name in self.corpus.sources]
        speakers = [fact.attributed_to] if fact.attributed_to else [source.origin for source in known]
        origins = [name for name in dict.fromkeys(speakers) if name in self.corpus.origins]
        made: Object = {
            "abstract": f"Fact: {fact.id}",
            "content": self._plain(fact.statement),
            "authors": [self.corpus.origins[name].value.name for name in origins],
            "object_refs": [self.identify("identity", f"origin {name}") for name in origins] or [self.author],
            "external_references": _references(known),
        }
        return self._made("note", f"fact {fact.id}") | {key: value for key, value in made.items() if value}

    def _hypothesis(self, question: Question, hypothesis: Hypothesis) -> Object:
        return self._made("note", f"hypothesis {question.id} {hypothesis.id}") | {
            "abstract": f"{question.question} – {hypothesis.label}",
            "content": hypothesis.statement,
            "object_refs": [self.author],
        }

    def _opinion(self, question: Question, view: View) -> Object:
        known = dict.fromkeys(item.source for item in view.evidence)
        sources = [self.corpus.sources[name].value for name in known if name in self.corpus.sources]
        return self._made("opinion", f"view {view.id}") | {
            "explanation": f"{view.holder.name}: {self._plain(view.claim)} {self._plain(view.reasoning)}",
            "authors": [view.holder.name],
            "opinion": "agree",
            "object_refs": [self.identify("note", f"hypothesis {question.id} {view.hypothesis}")],
            "external_references": _references(sources),
        }

    def _plain(self, prose: str) -> str:
        """Return prose without links; a link without words becomes the statement of its fact."""
        return " ".join(_LINK.sub(lambda link: link[1] or self._named(link[2], link[3]), prose).split())

    def _named(self, kind: str, name: str) -> str:
        if kind == "fact" and name in self.corpus.facts:
            return self.corpus.facts[name].value.statement
        if kind == "measure" and name in self.corpus.measures:
            return self.corpus.measures[name].value.label
        return name


def _references(sources: Iterable[Source]) -> list[Object]:
    """Return sources as external references."""
    found = []
    for source in sources:
        made: Object = {"source_name": source.container_title or source.publisher or source.id}
        made["description"] = f"{source.title} ({source.issued})"
        found.append(made | ({"url": source.URL} if source.URL else {}))
    return found
