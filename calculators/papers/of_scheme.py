"""Papers of a scheme, by the names under which the page and the command line ask for them."""

from collections.abc import Callable, Mapping

from calculators.papers import annex, checklist, resolution
from calculators.papers.paper import Paper
from calculators.papers.scheme import Scheme

PAPERS: Mapping[str, Callable[[Scheme], Paper]] = {
    "annex": annex.paper,
    "resolution": resolution.paper,
    "checklist": checklist.paper,
}
