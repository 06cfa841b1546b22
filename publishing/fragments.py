"""Fragments: everything the pages include or load that is made from the law and the data."""

from pathlib import Path

from publishing import forms, kontum, rules


def write(root: Path) -> None:
    """Write all fragments under build/fragments and all generated data under docs/assets."""
    for part in (rules, forms, kontum):
        part.write(root)
