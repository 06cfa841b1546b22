"""The tasks of two documents, as material: what each document states is held in its own file of facts."""

from dataclasses import replace

import pytest

from calculators.plans import assignments
from calculators.plans.assignments import Plans

KNOWN = ("95-KH/TU", "1503/UBND-KTTH")


@pytest.fixture(scope="package")
def plans() -> Plans:
    """Return the agencies and the tasks of the two."""
    register = assignments.load()
    tasks = (task for task in register.assignments if task.citation.document.cite in KNOWN)
    return replace(register, assignments=tuple(tasks))
