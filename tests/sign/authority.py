"""A certificate authority for tests, with a signer and a time-stamp service."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.sign.timestamps import DummyTimeStamper

Key = EllipticCurvePrivateKey | rsa.RSAPrivateKey
BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
END = datetime(2120, 1, 1, tzinfo=UTC)


@dataclass
class Authority:
    """Files of a root, of a signer and of an expired signer, in a folder."""

    folder: Path
    root: Path = field(init=False)
    key: Path = field(init=False)
    certificate: Path = field(init=False)
    expired: Path = field(init=False)
    locked_key: Path = field(init=False)
    """The same key, with the password "secret"."""

    def __post_init__(self) -> None:
        """Make the keys and certificates."""
        self._root_key = generate_private_key(SECP256R1())
        self._root = self._issue("Root", self._root_key, None, END, is_root=True)
        key = generate_private_key(SECP256R1())
        self.root = self._write("root.pem", self._root.public_bytes(Encoding.PEM))
        self.key = self._write("key.pem", _private(key))
        self.locked_key = self._write("locked.pem", _private(key, b"secret"))
        signer = self._issue("Harbour office", key, self._root, END)
        self.certificate = self._write("cert.pem", signer.public_bytes(Encoding.PEM))
        expired = self._issue("Harbour office", key, self._root, BEGIN + timedelta(days=30))
        self.expired = self._write("expired.pem", expired.public_bytes(Encoding.PEM))

    def timestamper(self) -> DummyTimeStamper:
        """Make a time-stamp service that runs in this process."""
        key = rsa.generate_private_key(65537, 2048)
        certificate = self._issue("Time stamps", key, self._root, END, is_timestamper=True)
        (read,) = load_certs_from_pemder_data(certificate.public_bytes(Encoding.PEM))
        return DummyTimeStamper(tsa_cert=read, tsa_key=load_private_key_from_pemder_data(_private(key), None))

    def _write(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def _issue(  # one certificate has many properties
        self,
        name: str,
        key: Key,
        issuer: x509.Certificate | None,
        end: datetime,
        *,
        is_root: bool = False,
        is_timestamper: bool = False,
    ) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer.subject if issuer else subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(BEGIN)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
            .add_extension(_usage(is_root=is_root), critical=True)
        )
        if is_timestamper:
            usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(usage, critical=True)
        return builder.sign(self._root_key, SHA256())


def _usage(*, is_root: bool) -> x509.KeyUsage:
    flags: dict[str, Any] = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    return x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=not is_root,
        key_cert_sign=is_root,
        crl_sign=is_root,
        **flags,
    )


def _private(key: Key, password: bytes | None = None) -> bytes:
    encryption = BestAvailableEncryption(password) if password else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
