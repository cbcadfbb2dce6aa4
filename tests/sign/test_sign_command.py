"""Tests of the commands `sign` and `verify --trust`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefgen.cli.main import _command_line
from tests.sign.authority import Authority


def _verify(*arguments: str) -> tuple[int, str, str]:
    """Verify in a new process: in a fork of one that has validated before, the validator waits for ever."""
    done = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-P", "-m", "briefgen", "verify", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def _run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(_command_line(arguments[0]), arguments)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def memo_path(unsigned: bytes, tmp_path: Path) -> Path:
    """Write the unsigned memo."""
    path = tmp_path / "memo.pdf"
    path.write_bytes(unsigned)
    return path


def test_a_memo_is_signed_and_verified(memo_path: Path, authority: Authority) -> None:
    """`sign` writes a second file, and `verify` names its signer."""
    key, cert = str(authority.key), str(authority.certificate)
    code, out, err = _run("sign", str(memo_path), "--key", key, "--cert", cert)
    signed = memo_path.with_name("memo-signed.pdf")
    assert (code, out, err) == (0, f"{signed}: signed by Common Name: Harbour office\n", "")
    code, out, err = _verify(str(signed), "--trust", str(authority.root))
    assert (code, err) == (0, "")
    assert "unbroken, trusted; it covers the whole file" in out


def test_the_password_comes_from_a_file(memo_path: Path, authority: Authority, tmp_path: Path) -> None:
    """A locked key is opened with the first line of a file; a wrong password is one finding."""
    password = tmp_path / "password"
    given = "sign", str(memo_path), "--key", str(authority.locked_key), "--cert", str(authority.certificate)
    password.write_text("secret\n", "utf-8")
    assert _run(*given, "--password-file", str(password))[0] == 0
    password.write_text("wrong\n", "utf-8")
    code, out, err = _run(*given, "--password-file", str(password))
    assert (code, out) == (1, "")
    assert "error[key-unusable]: the password is wrong" in err


def test_a_missing_memo_or_key_is_reported(memo_path: Path, authority: Authority, tmp_path: Path) -> None:
    """A file that is not there is a finding with its name."""
    cert = str(authority.certificate)
    code, _, err = _run("sign", str(tmp_path / "none.pdf"), "--key", str(authority.key), "--cert", cert)
    assert code == 2
    assert "none.pdf:1:1: error[file-unreadable]" in err
    code, _, err = _run("sign", str(memo_path), "--key", str(tmp_path / "none.pem"), "--cert", cert)
    assert code == 2
    assert "none.pem:1:1: error[file-unreadable]" in err
