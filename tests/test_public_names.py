"""The public names of the package."""

import calculators
from calculators.arrangement.evaluation import evaluate


def test_the_public_names_are_listed_before_they_are_loaded() -> None:
    """What a console offers behind the dot: each comes with its module when it is asked for."""
    assert dir(calculators) == sorted([*calculators.__all__, "__version__"])
    assert calculators.evaluate is evaluate
