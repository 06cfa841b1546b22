"""Busy: whether others use the processors while a run measures."""

import os
import time
from concurrent.futures import ProcessPoolExecutor

SECONDS = 1.0
QUIET_SHARE = 0.9
"""Of a processor's time, what a process gets at least where nobody else wants it."""


def is_busy(seconds: float = SECONDS) -> bool:
    """Return whether, of as many processes as there are processors, one gets less than its own."""
    count = os.cpu_count() or 1
    with ProcessPoolExecutor(count) as pool:
        return min(pool.map(share, [seconds] * count)) < QUIET_SHARE


def share(seconds: float) -> float:
    """Return how much of some seconds of work this process was let work."""
    began, work = time.perf_counter(), time.process_time()
    while time.perf_counter() - began < seconds:
        pass
    return (time.process_time() - work) / (time.perf_counter() - began)
