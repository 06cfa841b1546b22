"""The server of the built site."""

import gzip
import http.client
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from publishing.tools.server import Request, Server, Shape

PAGE = "<!doctype html><title>Kon Tum</title>" + "xã " * 500
MISSING = "<!doctype html><title>Không tìm thấy trang</title>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site."""
    folder = tmp_path / "site"
    (folder / "bang-tinh").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "404.html").write_text(MISSING, encoding="utf-8")
    (folder / "bang-tinh" / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "engine.mjs").write_text("export {};", encoding="utf-8")
    (folder / "engine.wasm").write_bytes(b"\0asm" * 1000)
    (folder / "stdlib.zip").write_bytes(b"PK" * 1000)
    (tmp_path / "secret.txt").write_text("không thuộc trang", encoding="utf-8")
    return folder


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    """The site under the path of a project page."""
    with Server(site, base="/kontum/") as running:
        yield running


def get(
    server: Server, path: str, method: str = "GET", *, compressed: bool = True
) -> tuple[http.client.HTTPResponse, bytes]:
    """One request, answered as it came over the wire."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    headers = {"Accept-Encoding": "gzip, deflate, br" if compressed else "identity"}
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_page_is_sent_compressed(server: Server) -> None:
    """Text goes out as gzip level 6, the same bytes each time."""
    response, body = get(server, "/kontum/")

    assert response.status == 200
    assert response.getheader("Content-Encoding") == "gzip"
    assert response.getheader("Content-Type") == "text/html; charset=utf-8"
    assert body == gzip.compress(PAGE.encode(), 6, mtime=0)


def test_page_is_sent_plain_to_a_client_without_gzip(server: Server) -> None:
    """A client that did not offer gzip can read the answer."""
    response, body = get(server, "/kontum/bang-tinh/", compressed=False)

    assert response.getheader("Content-Encoding") is None
    assert body.decode() == PAGE


@pytest.mark.parametrize(
    ("name", "kind", "encoding"),
    [
        ("engine.mjs", "text/javascript; charset=utf-8", "gzip"),
        ("engine.wasm", "application/wasm", "gzip"),
        ("stdlib.zip", "application/zip", None),
    ],
)
def test_engine_files_have_their_types(
    server: Server, name: str, kind: str, encoding: str | None
) -> None:
    """Modules, wasm and archives are what the browser needs them to be."""
    response, _ = get(server, f"/kontum/{name}")

    assert (response.getheader("Content-Type"), response.getheader("Content-Encoding")) == (
        kind,
        encoding,
    )


def test_missing_page_shows_the_404_page_of_the_site(server: Server) -> None:
    """A wrong address keeps its status and shows the site's own page."""
    response, body = get(server, "/kontum/khong-co/", compressed=False)

    assert (response.status, body.decode()) == (404, MISSING)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.html",
        "/kontum/../secret.txt",
        "/kontum/%2e%2e/secret.txt",
        "/kontum//etc/passwd",
    ],
)
def test_nothing_outside_the_site_is_sent(server: Server, path: str) -> None:
    """Neither the root of a project page nor a path that climbs out is answered."""
    response, body = get(server, path, compressed=False)

    assert (response.status, body.decode()) == (404, MISSING)


@pytest.mark.parametrize(
    ("path", "target"), [("/kontum", "/kontum/"), ("/kontum/bang-tinh", "/kontum/bang-tinh/")]
)
def test_folder_without_slash_is_redirected(server: Server, path: str, target: str) -> None:
    """Relative links work only when a folder's address ends with a slash."""
    response, _ = get(server, path)

    assert (response.status, response.getheader("Location")) == (301, target)


def test_requests_are_counted(server: Server) -> None:
    """Every request is listed with its status and the bytes of its body as sent."""
    _, page = get(server, "/kontum/")
    _, missing = get(server, "/kontum/khong-co?x=1")
    get(server, "/kontum/stdlib.zip", method="HEAD")
    # A request is noted once its answer is out, which the other side may have before.
    deadline = time.monotonic() + 10
    while len(server.requests) < len(("page", "missing", "head")) and time.monotonic() < deadline:
        time.sleep(0.01)

    moments = [request.moment for request in server.requests]
    assert moments == sorted(moments)
    assert 0 <= time.time() - moments[0] < len(moments) * 10
    assert server.requests == [
        Request("/kontum/", 200, len(page), moments[0]),
        Request("/kontum/khong-co?x=1", 404, len(missing), moments[1]),
        Request("/kontum/stdlib.zip", 200, 0, moments[2]),
    ]


def test_changed_file_is_sent_anew(server: Server, site: Path) -> None:
    """The memory of compressed files does not outlive the file."""
    get(server, "/kontum/engine.mjs")
    (site / "engine.mjs").write_text("export const changed = true;", encoding="utf-8")

    _, body = get(server, "/kontum/engine.mjs")

    assert gzip.decompress(body) == b"export const changed = true;"


def test_caching_is_only_asked_for_on_request(site: Path) -> None:
    """Pages may be kept by the browser only where a test wants that."""
    with Server(site) as server:
        assert get(server, "/")[0].getheader("Cache-Control") is None
    with Server(site, cache_seconds=600) as server:
        assert get(server, "/")[0].getheader("Cache-Control") == "max-age=600"
        assert get(server, "/khong-co")[0].getheader("Cache-Control") is None


def test_slow_line_takes_its_time(site: Path) -> None:
    """A shaped server waits before each answer and carries no more than its bandwidth."""
    (site / "stdlib.zip").write_bytes(b"x" * 50_000)
    with Server(site, shape=Shape(bits_per_second=2_000_000, latency_seconds=0.1)) as server:
        start = time.monotonic()
        _, body = get(server, "/stdlib.zip")
        elapsed = time.monotonic() - start

    assert body == b"x" * 50_000
    assert elapsed >= 0.1 + 50_000 * 8 / 2_000_000


def test_base_must_be_a_folder(site: Path) -> None:
    """A base path that would produce wrong links is refused with its value."""
    with pytest.raises(ValueError, match="'/kontum'"):
        Server(site, base="/kontum")
