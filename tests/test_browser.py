"""The door of the page: the words that every code has."""

import json

from calculators import __version__, browser
from calculators.arrangement.verdicts import Outcome, Verdict
from calculators.arrangement.words import FIELDS, GRADES
from calculators.law import loader
from calculators.lists import xlsx
from calculators.units import Kind

LAW = loader.load()


def test_words_for_every_code() -> None:
    """The page has no words of its own: rule sets, kinds, outcomes, fields and exemptions bring theirs."""
    about = json.loads(browser.about())
    assert about["law_version"] == LAW.version
    assert set(about["kinds"]) == set(Kind)
    assert set(about["outcomes"]) == set(Outcome)
    assert about["fields"] == FIELDS
    assert about["grades"] == GRADES
    for entry, rules in zip(about["rule_sets"], LAW.rule_sets.values(), strict=True):
        assert entry == {"id": rules.id, "title": rules.title, "mark": rules.mark}
    for entry, exemption in zip(about["exemptions"], LAW.exemptions.values(), strict=True):
        assert entry == {
            "id": exemption.id,
            "phrase": exemption.phrase,
            "citation": exemption.citation.text,
        }


def test_about_has_words_for_every_code() -> None:
    """The page finds a word for every verdict, kind, outcome, field and grade."""
    about = json.loads(browser.about())
    assert set(about["verdicts"]) == set(map(str, Verdict))
    assert [rules["id"] for rules in about["rule_sets"]] == list(LAW.rule_sets)
    assert about["engine_version"] == __version__
    assert set(about["grades"]) == {"T", "R", "P", "U"}


def test_workbooks_are_prepared_before_one_is_opened() -> None:
    """The listener hears of what is being done from then on."""
    messages: list[str] = []
    browser.prepare_workbooks(messages.append)
    xlsx._tell("x")
    assert messages == ["x"]
    xlsx._listeners.clear()
