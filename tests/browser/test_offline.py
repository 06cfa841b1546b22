"""The site without a network: kept by itself, updated as a whole, removed on request."""

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, override
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from publishing.measure.benchmark.pages import OURS, pages
from publishing.release import offline
from publishing.tools.server import Request, Server
from tests.browser.conftest import BASE, LOCAL, empty
from tests.browser.test_workbooks import LISTS, awkward, put

HOST = "kontum.localhost"
"""Chromium trusts it as it trusts this machine, but to the site it is no preview."""
OPENING = "OPENING_MS = 60_000"
"""How long a release is left for a tab that is being opened: no test waits for a minute."""
READING = "ke-hoach-95/"
COMMUNES = ("hien-nay", "truoc-2025")
"""The folders of their pages."""
PANEL = "khong-co-mang/"
ENGINE = Path("assets", "engine")
OFFLINE = "assets/javascripts/offline/offline.js"
SECONDS = 180_000
"""Long: a browser puts off its question for a new release as long as the old one has work to do."""
START = "async (module) => { await (await import(module)).start(); }"
KEEP = """
async ([module, parts]) => {
  const { keepPages, save } = await import(module);
  await keepPages();
  for (const part of parts) await save(part);
}
"""
STATE = "async (module) => (await import(module)).state()"
UPDATE = (
    "async (module) => (await import(module)).update().then(() => '', ({ failure }) => failure)"
)
ASK_AS_IT_COMES = """
async ([module, url]) => {
  const { state, update } = await import(module);
  const registration = await navigator.serviceWorker.getRegistration();
  registration.addEventListener("updatefound", ({ target: { installing } }) => {
    installing.addEventListener("statechange", () => {
      if (installing.state === "installed") void (url ? fetch(url) : state());
    });
  }, { once: true });
  void update();
}
"""
"""Asks for a new release and, at the moment when it is whole, for a file or how things stand."""
TEXT = "(url) => fetch(url).then((response) => response.text())"
WORKER_TEXT = """
(url) => new Promise((resolve) => {
  const text = `fetch(${JSON.stringify(url)}).then((r) => r.text()).then(postMessage)`;
  const worker = new Worker(URL.createObjectURL(new Blob([text])));
  worker.onmessage = ({ data }) => resolve(data);
})
"""


class Line(Server):
    """A server whose line breaks once it has begun so many answers more."""

    left: int | None = None

    @override
    def note(self, request: Request) -> None:
        super().note(request)
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise ConnectionResetError


class Published:
    """A copy of the built site, published at an address that is no preview."""

    def __init__(self, folder: Path, server: Line) -> None:
        """Note where its copy lies, and its script."""
        self.folder = folder
        self.server = server
        self.url = server.url.replace("127.0.0.1", HOST)
        script = offline.script()
        assert OPENING in script
        self.script = script.replace(OPENING, "OPENING_MS = 1000")

    def prepare(self) -> None:
        """Make the copy one for its address, and list what it holds."""
        for path in (*self.folder.rglob("*.html"), self.folder / "sitemap.xml"):
            path.write_text(path.read_text("utf-8").replace(LOCAL, self.url), "utf-8")
        self.publish()

    def publish(self, mark: str = "") -> None:
        """Put a release there; a mark in the title of a page, and another engine, make it a new one."""
        if mark:
            page = self.folder / READING / "index.html"
            page.write_text(
                re.sub(r"<title>.*?(?=Kế hoạch)", f"<title>{mark}", page.read_text("utf-8"))
            )
            file = self.folder / ENGINE / "manifest.json"
            listed = json.loads(file.read_text("utf-8"))
            renamed = f"pyodide-{mark}"
            (self.folder / ENGINE / listed["folder"]).rename(self.folder / ENGINE / renamed)
            file.write_text(json.dumps(listed | {"folder": renamed}), "utf-8")
            for path in self.folder.rglob("*.html"):
                text = path.read_text("utf-8")
                path.write_text(text.replace(listed["folder"], renamed), "utf-8")
        offline.write(self.folder, "1700000000", self.script)

    @property
    def asked(self) -> list[str]:
        """What was asked of the server, but for the script that a browser asks for by itself."""
        base = len(BASE)
        paths = [request.path[base:] for request in self.server.requests]
        return [path for path in paths if path != offline.SCRIPT]

    @property
    def version(self) -> str:
        """The version that is published."""
        match = re.search(r'"version":"(\w+)"', (self.folder / offline.SCRIPT).read_text("utf-8"))
        assert match
        return match[1]


@pytest.fixture(scope="module")
def release(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Prepare a copy of the site for one address, at which each test serves its own.

    Without the pages of communes: they are most of its files, which a browser takes seconds to keep.
    """
    folder = tmp_path_factory.mktemp("release") / "site"
    shutil.copytree(built_site, folder, ignore=shutil.ignore_patterns(*COMMUNES))
    with Line(folder, BASE) as server:
        prepared = Published(folder, server)
        prepared.prepare()
    return prepared


@pytest.fixture
def site(release: Published, tmp_path: Path) -> Iterator[Published]:
    """Publish a copy of the site, which a test may change."""
    own = shutil.copytree(release.folder.parent, tmp_path / "own")
    with Line(own / release.folder.name, BASE, port=urlsplit(release.url).port or 0) as server:
        yield Published(server.folder, server)


@pytest.fixture
def whole(built_site: Path, tmp_path: Path) -> Iterator[Published]:
    """Publish all of the site."""
    with Line(shutil.copytree(built_site, tmp_path / "site"), BASE) as server:
        published = Published(server.folder, server)
        published.prepare()
        yield published


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    """Return an empty profile."""
    context = chromium.new_context(accept_downloads=True)
    context.set_default_timeout(SECONDS)
    yield context
    context.close()


@pytest.fixture
def tab(visitor: BrowserContext) -> Page:
    """Return a tab."""
    return visitor.new_page()


def keep(page: Page, site: Published, *parts: str) -> None:
    """Keep the pages, and these parts, without waiting for the site to do so by itself."""
    page.evaluate(KEEP, [site.url + OFFLINE, parts])


def state(page: Page, site: Published) -> dict[str, Any]:
    """Return what is kept, by part, and of which release."""
    found: dict[str, Any] = page.evaluate(STATE, site.url + OFFLINE) or {"parts": []}
    return found | {part["name"]: part["saved"] for part in found["parts"]}


def wait_until_decided(page: Page, address: str) -> None:
    """Wait until the site has done by itself what it does once a visit is quiet."""
    page.evaluate(START, address + OFFLINE)


def wait_until_saved(page: Page, site: Published, part: str) -> None:
    """Wait until a part is kept by itself."""
    ends = time.monotonic() + SECONDS / 1000
    while not state(page, site).get(part):
        assert time.monotonic() < ends
        page.wait_for_timeout(200)


def caches(page: Page) -> list[str]:
    """Return the last words of the names of all caches."""
    return sorted(name.split(" ")[-1] for name in page.evaluate("caches.keys()"))


def wait_until_caches(page: Page, site: Published, expected: list[str]) -> None:
    """Wait until only these are left; each question to the service worker makes it tidy up."""
    ends = time.monotonic() + 10
    while caches(page) != sorted(expected):
        assert time.monotonic() < ends, caches(page)
        state(page, site)
        page.wait_for_timeout(100)


def calculate(page: Page, site: Published) -> None:
    """Open the form with an example and wait for the answer."""
    ours = pages()[OURS]
    page.goto(site.url + ours.address)
    expect(page.locator(ours.selector)).to_contain_text(ours.sign, timeout=SECONDS)


WRITE = """async () => {
  localStorage.setItem("kept", "yes");
  await caches.open("kept");
  await navigator.serviceWorker.register(new URL("service-worker.js", location.href));
  await new Promise((resolve) => { indexedDB.open("kept").onsuccess = resolve; });
}"""
READ = """async () => [
  localStorage.getItem("kept") !== null, await caches.has("kept"),
  (await indexedDB.databases()).some(({ name }) => name === "kept"),
  (await navigator.serviceWorker.getRegistrations()).length > 0,
]"""


def test_a_profile_that_journeys_share_is_emptied_after_each(
    context: BrowserContext, server: Server
) -> None:
    """What one has kept on the device the next does not find."""
    before = context.new_page()
    before.goto(server.url)
    before.evaluate(WRITE)
    assert before.evaluate(READ) == [True] * 4
    empty(context, server)
    after = context.new_page()
    after.goto(server.url)
    assert after.evaluate(READ) == [False] * 4


class TestOneVisit:
    """All that a reader has to do is to open a page once."""

    def test_reads_searches_and_calculates_without_a_network(
        self, whole: Published, visitor: BrowserContext, tab: Page
    ) -> None:
        """The engine comes last; then nothing more is asked of the server, whatever is opened."""
        tab.goto(whole.url + READING)
        wait_until_saved(tab, whole, "engine")
        engine = [path.startswith(f"{ENGINE.as_posix()}/pyodide") for path in whole.asked]
        assert any(engine)
        assert not any(engine[: engine.index(True)])
        assert {path for path in whole.asked[: engine.index(True)] if "worker.js" in path} <= {
            "assets/javascripts/engine/worker.js",
            "assets/javascripts/shapes/shapes-worker.js",
        }
        assert state(tab, whole)["workbooks"] is False
        before = whole.asked
        visitor.set_offline(offline=True)
        tab.reload()
        expect(tab.locator("h1")).to_contain_text("Kế hoạch 95-KH/TU")
        tab.evaluate("window.sameDocument = true")
        tab.locator(".md-tabs a[href*='phap-ly']").click()
        tab.wait_for_url("**/phap-ly/")
        expect(tab.locator("h1")).to_contain_text("Căn cứ pháp lý")
        assert tab.evaluate("window.sameDocument")
        calculate(tab, whole)
        tab.keyboard.press("f")
        tab.keyboard.type("tru so", delay=20)
        expect(tab.locator(".md-search-result__item").first).to_be_visible(timeout=SECONDS)
        missing = tab.goto(f"{whole.url}khong-co/")
        assert missing
        assert missing.status == 404
        expect(tab.locator("h1")).to_contain_text("Không")
        tab.goto(f"{whole.url}{PANEL[:-1]}?a=1")
        assert tab.url == f"{whole.url}{PANEL}?a=1"
        expect(tab.locator("[data-part=told]")).to_contain_text("tính toán được khi không có mạng")
        assert whole.asked == before

    def test_a_machine_that_is_to_be_spared(self, site: Published, visitor: BrowserContext) -> None:
        """Nothing is kept by itself with data saving on, or in a preview; a button keeps it."""
        saving, preview = visitor.new_page(), visitor.new_page()
        saving.add_init_script(
            "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
        )
        saving.goto(site.url + PANEL)
        preview.goto(site.server.url + PANEL)
        wait_until_decided(saving, site.url)
        wait_until_decided(preview, site.server.url)
        assert [caches(page) for page in (saving, preview)] == [[], []]
        told = saving.locator("[data-part=told]")
        expect(told).to_contain_text("máy đang tiết kiệm dữ liệu")
        expect(preview.locator("[data-part=told]")).to_contain_text("bản xem thử")
        saving.get_by_role("button", name="Lưu vào máy này").click()
        expect(told).to_contain_text("tính toán được khi không có mạng", timeout=SECONDS)

    def test_excel_files_once_one_was_opened(
        self, site: Published, visitor: BrowserContext, tab: Page, tmp_path: Path
    ) -> None:
        """Their part is kept when it is first used."""
        tab.goto(site.url + LISTS)
        keep(tab, site, "engine")
        file = put(tmp_path, "xã.xlsx", awkward())
        heading = tab.locator("[data-part=result] h2")
        tab.set_input_files("#file", file)
        expect(heading).to_contain_text("2 đơn vị", timeout=SECONDS)
        wait_until_saved(tab, site, "workbooks")
        visitor.set_offline(offline=True)
        before = site.asked
        tab.reload()
        tab.set_input_files("#file", file)
        expect(heading).to_contain_text("2 đơn vị", timeout=SECONDS)
        assert site.asked == before

    def test_a_file_or_its_copy_is_kept_and_not_both(self, site: Published, tab: Page) -> None:
        """A copy that was used stands for its file; one whose file is here is not fetched."""
        (code,) = site.folder.glob(f"{ENGINE}/*/pyodide.asm.wasm.br")
        (memory,) = site.folder.glob(f"{ENGINE}/*/snapshot-*.br")
        code_address, memory_address = (
            site.url + file.relative_to(site.folder).as_posix() for file in (code, memory)
        )
        tab.goto(site.url + READING)
        keep(tab, site)
        tab.evaluate(TEXT, code_address)
        keep(tab, site, "engine")
        assert state(tab, site)["engine"]
        names = [path.rpartition("/")[2] for path in site.asked if ENGINE.as_posix() in path]
        assert names.count(code.name) == 1
        assert code.name.removesuffix(".br") not in names
        assert memory.name.removesuffix(".br") in names
        before = site.asked
        tab.evaluate(TEXT, code_address)
        with pytest.raises(Error, match="Failed to fetch"):
            tab.evaluate(TEXT, memory_address)
        assert site.asked == before

    def test_can_be_installed(self, site: Published, tab: Page) -> None:
        """Chromium finds nothing amiss in the manifest, its icons included."""
        tab.goto(site.url + READING)
        client = tab.context.new_cdp_session(tab)
        found = client.send("Page.getAppManifest")
        assert found["url"] == f"{site.url}manifest.webmanifest"
        assert found["errors"] == []
        errors = client.send("Page.getInstallabilityErrors")["installabilityErrors"]
        # A test's profile is a private one, which nothing can be installed from.
        assert {error["errorId"] for error in errors} <= {"in-incognito"}

    def test_page_tells_what_it_takes(self, built_site: Path) -> None:
        """The sizes on the page are those of the release, in whole megabytes."""
        parts = offline.parts(built_site)
        usual = [*parts["pages"], *parts["engine"]]
        text = (built_site / PANEL / "index.html").read_text("utf-8")
        sent, kept = (sum(file[key] for file in usual) / 1e6 for key in ("sent_bytes", "bytes"))
        assert f"tải về khoảng {sent:.0f} MB và chiếm khoảng {kept:.0f} MB" in text


class TestUpdate:
    """A new release is published."""

    def test_an_open_tab_stays_with_its_release(
        self, site: Published, visitor: BrowserContext, tab: Page
    ) -> None:
        """It goes on as a whole until the reader reloads it; then nothing of the old is left."""
        tab.goto(f"{site.url}tinh-toan/mot-don-vi/")
        keep(tab, site, "engine")
        tab.goto(site.url)
        tab.evaluate("caches.open('of another site')")
        old = site.version
        expect(tab.locator(".new-release")).to_have_count(0)
        site.publish("ban-moi")
        before = len(site.asked)
        assert tab.evaluate(UPDATE, site.url + OFFLINE) == ""
        fetched = site.asked[before:]
        # What is the same lies here already, under whatever address: all but the pages, which name it.
        pages = [path for path in fetched if not path or path.endswith(("/", ".html"))]
        assert sorted({*fetched} - {*pages}) == ["assets/engine/manifest.json"]
        assert READING in pages
        notice = tab.locator(".new-release")
        expect(notice).to_contain_text("Đã có bản mới")
        for text in (TEXT, WORKER_TEXT):
            assert "ban-moi" not in tab.evaluate(text, site.url + READING)
        manifest = json.loads(tab.evaluate(TEXT, f"{site.url}assets/engine/manifest.json"))
        assert not (site.folder / ENGINE / manifest["folder"]).exists()
        verdict = tab.evaluate(
            "async (engine) => (await (await import(engine)).call('evaluate_form',"
            " { rules: '2023-2025', cells: { kind: 'xã' } })).units.length",
            f"{site.url}assets/javascripts/engine/engine.js",
        )
        assert verdict == 1
        assert state(tab, site)["yours"] == old
        other = visitor.new_page()
        other.goto(site.url + READING)
        expect(other).to_have_title(re.compile("^ban-moi"))
        assert old in caches(other)
        notice.get_by_role("button", name="Tải lại").click()
        tab.wait_for_load_state()
        assert state(tab, site)["yours"] == site.version
        wait_until_caches(tab, site, ["clients", "site", site.version])
        expect(tab.locator(".new-release")).to_have_count(0)

    def test_a_reader_who_comes_back(
        self, site: Published, visitor: BrowserContext, tab: Page
    ) -> None:
        """What was kept long ago is shown, renewed by itself, offered, and gone after a reload."""
        tab.goto(site.url + READING)
        keep(tab, site)
        tab.close()
        site.publish("hai")
        site.publish("ba")
        back = visitor.new_page()
        back.goto(site.url + READING)
        assert not back.title().startswith("ba")
        notice = back.locator(".new-release")
        expect(notice).to_contain_text("Đã có bản mới", timeout=SECONDS)
        notice.get_by_role("button", name="Để sau").click()
        expect(notice).to_have_count(0)
        back.reload()
        expect(back).to_have_title(re.compile("^ba"))
        wait_until_caches(back, site, ["clients", site.version])

    def test_what_is_asked_for_meanwhile_does_not_hold_it_up(
        self, site: Published, tab: Page
    ) -> None:
        """Chromium leaves it waiting for good, unless it is told to look again."""
        tab.goto(site.url + READING)
        keep(tab, site)
        notice = tab.locator(".new-release")
        for mark, asked in (("hai", ""), ("ba", f"{site.url}{OFFLINE}")):
            site.publish(mark)
            tab.evaluate(ASK_AS_IT_COMES, [site.url + OFFLINE, asked])
            expect(notice).to_contain_text("Đã có bản mới")
            notice.get_by_role("button", name="Để sau").click()
            assert state(tab, site)["version"] == site.version

    def test_an_update_cut_short(self, site: Published, visitor: BrowserContext, tab: Page) -> None:
        """The old release answers as before; the next attempt goes on where the first one ended."""
        tab.goto(site.url + READING)
        keep(tab, site)
        old = site.version
        site.publish("hai")
        for file in sorted((site.folder / "assets/javascripts").glob("*.js"))[:30]:
            file.write_text(file.read_text("utf-8") + "\n", "utf-8")
        site.publish()
        site.server.left = 20
        assert tab.evaluate(UPDATE, site.url + OFFLINE) == "network"
        visitor.set_offline(offline=True)
        tab.reload()
        assert not tab.title().startswith("hai")
        assert state(tab, site)["version"] == old
        visitor.set_offline(offline=False)
        site.server.left = None
        assert site.version in caches(tab)
        before = len(site.asked)
        assert tab.evaluate(UPDATE, site.url + OFFLINE) == ""
        # The scripts, the pages, which name the engine's files, and the list of these: some have come.
        changed = 30 + len(list(site.folder.rglob("*.html"))) + 1
        assert 0 < len(site.asked) - before <= changed - 15
        assert state(tab, site)["version"] == site.version

    def test_half_of_a_release_that_is_gone(self, site: Published, tab: Page) -> None:
        """What was begun is given up once a newer release comes."""
        tab.goto(site.url + READING)
        keep(tab, site)
        site.publish("hai")
        half = site.version
        site.server.left = 1
        assert tab.evaluate(UPDATE, site.url + OFFLINE) == "network"
        assert half in caches(tab)
        site.server.left = None
        site.publish("ba")
        assert tab.evaluate(UPDATE, site.url + OFFLINE) == ""
        assert half not in caches(tab)
        # The tab was open before anything was kept: it is told all the same.
        expect(tab.locator(".new-release")).to_contain_text("Đã có bản mới")


class TestTrouble:
    """What goes wrong on the way."""

    def test_a_first_download_cut_short(
        self, site: Published, visitor: BrowserContext, tab: Page
    ) -> None:
        """Half a release answers nothing; the next visit fetches the other half only."""
        tab.goto(site.url + READING, wait_until="networkidle")
        shown = len(site.asked)
        site.server.left = 100
        with pytest.raises(Error, match="network"):
            keep(tab, site)
        visitor.set_offline(offline=True)
        with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
            tab.reload()
        visitor.set_offline(offline=False)
        site.server.left = None
        again = len(site.asked)
        assert again - shown > 90
        tab.goto(site.url + READING, wait_until="networkidle")
        keep(tab, site)
        # But for what the page itself shows, which it may ask for before the service worker has it.
        assert len(set(site.asked[shown:again]) & set(site.asked[again:])) < 50
        visitor.set_offline(offline=True)
        tab.reload()
        expect(tab.locator("h1")).to_contain_text("Kế hoạch 95-KH/TU")

    def test_a_full_device(self, site: Published, tab: Page) -> None:
        """The room is given back, nothing is tried again at once, and with a network all works."""
        client = tab.context.new_cdp_session(tab)
        origin = site.url.removesuffix(BASE)
        client.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_000_000})
        tab.goto(site.url + PANEL)
        told = tab.locator("[data-part=told]")
        expect(told).to_contain_text("Máy không còn đủ chỗ để lưu.", timeout=SECONDS)
        assert caches(tab) == []
        shown = len(site.asked)
        tab.reload()
        expect(told).to_contain_text("Máy không còn đủ chỗ để lưu.")
        wait_until_decided(tab, site.url)
        assert len(site.asked) - shown < 40
        calculate(tab, site)
        client.send("Storage.overrideQuotaForOrigin", {"origin": origin})
        tab.goto(site.url + PANEL)
        tab.get_by_role("button", name="Lưu vào máy này").click()
        expect(told).to_contain_text("tính toán được khi không có mạng", timeout=SECONDS)


class TestRemoval:
    """The reader wants it gone."""

    def test_everything_is_removed_and_stays_away(
        self, site: Published, visitor: BrowserContext, tab: Page
    ) -> None:
        """By keyboard: nothing comes back by itself, but all of it on request."""
        tab.goto(site.url + PANEL)
        keep(tab, site, "engine")
        told = tab.locator("[data-part=told]")
        remove = tab.get_by_role("button", name="Xóa khỏi máy này")
        expect(remove).to_be_visible()
        remove.focus()
        keep(tab, site, "workbooks")
        expect(tab.locator("[data-part=parts] button")).to_have_count(0)
        expect(remove).to_be_focused()  # although something more has come meanwhile
        tab.keyboard.press("Enter")
        expect(told).to_contain_text("Đã xóa. Chưa lưu gì trên máy này")
        expect(told).to_be_focused()
        assert caches(tab) == []
        tab.reload()
        wait_until_decided(tab, site.url)
        assert caches(tab) == []
        assert tab.evaluate("navigator.serviceWorker.getRegistrations()") == []
        for removed in (False, True):
            if removed:  # and asked for again at once, in the same tab
                tab.get_by_role("button", name="Xóa khỏi máy này").click()
                expect(told).to_contain_text("Đã xóa.")
            tab.get_by_role("button", name="Lưu vào máy này").click()
            expect(told).to_contain_text("tính toán được khi không có mạng", timeout=SECONDS)
        visitor.set_offline(offline=True)
        tab.reload()
        expect(told).to_contain_text("tính toán được khi không có mạng")
        assert state(tab, site)["version"] == site.version
