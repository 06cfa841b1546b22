"""What holds of every paper: another program reads it, and it says what it is before anything else."""

import pytest

from tests.papers import word
from tests.papers.every import NAMES, papers


@pytest.mark.parametrize("name", NAMES)
def test_another_program_reads_what_the_engine_said(name: str) -> None:
    """Word for word, cell by cell, in the same order."""
    word.check(papers()[name])
