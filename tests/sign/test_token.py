"""Tests of signing with a key that never leaves its token: SoftHSM2, in place of a smart card."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sign.authority import Authority

LIBRARIES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)
"""Where Debian, Fedora, and those who build it themselves have it."""
LIBRARY = next(filter(os.path.exists, LIBRARIES), "")
PIN = "1234"
STORE = """
import sys
from pathlib import Path
import pkcs11
from pkcs11.util.x509 import decode_x509_certificate
from pyhanko.keys import load_certs_from_pemder_data
library, pin, certificate = sys.argv[1:]
(read,) = load_certs_from_pemder_data(Path(certificate).read_bytes())
with pkcs11.lib(library).get_token(token_label="desk").open(rw=True, user_pin=pin) as session:
    attributes = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "cert", pkcs11.Attribute.ID: b"\\1"}
    session.create_object(decode_x509_certificate(read.dump()) | attributes)
"""
"""Puts a certificate on the token, which the tool of SoftHSM2 cannot do."""
pytestmark = pytest.mark.skipif(
    not LIBRARY or not shutil.which("softhsm2-util"),
    reason="SoftHSM2 is not installed (Debian: softhsm2)",
)


@pytest.fixture
def environment(authority: Authority, tmp_path: Path) -> dict[str, str]:
    """Make a token with the signer's key and certificate, and give the environment in which it is found."""
    (tmp_path / "tokens").mkdir()
    config = tmp_path / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n", "utf-8")
    found = {**os.environ, "SOFTHSM2_CONF": str(config)}  # noqa: TID251  # what every process has, and the token
    own = "--label", "desk", "--pin", PIN, "--so-pin", PIN
    key = "--token", "desk", "--label", "key", "--id", "01", "--pin", PIN, "--import", str(authority.key)
    for command in (
        ["softhsm2-util", "--init-token", "--free", *own],
        ["softhsm2-util", *key],
        [sys.executable, "-c", STORE, LIBRARY, PIN, str(authority.certificate)],
    ):
        subprocess.run(command, env=found, check=True, capture_output=True)  # noqa: S603  # commands of this file
    return found


def _briefgen(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-P", "-m", "briefgen", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_token_signs(
    unsigned: bytes, authority: Authority, environment: dict[str, str], tmp_path: Path
) -> None:
    """A memo signed with the key of a token passes `verify`; a wrong PIN is one finding that names the token."""
    memo, pin = tmp_path / "memo.pdf", tmp_path / "pin"
    memo.write_bytes(unsigned)
    pin.write_text(f"{PIN}\n", "utf-8")
    given = "sign", str(memo), "--pkcs11", LIBRARY, "--token", "desk", "--key", "key", "--cert", "cert"
    done = _briefgen(environment, *given, "--password-file", str(pin))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("signed by Common Name: Harbour office\n")
    signed = str(memo.with_name("memo-signed.pdf"))
    done = _briefgen(environment, "verify", signed, "--trust", str(authority.root))
    assert (done.returncode, done.stderr) == (0, "")
    pin.write_text("4321\n", "utf-8")
    done = _briefgen(environment, *given, "--password-file", str(pin))
    assert done.returncode == 1
    assert done.stderr.count("error[key-unusable]: the token `desk` cannot be used") == 1
