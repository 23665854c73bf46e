"""A server that compresses as a site's host does, and notes what it sent."""

from __future__ import annotations

import gzip
import mimetypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMPRESSED = ("text/", "application/javascript", "application/json", "image/svg")


class Server(ThreadingHTTPServer):
    """A server that says nothing of a reader who leaves before a page is there."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over closed connections."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@dataclass
class Served:
    """A folder at an address, and each answer's path and bytes (bodies, without headers)."""

    address: str
    sent: list[tuple[str, int]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All bytes sent."""
        return sum(size for _, size in self.sent)


@cache
def packed(file: Path) -> bytes:
    """The file's bytes in gzip, level 9; made before anybody waits for them."""
    return gzip.compress(file.read_bytes(), 9, mtime=0)


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """The folder on a free port of this machine."""
    root = folder.resolve()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            file = (root / path).resolve()
            if file.is_dir():
                file /= "index.html"
            if not file.is_relative_to(root) or not file.is_file():
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            compress = kind.startswith(COMPRESSED)
            body = packed(file) if compress else file.read_bytes()
            served.sent.append((path, len(body)))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if compress:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    served = Served(f"http://127.0.0.1:{server.server_address[1]}/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
