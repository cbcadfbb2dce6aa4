"""Check the text outside the structure tree: page headers and footers, repeated rows, alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.catalogues.words import words_in
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.evidence.issued_copy import IssuedCopy, copy_words
from briefgen.verify.attached_evidence import AttachedEvidence
from briefgen.verify.normalised_text import NUMBER
from briefgen.verify.structure_reader import Structure
from briefgen.verify.text_comparison import ASK

_MARKING = re.compile(r"TLP:[A-Z]+(?:\+[A-Z]+)?")


def check_artifact_numbers(
    structure: Structure, evidence: AttachedEvidence, copy: IssuedCopy | None, shown_path: str
) -> Iterator[Diagnostic]:
    """Report numbers in artifacts and alternative texts that the evidence does not contain.

    Errors: figure-altered.
    """
    brief = evidence.brief
    header_fields = (
        brief.title,
        brief.short_title or "",
        brief.as_of,
        str(brief.edition or ""),
        brief.copy_number or "",
        f"{copy.words(brief.language)} {copy.recipient}" if copy else "",
    )
    known = {number for words in header_fields for number in NUMBER.findall(words)}
    known |= {number for statement in evidence.statements for number in NUMBER.findall(statement.words)}
    texts = [
        (part.page, part.words, {str(part.page + 1), str(structure.pages)}) for part in structure.artifacts
    ]
    texts += [(element.page, element.alt, set()) for element in structure.elements]
    for page, words, page_numbers in texts:
        for match in NUMBER.finditer(words):
            if match.group() not in known | page_numbers and not _is_truncated(match, words, known):
                place = " ".join(words[max(match.start() - 30, 0) : match.end() + 10].split())
                message = f"the number `{match.group()}` in “{place}” is not in the evidence"
                yield error("figure-altered", _page(shown_path, page), message, ASK)


def _is_truncated(match: re.Match[str], words: str, known: set[str]) -> bool:
    """Check whether a number is the start of a known number in a text that was truncated with an ellipsis."""
    return words.startswith("…", match.end()) and any(number.startswith(match.group()) for number in known)


def check_marking(
    structure: Structure, evidence: AttachedEvidence, copy: IssuedCopy | None, shown_path: str
) -> Iterator[Diagnostic]:
    """Report pages whose header and footer lack the brief's marking, or have another marking.

    Also report pages whose header lacks the draft status or the copy number.

    Errors: marking-altered. Source: FIRST, Traffic Light Protocol 2.0, 3.4.
    """
    brief = evidence.brief
    marking = brief.marking
    words = words_in(brief.language)
    labels = [words.text("Draft")] if brief.draft else []
    labels += [copy_words(words, *brief.copy_number.split("/"))] if brief.copy_number else []
    labels += [copy.words(brief.language)] if copy else []
    for page in range(structure.pages):
        printed = " ".join(part.words for part in structure.artifacts if part.page == page)
        known = _MARKING.fullmatch(marking)
        markings = _MARKING.findall(printed) if known else _occurrences(marking, printed)
        if len(markings) < 2 or set(markings) != {marking}:
            listed = ", ".join(f"`{word}`" for word in markings) or "nothing"
            message = f"expected `{marking}` in the page header and footer, found {listed}"
            yield error("marking-altered", _page(shown_path, page), message, ASK)
        for label in (label for label in labels if label not in printed):
            message = f"expected `{label}` in the page header"
            yield error("marking-altered", _page(shown_path, page), message, ASK)


def _occurrences(marking: str, words: str) -> list[str]:
    """Find a marking of a workspace's own scheme, which may be broken over lines."""
    return [marking] * "".join(words.split()).count("".join(marking.split()))


def _page(shown_path: str, page: int) -> Span:
    return Span(shown_path, page + 1, 1, page + 1, 2)
