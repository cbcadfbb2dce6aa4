"""link-doubtful: a web address may not lead where it seems to.

The address has a user name before its host, letters of another script, invisible characters or no host; or
the text of the link is the address of another host.

PASS  [the minutes](https://www.gov.uk/minutes), [gov.uk](https://www.gov.uk/)
FAIL  https://www.gov.uk@evil.example/     (its host is evil.example)
FAIL  [gov.uk](https://evil.example/)

Write the address as the site itself does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from briefgen.check.lookalikes import reason
from briefgen.check.prose_field import ProseField, web_links, words_of
from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, warning

RULE = "link-doubtful"
_ADDRESS = re.compile(r"(?:https?://)?(?P<host>(?:[\w-]+\.)+[^\W\d]{2,})(?:[:/?#]\S*)?")
_HINT = "write the address as the site itself does"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report doubtful addresses of sources."""
    for entry in corpus.sources.values():
        if entry.value.URL and (why := address_fault(entry.value.URL)):
            yield warning(RULE, entry.at("URL"), why, _HINT)


def check_prose(field: ProseField) -> Iterator[Diagnostic]:
    """Report doubtful links of prose."""
    for children in field.paragraphs():
        for link in web_links(children):
            if why := address_fault(link.url) or _disguise(words_of(link.children), link.url):
                yield warning(RULE, field.span(link.start, link.end), why, _HINT)


def address_fault(url: str) -> str:
    """Return why an address may not lead where it seems to; empty if nothing is wrong."""
    if hidden := next((c for c in url if not c.isprintable() or c == "\\"), ""):
        return f"the address contains U+{ord(hidden):04X} {unicodedata.name(hidden, 'control character')}"
    if url.startswith("mailto:"):
        return _host_fault(url.partition("?")[0].rpartition("@")[2])
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "the address names no host"
    if not host.strip(".") or port == 0:
        return "the address names no host"
    if "@" in parts.netloc:
        return f"the address names a user before its host `{host}`"
    return _host_fault(host)


def _host_fault(host: str) -> str:
    written = ".".join(_decoded(label) for label in host.lower().split("."))
    plain = unicodedata.normalize("NFKC", written)
    if plain != written:
        return f"the address is written `{written}` and leads to `{plain}`"
    for label in written.split("."):
        if why := reason(label, alone=False):
            return f"the host `{written}` {why}"
    return ""


def _decoded(label: str) -> str:
    """Read a label of a host that is written in letters of ASCII. Source: RFC 3492."""
    try:
        return label[4:].encode().decode("punycode") if label.startswith("xn--") else label
    except ValueError:
        return label


def _disguise(words: str, url: str) -> str:
    """Report a link whose text is the address of another host."""
    shown = _ADDRESS.fullmatch(words.strip())
    host = (urlsplit(url).hostname or url.rpartition("@")[2]).removeprefix("www.")
    if shown is None or shown["host"].lower().removeprefix("www.") == host:
        return ""
    return f"the words are the address of `{shown['host']}`, and the link leads to `{host}`"
