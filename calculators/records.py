"""One record of a law file: typed access, and an error that names file, record, key and value."""

import pkgutil
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, cast


class LawError(ValueError):
    """A record of the law that cannot be used: says where it stands and what is allowed."""


def law_text(file: str) -> str:
    """Give the text of a file of `law/`; FileNotFoundError where the package has none of that name."""
    # pkgutil, not importlib.resources: the latter brings ten modules into the browser's runtime.
    data = cast("bytes", pkgutil.get_data("calculators", f"law/{file}"))
    return data.decode().replace("\r\n", "\n")


class Record(NamedTuple):
    """A table of a TOML file, read key by key; every getter raises LawError on a wrong value."""

    file: str
    table: str
    values: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Give the words by which a maintainer finds the record."""
        own = self.values.get("id") or self.values.get("cite") or "(không có id)"
        rules = self.values.get("rule_set")
        return f"{self.table} “{own}”" + (f" của bộ quy tắc “{rules}”" if rules else "")

    def fail(self, key: str, allowed: str) -> LawError:
        """Give the error for a key whose value is absent or not allowed."""
        value = self.values.get(key)
        shown = "(thiếu)" if value is None else f"= “{value}”"
        return LawError(
            f"{self.file}: bản ghi {self.name}, khóa “{key}” {shown}: phải là {allowed}"
        )

    def only(self, keys: Iterable[str]) -> None:
        """Raise if the record holds a key that nothing reads."""
        allowed = sorted(keys)
        for key in self.values:
            if key not in allowed:
                raise self.fail(key, f"một trong các khóa {', '.join(allowed)}")

    def text(self, key: str) -> str:
        """Give a text that is not empty."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(key, "một chuỗi không rỗng")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, which may be empty."""
        value = self.values.get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, "một danh sách chuỗi")
        return tuple(value)

    def whole(self, key: str) -> int:
        """Give a whole number above 0."""
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise self.fail(key, "một số nguyên dương")
        return value

    def scaled(self, key: str, scale: int) -> int:
        """Give a decimal written as text, multiplied by `scale`; it must come out whole and above 0."""
        whole, _, fraction = self.text(key).partition(".")
        if not (whole.isascii() and whole.isdecimal() and (whole + fraction).isdecimal()):
            raise self.fail(key, 'một số thập phân viết trong ngoặc kép, như "5.5"')
        value, rest = divmod(int(whole + fraction) * scale, 10 ** len(fraction))
        if rest or value <= 0:
            raise self.fail(key, f"một số dương, nhân {scale} thành số nguyên")
        return int(value)

    def day(self, key: str) -> date:
        """Give a date."""
        value = self.values.get(key)
        if type(value) is not date:
            raise self.fail(key, "một ngày dạng 2023-05-22")
        return value

    def choice[T: str](self, key: str, allowed: Iterable[T]) -> T:
        """Give a text that is one of those allowed."""
        value = self.values.get(key)
        options = list(allowed)
        for option in options:
            if value == option:
                return option
        raise self.fail(key, "một trong " + ", ".join(options))

    def choices[T: str](self, key: str, allowed: Iterable[T]) -> tuple[T, ...]:
        """Give a list of texts, each one of those allowed, at least one."""
        options = {str(option): option for option in allowed}
        values = self.texts(key)
        if not values or any(value not in options for value in values):
            raise self.fail(key, "một danh sách gồm " + ", ".join(options))
        return tuple(options[value] for value in values)

    def part(self, key: str) -> "Record":
        """Give the table written inside the record."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.fail(key, "một bảng { ... }")
        return Record(self.file, f"{self.name} › {key}", value)


def read_records(file: str, table: str, text: str, tables: Iterable[str]) -> Iterator[Record]:
    """Yield the records of one of the tables of a file; raises LawError on a table not in `tables`."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LawError(f"{file}: không đọc được TOML: {error}") from error
    for other in content:
        if other not in tables:
            raise LawError(f"{file}: bảng “{other}” không có ở đây; được phép: {', '.join(tables)}")
    seen = set()
    for values in content.get(table, []):
        record = Record(file, table, values)
        record.day("checked_on")
        key = (record.name, tuple(values.get("levels", ())))
        if key in seen:
            raise record.fail("id", "một mã chưa dùng cho bản ghi khác")
        seen.add(key)
        yield record
