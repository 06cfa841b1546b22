"""The policy of the pages: nothing runs, nothing is fetched and nothing is sent but within the site.

A site on GitHub Pages cannot set headers: the policy stands as the first element of each head, where
it binds all that follows. The theme swaps pages without a new document, and a policy that comes later
is added to the first one: therefore all pages have the same.
"""

import base64
import hashlib
import html
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import override

from publishing.tools.programs import ProgramError

HEAD = "<head>"
MANIFEST = Path("assets", "engine", "manifest.json")
SCRIPT_TYPES = {"", "module", "text/javascript"}
CHARSET = '<meta charset="utf-8">'
CHARSET_WITHIN = 1024
"""Browsers look for the encoding of a page in so many bytes."""

DIRECTIVES = {
    # Firefox fetches the next page ahead under this one; it has no directive of its own for that.
    "default-src": "'self'",
    # WebAssembly counts as a script; 'unsafe-eval' would allow it, too, and much more.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    # The theme's icons are data: in its styles; a picture to be saved is drawn from a blob.
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    # A worker inherits the policy only when it is started from a blob.
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


class _Page(HTMLParser):
    """The scripts that stand in a page, and what the policy would keep from working."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.blocked: list[str] = []
        self._in_script = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.blocked += [
            f"<{tag} {name}>" for name in attributes if name[:2] == "on" or name == "style"
        ]
        if tag in {"style", "base"}:
            self.blocked.append(f"<{tag}>")
        if (
            tag == "script"
            and "src" not in attributes
            and attributes.get("type", "") in SCRIPT_TYPES
        ):
            self.scripts.append("")
            self._in_script = True

    @override
    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts[-1] += data

    @override
    def handle_endtag(self, tag: str) -> None:
        self._in_script = False


def write(site: Path) -> None:
    """Put the policy first into the head of every page, and the engine's manifest behind the encoding.

    Raises ProgramError for a page that holds what the policy would keep from working.
    """
    texts = {file: file.read_text("utf-8") for file in sorted(site.rglob("*.html"))}
    scripts: set[str] = set()
    for file, text in texts.items():
        page = _Page()
        page.feed(text)
        page.close()
        if page.blocked or text.count(HEAD) != 1:
            causes = ", ".join(page.blocked) or f"{text.count(HEAD)} {HEAD}"
            name = file.relative_to(site).as_posix()
            raise ProgramError(f"{name}: chính sách bảo mật nội dung không cho phép {causes}.")
        scripts.update(page.scripts)
    first = head(scripts)
    manifest = engine((site / MANIFEST).read_text("utf-8"))
    for file, text in texts.items():
        html = text.replace(HEAD, HEAD + first)
        if CHARSET not in html.encode()[:CHARSET_WITHIN].decode("utf-8", "ignore"):
            raise ProgramError(
                f"{file.relative_to(site).as_posix()}: khai báo bảng mã nằm quá xa đầu trang."
            )
        html = html.replace(CHARSET, CHARSET + manifest, 1)
        file.write_text(html, "utf-8", newline="\n")


def head(scripts: set[str]) -> str:
    """Return the elements that every page begins with.

    Args:
        scripts: The scripts that stand in any of the pages.
    """
    directives = dict(DIRECTIVES)
    for script in sorted(scripts):
        digest = hashlib.sha256(script.encode()).digest()
        directives["script-src"] += f" 'sha256-{base64.b64encode(digest).decode()}'"
    policy = "; ".join(f"{name} {value}" for name, value in directives.items())
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        # What is typed stands in the address of a page, which no request shall carry on.
        '<meta name="referrer" content="no-referrer">'
    )


def engine(manifest: str) -> str:
    """Return the element that names the files of the engine, with their hashes.

    The worker takes no other: one request less, and the files are those of the page.
    """
    shortest = json.dumps(json.loads(manifest), separators=(",", ":"))
    return f'<meta name="engine" content="{html.escape(shortest)}">'
