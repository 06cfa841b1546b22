"""Waiting for a page: Playwright's own way is an `eval` in the page, which the site's policy forbids."""

import time
from typing import Any

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

PAUSE_MS = 50
SECONDS = 30.0


def until(page: Page, expression: str, argument: object = None, seconds: float = SECONDS) -> Any:  # noqa: ANN401 - whatever the page says
    """Ask the page again and again until what it says is true, and give it.

    Args:
        page: The page.
        expression: An expression, or a function of the argument.
        argument: What the function is given.
        seconds: When to give up, with Playwright's TimeoutError.
    """
    end = time.monotonic() + seconds
    while not (value := page.evaluate(expression, argument)):
        if time.monotonic() > end:
            raise PlaywrightTimeout(f"“{expression}” was not true within {seconds} s")
        page.wait_for_timeout(PAUSE_MS)
    return value
