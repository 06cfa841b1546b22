"""Make the mutants and try them: runs inside the environment that has the tool, in the workspace.

Of texts, only codes are changed ("at_least"), and once each. A sentence to the reader may be worded
in any way without being wrong; that it is there, and names the right figure, is what tests assert.
"""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import override

import libcst
import pytest
from _pytest.config import _prepareconfig
from _pytest.main import Session
from _pytest.runner import runtestprotocol
from mutmut import __main__ as tool
from mutmut.configuration import config
from mutmut.mutation import mutators
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.runners.harness import PytestRunner
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import change_cwd, walk_mutatable_files
from mutmut.workers import isolation

from publishing.mutation import forgetting

CODE = re.compile(r"""b?["'][\w.|/%;,:-]*["']""", re.ASCII)
KILLERS = Path("killers.txt").absolute()
"""What killed mutants of a function kills others of it: such tests are run first."""
MOST_KILLERS = 20
CONTROL = 5
"""One of so many tests is run again without a mutant, to see that nothing else makes it fail."""


class CollectedOnce(PytestRunner):
    """The tool's way of running tests, but for mutants: their forks share one collection of tests.

    Collecting takes longer than most mutants need to be killed.
    """

    items: dict[str, pytest.Item]

    @override
    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        """Return 0 where all tests pass, 1 at the first that fails."""
        if not hasattr(self, "items"):
            self.items = _items_by_name()
        with (
            change_cwd("mutants"),
            Path(os.devnull).open("w", encoding="utf-8") as nowhere,
            redirect_stdout(nowhere),
            redirect_stderr(nowhere),
        ):
            if mutant_name is None:
                return self._run([self.items[test] for test in tests or self.items])
            function = mutant_name.rpartition("__mutmut_")[0]
            first = [test for test in killers(function) if test in tests]
            order = dict.fromkeys([*first, *tests])
            return self._run([self.items[test] for test in order], function)

    @override
    def run_forced_fail(self) -> int:
        """See that tests fail where every function does, and no longer fail where none does again."""
        failed = super().run_forced_fail()
        os.environ["MUTANT_UNDER_TEST"] = ""
        if self.run_tests(mutant_name=None, tests=list(self.items)[::CONTROL]):
            raise SystemExit("A test fails though no mutant is at work")
        return failed

    def _run(self, items: list[pytest.Item], function: str = "") -> int:
        forgetting.forget()
        for item, following in zip(items, [*items[1:], None], strict=True):
            for report in runtestprotocol(item, log=False, nextitem=following):
                if report.failed:
                    if not os.environ["MUTANT_UNDER_TEST"]:
                        print(item.nodeid, report.longreprtext, file=sys.__stderr__)
                    with KILLERS.open("a", encoding="utf-8") as file:
                        file.write(f"{function}\t{item.nodeid}\n")
                    item.session._setupstate.teardown_exact(None)
                    return 1
        return 0


def killers(function: str) -> list[str]:
    """Return the tests that have killed mutants, those of the same function before those of its module."""
    if not KILLERS.is_file():
        return []
    records = [line.split("\t") for line in KILLERS.read_text("utf-8").splitlines()]
    module = function.rpartition(".")[0]
    near = Counter(test for killed, test in records if killed == function)
    far = Counter(test for killed, test in records if killed.startswith(f"{module}."))
    return [test for counts in (near, far) for test, _ in counts.most_common(MOST_KILLERS)]


def _items_by_name() -> dict[str, pytest.Item]:
    """Return the tests by name, in a session that stays open as long as the process."""
    arguments = ["--rootdir=.", "-s", "-q", *config().pytest_add_cli_args]
    with change_cwd("mutants"):
        settings = _prepareconfig([*arguments, *config().pytest_add_cli_args_test_selection])
        settings._do_configure()
        session = Session.from_config(settings)
        settings.hook.pytest_sessionstart(session=session)
        items = session.perform_collect()
    return {item.nodeid: item for item in items}


def code(node: libcst.BaseString) -> Iterable[libcst.BaseString]:
    """Return a code with something before and after it."""
    if isinstance(node, libcst.SimpleString) and CODE.fullmatch(node.value):
        quote = node.value.index(node.value[-1]) + 1
        inner = node.value[quote:-1]
        yield node.with_changes(value=f"{node.value[:quote]}XX{inner}XX{node.value[-1]}")


def main(names: list[str]) -> None:
    """Try the mutants (all, or those with these names), and write what became of every one."""
    operators = mutators.mutation_operators
    place = next(i for i, (_, one) in enumerate(operators) if one is mutators.operator_string)
    operators[place] = (libcst.BaseString, code)
    isolation.PytestRunner = CollectedOnce
    try:
        tool._run(names, os.cpu_count())
    finally:
        text = json.dumps(list(results()), ensure_ascii=False)
        Path("results.json").write_text(text, "utf-8")


def results() -> Iterator[dict[str, str]]:
    """Return name, module and fate of each mutant, and what it changes where it was not killed."""
    for path in walk_mutatable_files():
        module = ".".join(path.with_suffix("").parts[1:])
        data = SourceFileMutationData(path=path)
        data.load()
        for name, exit_code in data.exit_code_by_key.items():
            fate = status_by_exit_code[exit_code]
            change = (
                "" if fate in ("killed", "not checked") else get_diff_for_mutant(name, path=path)
            )
            yield {"name": name, "module": module, "fate": fate, "change": change}


if __name__ == "__main__":
    main(sys.argv[1:])
