"""One record of a law file: typed access, and an error that names file, record, key and value."""

import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, cast

OPERATORS = {
    "below": ("dưới", ""),
    "at_most": ("không quá", ""),
    "at_least": ("từ", "trở lên"),
    "above": ("trên", ""),
}
"""The words of the law before and after a number, by operator."""


class LawError(ValueError):
    """A record of the law that cannot be used: says where it stands and what is allowed."""


def law_text(file: str) -> str:
    """Return the text of a file of `law/`; raises LawError where it is absent or not written in UTF-8."""
    try:
        # pkgutil, not importlib.resources: the latter brings ten modules into the browser's runtime.
        data = cast("bytes", pkgutil.get_data("calculators", f"law/{file}"))
    except OSError as error:
        raise LawError(f"{file}: không có tệp này trong thư mục calculators/law") from error
    return decoded(file, data)


def decoded(file: str, data: bytes) -> str:
    """Return the text of the bytes of a file, whatever its line ends, with or without a BOM."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LawError(
            f"{file}, dòng {line}: có ký tự không thuộc bảng mã UTF-8; hãy lưu lại tệp dưới dạng UTF-8"
        ) from error
    return text.removeprefix("\N{BYTE ORDER MARK}").replace("\r\n", "\n")


class Record(NamedTuple):
    """A table of a TOML file, read key by key; every getter raises LawError on a wrong value.

    `number` counts the records of a file from 1; it is 0 for a table written inside a record.
    """

    file: str
    table: str
    values: Mapping[str, Any]
    number: int = 1

    @property
    def name(self) -> str:
        """Return the words by which a maintainer finds the record."""
        own = self.values.get(self.identifier)
        rules = self.values.get("rule_set")
        if not self.number:
            return self.table
        name = f"{self.table} “{own}”" if own else f"{self.table} thứ {self.number} của tệp"
        return name + (f" của bộ quy tắc “{rules}”" if rules else "")

    @property
    def identifier(self) -> str:
        """Return the key that tells the records of the table apart."""
        return "cite" if self.table == "document" else "id"

    def fail(self, key: str, demand: str) -> LawError:
        """Return the error for a key whose value is absent or not allowed."""
        value = self.values.get(key)
        value_text = "(thiếu)" if value is None else f"= “{_text(value)}”"
        return LawError(
            f"{self.file}: bản ghi {self.name}, khóa “{key}” {value_text}: phải là {demand}"
        )

    def only(self, keys: Iterable[str]) -> None:
        """Raise if the record holds a key that nothing reads."""
        names = sorted(keys)
        for key in self.values:
            if key not in names:
                raise self.fail(key, f"một trong các khóa {', '.join(names)}")

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(key, "một chuỗi không rỗng, trong ngoặc kép")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, which may be empty."""
        value = self.values.get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, 'một danh sách chuỗi, như ["a", "b"]')
        return tuple(value)

    def whole(self, key: str) -> int:
        """Return a whole number above 0."""
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise self.fail(key, "một số nguyên dương, không có ngoặc kép, không có dấu chấm")
        return value

    def scaled(self, key: str, scale: int) -> int:
        """Return a decimal written as text, multiplied by `scale`; it must come out whole and above 0."""
        whole, _, fraction = self.text(key).partition(".")
        if not (whole.isascii() and whole.isdecimal() and (whole + fraction).isdecimal()):
            raise self.fail(key, 'một số thập phân viết trong ngoặc kép, như "5.5"')
        value, rest = divmod(int(whole + fraction) * scale, 10 ** len(fraction))
        if rest or value <= 0:
            raise self.fail(key, f"một số dương, nhân {scale} thành số nguyên")
        return int(value)

    def day(self, key: str) -> date:
        """Return a date."""
        value = self.values.get(key)
        if type(value) is not date:
            raise self.fail(key, "một ngày có thật dạng 2023-05-22, không có ngoặc kép")
        return value

    def days(self, key: str) -> tuple[date, ...]:
        """Return a list of dates, none where the record does not say."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or any(type(item) is not date for item in value):
            raise self.fail(key, "một danh sách ngày, như [2024-07-01]")
        return tuple(value)

    def phrase(self, operator: str, amount: str) -> str:
        """Return the phrase, which must say the amount and the operator as the law words them."""
        before, after = OPERATORS[operator]
        text = self.text("phrase")
        start = f"{before} {amount}"
        if not text.startswith(start) or after not in text[len(start) :]:
            words = f"{start} … {after}" if after else start
            raise self.fail("phrase", f"lời của luật, đúng số và đúng phép so sánh: “{words}”")
        return text

    def flag(self, key: str) -> bool | None:
        """Return true or false; None where the record does not say."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.fail(key, "true hoặc false, không có ngoặc kép")
        return value

    def choice[T: str](self, key: str, allowed: Iterable[T]) -> T:
        """Return a text that is one of those allowed."""
        value = self.values.get(key)
        options = list(allowed)
        for option in options:
            if value == option:
                return option
        raise self.fail(key, "một trong " + ", ".join(options))

    def choices[T: str](self, key: str, allowed: Iterable[T]) -> tuple[T, ...]:
        """Return a list of texts, each one of those allowed, at least one."""
        options = {str(option): option for option in allowed}
        values = self.texts(key)
        wrong = [value for value in values if value not in options]
        if wrong or not values:
            remark = f" (không có {_text(wrong)})" if wrong else ""
            raise self.fail(key, f"một danh sách{remark} gồm {', '.join(options)}")
        return tuple(options[value] for value in values)

    def part(self, key: str) -> "Record":
        """Return the table written inside the record."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.fail(key, "một bảng { ... }")
        return Record(self.file, f"{self.name} › {key}", value, number=0)


def _text(value: object) -> str:
    """Return a value as a maintainer writes it in TOML, a text without its quotes."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(_text, value)) or "[]"
    return str(value)


def read_records(file: str, text: str, tables: Iterable[str]) -> dict[str, list[Record]]:
    """Return the records of each table of a file; raises LawError on a table not in `tables`."""
    content = _parse(file, text)
    for other in content:
        if other not in tables:
            raise LawError(
                f"{file}: bảng “{other}” không có ở đây; "
                f"được phép: {', '.join(f'[[{name}]]' for name in tables)}"
            )
    return {table: list(_records(file, table, content.get(table))) for table in tables}


def read_files(
    texts: Mapping[str, str], files: Mapping[str, Iterable[str]]
) -> dict[str, list[Record]]:
    """Return the records of each table of some files, each file with its tables; raises as above."""
    return {
        table: records
        for file, tables in files.items()
        for table, records in read_records(file, texts[file], tables).items()
    }


def newest(by_table: Mapping[str, Iterable[Record]]) -> date:
    """Return the day on which a record was last checked."""
    return max(record.day("checked_on") for records in by_table.values() for record in records)


def _records(file: str, table: str, content: object) -> Iterator[Record]:
    if not isinstance(content, list) or not all(isinstance(values, dict) for values in content):
        raise LawError(
            f"{file}: bảng “{table}”: phải có ít nhất một bản ghi, "
            f"mỗi bản ghi mở đầu bằng dòng [[{table}]], hai dấu ngoặc vuông"
        )
    keys = set()
    for number, values in enumerate(content, 1):
        record = Record(file, table, values, number)
        record.text(record.identifier)
        record.day("checked_on")
        # One id may stand for a test of each level, for what changed from a date, for a reason of two laws.
        key = (record.name, *(str(values.get(name)) for name in ("levels", "from", "rule_sets")))
        if key in keys:
            raise record.fail(record.identifier, "một mã chưa dùng cho bản ghi khác")
        keys.add(key)
        yield record


def _parse(file: str, text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - the page has the law in its memory, which then drops the parser

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        lines = text.splitlines()
        match = re.search(r"line (\d+)", str(error))
        number = int(match[1]) if match else len(lines)
        line = lines[min(number, len(lines)) - 1].strip()
        raise LawError(
            f"{file}, dòng {number}: không đọc được TOML ({error}). Ở đó đang viết “{line}”. Mỗi bản ghi "
            "mở đầu bằng một dòng [[tên bảng]], hai dấu ngoặc vuông; mỗi dòng sau đó phải là "
            'khóa = giá trị, chuỗi trong ngoặc kép thẳng ("…"), số viết liền như 80000, ngày như 2023-06-30, '
            "dấu phẩy giữa hai phần của danh sách, không trùng khóa trong một bản ghi"
        ) from error
