"""Calculation: one unit against its standard, as a person would write it for a page of his own."""

import json
from pathlib import Path
from string import Template
from typing import Any

from calculators import browser
from calculators.law import loader
from calculators.units import Level

TEMPLATES = Path(__file__).with_name("templates")
RULES = "2023-2025"
AREA_KM2, POPULATION = 12.5, 2300
# The same unit in the form of our page, with all that decides: the percentages alone are left.
CELLS = {
    "kind": "xã",
    "area_km2": "12,5",
    "population": "2.300",
    "mountainous": "không",
    "border": "không",
}
NAMES = {"area": "area", "population": "people"}
CALL = f"evaluate({AREA_KM2}, {POPULATION})"


def source() -> str:
    """Return the function as Python text, with the figures of the law from the engine."""
    standard = answer()["standard"]
    tests = loader.load().rules(RULES).tests[Level.COMMUNE]
    return fill(
        "calculation.txt",
        area_standard=standard["area_km2"],
        population_standard=standard["population"][0],
        tests=" or ".join(
            f"({f' {test.join} '.join(f'{NAMES[c.component]} < {c.value}' for c in test.conditions)})"
            for test in tests
        ),
    )


def answer() -> dict[str, Any]:
    """Return the engine's result for the unit."""
    request = json.dumps({"rules": RULES, "cells": CELLS})
    unit: dict[str, Any] = json.loads(browser.form_unit(request))["unit"]
    return unit


def percentages() -> tuple[str, str]:
    """Return the percentages of the standard that every page must show, of the area first."""
    unit = answer()
    return unit["area_percent"][0], unit["population_percent"][0]


def fill(name: str, **values: object) -> str:
    """Return a template's text with its places filled."""
    return Template((TEMPLATES / name).read_text("utf-8")).substitute(values).rstrip("\n")
