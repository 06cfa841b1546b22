"""Audit: broken links, missing anchors and oversized pages of the built site; records checked long ago."""

import argparse
import gzip
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import override
from urllib.parse import unquote, urljoin, urlsplit

from publishing.tools.programs import ROOT, SITE, built_site, end

ORIGIN = "https://site.invalid/"
"""Stands for the address of a site whose front page does not tell it."""
LINKS = {
    "a": "href",
    "area": "href",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "script": "src",
    "source": "src",
    "use": "href",
}
PAGE_BYTES = 120_000
"""What a page may weigh as sent, without its styles, scripts and pictures."""
FRESH = timedelta(days=365)
LAW = Path("calculators", "law")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.address = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.anchors |= {value for name in ("id", "name") if (value := attributes.get(name))}
        if link := attributes.get(LINKS.get(tag, "")):
            self.links.append(link)
            if attributes.get("rel") == "canonical":
                self.address = link


def broken(site: Path) -> Iterator[str]:
    """Yield, for every page, its links into the site that lead to no file or to no anchor."""
    pages = {file: _read(file) for file in sorted(site.rglob("*.html"))}
    home = pages[site / "index.html"].address or ORIGIN
    for file, page in pages.items():
        name = file.relative_to(site).as_posix()
        for link in page.links:
            target = urlsplit(urljoin(home + name, link))
            if target.netloc != urlsplit(home).netloc:
                continue
            inside = target.path.removeprefix(urlsplit(home).path)
            path = site / unquote(inside)
            path = path / "index.html" if path.is_dir() else path
            anchor = unquote(target.fragment)
            if inside.startswith("/") or not path.is_file():
                yield f"{name}: “{link}” không dẫn tới tệp nào"
            # What fills in a form stands behind the "#", too: it is no place on the page.
            elif (
                anchor and "=" not in anchor and path in pages and anchor not in pages[path].anchors
            ):
                yield f"{name}: “{link}” không dẫn tới mục nào của trang đó"


def _read(file: Path) -> _Page:
    page = _Page()
    page.feed(file.read_text("utf-8"))
    return page


def oversized(site: Path, limit: int = PAGE_BYTES) -> Iterator[str]:
    """Yield the pages that are larger than the limit, as GitHub Pages would send them."""
    for file in sorted(site.rglob("*.html")):
        size = len(gzip.compress(file.read_bytes(), 6, mtime=0))
        if size > limit:
            yield f"{file.relative_to(site).as_posix()}: {size} byte khi gửi, quá {limit}"


def stale(law: Path, today: date) -> Iterator[str]:
    """Yield the records of the law that were last held against their source more than a year ago."""
    for file in sorted(law.glob("*.toml")):
        for table, records in tomllib.loads(file.read_text("utf-8")).items():
            for record in records:
                day = record["checked_on"]
                if today - day > FRESH:
                    name = record.get("cite") or record["id"]
                    yield f"{file.name}: {table} “{name}”, kiểm tra lần cuối {day}"


def main(arguments: list[str] | None = None) -> int:
    """Print what was found; the status is 1 only for what a reader runs into."""
    parser = argparse.ArgumentParser(prog="python -m publishing.release.audit", description=__doc__)
    parser.add_argument(
        "--on", type=date.fromisoformat, help="ngày coi là hôm nay, dạng 2026-11-22"
    )
    parser.add_argument("--site", type=Path, default=ROOT / SITE, help="thư mục của trang")
    options = parser.parse_args(arguments)
    today = options.on or datetime.now(UTC).date()
    site = built_site(options.site)
    faults = [*broken(site), *oversized(site)]
    old = list(stale(ROOT / LAW, today))
    for title, lines in (("Lỗi", faults), ("Cần kiểm tra lại với văn bản", old)):
        print(f"{title}: {len(lines)}")
        print("".join(f"- {line}\n" for line in lines), end="")
    return 1 if faults else 0


if __name__ == "__main__":
    end(main)
