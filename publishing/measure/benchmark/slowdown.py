"""Slowdown: a slower processor for a browser, workers and helper processes included.

All processes of the browser's group are stopped and continued many times a second, so that each
thread has its share of the time and threads still run side by side. The throttling of the
developer tools slows the page's own thread only; `factors` shows what was really reached.
"""

import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page

RUNNING_SECONDS = 0.005
TIMES = 3
# Long enough for many stops; a fresh worker's loop is slower than the page's, which is compiled well.
ON_PAGE, IN_WORKER = (
    """() => {
  const start = performance.now();
  let sum = 0;
  for (let i = 0; i < 5e8; i++) sum += i;
  return performance.now() - start;
}""",
    """() => new Promise((resolve) => {
  const code = `const start = performance.now();
    let sum = 0;
    for (let i = 0; i < 5e7; i++) sum += i;
    postMessage(performance.now() - start);`;
  const worker = new Worker(URL.createObjectURL(new Blob([code])));
  worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
})""",
)


def possible() -> bool:
    """Return whether this system has signals for a group of processes; Windows has none."""
    return hasattr(os, "killpg")


@contextmanager
def slowed(context: BrowserContext, factor: float) -> Iterator[None]:
    """Slow the browser of the context down for as long as a `with` block lasts; 1 changes nothing."""
    if factor == 1:
        yield
        return
    group = os.getpgid(_process(context))
    # In a process of its own: the server's threads must not delay it, nor it the server.
    command = [sys.executable, "-m", __name__, str(group), str(factor)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        process.stdout.readline()
        yield
    finally:
        process.communicate()


def factors(context: BrowserContext, page: Page, factor: float) -> dict[str, float]:
    """Measure how many times longer the same loop takes, on the page and in a worker."""
    loops = {"page": ON_PAGE, "worker": IN_WORKER}

    def waits() -> dict[str, float]:
        return {
            name: statistics.median(page.evaluate(loop) for _ in range(TIMES))
            for name, loop in loops.items()
        }

    quick = waits()
    with slowed(context, factor):
        slow = waits()
    return {name: round(slow[name] / quick[name], 2) for name in loops}


def _process(context: BrowserContext) -> int:
    browser = context.browser
    if browser is None:
        raise RuntimeError("the browser does not tell its process")
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return next(int(entry["id"]) for entry in processes if entry["type"] == "browser")


def _main(group: int, factor: float) -> None:
    """Stop and continue the group until the standard input is closed."""
    ended = threading.Event()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    print("ready", flush=True)
    while not ended.is_set():
        try:
            os.killpg(group, signal.SIGSTOP)
            time.sleep(RUNNING_SECONDS * (factor - 1))
        finally:
            os.killpg(group, signal.SIGCONT)
        time.sleep(RUNNING_SECONDS)


if __name__ == "__main__":
    _main(int(sys.argv[1]), float(sys.argv[2]))
