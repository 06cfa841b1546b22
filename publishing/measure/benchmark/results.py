"""Results: what a run measured, kept as JSON; a later run replaces only what it measured itself."""

import json
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

FILE = Path("data", "benchmark.json")
COLD, WARM, TYPING = "cold", "warm", "typing"


@dataclass(frozen=True)
class Start:
    """One wait, in milliseconds, and what was sent until its end."""

    milliseconds: float
    bytes_sent: int
    requests: int


@dataclass(frozen=True)
class Measurement:
    """The visits of one sort to one page in one condition, and the day of the run."""

    page: str
    condition: str
    visit: str
    date: str
    starts: tuple[Start, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what a later run replaces it by."""
        return self.page, self.condition, self.visit

    @property
    def milliseconds(self) -> float:
        """Return the median wait."""
        return statistics.median(start.milliseconds for start in self.starts)

    @property
    def bytes_sent(self) -> int:
        """Return the bytes of a visit, the median where they differ."""
        return int(statistics.median(start.bytes_sent for start in self.starts))

    @property
    def requests(self) -> int:
        """Return the requests of a visit, the median where they differ."""
        return int(statistics.median(start.requests for start in self.starts))


@dataclass(frozen=True)
class Reading:
    """A page to read, until it is at rest: its bytes and requests, and those of the engine."""

    address: str
    date: str
    bytes_sent: int
    requests: int
    engine_requests: int


@dataclass(frozen=True)
class Results:
    """All that is known: the visits, the pages to read, the machine, and the slowdown reached."""

    visits: Mapping[tuple[str, str, str], Measurement]
    readings: Mapping[str, Reading]
    machine: Mapping[str, Any]

    @classmethod
    def of(
        cls,
        visits: Iterable[Measurement] = (),
        readings: Iterable[Reading] = (),
        machine: Mapping[str, Any] | None = None,
    ) -> Self:
        """Order what a run measured by its keys."""
        return cls(
            {measurement.key: measurement for measurement in visits},
            {reading.address: reading for reading in readings},
            machine or {},
        )

    def updated(self, newer: "Results") -> "Results":
        """Return these results with those of a later run in their places."""
        return Results(
            {**self.visits, **newer.visits},
            {**self.readings, **newer.readings},
            {**self.machine, **newer.machine},
        )

    def milliseconds(self, page: str, condition: str, visit: str) -> float | None:
        """Return the median wait, or None where it was not measured."""
        measurement = self.visits.get((page, condition, visit))
        return measurement.milliseconds if measurement else None


def load(file: Path) -> Results:
    """Read results; there are none before the first run."""
    if not file.is_file():
        return Results.of()
    record = json.loads(file.read_text("utf-8"))
    return Results.of(
        (
            Measurement(**{**entry, "starts": tuple(Start(*start) for start in entry["starts"])})
            for entry in record["visits"]
        ),
        (Reading(**entry) for entry in record["readings"]),
        record["machine"],
    )


def save(results: Results, file: Path) -> None:
    """Write results, one line to a sort of visit: each start as milliseconds, bytes, requests."""
    visits = [
        {
            **asdict(measurement),
            "starts": [
                [round(start.milliseconds, 1), start.bytes_sent, start.requests]
                for start in measurement.starts
            ],
        }
        for _, measurement in sorted(results.visits.items())
    ]
    readings = [asdict(reading) for _, reading in sorted(results.readings.items())]
    parts = [
        f'"machine": {_line(results.machine)}',
        f'"visits": [\n{_lines(visits)}\n]',
        f'"readings": [\n{_lines(readings)}\n]',
    ]
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    file.write_text(text, "utf-8")


def _lines(entries: list[dict[str, Any]]) -> str:
    return ",\n".join(_line(entry) for entry in entries)


def _line(entry: Mapping[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False)
