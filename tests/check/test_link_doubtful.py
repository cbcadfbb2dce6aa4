"""Tests of the rule link-doubtful."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief, found_in_corpus
from tests.harbour import SOURCE
from tests.workspace import Workspace

GAP = "gaps:\n  - question: see {}\n"
VALID = (
    "[minutes](https://www.gov.uk/minutes?q=1#a)", "[gov.uk](https://www.gov.uk/)", "<https://example.org/a@b>",
    "[www.example.org/a](https://example.org/a)", "[us](mailto:us@example.org)", "[München](https://www.münchen.example/)",
    "[a](https://xn--mnchen-3ya.example/)", "[b](https://москва.example/)", "[the 9.5 m mark](https://example.org)",
    "[a](https://example.org:8080/)", "[us@example.org](mailto:us@example.org)", "[c](https://서울.example/)",
)  # fmt: skip
INVALID = {
    "a user": ("[x](https://www.gov.uk@evil.example/)", "the address names a user before its host `evil.example`"),
    "a user and a password": ("[x](https://a:b@evil.example/)", "the address names a user before its host `evil.example`"),
    "a backslash": ("[x](https://gov.uk\\a@evil.example/)", "the address contains U+005C REVERSE SOLIDUS"),
    "a soft hyphen": ("[x](https://ex\u00adample.org/)", "the address contains U+00AD SOFT HYPHEN"),
    "a zero-width space": ("[x](https://ex\u200bample.org/)", "the address contains U+200B ZERO WIDTH SPACE"),
    "a Cyrillic letter": ("[x](https://аpple.example/)", "the host `аpple.example` mixes Latin and Cyrillic letters: U+0430 CYRILLIC SMALL LETTER A"),
    "Cyrillic letters alone": ("[x](https://оса.example/)", "the host `оса.example` is of Cyrillic letters that look like Latin ones: U+043E CYRILLIC SMALL LETTER O"),
    "a Cyrillic letter in ASCII": ("[x](https://xn--pple-43d.example/)", "the host `аpple.example` mixes Latin and Cyrillic letters: U+0430 CYRILLIC SMALL LETTER A"),
    "a circled letter": ("[x](https://ⓔvil.example/)", "the address is written `ⓔvil.example` and leads to `evil.example`"),
    "a wide full stop": ("[x](https://example．org/)", "the address is written `example．org` and leads to `example.org`"),
    "half a bracket": ("[x](https://[::1/)", "the address names no host"),
    "a port beyond all": ("[x](https://example.org:99999/)", "the address names no host"),
    "the words of another": ("[gov.uk](https://evil.example/)", "the words are the address of `gov.uk`, and the link leads to `evil.example`"),
    "the address of another": ("[https://gov.uk/a](https://evil.example/)", "the words are the address of `gov.uk`, and the link leads to `evil.example`"),
    "mail to a Cyrillic host": ("[x](mailto:a@аpple.example)", "the host `аpple.example` mixes Latin and Cyrillic letters: U+0430 CYRILLIC SMALL LETTER A"),
}  # fmt: skip


@pytest.mark.parametrize("text", VALID)
def test_plain_addresses_pass(harbour: Workspace, text: str) -> None:
    """An address that leads where it seems to, in whichever script, gives no finding."""
    lifted = harbour.set(rules={**harbour.settings.rules, "number-naked": "off"})
    assert found_in_brief(lifted, brief_with(GAP.format(text))) == []


@pytest.mark.parametrize(("text", "message"), INVALID.values(), ids=INVALID)
def test_doubtful_addresses_fail(harbour: Workspace, text: str, message: str) -> None:
    """An address that leads elsewhere than it seems to is reported where it stands."""
    column = 19 + text.index("](") + len("](")
    found = found_in_brief(harbour, brief_with(GAP.format(text)))
    assert found == [("link-doubtful", BRIEF_PATH, 14, column)]
    assert harbour.check()[0].message == message


def test_sources_are_looked_at(harbour: Workspace) -> None:
    """The address of a source is held to the same."""
    files = {"briefs/corpus/sources/log.yaml": SOURCE + "URL: https://www.gov.uk@evil.example/\n"}
    assert found_in_corpus(harbour, files) == [("link-doubtful", "briefs/corpus/sources/log.yaml", 8, 6)]
