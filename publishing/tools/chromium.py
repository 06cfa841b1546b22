"""Chromium with an empty profile, driven from here."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from publishing.tools import browser


@contextmanager
def chromium() -> Iterator[Browser]:
    """Return the browser, for as long as a `with` block lasts."""
    with sync_playwright() as driver:
        program = driver.chromium.launch(executable_path=browser.provide(), args=browser.flags())
        try:
            yield program
        finally:
            program.close()
