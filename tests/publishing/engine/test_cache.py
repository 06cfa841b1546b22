"""The cache of the runtime's slow steps."""

from pathlib import Path

import pytest

from publishing.engine import cache
from publishing.engine.cache import Cache


class Step:
    """A step that counts how often it is done."""

    def __init__(self, root: Path) -> None:
        """Start in a project of its own."""
        self.root = root
        self.done = 0
        for name in cache.LOCKS:
            (root / name).write_text("one", "utf-8")

    def once(self, *inputs: bytes, name: str = "step") -> dict[str, bytes]:
        """Ask a new cache for the result."""
        return dict(Cache(self.root).once(name, inputs, self._make))

    def _make(self) -> dict[str, bytes]:
        self.done += 1
        return {"b": b"two", "a": b"%d" % self.done}


@pytest.fixture
def step(tmp_path: Path) -> Step:
    """Return a step that has not run."""
    return Step(tmp_path)


def test_the_same_inputs_give_what_was_made(step: Step) -> None:
    """Also in another build."""
    assert step.once(b"x", b"y") == step.once(b"x", b"y") == {"a": b"1", "b": b"two"}


def test_whatever_differs_runs_the_step(step: Step) -> None:
    """An input, how inputs are divided, the name of the step, and each lock."""
    step.once(b"x", b"y")
    step.once(b"x", b"z")
    step.once(b"xy")
    step.once(b"x", b"y", name="other")
    assert step.done == 4
    for count, name in enumerate(cache.LOCKS, 5):
        (step.root / name).write_text("two", "utf-8")
        step.once(b"x", b"y")
        assert step.done == count


def test_a_change_of_the_code_runs_the_step(step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code of the whole room counts, data and scripts included."""
    step.once(b"x")
    room = step.root / "room"
    room.mkdir()
    monkeypatch.setattr(cache, "__file__", str(room / "cache.py"))
    for count, name in enumerate(("cache.py", "list.txt", "script.mjs"), 2):
        (room / name).write_text("other", "utf-8")
        step.once(b"x")
        assert step.done == count


def test_only_the_newest_results_stay(step: Step) -> None:
    """What is used counts as new."""
    for content in (b"1", b"2", b"3", b"1", b"4"):
        step.once(content)
    assert len(list((step.root / cache.FOLDER).iterdir())) == cache.KEPT
    step.once(b"1")
    assert step.done == 4
