"""Documents: what each one that has a page states, typed from it: one file a document, named as its page.

Keys of `tests/cases/documents/NAME.toml`, all but the first to be left out where nothing is to be held:
- `document`: its citation; `anchors`, `carries_out`, `details`: what the head of its page says;
- `duties`: the number of tasks that each clause gives; `cadences`: how often those of a clause are done;
- `days`: the last days on which a task is in time, for every task that has any;
- `encouraged`: the tasks that are not ordered; `agencies`: the clauses that bind an agency;
- `clause`: numbers, days, documents, agencies and the words that bind, not sentences: the page holds each
  of them in the part under its anchor; "" is the part before the first heading.
"""

import tomllib
from typing import Any

from publishing.tools.programs import ROOT

STATED: dict[str, dict[str, Any]] = {
    file.stem: tomllib.loads(file.read_text("utf-8"))
    for file in sorted((ROOT / "tests" / "cases" / "documents").glob("*.toml"))
}
