"""Scripts that are sent as one: what they are made of, in which order, and what else may use it."""

import re
from pathlib import Path

import pytest

from publishing.release import offline, scripts
from publishing.tools.programs import ROOT, ProgramError

JOINED = [
    (offline.MODULES, offline.SCRIPT),
    *((ROOT / "docs" / scripts.ENGINE, entry) for entry in scripts.ENTRIES),
]


@pytest.mark.parametrize(("folder", "entry"), JOINED)
def test_each_module_stands_once_ahead_of_those_that_import_it(folder: Path, entry: str) -> None:
    """No import is left, no two names of the top levels are the same, and only the entry exports."""
    parts = scripts.modules(folder, entry)
    order = list(parts)
    assert order[-1] == entry
    assert len(order) > 1
    for name in parts:
        for other in re.findall(r' from "\./(.+)";', (folder / name).read_text("utf-8")):
            assert order.index(other) < order.index(name)
    script = "\n".join(parts.values())
    assert not re.search(r"(?m)^import\b", script)
    names = re.findall(r"(?m)^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", script)
    assert len(names) == len(set(names)) > len(parts)
    exports = re.compile(r"(?m)^export (?:async )?(?:\w+ (\w+)|\{ (.+) \})")
    assert exports.findall(script) == exports.findall((folder / entry).read_text("utf-8"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with an engine of three modules and a page that uses its entry."""
    folder = tmp_path / scripts.ENGINE
    folder.mkdir(parents=True)
    files = {
        "engine/engine.js": (
            'import {\n  begin,\n} from "./run.js";\n\n'
            'export { end } from "./run.js";\nexport const go = begin;\n'
        ),
        "engine/worker.js": 'import { a } from "./run.js";\n\na();\n',
        "engine/run.js": "export const begin = 1;\nexport function end() {}\nexport const a = 2;\n",
        "unit.js": (
            '/** @typedef {import("./engine/run.js").A} A */\n'
            'import { go } from "./engine/engine.js";\n'
        ),
    }
    for name, text in files.items():
        (tmp_path / scripts.MODULES / name).write_text(text, "utf-8")
    return tmp_path


def test_a_site_keeps_the_entries_alone(site: Path) -> None:
    """What they are made of is gone, and what they export is as before."""
    scripts.write(site)
    assert {file.name: file.read_text("utf-8") for file in (site / scripts.ENGINE).iterdir()} == {
        "engine.js": (
            "const begin = 1;\nfunction end() {}\nconst a = 2;\n\n"
            "export { end };\nexport const go = begin;\n"
        ),
        "worker.js": "const begin = 1;\nfunction end() {}\nconst a = 2;\n\na();\n",
    }


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("unit.js", 'import { a } from "./engine/run.js";'),
        ("list/list.js", 'import {\n  a,\n} from "../engine/run.js";'),
        ("engine/panel.js", 'import { a } from "./run.js";'),
        ("unit.js", 'const run = await import("./engine/run.js");'),
    ],
)
def test_a_script_that_uses_what_is_gone_is_refused(site: Path, name: str, line: str) -> None:
    """The message names the script and the module: it would be found in a browser only, and late."""
    file = site / scripts.MODULES / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{line}\n", "utf-8")
    with pytest.raises(ProgramError, match=rf"{name}.*run\.js"):
        scripts.write(site)
