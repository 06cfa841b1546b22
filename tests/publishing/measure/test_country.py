"""The made-up country: its size, its mixture, and that it is the same one again."""

import csv
import io
import json
from collections import Counter

from calculators import browser
from calculators.mergers import adjacency
from publishing.measure import country

COUNTRY = country.made_up()


def test_it_has_the_size_and_the_mixture_of_the_real_one() -> None:
    """10,500 communes in 700 districts; every kind, mostly rural; some shares not known."""
    rows = list(csv.DictReader(io.StringIO(COUNTRY.communes)))
    kinds = Counter(row["kind"] for row in rows)
    assert len(rows) == 10_500
    assert len({row["code"] for row in rows}) == 10_500
    assert len({row["district"] for row in rows}) == 700
    assert 0.7 < kinds["xã"] / len(rows) < 0.85
    assert min(kinds["phường"], kinds["thị trấn"]) > 300
    assert 0.02 < sum(not row["ethnic_minority_percent"] for row in rows) / len(rows) < 0.04


def test_districts_are_the_sums_of_their_communes() -> None:
    """The list of districts says the same as that of communes."""
    people: Counter[str] = Counter()
    for row in csv.DictReader(io.StringIO(COUNTRY.communes)):
        people[row["district_code"]] += int(row["population"])
    districts = list(csv.DictReader(io.StringIO(COUNTRY.districts)))
    assert [row["code"] for row in districts] == sorted(people)
    assert all(int(row["population"]) == people[row["code"]] for row in districts)


def test_both_lists_are_read_without_a_fault() -> None:
    """The engine finds every verdict among them, and no wrong cell."""
    for text, count in ((COUNTRY.communes, 10_500), (COUNTRY.districts, 700)):
        answer = json.loads(
            browser.open_list(json.dumps({"name": "a", "rules": "2026-2030"}), text.encode())
        )
        assert (answer["count"], answer["error_count"], answer["problem"]) == (count, 0, None)
    browser.open_list(json.dumps({"name": "a", "rules": "2026-2030"}), COUNTRY.communes.encode())
    summary = json.loads(browser.judge_list("{}"))["summary"]
    assert min(summary["must_arrange"], summary["not_required"], summary["undetermined"]) > 50


def test_every_district_hangs_together_and_touches_no_other() -> None:
    """A map of islands of fifteen units each."""
    pairs = adjacency.read(COUNTRY.pairs.encode())
    assert all(one[:3] == other[:3] for one, other in pairs.borders)
    first = [f"000{number:02}" for number in range(15)]
    assert pairs.contiguity(first).answer is True


def test_the_seed_decides() -> None:
    """The same country again, and another one for another seed."""
    small = country.made_up(3, 5, seed=1)
    assert country.made_up(3, 5, seed=1) == small
    assert country.made_up(3, 5, seed=2) != small
