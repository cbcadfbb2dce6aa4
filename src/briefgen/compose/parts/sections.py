"""The sections: reusable ones of the corpus, and the brief's own."""

from __future__ import annotations

from briefgen.compose.kit import picture_of
from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_prose, printed_words
from briefgen.document.inlines import Text
from briefgen.document.nodes import Block, Blocks, Heading
from briefgen.spec.brief import SectionField


def sections(memo: Memo, level: int) -> Blocks:
    """Compose every section, each with a heading of `level`."""
    blocks: list[Block] = []
    for section in memo.brief.sections:
        title, body = _title_and_body(memo, section)
        blocks.append(Heading(level, (Text(title),)))
        blocks += compose_prose(body, memo.corpus, memo.citations, memo.words, level + 1)
        if section.picture:
            shown = section.picture
            blocks.append(picture_of(memo.pictures[shown.file], shown.alt, shown.caption or ""))
    return tuple(blocks)


def section_words(memo: Memo) -> list[dict[str, str]]:
    """Return the title and the words of each section."""
    found = (_title_and_body(memo, section) for section in memo.brief.sections)
    return [{"title": title, "words": printed_words(memo.corpus, memo.words, body)} for title, body in found]


def _title_and_body(memo: Memo, section: SectionField) -> tuple[str, str]:
    if section.ref is None:
        return section.title or "", section.body or ""
    found = memo.corpus.sections[section.ref].value
    return section.title or found.title, found.body
