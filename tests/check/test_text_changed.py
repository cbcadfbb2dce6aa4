"""Tests of the rule text-changed: what has changed in a text since it was locked."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.build.lock_corpus import lock_corpus
from briefgen.corpus.lock_file import NAME
from tests.harbour import LOG
from tests.workspace import Workspace

PATH = "briefs/corpus/sources/log.yaml"
TEXT = "texts/log.txt"
MENU = "Home\nNews\nCorrections\nAbout us\n\n"
MIDDLE = "".join(
    f"The pilots waited on day {day} of the storm, and nothing more came of it.\n" for day in range(60)
)
WHOLE = f"{MENU}{LOG}\n{MIDDLE}\nThe log ends here, with the day.\n"
Found = list[tuple[str, str, int]]
UNCHANGED = {
    "other line ends": WHOLE.replace("north channel is", "north\nchannel  is").replace("\n\n", "\n \n\n"),
    "other quotation marks": WHOLE.replace("’", "'"),
}
CHANGED = {
    "a sentence": WHOLE.replace("It had", "It was windy then. It had"),
    "another menu": WHOLE.replace("About us", "Corrections and clarifications\nAbout us\nCorrection policy"),
    "a menu in a line": WHOLE.replace(
        "About us\n", "About us Corrections and clarifications Privacy Terms\n"
    ),
    "a notice far away": WHOLE.replace("on day 30 of", "on day 30 (as corrected by the master) of"),
    "a sentence that is gone": WHOLE.replace("The quay, the old quay.", ""),
    "other line ends and another menu": WHOLE.replace("About us", "Sport").replace(
        "channel is", "channel\nis"
    ),
}


def lock_whole(harbour: Workspace) -> Workspace:
    """Lock the workspace with its text as it was at first."""
    harbour.write_as_is({TEXT: WHOLE})
    assert lock_corpus(harbour.settings, (), date(2026, 3, 20))[0]
    return harbour


def found_in_texts(workspace: Workspace) -> Found:
    rules = ("text-changed", "text-retracted", "quote-moved")
    return [(d.rule, d.span.path, d.span.line) for d in workspace.check_corpus() if d.rule in rules]


@pytest.mark.parametrize("text", UNCHANGED.values(), ids=UNCHANGED)
def test_typography_is_no_change(harbour: Workspace, text: str) -> None:
    """Other line ends, spaces and quotation marks are no change of a text."""
    assert found_in_texts(lock_whole(harbour).write_as_is({TEXT: text})) == []


@pytest.mark.parametrize("text", CHANGED.values(), ids=CHANGED)
def test_a_changed_text_is_a_warning(harbour: Workspace, text: str) -> None:
    """A text that has changed, a menu too, is one warning at its source, however many quotations have moved."""
    assert found_in_texts(lock_whole(harbour).write_as_is({TEXT: text})) == [("text-changed", PATH, 7)]


def test_the_changed_lines_are_listed(harbour: Workspace) -> None:
    """The finding lists the lines that are new or changed, five at most, and says what to do."""
    lock_whole(harbour).write_as_is({TEXT: WHOLE.replace("of the storm", "of the gale")})
    (finding,) = [d for d in harbour.check_corpus() if d.rule == "text-changed"]
    assert finding.message == "the text of `log` has changed since it was locked: 60 sentences are gone"
    assert (
        finding.hints[0]
        == "line 8 is new or changed: The pilots waited on day 0 of the gale, and nothing more …"
    )
    assert finding.hints[5:] == ("and 55 more", "read it again, then run `briefgen lock --accept log`")


def test_a_changed_text_is_not_locked_in_silence(harbour: Workspace) -> None:
    """`lock` keeps the hash of the old text, and the old reading of its sentences, until the new one is named."""
    lock_whole(harbour).write_as_is({TEXT: WHOLE.replace("nine metres.", "nine metres at most.")})
    lock = harbour.root / "briefs/corpus" / NAME
    before = lock.read_text("utf-8")
    assert lock_corpus(harbour.settings, (), date(2026, 3, 21))[0]
    assert lock.read_text("utf-8") == before
    assert found_in_texts(harbour) == [("text-changed", PATH, 7)]
    assert lock_corpus(harbour.settings, ("log",), date(2026, 3, 21))[0]
    assert found_in_texts(harbour) == []


def test_only_a_source_is_accepted(harbour: Workspace) -> None:
    """What is no source's id is refused, with what was meant."""
    locked, problems = lock_corpus(lock_whole(harbour).settings, (), date(2026, 3, 21), ("lgo",))
    assert locked is None
    assert [(d.rule, d.span.path, d.hints) for d in problems] == [
        ("update-unknown", "--accept lgo", ("did you mean `log`?",))
    ]
