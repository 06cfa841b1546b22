"""Adjacency: which units touch, along how many metres, and how surely."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from calculators.lists.sheets import DELIMITERS, SheetError, decode
from calculators.lists.spelling import fold

CONFIDENCES = ("high", "medium", "low")
METRES_PER_KM = 1000
# Python refuses to read numbers of some thousand digits; no border on earth needs twenty.
_DECIMAL = re.compile(r"(\d{1,20})(?:[.,](\d{1,20}))?")
_CODE = re.compile(r"ma(?: so| xa| don vi| dvhc| don vi hanh chinh)? (1|2|a|b|thu nhat|thu hai)")
_LENGTH = re.compile(r"(?:chieu dai|do dai|dai)\b")
_WORDS = {"cao": "high", "trung binh": "medium", "thap": "low"}
_COLUMNS = ("code_a", "code_b", "shared_border_km", "confidence")


@dataclass(frozen=True, slots=True)
class Border:
    """What is known of the border of two units: its length in whole metres, and whether it is sure."""

    metres: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Contiguity:
    """Whether units hang together: None where only low-confidence pairs, or no data, say so.

    `parts` are the codes that surely hang together; `doubtful` the low-confidence pairs between
    parts; `unlisted` the codes of which the data say nothing.
    """

    answer: bool | None
    parts: tuple[tuple[str, ...], ...]
    doubtful: tuple[tuple[str, str], ...]
    unlisted: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Adjacency:
    """The borders between units by pair of codes, the smaller code first."""

    borders: Mapping[tuple[str, str], Border]
    codes: frozenset[str]

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """Return the codes that each listed code has a border with, sure or not."""
        neighbours: dict[str, set[str]] = {}
        for one, other in self.borders:
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)
        return {code: frozenset(others) for code, others in neighbours.items()}

    def spelt(self, codes: Iterable[str]) -> "Adjacency":
        """Return the same borders with codes as a list writes them: spreadsheets drop leading zeros."""
        code_of: dict[str, str | None] = {}
        for code in codes:
            bare = _bare(code)
            code_of[bare] = None if bare in code_of else code
        names = {code: code_of.get(_bare(code)) or code for code in self.codes}
        borders = {}
        for (one, other), border in self.borders.items():
            first, second = sorted((names[one], names[other]))
            borders[first, second] = border
        return Adjacency(borders, frozenset(names.values()))

    def without(self, pairs: Iterable[Sequence[str]]) -> "Adjacency":
        """Return the same units without the borders of some pairs."""
        gone = sorted_pairs(pairs) & self.borders.keys()
        if not gone:
            # What is known of the neighbours stays known.
            return self
        rest = {pair: border for pair, border in self.borders.items() if pair not in gone}
        return Adjacency(rest, self.codes)

    def doubting(self, codes: Collection[str]) -> "Adjacency":
        """Return the same borders, those of some units no longer sure: only a part of these is meant."""
        if not codes:
            return self
        borders = {
            pair: Border(border.metres, border.sure and not {*pair} & {*codes})
            for pair, border in self.borders.items()
        }
        return Adjacency(borders, self.codes)

    def among(self, codes: Iterable[str]) -> Iterator[tuple[tuple[str, str], Border]]:
        """Yield the borders between units of some, in the order of their codes."""
        members = frozenset(codes)
        for one in sorted(members):
            for other in sorted(self.neighbours.get(one, frozenset()) & members):
                if one < other:
                    yield (one, other), self.borders[one, other]

    def border(self, one: str, other: str) -> Border | None:
        """Return the border of two units; None where the data have none."""
        return self.borders.get((one, other) if one < other else (other, one))

    def sure(self, one: str, other: str) -> Border | None:
        """Return the border of two units where it is sure."""
        border = self.border(one, other)
        return border if border and border.sure else None

    def contiguity(self, codes: Iterable[str]) -> Contiguity:
        """Return whether the units hang together."""
        members = sorted(set(codes))
        pairs = list(self.among(members))
        parts = connected_parts(members, [pair for pair, border in pairs if border.sure])
        if len(parts) == 1:
            return Contiguity(answer=True, parts=parts, doubtful=(), unlisted=())
        part_of = {code: part for part in parts for code in part}
        doubtful = tuple(
            p for p, border in pairs if not border.sure and part_of[p[0]] != part_of[p[1]]
        )
        unlisted = tuple(code for code in members if code not in self.codes)
        possible = connected_parts(members, [pair for pair, _ in pairs])
        open_ = len(possible) == 1 or bool(unlisted)
        return Contiguity(None if open_ else False, parts, doubtful, unlisted)

    def metres(self, codes: Iterable[str]) -> int:
        """Return the total length of the sure borders among the units."""
        return sum(border.metres for _, border in self.among(codes) if border.sure)


def sorted_pairs(pairs: Iterable[Sequence[str]]) -> frozenset[tuple[str, str]]:
    """Return pairs of codes, the smaller code of each first."""
    return frozenset((min(pair), max(pair)) for pair in pairs)


def connected_parts(
    codes: Sequence[str], pairs: Iterable[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the parts into which the pairs join the codes, each sorted, in the order of their first."""
    part: dict[str, list[str]] = {code: [code] for code in codes}
    for one, other in pairs:
        if part[one] is not part[other]:
            whole = part[one] + part[other]
            for code in whole:
                part[code] = whole
    return tuple(sorted({tuple(sorted(whole)) for whole in part.values()}))


def read(data: bytes) -> Adjacency:
    """Return the pairs in a CSV file; raises SheetError naming the line that cannot be used.

    Columns `code_a` and `code_b`, and if known `shared_border_km` and `confidence` (high, medium
    or low), or their names in Vietnamese; others are left alone.
    """
    rows = _rows(decode(data))
    heading = [_heading(cell) for cell in rows[0]]
    missing = [name for name in _COLUMNS[:2] if name not in heading]
    if missing:
        raise SheetError(f"Bảng liền kề thiếu cột {', '.join(missing)} (cần có: code_a, code_b).")
    borders: dict[tuple[str, str], Border] = {}
    codes: set[str] = set()
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        # An apostrophe stands before what a spreadsheet could take for a formula.
        cells = dict(zip(heading, (cell.strip().removeprefix("'") for cell in row), strict=False))
        one, other = sorted((cells.get("code_a", ""), cells.get("code_b", "")))
        if not one or one == other:
            raise SheetError(f"Bảng liền kề, dòng {number}: cần hai mã khác nhau.")
        codes |= {one, other}
        border = _border(cells, number)
        if border is None:
            continue
        if borders.setdefault((one, other), border) != border:
            raise SheetError(f"Bảng liền kề, dòng {number}: cặp {one}, {other} đã có với số khác.")
    return Adjacency(borders, frozenset(codes))


def _bare(code: str) -> str:
    return code.lstrip("0") if code.isdecimal() else code


def _heading(cell: str) -> str:
    """Return what a column of the pairs holds, from its English name or from Vietnamese words."""
    name = cell.strip().casefold()
    words = fold(name)
    if match := _CODE.fullmatch(words):
        return "code_a" if match[1] in {"1", "a", "thu nhat"} else "code_b"
    if _LENGTH.match(words):
        if words.endswith(" m"):
            return "shared_border_m"
        if not words.endswith(" km"):
            raise SheetError(f"Bảng liền kề: cột “{cell.strip()}” cần ghi đơn vị, (km) hoặc (m).")
        return "shared_border_km"
    return "confidence" if words in {"do tin cay", "muc tin cay", "muc do tin cay"} else name


def _border(cells: Mapping[str, str], number: int) -> Border | None:
    """Return the border of a pair; None where its length is 0: a corner is no border."""
    length, confidence = cells.get("shared_border_km"), cells.get("confidence") or ""
    confidence = _WORDS.get(fold(confidence), confidence)
    per_unit = METRES_PER_KM
    if "shared_border_m" in cells:
        length, per_unit = cells["shared_border_m"], 1
    if confidence and confidence not in CONFIDENCES:
        raise SheetError(
            f"Bảng liền kề, dòng {number}: confidence = “{confidence}” phải là {', '.join(CONFIDENCES)}."
        )
    match = _DECIMAL.fullmatch(length or "0")
    if match is None:
        raise SheetError(
            f"Bảng liền kề, dòng {number}: shared_border_km = “{length}” phải là số km như 1.686."
        )
    whole, fraction = match[1], match[2] or ""
    scale = 10 ** len(fraction)
    # Half a metre counts as one.
    metres = (2 * int(whole + fraction) * per_unit + scale) // (2 * scale)
    if length and not int(whole + fraction):
        return None
    return Border(metres, confidence != "low")


def _rows(text: str) -> list[list[str]]:
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise SheetError(f"Không đọc được bảng liền kề: {error}.") from error
    if not rows:
        raise SheetError("Bảng liền kề trống.")
    return rows
