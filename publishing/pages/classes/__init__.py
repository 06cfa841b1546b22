"""Classes: the form of the calculator of points and classes, the rules in words, and the units of today."""

from pathlib import Path

from calculators.classes import loader
from calculators.classes.rules import TOPICS
from publishing.pages.classes import form, scales, today
from publishing.tools.markup import save


def write(root: Path) -> None:
    """Write the form and the tables of the page."""
    rules = loader.load()
    save(root, "classes-form.html", form.form(rules))
    save(root, "classes-list.html", form.of_list())
    save(root, "classes-levels.md", scales.levels(rules))
    save(root, "classes-points.html", scales.points(rules))
    save(root, "classes-bonus.md", scales.bonus(rules))
    save(root, "classes-measured.html", scales.measures(rules))
    for topic in TOPICS:
        save(root, f"classes-{topic}.md", scales.notes(rules, topic))
    save(root, "classes-units.html", today.units(root, rules))
