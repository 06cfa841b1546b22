"""Measure what a reader's page weighs on the wire, and how far what stands on it moves while it loads.

`python -m publishing.measure.reading [ADDRESS …]`, on the built site: each page in a fresh profile, on a
phone and on a wide screen, on a slow line, so that what comes late comes after what is painted first.
Without addresses: the largest page of a unit, the first page, the lists that are filtered, the calculators.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from publishing.tools.chromium import chromium
from publishing.tools.programs import ROOT, SITE, built_site, end
from publishing.tools.server import Server, Shape
from publishing.tools.waiting import until

WIDTHS = {360: 740, 1280: 900}
"""Of a phone and of a wide screen, with their heights, in pixels."""
LINE = Shape(bits_per_second=9_000_000, latency_seconds=0.02)
PAGES = ("", "don-vi/", "nhiem-vu/")
"""Read without the engine: the first page, and lists with a filter."""
CALCULATORS = re.compile(r'<meta name="calculators" content="([^"]+)">')
"""Each page names those that calculate."""
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (!hadRecentInput) shifts.push([value, sources[0]?.node?.parentElement?.outerHTML.slice(0, 100)]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
SETTLED = "!document.querySelector('.merge[data-waiting]')"
"""The builder opens a list as soon as its engine is there, and says so."""
QUIET = """() => new Promise((resolve) => {
  let last = performance.now();
  new PerformanceObserver(() => { last = performance.now(); }).observe({ type: "resource" });
  const timer = setInterval(() => {
    if (performance.now() - last > 700) { clearInterval(timer); resolve(); }
  }, 100);
})"""
"""Answers once nothing has come for a while."""


class Visit(NamedTuple):
    """One page at one width."""

    address: str
    width: int
    at_load: int
    """Bytes on the wire until the load event, the headers of the answers left out."""
    in_all: int
    """Bytes until nothing more came; a calculator's engine is among them."""
    shift: float
    """The sum of the layout shifts that no press or key of the reader caused; 0 where nothing moved."""
    elements: list[str]
    """The beginnings of the elements that moved."""


def largest_unit(site: Path = ROOT / SITE) -> str:
    """Return the address of the page of a unit that has the most bytes."""
    pages = site.glob("don-vi/*/*/index.html")
    largest = max(pages, key=lambda page: (page.stat().st_size, page))
    return f"{largest.parent.relative_to(site).as_posix()}/"


def pages(site: Path = ROOT / SITE) -> list[str]:
    """Return the addresses of pages of each kind on which a script adds something, calculators last."""
    (addresses,) = CALCULATORS.findall((site / "index.html").read_text("utf-8"))
    return [*PAGES, *addresses.split()]


def measure(addresses: Iterable[str], server: Server, program: Browser) -> Iterator[Visit]:
    """Yield each page at each width."""
    for address in addresses:
        for width, height in WIDTHS.items():
            context = program.new_context(viewport={"width": width, "height": height})
            page = context.new_page()
            page.add_init_script(WATCH)
            before = len(server.requests)
            page.goto(server.url + address)
            load_end = page.evaluate(
                "performance.timeOrigin + performance.getEntriesByType('navigation')[0].loadEventStart"
            )
            until(page, SETTLED)
            page.evaluate(QUIET)
            requests = server.requests[before:]
            shifts = page.evaluate("shifts")
            context.close()
            yield Visit(
                address,
                width,
                sum(one.bytes_sent for one in requests if one.moment * 1000 <= load_end),
                sum(one.bytes_sent for one in requests),
                sum(value for value, _ in shifts),
                [str(element) for _, element in shifts],
            )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m publishing.measure.reading", description=__doc__
    )
    parser.add_argument("addresses", nargs="*")
    options = parser.parse_args()
    site = built_site()
    addresses = options.addresses or [largest_unit(site), *pages(site)]
    print(f"{'rộng':>6}{'byte tới load':>15}{'byte tất cả':>13}{'xê dịch':>9}  trang")
    with Server(site, shape=LINE) as server, chromium() as program:
        for visit in measure(addresses, server, program):
            address, width, at_load, in_all, shift, elements = visit
            print(f"{width:6}{at_load:15}{in_all:13}{shift:9.4f}  /{address}")
            for element in elements:
                print(f"{'':43}  {element}")
    return 0


if __name__ == "__main__":
    end(main)
