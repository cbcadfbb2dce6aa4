"""The server of the preview, on the loopback address only."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from briefgen.preview.app import Questions, preview_app
from briefgen.preview.board import Board

_HOST = "127.0.0.1"
_TOKEN_BYTES = 24
_END_SECONDS = 5.0


def listen(port: int) -> socket.socket:
    """Open a port of this machine; 0 takes any that is free.

    Errors: OSError if it is taken.
    """
    return socket.create_server((_HOST, port))


@contextmanager
def serving(board: Board, listener: socket.socket, questions: Questions) -> Iterator[str]:
    """Serve a board in a thread until the block ends; give the address to open."""
    with listener:
        number, token = listener.getsockname()[1], secrets.token_urlsafe(_TOKEN_BYTES)
        config = uvicorn.Config(
            preview_app(board, number, token, questions),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            lifespan="off",
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://{_HOST}:{number}/{token}/"
        finally:
            board.close()
            server.should_exit = True
            thread.join(_END_SECONDS)
