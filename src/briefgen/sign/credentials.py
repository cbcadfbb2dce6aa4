"""Load a key and its certificates, from files or from a token, and check that they can sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto.x509 import Certificate  # type: ignore[import-untyped]  # it has no type hints
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key
from msgspec import Struct
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.readable_folders import ANYWHERE
from briefgen.reading.files import read_file

_MAX_BYTES = 1_000_000
_HINT = "check the file's name and permissions"


class KeyToken(Struct, frozen=True):
    """A key on a token, such as a smart card, that a PKCS#11 library opens."""

    library: Path
    token: str
    """The label of the token."""
    key: str
    """The label of the key."""
    certificate: str
    """The label of the certificate."""


def read_certificates(paths: Sequence[Path]) -> tuple[tuple[Certificate, ...], Findings]:
    """Read certificates, in PEM or DER.

    Errors: file-unreadable, file-large, certificate-unusable.
    """
    read: tuple[Certificate, ...] = ()
    for path in paths:
        data, problems = read_file(path, str(path), ANYWHERE, _MAX_BYTES, _HINT)
        if data is None:
            return (), problems
        try:
            found = tuple(load_certs_from_pemder_data(data))
        except (ValueError, TypeError):
            found = ()
        if not found:
            hint = "give a file with a certificate in PEM or DER"
            return (), (error("certificate-unusable", Span(str(path)), "it has no certificate", hint),)
        read += found
    return read, ()


def load_signer(
    key: Path, certificate: Path, chain: Sequence[Path], password: str | None, now: datetime
) -> tuple[SimpleSigner | None, Findings]:
    """Load a signer from files.

    Errors: file-unreadable, key-unusable, certificate-unusable, and those of `read_certificates`.
    """
    certificates, problems = read_certificates([certificate, *chain])
    data, faults = read_file(key, str(key), ANYWHERE, _MAX_BYTES, _HINT)
    if data is None or problems:
        return None, (*problems, *faults)
    try:
        private = load_private_key_from_pemder_data(data, password.encode() if password else None)
    except (ValueError, TypeError):
        message = "the password is wrong, or it has no private key" if password else _without_password(data)
        hint = "give the key in PEM or DER, and its password with `--password-file`"
        return None, (error("key-unusable", Span(str(key)), message, hint),)
    own, *others = certificates
    if fault := certificate_fault(own, certificate, now):
        return None, (fault,)
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple(others)
    public = load_der_private_key(private.dump(), None).public_key()
    if public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) != own.public_key.dump():
        hint = "give the certificate that was issued for this key"
        return None, (error("key-unusable", Span(str(key)), f"it is not the key of `{certificate}`", hint),)
    return SimpleSigner(signing_cert=own, signing_key=private, cert_registry=store), ()


def _without_password(data: bytes) -> str:
    return "it needs a password" if b"ENCRYPTED" in data else "it has no private key, or needs a password"


def certificate_fault(certificate: Certificate, path: Path | str, now: datetime) -> Diagnostic | None:
    """Report a certificate that is not valid now.

    Errors: certificate-unusable.
    """
    first, last = certificate.not_valid_before, certificate.not_valid_after
    if first <= now <= last:
        return None
    message = f"it is valid from {first:%Y-%m-%d} to {last:%Y-%m-%d}, not on {now:%Y-%m-%d}"
    return error("certificate-unusable", Span(str(path)), message, "sign with a certificate that is valid")


def open_token(token: KeyToken, pin: str, now: datetime) -> tuple[Any, Findings]:
    """Open a token and return a signer that uses its key.

    Errors: key-unusable, certificate-unusable.
    """
    from pkcs11.exceptions import (
        PKCS11Error,  # loads a compiled library that signing from files does not need
    )
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    span = Span(str(token.library))
    try:
        session = open_pkcs11_session(
            str(token.library), token_criteria=TokenCriteria(label=token.token), user_pin=pin
        )
        signer = PKCS11Signer(
            session,
            cert_label=token.certificate,
            key_label=token.key,
            use_raw_mechanism=not _hashes_itself(session),
        )
        certificate = signer.signing_cert
    except (PKCS11Error, SigningError, RuntimeError, OSError) as fault:
        message = f"the token `{token.token}` cannot be used: {type(fault).__name__}"
        hint = "check the library, the label of the token, the PIN, and the labels of key and certificate"
        return None, (error("key-unusable", span, message, hint),)
    fault_ = certificate_fault(certificate, f"{token.library}", now)
    return (None, (fault_,)) if fault_ else (signer, ())


def _hashes_itself(session: Any) -> bool:
    """Check whether a token hashes what it signs; if not, it is given the hash."""
    from pkcs11 import Mechanism  # as above

    return {Mechanism.ECDSA_SHA256, Mechanism.SHA256_RSA_PKCS} <= set(session.token.slot.get_mechanisms())


def token_faults(token: KeyToken | None) -> tuple[type[Exception], ...]:
    """Return the exceptions that a token raises while it signs."""
    if token is None:
        return ()
    from pkcs11.exceptions import PKCS11Error  # as above

    return (PKCS11Error,)
