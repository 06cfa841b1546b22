"""Writer: everything about the units that is made before the site is built."""

from pathlib import Path

from publishing.pages.units import home, judgements, names, pages, plan_list, province, sharing


def write(root: Path) -> None:
    """Write the pages of the units, their pictures, the list of their names, and what the first page says."""
    book = judgements.read(root)
    pages.write(root, book)
    names.write(root, book.units)
    home.write(root, book)
    plan_list.write(root, book)
    province.write(root, book)
    sharing.write(root, book)
