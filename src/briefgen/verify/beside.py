"""What stands beside the text of a memo: heads and feet, repeated rows, and the words told for drawings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.verify.agreement import ASK
from briefgen.verify.bare_text import NUMBER
from briefgen.verify.carried import Carried
from briefgen.verify.structure import Structure

_MARKING = re.compile(r"TLP:[A-Z]+(?:\+[A-Z]+)?")


def check_numbers_beside(structure: Structure, carried: Carried, shown: str) -> Iterator[Diagnostic]:
    """Report numbers that stand beside the text, or are told in place of a drawing, and are of nowhere.

    Errors: figure-altered.
    """
    brief = carried.brief
    named = (
        brief.title,
        brief.short_title or "",
        brief.as_of,
        str(brief.edition or ""),
        brief.copy_number or "",
    )
    known = {number for words in named for number in NUMBER.findall(words)}
    known |= {number for said in carried.statements for number in NUMBER.findall(said.words)}
    told = [
        (leaf.page, leaf.words, {str(leaf.page + 1), str(structure.pages)}) for leaf in structure.artifacts
    ]
    told += [(node.page, node.alt, set()) for node in structure.nodes]
    for page, words, counts in told:
        for found in NUMBER.finditer(words):
            if found.group() not in known | counts and not _is_cut(found, words, known):
                place = " ".join(words[max(found.start() - 30, 0) : found.end() + 10].split())
                message = f"`{found.group()}` in “{place}” is no number of the evidence"
                yield error("figure-altered", _page(shown, page), message, ASK)


def _is_cut(found: re.Match[str], words: str, known: set[str]) -> bool:
    """Tell whether a number is the beginning of a known one, cut because its line had no room."""
    return words.startswith("…", found.end()) and any(number.startswith(found.group()) for number in known)


def check_marking(structure: Structure, carried: Carried, shown: str) -> Iterator[Diagnostic]:
    """Report pages whose head and foot do not bear the brief's marking, or bear another.

    Likewise those whose head does not say that it is a draft, or which copy.

    Errors: marking-altered. Source: FIRST, Traffic Light Protocol 2.0, 3.4.
    """
    brief = carried.brief
    marking = brief.marking
    state = ["Draft"] if brief.draft else []
    state += ["Copy {} of {}".format(*brief.copy_number.split("/"))] if brief.copy_number else []
    for page in range(structure.pages):
        words = " ".join(leaf.words for leaf in structure.artifacts if leaf.page == page)
        found = _MARKING.findall(words)
        if len(found) < 2 or set(found) != {marking}:
            listed = ", ".join(f"`{word}`" for word in found) or "nothing"
            message = f"expected `{marking}` at head and foot of the page, found {listed}"
            yield error("marking-altered", _page(shown, page), message, ASK)
        for lacking in (said for said in state if said not in words):
            message = f"expected `{lacking}` in the head of the page"
            yield error("marking-altered", _page(shown, page), message, ASK)


def _page(shown: str, page: int) -> Span:
    return Span(shown, page + 1, 1, page + 1, 2)
