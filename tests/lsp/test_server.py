"""Tests of the language server by a real client over standard streams."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from lsprotocol import types

from tests.check.tables import CHANNEL
from tests.harbour import BRIEF, FACTS
from tests.lsp.client import Editor
from tests.workspace import Workspace

BRIEF_FILE = "briefs/brief.yaml"
QUESTION_FILE = "briefs/corpus/views/extend-or-wait.yaml"


def _in_editor(folder: Workspace, session: Callable[[Editor], Awaitable[None]]) -> None:
    (folder.root / "pyproject.toml").write_text(
        '[tool.briefgen]\ntexts = ["texts"]\n[tool.briefgen.rules]\nhypothesis-unheld = "off"\ncase-bare = "off"\n'
    )

    async def run() -> None:
        editor = Editor(folder.root)
        await editor.start()
        try:
            await session(editor)
        finally:
            await editor.stop()

    asyncio.run(run())


def _only(found: object) -> types.Location:
    assert isinstance(found, list)
    (location,) = found
    assert isinstance(location, types.Location)
    return location


def test_findings_come_and_go_as_one_types(harbour: Workspace) -> None:
    """A wrong id, a broken line and an edit of a file that others use are reported, until they are mended."""

    async def session(editor: Editor) -> None:
        editor.open(BRIEF_FILE)
        editor.open(CHANNEL)
        editor.open("elsewhere.yaml", "a: [", "untitled:elsewhere.yaml")
        editor.type(BRIEF_FILE, "fact:channel-closed", "fact:channel-close")
        found = await editor.until(lambda rules: "fact-unknown" in rules.get(BRIEF_FILE, []))
        assert found == {BRIEF_FILE: ["fact-unknown"]}
        mended = await editor.actions(BRIEF_FILE, "fact:channel-close)")
        assert mended == {"Replace by channel-closed": BRIEF}
        editor.type(BRIEF_FILE, "fact:channel-close)", "fact:channel-closed)")
        await editor.until(lambda rules: not rules)
        editor.type(CHANNEL, "id: channel-closed", "id: channel-shut")
        assert await editor.until(lambda rules: len(rules) == 2) == {
            BRIEF_FILE: ["fact-unknown", "fact-unknown"], QUESTION_FILE: ["fact-unknown"],
        }  # fmt: skip
        editor.type(CHANNEL, "facts:", "facts: [")
        await editor.until(lambda rules: "yaml-syntax" in rules.get(CHANNEL, []))
        known = await editor.client.text_document_hover_async(
            types.HoverParams(**editor.place(BRIEF_FILE, "channel-closed]"))
        )
        assert known is None  # the last good file had another id
        editor.type(CHANNEL, "facts: [", "facts:")
        editor.type(CHANNEL, "id: channel-shut", "id: channel-closed")
        await editor.until(lambda rules: not rules)

    _in_editor(harbour, session)


def test_a_change_by_another_program_is_noticed(harbour: Workspace) -> None:
    """A file that is not open in the editor changes on the disk: the findings are those of its new text."""

    async def session(editor: Editor) -> None:
        editor.open(BRIEF_FILE)
        editor.type(BRIEF_FILE, "fact:channel-closed", "fact:channel-shut")
        await editor.until(lambda rules: "fact-unknown" in rules.get(BRIEF_FILE, []))
        renamed = FACTS.replace("id: channel-closed", "id: channel-shut")
        editor.save_elsewhere(CHANNEL, renamed)
        await editor.until(lambda rules: len(rules.get(BRIEF_FILE, [])) == 1)
        assert editor.watched == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]

    _in_editor(harbour, session)


def test_an_id_leads_to_all_that_is_known_of_it(harbour: Workspace) -> None:
    """Hover, definition, passage, references and rename answer for an id, also behind wide characters."""

    async def session(editor: Editor) -> None:
        client = editor.client
        editor.open(BRIEF_FILE, BRIEF.replace("It [is", "It 🚢 [is").replace("\n", "\r\n"))
        place = editor.place(BRIEF_FILE, "channel-closed)")
        hover = await client.text_document_hover_async(types.HoverParams(**place))
        assert hover
        assert isinstance(hover.contents, types.MarkupContent)
        assert "> “The log says that **the north channel is closed**.”" in hover.contents.value
        assert "The pilots’ log · *exact*" in hover.contents.value
        found = _only(await client.text_document_definition_async(types.DefinitionParams(**place)))
        assert (editor.words(found), found.uri) == ("channel-closed", editor.uri(CHANNEL))
        passage = _only(await client.text_document_implementation_async(types.ImplementationParams(**place)))
        assert (editor.words(passage), passage.uri) == (
            "the north channel is closed",
            editor.uri("texts/log.txt"),
        )
        uses = await client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(include_declaration=False), **place)
        )
        assert [(each.uri, editor.words(each)) for each in uses or ()] == [
            (editor.uri(name), "channel-closed") for name in (BRIEF_FILE, BRIEF_FILE, QUESTION_FILE)
        ]
        edit = await client.text_document_rename_async(types.RenameParams(new_name="channel-shut", **place))
        assert edit
        assert edit.changes
        assert {uri: len(edits) for uri, edits in edit.changes.items()} == {
            editor.uri(BRIEF_FILE): 2, editor.uri(QUESTION_FILE): 1, editor.uri(CHANNEL): 1,
        }  # fmt: skip
        assert "It 🚢 [is closed](fact:channel-shut)." in edit.changes[editor.uri(BRIEF_FILE)][0].new_text
        taken = types.RenameParams(new_name="channel-depth", **place)
        assert await client.text_document_rename_async(taken) is None
        editor.open(CHANNEL)
        quoted = editor.place(CHANNEL, "a depth of nine")
        passage = _only(await client.text_document_definition_async(types.DefinitionParams(**quoted)))
        assert editor.words(passage) == "a depth of nine metres"
        assert editor.messages == ["a fact has the id `channel-depth` already"]

    _in_editor(harbour, session)


HOVERS = {
    "the words of a link": (BRIEF_FILE, "is closed](", "The log says that **the north channel is closed**."),
    "the target of a link": (BRIEF_FILE, "fact:channel-closed)", "*exact*"),
    "the value of a figure": (CHANNEL, "9, unit", "**a depth of nine metres**"),
    "its unit": (CHANNEL, "m, as_of", "**a depth of nine metres**"),
    "a quotation": (CHANNEL, "a depth of nine", "The pilots’ log · *exact*"),
    "a statement": (CHANNEL, "north channel is closed.", "**the north channel is closed**"),
    "a key": (BRIEF_FILE, "bottom_line", "**`bottom_line`**: "),
    "a key of an item": (BRIEF_FILE, "rests_on", "Ids of the facts and views it rests on."),
    "a key in braces": (BRIEF_FILE, "level: low", "One of `low`, `moderate`, `high`."),
    "a key of a figure": (CHANNEL, "as_of: 2026", "**`as_of`**"),
    "prose without a link": (BRIEF_FILE, "stays closed", ""),
}
"""The file, the words at the pointer, and what is shown of them."""


def test_the_pointer_shows_evidence_and_what_keys_are_for(harbour: Workspace) -> None:
    """On the words of a link, a figure or a quotation is the fact with its evidence; on a key, its meaning."""

    async def session(editor: Editor) -> None:
        for name in (BRIEF_FILE, CHANNEL):
            editor.open(name)
        for case, (name, words, shown) in HOVERS.items():
            params = types.HoverParams(**editor.place(name, words))
            hover = await editor.client.text_document_hover_async(params)
            contents = hover.contents if hover else None
            text = contents.value if isinstance(contents, types.MarkupContent) else ""
            assert (shown in text) if shown else not text, case

    _in_editor(harbour, session)


def test_ids_keys_and_links_are_completed_and_numbers_linked(harbour: Workspace) -> None:
    """What may be written is offered at an id, a key, a fixed value and a link; a number's facts are found."""

    async def offered(editor: Editor, words: str) -> list[str]:
        place = editor.place(BRIEF_FILE, words, len(words))
        found = await editor.client.text_document_completion_async(types.CompletionParams(**place))
        assert isinstance(found, list)
        return [each.label for each in found]

    async def session(editor: Editor) -> None:
        editor.open(BRIEF_FILE)
        editor.type(BRIEF_FILE, "It [is closed]", "It is 9 m deep and [is closed]")
        await editor.until(lambda rules: "number-naked" in rules.get(BRIEF_FILE, []))
        mended = await editor.actions(BRIEF_FILE, "9 m")
        assert "It is [9 m deep](fact:channel-depth) and" in mended["Link to channel-depth: 9 m"]
        assert "It is [9 m deep](own:) and" in mended["Mark 9 m deep as your own"]
        assert await offered(editor, "rests_on: [chan") == ["channel-closed", "channel-depth"]
        assert "watch" in await offered(editor, "    text")
        assert {"low", "moderate", "high"} <= {*await offered(editor, "confidence: {level: ")}
        assert await offered(editor, "closed](fact:") == ["channel-closed", "channel-depth"]
        assert await offered(editor, "closed](") == ["fact:", "measure:", "view:", "source:"]

    _in_editor(harbour, session)
