"""Every paper of a scheme, a list and a unit, on the province's own data, block by block."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from calculators.page.scheme import scheme_of
from calculators.papers import of_scheme, review
from calculators.papers.paper import Paper
from publishing.measure import kontum

DAY = date(2026, 2, 5)
NAMES = (*of_scheme.PAPERS, "list", "unit")


@cache
def papers() -> Mapping[str, Paper]:
    """Return each paper by its name."""
    kontum.open_list()
    scheme = scheme_of(kontum.scenario() | {"day": DAY.isoformat()})
    worklist = kontum.worklist("2023-2025")
    all_papers = (
        *(paper(scheme) for paper in of_scheme.PAPERS.values()),
        review.of_list(worklist, DAY),
        review.of_unit(worklist, 2, DAY),
    )
    return dict(zip(NAMES, all_papers, strict=True))
