"""The scripts of the site: none makes HTML or code of text."""

import re
from pathlib import Path

import pytest

from publishing.tools.programs import ROOT

SCRIPTS = sorted(
    script
    for folder in ("docs", "overrides")
    for script in (ROOT / folder).rglob("*.js")
    if not any(
        script.is_relative_to(ROOT / "docs" / "assets" / made) for made in ("engine", "vendor")
    )
)
FORBIDDEN = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|DOMParser|srcdoc"
    r"|createContextualFragment|parseFromString|parseHTML|\beval\b|new Function|javascript:"
    r"|set(?:Timeout|Interval)\(\s*[\"'`]|\bon(?!ce\b)[a-z]+[\"']?:|setAttribute\(\s*[\"'](?:on|style|src)"
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_no_script_makes_html_or_code_of_text(script: Path) -> None:
    """Text becomes text: what parses it as more is named in no script, comments left aside."""
    code = re.sub(
        r"/\*.*?\*/|^\s*//[^\n]*", "", script.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    assert FORBIDDEN.findall(code) == []


@pytest.mark.parametrize(
    "line",
    [
        "list.innerHTML = name;",
        "element('a', { onclick: code })",
        'link.setAttribute("onerror", x)',
        "setTimeout(`go(${name})`)",
        'element("a", { href: `javascript:${x}` })',
    ],
)
def test_the_check_sees(line: str) -> None:
    """What the check is for is found."""
    assert FORBIDDEN.search(line)
