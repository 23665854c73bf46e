"""Serve the built site on this machine only, until Ctrl-C."""

from __future__ import annotations

import argparse
import errno
import signal
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType
from typing import NoReturn

ADDRESS = "127.0.0.1"
SITE = Path(__file__).resolve().parent.parent / "_build" / "html"


class SiteHandler(SimpleHTTPRequestHandler):
    """Static files, never stale, with the types that module scripts and WebAssembly need."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the base class declares it without ClassVar
        **SimpleHTTPRequestHandler.extensions_map,
        # The system's own table may map these to text/plain, which browsers refuse to run.
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        """Ask the browser to check for a newer file: a reader here has just rebuilt the site."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keep the terminal for the address; only errors are logged."""


class SiteServer(ThreadingHTTPServer):
    """A server that does not report a reader who leaves a page half loaded."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay silent about closed connections."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def bind(port: int, site: Path = SITE) -> SiteServer:
    """Return a server of `site` on `port`, or end the program with the reason."""
    try:
        return SiteServer((ADDRESS, port), partial(SiteHandler, directory=str(site)))
    except (OSError, OverflowError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            reason = "is taken by another program"
        else:
            reason = f"cannot be used ({error})"
        another = port + 1 if 0 < port < 65535 else 8001
        sys.exit(f"site: port {port} {reason}. Choose another one: make site PORT={another}")


def stop(signum: int, frame: FrameType | None) -> NoReturn:
    """Leave the serving loop the way Ctrl-C does."""
    raise KeyboardInterrupt


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--check", action="store_true", help="only tell whether the port is free")
    arguments = parser.parse_args()

    if not arguments.check and not (SITE / "index.html").is_file():
        sys.exit("site: nothing is built yet; run `make book` first")
    with bind(arguments.port) as server:
        if arguments.check:
            return
        # A shell starts background jobs with SIGINT ignored.
        signal.signal(signal.SIGINT, stop)
        signal.signal(signal.SIGTERM, stop)
        host, port = server.server_address[:2]
        print(f"Serving the site at http://{host!s}:{port}/  (Ctrl-C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.")


if __name__ == "__main__":
    main()
