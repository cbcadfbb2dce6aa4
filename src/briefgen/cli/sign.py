"""The command `sign`."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from msgspec import Struct

from briefgen.cli.console import USAGE, Exit, exit_on_findings, print_findings, print_line, print_text
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import now, settings_of
from briefgen.cli.pdf_outcome import value_or_finding
from briefgen.diagnostic import Findings, Span, error
from briefgen.publish.write import write_file
from briefgen.readable_folders import ANYWHERE
from briefgen.reading.files import read_file
from briefgen.settings.extras import extra_missing
from briefgen.settings.gather import UsageError
from briefgen.workers.pool import run_in_children

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

    from briefgen.sign.credentials import KeyToken

_MAX_BYTES = 100_000_000
_TIMESTAMP_SECONDS = 20


_Chain = Annotated[
    list[Path] | None,
    CommandOption(
        "--chain", metavar="CERT", help="Certificates between yours and the root.", show_default=False
    ),
]
_PasswordFile = Annotated[
    Path | None,
    CommandOption(
        "--password-file", metavar="FILE", help="The password of the key, or the PIN.", show_default=False
    ),
]
_Pkcs11 = Annotated[
    Path | None,
    CommandOption(
        "--pkcs11", metavar="LIBRARY", help="PKCS#11 library that opens a token.", show_default=False
    ),
]
_Timestamp = Annotated[
    str | None,
    CommandOption(
        "--timestamp",
        metavar="URL",
        help="Add a time stamp from this service (PAdES B-T).",
        show_default=False,
    ),
]
_Roots = Annotated[
    list[Path] | None,
    CommandOption(
        "--trust",
        metavar="CERT",
        help="Root certificates; also embeds what validates the signature for decades (PAdES B-LTA).",
        show_default=False,
    ),
]
_SignedFile = Annotated[
    Path | None, CommandOption("--output", "-o", metavar="FILE", help="File to write.", show_default=False)
]


def run(
    pdf: Annotated[Path, CommandArgument(metavar="FILE.pdf", help="The memo to sign.", show_default=False)],
    key: Annotated[
        str, CommandOption("--key", metavar="KEY", help="File of the private key, or its label on the token.")
    ],
    cert: Annotated[
        str,
        CommandOption("--cert", metavar="CERT", help="File of its certificate, or its label on the token."),
    ],
    chain: _Chain = None,
    password_file: _PasswordFile = None,
    pkcs11: _Pkcs11 = None,
    token: Annotated[str, CommandOption("--token", metavar="LABEL", help="Label of the token.")] = "",
    timestamp: _Timestamp = None,
    trust: _Roots = None,
    output: _SignedFile = None,
) -> None:
    """Sign a memo in its signature field, so that later changes are noticed. Needs the extra `sign`."""
    try:
        from briefgen.sign.credentials import KeyToken
    except ModuleNotFoundError as missing:
        raise UsageError(extra_missing("briefgen sign", "sign", missing)) from missing
    if trust and not timestamp:
        message = "`--trust` embeds what validates a time stamp, and there is none"
        raise UsageError(error("option-alone", Span("--trust"), message, "add `--timestamp URL`"))
    opened = KeyToken(pkcs11, token, key, cert) if pkcs11 else None
    password = _read_password(password_file)
    if opened and password is None:
        password = _ask("PIN")
    settings = settings_of(Path.cwd())
    credentials = _Credentials(Path(key), Path(cert), tuple(chain or ()), opened, password)
    work = partial(_sign, pdf, credentials, timestamp, tuple(trust or ()), now())
    ((_, outcome),) = run_in_children([work], settings.limits, 1)
    signed, problems = value_or_finding(outcome, pdf, settings, "pdf-unsignable")
    target = output or pdf.with_name(f"{pdf.stem}-signed.pdf")
    if signed is not None:
        problems += write_file(target, signed.pdf, str(target))
    if signed is None or problems:
        print_findings(problems)
        exit_on_findings(problems)
        raise Exit(USAGE)
    print_line(f"{target}: signed by {signed.signer}")


class _Credentials(Struct, frozen=True):
    """The options that name a key, and its password or PIN."""

    key: Path
    certificate: Path
    chain: tuple[Path, ...]
    token: KeyToken | None
    """The token that has the key, if it is not in a file."""
    password: str | None


class _Signed(Struct, frozen=True):
    """A signed memo, and the name of its signer."""

    pdf: bytes
    signer: str


def _sign(
    pdf: Path, given: _Credentials, timestamp: str | None, trust: tuple[Path, ...], moment: datetime
) -> tuple[_Signed | None, Findings]:
    """Sign a memo. It runs in a process of its own: the file may be of any size or form."""
    from briefgen.sign import credentials, sign_pdf  # needs the extra `sign`

    logging.disable()  # the library prints what a finding reports
    signer: Signer | None
    if given.token:
        signer, problems = credentials.open_token(given.token, given.password or "", moment)
    else:
        files = given.key, given.certificate, given.chain
        signer, problems = credentials.load_signer(*files, given.password, moment)
    roots, faults = credentials.read_certificates(trust)
    data, unread = read_file(pdf, str(pdf), ANYWHERE, _MAX_BYTES, "sign a memo")
    problems = (*problems, *faults, *unread)
    if signer is None or data is None or problems:
        return None, problems
    long_term = sign_pdf.LongTerm(roots) if roots else None
    service = sign_pdf.time_stamp_service(timestamp, _TIMESTAMP_SECONDS) if timestamp else None
    try:
        signed, problems = sign_pdf.sign_pdf(data, str(pdf), signer, service, long_term)
    except credentials.token_faults(given.token) as fault:
        message = f"the token cannot sign with this key: {type(fault).__name__}"
        return None, (error("key-unusable", Span(str(pdf)), message, "use another key of the token"),)
    return (_Signed(signed, _name(signer)) if signed is not None else None), problems


def _name(signer: Signer) -> str:
    certificate = signer.signing_cert
    return str(certificate.subject.human_friendly) if certificate else "an unnamed certificate"


def _read_password(path: Path | None) -> str | None:
    """Read a password from the first line of a file.

    Errors: UsageError with file-unreadable.
    """
    if path is None:
        return None
    data, problems = read_file(path, str(path), ANYWHERE, 10_000, "give a file with the password alone")
    if data is None:
        raise UsageError(*problems)
    return data.decode("utf-8", "replace").partition("\n")[0].rstrip("\r")


def _ask(what: str) -> str:
    """Ask for a secret on the terminal, without showing it."""
    from typer import Abort, prompt  # slow to load: most keys are in a file

    try:
        return str(prompt(what, hide_input=True, err=True))
    except Abort:
        print_text("Aborted!", err=True)
        raise Exit(1) from None
