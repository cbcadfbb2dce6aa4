"""Tests of the commands `sign` and `verify --trust`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from asn1crypto.tsp import TimeStampReq  # type: ignore[import-untyped]  # it has no type hints

from tests.cli.running import Ran, run_main
from tests.sign.authority import Authority

Run = Callable[..., Ran]


def _verify(*arguments: str) -> tuple[int, str, str]:
    """Verify in a new process: in a fork of one that has validated before, the validator waits for ever."""
    done = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-P", "-m", "briefgen", "verify", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs briefgen in this process."""
    return lambda *arguments: run_main(monkeypatch, capsys, arguments)


@pytest.fixture
def memo_path(unsigned: bytes, tmp_path: Path) -> Path:
    """Write the unsigned memo."""
    path = tmp_path / "memo.pdf"
    path.write_bytes(unsigned)
    return path


def test_a_memo_is_signed_and_verified(run: Run, memo_path: Path, authority: Authority) -> None:
    """`sign` writes a second file, and `verify` names its signer."""
    key, cert = str(authority.key), str(authority.certificate)
    code, out, err = run("sign", str(memo_path), "--key", key, "--cert", cert)
    signed = memo_path.with_name("memo-signed.pdf")
    assert (code, out, err) == (0, f"{signed}: signed by Common Name: Harbour office\n", "")
    code, out, err = _verify(str(signed), "--trust", str(authority.root))
    assert (code, err) == (0, "")
    assert "unbroken, trusted; it covers the whole file" in out


def test_the_password_comes_from_a_file(
    run: Run, memo_path: Path, authority: Authority, tmp_path: Path
) -> None:
    """A locked key is opened with the first line of a file; a wrong password is one finding."""
    password = tmp_path / "password"
    given = "sign", str(memo_path), "--key", str(authority.locked_key), "--cert", str(authority.certificate)
    password.write_text("secret\n", "utf-8")
    assert run(*given, "--password-file", str(password))[0] == 0
    password.write_text("wrong\n", "utf-8")
    code, out, err = run(*given, "--password-file", str(password))
    assert (code, out) == (1, "")
    assert "error[key-unusable]: the password is wrong" in err


def test_a_missing_memo_or_key_is_reported(
    run: Run, memo_path: Path, authority: Authority, tmp_path: Path
) -> None:
    """A file that is not there is a finding with its name."""
    cert = str(authority.certificate)
    code, _, err = run("sign", str(tmp_path / "none.pdf"), "--key", str(authority.key), "--cert", cert)
    assert code == 2
    assert "none.pdf:1:1: error[file-unreadable]" in err
    code, _, err = run("sign", str(memo_path), "--key", str(tmp_path / "none.pem"), "--cert", cert)
    assert code == 2
    assert "none.pem:1:1: error[file-unreadable]" in err


@pytest.fixture
def time_stamps(authority: Authority) -> Iterator[str]:
    """Run a time-stamp service on this machine, and give its address."""
    service = authority.timestamper()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            answer = service.request_tsa_response(request).dump()
            self.send_response(200 if self.path == "/tsa" else 404)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/tsa"
        server.shutdown()
        thread.join()


def test_a_time_stamp_comes_over_the_network(
    run: Run, memo_path: Path, authority: Authority, time_stamps: str
) -> None:
    """With `--timestamp`, the time of a service is part of the signature, and `verify` trusts it by its root."""
    key, cert, root = str(authority.key), str(authority.certificate), str(authority.root)
    given = "sign", str(memo_path), "--key", key, "--cert", cert, "--timestamp"
    assert run(*given, time_stamps)[::2] == (0, "")
    signed = str(memo_path.with_name("memo-signed.pdf"))
    code, out, err = _verify(signed, "--trust", root)
    assert (code, err) == (0, "")
    assert "time-stamped" in out
    assert run(*given, time_stamps, "--trust", root)[::2] == (0, "")
    code, out, err = _verify(signed, "--trust", root)
    assert code == 0
    assert "error" not in err


def test_a_service_that_refuses_is_a_finding(
    run: Run, memo_path: Path, authority: Authority, time_stamps: str
) -> None:
    """A service that gives no time stamp, or that does not answer, is one finding, and nothing is written."""
    given = "sign", str(memo_path), "--key", str(authority.key), "--cert", str(authority.certificate)
    for address in (f"{time_stamps}-wrong", "http://127.0.0.1:9/"):
        code, out, err = run(*given, "--timestamp", address)
        assert (code, out) == (1, "")
        assert err.count("error[timestamp-failed]") == 1
    assert not memo_path.with_name("memo-signed.pdf").exists()


def _crowded(fields: int) -> bytes:
    """Make a PDF of many form fields."""
    start = b"%PDF-1.7\n"
    catalog = b"1 0 obj<</Type/Catalog/AcroForm<</Fields[" + b"<</T(a)/FT/Tx>>" * fields + b"]>>>>endobj\n"
    table = b"xref\n0 2\n0000000000 65535 f \n%010d 00000 n \n" % len(start)
    place = len(start) + len(catalog)
    return start + catalog + table + b"trailer<</Size 2/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % place


def test_a_file_that_takes_too_much_is_a_finding(
    run: Run, memo_path: Path, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that would take more time than a brief may is one finding that names the limit."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[tool.briefgen]\ntime_limit_seconds = 1\n", "utf-8")
    memo_path.write_bytes(_crowded(200_000))
    code, out, err = run(
        "sign", str(memo_path), "--key", str(authority.key), "--cert", str(authority.certificate)
    )
    assert (code, out) == (2, "")
    assert "error[run-limit]: needs more than 1 s of processor time" in err


def test_a_truncated_file_is_a_finding(run: Run, memo_path: Path, authority: Authority) -> None:
    """A file whose end is missing is one finding, and nothing is written."""
    memo_path.write_bytes(memo_path.read_bytes()[:-2000])
    code, out, err = run(
        "sign", str(memo_path), "--key", str(authority.key), "--cert", str(authority.certificate)
    )
    assert (code, out) == (1, "")
    assert err.count("error[pdf-unsignable]") == 1


def test_a_pin_that_is_not_given(run: Run, memo_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file, the PIN of a token is asked for; at the end of the input, nothing is signed."""

    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", ended)
    given = "sign", str(memo_path), "--key", "desk", "--cert", "desk", "--pkcs11", "none.so"
    assert run(*given) == (1, "", "PIN:\nAborted!\n")
