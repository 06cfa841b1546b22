"""Serve a built site on this machine as GitHub Pages would send it."""

import gzip
import sys
import time
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any, NamedTuple, Self, cast, override
from urllib.parse import unquote, urlsplit

# Spelled out: the registry of Windows and the mime files of Linux disagree on .js, .mjs and .wasm.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
SENT_AS_THEY_ARE = {
    ".br",
    ".gz",
    ".jpg",
    ".pdf",
    ".png",
    ".whl",
    ".woff",
    ".woff2",
    ".xlsx",
    ".zip",
}
GZIP_LEVEL = 6
CHUNK = 16 * 1024


class Request(NamedTuple):
    """A request that was answered, with the size of the body as it was sent."""

    path: str
    status: int
    bytes_sent: int
    moment: float
    """In seconds since 1970."""


@dataclass(frozen=True)
class Shape:
    """A slow line: one bandwidth shared by all connections, one wait before each answer."""

    bits_per_second: int
    latency_seconds: float


class Server:
    """A site served from a folder under a base path, for as long as a `with` block lasts."""

    def __init__(
        self,
        folder: Path,
        base: str = "/",
        shape: Shape | None = None,
        *,
        port: int = 0,
        cache_seconds: int | None = None,
    ) -> None:
        """Bind the port (0 is any free one) but answer nothing yet."""
        if not (base.startswith("/") and base.endswith("/")):
            raise ValueError(f"Đường dẫn gốc {base!r} phải bắt đầu và kết thúc bằng dấu '/'.")
        self.folder = folder.resolve()
        self.base = base
        self.shape = shape
        self.cache_seconds = cache_seconds
        self._requests: list[Request] = []
        self._lock = Lock()
        self._line_free_at = 0.0
        self._listener = _Listener(("127.0.0.1", port), self)
        self._thread = Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """Return the address of the site, base path included."""
        return f"http://127.0.0.1:{self._listener.server_port}{self.base}"

    @property
    def requests(self) -> list[Request]:
        """Return the requests so far, each noted just before its body is sent."""
        with self._lock:
            return list(self._requests)

    def __enter__(self) -> Self:
        """Start answering."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop answering and free the port."""
        self._listener.shutdown()
        self._listener.server_close()

    def note(self, request: Request) -> None:
        """Add a request to the list."""
        with self._lock:
            self._requests.append(request)

    def wait_for_line(self, size: int) -> None:
        """Sleep until the shared line has carried this many bytes more."""
        if self.shape is None:
            return
        with self._lock:
            start = max(time.monotonic(), self._line_free_at)
            self._line_free_at = start + size * 8 / self.shape.bits_per_second
            due = self._line_free_at
        time.sleep(max(0.0, due - time.monotonic()))


class _Listener(ThreadingHTTPServer):
    daemon_threads = True  # a browser keeps idle connections open: closing must not wait for them
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], site: Server) -> None:
        self.site = site
        super().__init__(address, _Handler)

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error, unless it is only a browser that left before the end."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with the file, a redirect to its folder, or the site's own 404 page."""
        site = cast("_Listener", self.server).site
        path = urlsplit(self.path).path
        if f"{path}/" == site.base:
            self._redirect(site.base)
            return
        file = (
            _find(site.folder, path.removeprefix(site.base)) if path.startswith(site.base) else None
        )
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                self._redirect(f"{path}/")
                return
            file /= "index.html"
        if file is not None and file.is_file():
            self._send(HTTPStatus.OK, file)
        else:
            self._send(HTTPStatus.NOT_FOUND, site.folder / "404.html")

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self.do_GET()

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Write nothing: the requests are in the list of the server."""

    def _redirect(self, path: str) -> None:
        self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": path})

    def _send(self, status: HTTPStatus, file: Path) -> None:
        suffix = file.suffix.lower()
        headers = {"Content-Type": TYPES.get(suffix, "application/octet-stream")}
        if not file.is_file():
            body = "Không có trang này.".encode()
            headers["Content-Type"] = TYPES[".txt"]
        elif suffix in TYPES and suffix not in SENT_AS_THEY_ARE and self._accepts_gzip():
            body = _compressed(file.read_bytes())
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        else:
            body = file.read_bytes()
        self._answer(status, body, headers)

    def _accepts_gzip(self) -> bool:
        return "gzip" in self.headers.get("Accept-Encoding", "")

    def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        site = cast("_Listener", self.server).site
        if site.shape is not None:
            time.sleep(site.shape.latency_seconds)
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        if site.cache_seconds is not None and status == HTTPStatus.OK:
            self.send_header("Cache-Control", f"max-age={site.cache_seconds}")
        self.end_headers()
        content = b"" if self.command == "HEAD" else body
        site.note(Request(self.path, int(status), len(content), time.time()))
        step = CHUNK if site.shape else max(len(content), 1)
        for start in range(0, len(content), step):
            chunk = content[start : start + step]
            site.wait_for_line(len(chunk))
            self.wfile.write(chunk)


def _find(folder: Path, relative: str) -> Path | None:
    """Return the path a request names, or None if it would leave the folder."""
    try:
        path = (folder / unquote(relative).lstrip("/")).resolve()
    except (OSError, ValueError):
        return None
    return path if path.is_relative_to(folder) else None


@lru_cache(maxsize=4096)
def _compressed(content: bytes) -> bytes:
    """Return a file's content as GitHub Pages compresses it, made once so that it costs no measured time."""
    return gzip.compress(content, GZIP_LEVEL, mtime=0)
