"""Read an e-mail (`.eml`): its text and its header; attachments are named and not read."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from itertools import islice
from typing import Final

from briefgen.diagnostic import Findings
from briefgen.extract.document import Detail, Extracted
from briefgen.extract.encoding import decode
from briefgen.extract.findings import damaged, too_large, undecodable, without_text
from briefgen.extract.html import read_fragment
from briefgen.extract.text_form import normalise, one_line

_MOST_PARTS: Final = 200


def read_email(data: bytes, shown: str) -> tuple[Extracted | None, Findings]:
    """Read the body of an e-mail, as plain text if it has that, else as HTML.

    Errors: source-damaged, source-large, source-empty, source-encoding.
    """
    try:
        message = email.message_from_bytes(data, policy=default)
        if len(list(islice(message.walk(), _MOST_PARTS + 1))) > _MOST_PARTS:
            return None, (too_large(shown, f"it has more than {_MOST_PARTS} parts", "add the files in it"),)
        body = message.get_body(("plain", "html"))
        names = [one_line(part.get_filename() or "a file without a name") for part in _attached(message)]
        subject, sender, sent = (str(message.get(name, "")) for name in ("subject", "from", "date"))
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError):
        return None, (damaged(shown, "it is not a readable e-mail"),)
    content = body.get_payload(decode=True) if body else None
    if body is None or not isinstance(content, bytes):
        hint = "save the attachments, and add those" if names else "add the file that has the text"
        return None, (without_text(shown, "the e-mail has no text of its own", hint),)
    decoded = decode(content, body.get_content_charset() or "")
    if decoded is None:
        return None, (undecodable(shown),)
    text = normalise(read_fragment(decoded[0]) if body.get_content_subtype() == "html" else decoded[0])
    if not text.strip():
        return None, (without_text(shown, "the e-mail has no text", "add the file that has the text"),)
    name, address = parseaddr(sender)
    return Extracted(
        "email",
        text,
        "briefgen",
        title=Detail(one_line(subject) or "E-mail without a subject"),
        authors=tuple(filter(None, [one_line(name or address)])),
        date=_sent(message, sent),
        encoding=decoded[1],
        attachments=tuple(names),
    ), ()


def _attached(message: EmailMessage) -> list[EmailMessage]:
    return [part for part in message.iter_attachments() if isinstance(part, EmailMessage)]


def _sent(message: EmailMessage, sent: str) -> Detail | None:
    """Return the day in the sender's time zone."""
    moment = getattr(message["date"], "datetime", None) if sent else None
    return Detail(moment.date().isoformat()) if moment else None
