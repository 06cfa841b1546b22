"""Ready: the lists of `data/place.toml` as files for the calculators, and the buttons that open them."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from calculators.law import loader
from calculators.lists import sheets
from calculators.lists.kinds import kind_of
from calculators.lists.vocabulary import FIELDS, title_of
from calculators.units import Level
from publishing.tables import data, place
from publishing.tables.data import FOLDER, Rows
from publishing.tables.lists import ReadyList
from publishing.tools.programs import ProgramError

PUBLISHED = Path("docs", "assets", "data")
PAIR_COLUMNS = ("code_a", "code_b", "shared_border_km", "confidence")


def write(root: Path) -> None:
    """Write each list, its part for the page of mergers, and its pairs."""
    (root / PUBLISHED).mkdir(parents=True, exist_ok=True)
    for one in place.read(root).lists:
        rows = one.rows(root)
        _save(root / PUBLISHED / one.file, for_readers(rows))
        if one.builder:
            _save(root / PUBLISHED / one.builder, for_readers(communes(rows)))
        if one.pairs:
            pairs = data.rows(root, FOLDER / one.pairs)
            cells = [list(PAIR_COLUMNS), *([row[name] for name in PAIR_COLUMNS] for row in pairs)]
            _save(root / PUBLISHED / pairs_of(one), sheets.write(cells, ","))


def pairs_of(one: ReadyList) -> str:
    """Return the name of the file with the pairs of a list."""
    return f"{one.id}-pairs.csv"


def for_readers(rows: Rows) -> str:
    """Return the rows as CSV text, headed as officials head such columns."""
    titles = {name: title_of(name) if name in FIELDS else name for name in rows[0]}
    return data.as_csv([{titles[name]: cell for name, cell in row.items()} for row in rows])


def communes(rows: Rows) -> Rows:
    """Return the rows of commune-level units."""
    kinds = [kind_of(row["kind"]) for row in rows]
    return [
        row for row, kind in zip(rows, kinds, strict=True) if kind and kind.level is Level.COMMUNE
    ]


def for_lists(root: Path) -> Iterator[str]:
    """Yield the buttons of the page of lists."""
    for one in place.read(root).lists:
        yield (
            f'<button type="button" class="md-button" data-ready="{escape(one.file)}" '
            f'data-rules="{" ".join(_rules(one))}"{_map(one)}>'
            f"Dùng danh sách {escape(_title(one, len(one.rows(root))))}</button>"
        )


def for_builder(root: Path) -> Iterator[str]:
    """Yield the buttons of the page of mergers: those lists of which the pairs are known."""
    for one in place.read(root).lists:
        if not one.pairs:
            continue
        rows = one.rows(root)
        count = len(communes(rows) if one.builder else rows)
        scenario = f' data-scenario="{escape(one.scenario)}"' if one.scenario else ""
        yield (
            f'<button type="button" class="md-button" data-ready="{escape(one.id)}" '
            f'data-list="{escape(one.for_builder)}" data-pairs="{escape(pairs_of(one))}" '
            f'data-rules="{_rules(one)[0]}" data-place="{escape(one.new_wards)}"{scenario}{_map(one)}>'
            f"{escape(_title(one, count))}</button>"
        )


def _title(one: ReadyList, count: int) -> str:
    return f"{one.name}, {count} đơn vị"


def _map(one: ReadyList) -> str:
    return f' data-map="{escape(one.id)}"' if one.map else ""


def _rules(one: ReadyList) -> list[str]:
    """Return the rule sets that fit, the usual one first; raises ProgramError where it does not fit."""
    ended = one.rules == "ended"
    fitting = [rules.id for rules in loader.load().rule_sets.values() if bool(rules.mark) is ended]
    if one.usual not in fitting:
        message = (
            f"{place.RECORD.as_posix()}, danh sách “{one.id}”: usual: “{one.usual}” không phải một "
        )
        raise ProgramError(f"{message}trong: {', '.join(fitting)}")
    return sorted(fitting, key=lambda rules: rules != one.usual)


def _save(path: Path, text: str) -> None:
    path.write_text("\N{BYTE ORDER MARK}" + text, encoding="utf-8", newline="")
