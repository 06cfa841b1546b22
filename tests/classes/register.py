"""The register of classes, for the tests that spoil every key of every file of the law."""

from collections.abc import Mapping

from calculators.classes import loader
from calculators.classes.rules import ClassRules
from calculators.law.model import Law

FILE = loader.FILE
OPTIONAL = {
    ("scale", "minus"),
    ("scale", "start"),
    ("scale", "mountainous"),
    ("scale", "central_city"),
    ("scale", "reading"),
    ("credit", "field"),
    ("credit", "reached"),
    ("field", "most"),
    ("note", "field"),
    ("note", "kinds"),
}
"""Keys whose absence says something by itself."""


def read(texts: Mapping[str, str], law: Law) -> ClassRules:
    """Read the register among these files."""
    return loader.read(texts[FILE], law)
