"""Firefox, driven over WebDriver BiDi: tabs in which a reader clicks and types, and the browser."""

import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from websockets.sync.client import connect
from websockets.sync.connection import Connection

START_SECONDS = 60
WAIT_SECONDS = 30
REST_SECONDS = 0.4
STEP_SECONDS = 0.05
ATTEMPTS = 3
MOST_TABS = 200
"""As many controls stand on a page at most before it would be walked a second time."""
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
SETTINGS = {
    "app.update.auto": False,
    "app.normandy.enabled": False,
    "browser.download.folderList": 2,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "captivedetect.canonicalURL": "",
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.systemAddon.update.enabled": False,
    "focusmanager.testmode": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
"""No traffic of its own, no questions; a tab has the focus also where its window is not in front."""
KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue006",
    "Space": " ",
    "Escape": "\ue00c",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Control": "\ue009",
    "Shift": "\ue008",
}


Ask = Callable[[str, Mapping[str, object]], dict[str, Any]]


class RefusedError(Exception):
    """Firefox could not do what it was asked."""


class Tab:
    """A tab, in the words of a reader: go, click, type, press, read."""

    def __init__(self, ask: Ask, context: str, origin: str, downloads: Path) -> None:
        """Note nothing yet."""
        self.ask = ask
        self.context = context
        self.origin = urlsplit(origin).netloc
        self.downloads = downloads
        self.faults: list[str] = []
        self.requests: list[str] = []

    def go(self, url: str) -> None:
        """Open an address and wait until it is loaded."""
        self.rest()
        asked = {"context": self.context, "url": url, "wait": "complete"}
        self.ask("browsingContext.navigate", asked)

    def resize(self, width: int) -> None:
        """Give the page this width."""
        size = {"width": width, "height": 900}
        self.ask("browsingContext.setViewport", {"context": self.context, "viewport": size})

    def rest(self) -> None:
        """Wait until the page asks for nothing more: what leaving it cuts short is told as an error."""
        end = time.monotonic() + WAIT_SECONDS
        before = -1
        while len(self.requests) != before and time.monotonic() < end:
            before = len(self.requests)
            time.sleep(REST_SECONDS)
            self.ask("session.status", {})

    def read(self, expression: str) -> Any:  # noqa: ANN401 - what JSON carries
        """Return the value of an expression, as JSON carries it."""
        function = f"async () => JSON.stringify(await ({expression}) ?? null)"
        asked = {
            "functionDeclaration": function,
            "target": {"context": self.context},
            "awaitPromise": True,
        }
        answer = self.ask("script.callFunction", asked)
        assert answer["type"] == "success", (expression, answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def wait(self, expression: str) -> None:
        """Wait until an expression is true of the page."""
        end = time.monotonic() + WAIT_SECONDS
        while not self.read(f"Boolean({expression})"):
            assert time.monotonic() < end, (expression, self.read("document.body.innerText"))
            time.sleep(STEP_SECONDS)

    def wait_for_text(self, selector: str, text: str) -> None:
        """Wait until the first element of a selector has a text."""
        self.wait(f"document.querySelector({selector!r})?.textContent.includes({json.dumps(text)})")

    def count(self, selector: str) -> int:
        """Return how many elements of a selector are to be seen."""
        visible = f"[...document.querySelectorAll({selector!r})].filter((e) => e.checkVisibility())"
        return int(self.read(f"{visible}.length"))

    def click(self, selector: str) -> None:
        """Press the mouse on the middle of the first visible element of a selector."""
        found = f"[...document.querySelectorAll({selector!r})].find((e) => e.checkVisibility())"
        self.wait(f"{found} !== undefined")
        self._click(found)

    def click_text(self, selector: str, text: str) -> None:
        """Press the mouse on the visible element of a selector whose whole text is this."""
        found = (
            f"[...document.querySelectorAll({selector!r})].find((e) => e.checkVisibility()"
            f" && e.textContent.trim() === {json.dumps(text)})"
        )
        self.wait(f"{found} !== undefined && !{found}.disabled")
        self._click(found)

    def reach(self, selector: str) -> None:
        """Press Tab until an element of a selector has the focus, Shift and Tab where it lies behind."""
        found = f"document.querySelector({selector!r})"
        self.wait(f"{found}?.checkVisibility()")
        # Round the end of a page Tab goes through the browser's own bars, and the page has no keys after.
        before = f"{found}.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING"
        held = ["Shift"] if self.read(f"Boolean({before})") else []
        for _ in range(MOST_TABS):
            if self.read(f"{found} === document.activeElement"):
                return
            self.press("Tab", held=held)
        raise AssertionError(f"no Tab leads to {selector}")

    def choose(self, selector: str, label: str) -> None:
        """Choose an option by its text, as the keyboard does in a closed list."""
        self.read(f"document.querySelector({selector!r}).focus()")
        self.write(label)
        chosen = f"document.querySelector({selector!r}).selectedOptions[0].text"
        assert self.read(chosen) == label

    def fill(self, selector: str, text: str) -> None:
        """Click a field and type."""
        self.click(selector)
        self.write(text)

    def write(self, text: str) -> None:
        """Type where the focus is."""
        self._keys([step for key in text for step in _stroke(key)])

    def press(self, *names: str, held: Sequence[str] = ()) -> None:
        """Press keys by name, one after another, while others are held."""
        strokes = [step for name in names for step in _stroke(KEYS.get(name, name))]
        keys = [_stroke(KEYS[name]) for name in held]
        self._keys([*(down for down, _ in keys), *strokes, *(up for _, up in keys)])

    def set_file(self, selector: str, path: Path) -> None:
        """Choose a file, as the reader does in the window that the system shows."""
        element = self._element(f"document.querySelector({selector!r})")
        asked = {"context": self.context, "element": element, "files": [str(path)]}
        self.ask("input.setFiles", asked)

    def downloaded(self, name: str) -> Path:
        """Wait until a file has arrived whole in the folder of downloads."""
        path = self.downloads / name
        end = time.monotonic() + WAIT_SECONDS
        while not (
            path.is_file() and path.stat().st_size and not path.with_name(f"{name}.part").exists()
        ):
            assert time.monotonic() < end, list(self.downloads.iterdir())
            time.sleep(STEP_SECONDS)
        return path

    def _element(self, found: str) -> dict[str, object]:
        asked = {
            "functionDeclaration": f"() => {{ const found = {found};"
            " found.scrollIntoView({ block: 'center', behavior: 'instant' }); return found; }",
            "target": {"context": self.context},
            "awaitPromise": False,
        }
        return {"sharedId": self.ask("script.callFunction", asked)["result"]["sharedId"]}

    def _click(self, found: str) -> None:
        # Its middle as it is when the mouse comes: the page may move meanwhile, or put another
        # element in its place.
        for attempt in range(ATTEMPTS):
            middle = {"type": "element", "element": self._element(found)}
            steps = [
                {"type": "pointerMove", "x": 0, "y": 0, "origin": middle},
                {"type": "pointerDown", "button": 0},
                {"type": "pointerUp", "button": 0},
            ]
            try:
                self._perform({"type": "pointer", "id": "mouse", "actions": steps})
            except RefusedError:
                if attempt == ATTEMPTS - 1:
                    raise
            else:
                return

    def _keys(self, steps: list[dict[str, object]]) -> None:
        self._perform({"type": "key", "id": "keyboard", "actions": steps})

    def _perform(self, source: Mapping[str, object]) -> None:
        asked = {"context": self.context, "actions": [source]}
        self.ask("input.performActions", asked)


class Firefox:
    """One process and the one connection to it."""

    def __init__(self, connection: Connection, downloads: Path) -> None:
        """Open the session and ask to be told of what tabs do."""
        self.downloads = downloads
        self._connection = connection
        self._last = 0
        self._tabs: dict[str, Tab] = {}
        self.ask("session.new", {"capabilities": {}})
        self.ask("session.subscribe", {"events": ["log.entryAdded", "network.beforeRequestSent"]})

    def ask(self, method: str, parameters: Mapping[str, object]) -> dict[str, Any]:
        """Send a command and give its result; what happens meanwhile goes to its tab."""
        self._last += 1
        command = {"id": self._last, "method": method, "params": parameters}
        self._connection.send(json.dumps(command))
        while True:
            heard = json.loads(self._connection.recv(WAIT_SECONDS))
            if heard["type"] == "event":
                self._note(heard["method"], heard["params"])
            elif heard["id"] == self._last:
                if heard["type"] != "success":
                    raise RefusedError(f"{method}: {heard['error']}: {heard['message']}")
                result: dict[str, Any] = heard["result"]
                return result

    @contextmanager
    def tab(self, origin: str, width: int) -> Iterator[Tab]:
        """Open a tab with a fresh profile; it must stay silent on the console and inside its origin."""
        profile = self.ask("browser.createUserContext", {})["userContext"]
        created = self.ask("browsingContext.create", {"type": "tab", "userContext": profile})
        tab = Tab(self.ask, created["context"], origin, self.downloads)
        self._tabs[tab.context] = tab
        tab.resize(width)
        yield tab
        tab.rest()
        self.ask("browser.removeUserContext", {"userContext": profile})
        assert tab.faults == [], tab.faults

    def _note(self, method: str, event: dict[str, Any]) -> None:
        # A worker's requests name no tab; only one is open at a time.
        named = event.get("context") or event.get("source", {}).get("context")
        tab = self._tabs.get(named) or next(reversed(self._tabs.values()), None)
        if tab is None:
            return
        if method == "log.entryAdded" and event["level"] == "error":
            tab.faults.append(f"{event['type']}: {event['text']}")
        elif method == "network.beforeRequestSent":
            parts = urlsplit(event["request"]["url"])
            tab.requests.append(event["request"]["url"])
            if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != tab.origin:
                tab.faults.append(f"request: {event['request']['url']}")


def _stroke(key: str) -> list[dict[str, object]]:
    return [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]


@contextmanager
def launched(program: Path, folder: Path) -> Iterator[Firefox]:
    """Start Firefox without a window, with a profile of its own, and end it."""
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir()
    downloads.mkdir()
    settings = SETTINGS | {"browser.download.dir": str(downloads)}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(to)});" for name, to in settings.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    said = folder / "said.txt"
    with said.open("wb") as out:
        process = subprocess.Popen(
            [
                program,
                "--headless",
                "--profile",
                profile,
                "--remote-debugging-port",
                "0",
                "about:blank",
            ],
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        address = _address(said, process)
        with connect(f"{address}/session", max_size=None, ping_interval=None) as connection:
            firefox = Firefox(connection, downloads)
            yield firefox
            firefox.ask("browser.close", {})
        process.wait(START_SECONDS)
    finally:
        process.kill()
        process.wait()


def _address(said: Path, process: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        text = said.read_text(encoding="utf-8", errors="replace")
        if listening := LISTENING.search(text):
            return listening[1]
        time.sleep(STEP_SECONDS)
    raise AssertionError(f"Firefox did not start: {said.read_text('utf-8', 'replace')[-2000:]}")
