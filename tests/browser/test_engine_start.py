"""The engine's start in a browser: what is sent, what the reader sees, and what goes wrong."""

import gzip
import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, Worker

import calculators.browser
from publishing.measure.benchmark.conditions import CACHE_SECONDS
from publishing.measure.benchmark.pages import OURS, pages
from publishing.measure.benchmark.visits import SHOWN, watching
from publishing.tools import waiting
from publishing.tools.server import Server, Shape
from tests.browser.conftest import BASE, empty, watch

BUDGET = 2_800_000
"""What may be sent up to the first answer, the page and its theme included."""

START = """
async (engine) => {
  const { start, onProgress } = await import(engine);
  window.seen = [];
  onProgress(({ stage, text, received, total }) => seen.push({ stage, text, received, total }));
  return start().catch(({ name, reason, message }) => ({ name, reason, message }));
}
"""
RETRY = """
async (engine) => {
  const { retry } = await import(engine);
  return retry().catch(({ name, reason, message }) => ({ name, reason, message }));
}
"""
CALL = """
async ([engine, name, payload]) => {
  const { call } = await import(engine);
  return call(name, payload).catch(({ name, reason, message, detail }) => (
    { name, reason, message, detail }
  ));
}
"""
CASE: dict[str, Any] = {
    "rules": "2023-2025",
    "cells": {"kind": "xã", "area_km2": "12,5", "population": "2.300"},
}


def engine(server: Server) -> str:
    """The address of the engine's module."""
    return f"{server.url}assets/javascripts/engine/engine.js"


def engines(page: Page) -> list[Worker]:
    """The engine's workers; one that has just ended answers no more."""
    found = []
    for worker in page.workers:
        with suppress(Error):
            if worker.evaluate("self.name") == "engine":
                found.append(worker)
    return found


class TestStart:
    """On the built site, as it is published."""

    def test_first_answer_within_the_budget(self, chromium: Browser, built_site: Path) -> None:
        """The bytes that GitHub Pages would send, from an empty profile to the first answer."""
        with Server(built_site, BASE, cache_seconds=CACHE_SECONDS) as server:
            page = chromium.new_context().new_page()
            faults = watch(page, server)
            ours = pages()[OURS]
            page.add_init_script(watching(ours))
            page.goto(server.url + ours.address)
            waiting.until(page, SHOWN)
            moment = page.evaluate(f"performance.timeOrigin + {SHOWN}") / 1000
            sent = sum(r.bytes_sent for r in server.requests if r.moment <= moment)
            page.context.close()
        assert faults == []
        assert {request.status for request in server.requests} == {200}
        assert sent <= BUDGET

    def test_every_file_is_sent_once(self, chromium: Browser, built_site: Path) -> None:
        """Counting and checking the bytes and keeping the browser's code cache cost no second request."""
        with Server(built_site, BASE, cache_seconds=CACHE_SECONDS) as server:
            page = chromium.new_context().new_page()
            page.goto(server.url)
            page.evaluate(START, engine(server))
            page.context.close()
        paths = [request.path for request in server.requests if "/assets/engine/" in request.path]
        listed = json.loads((built_site / "assets/engine/manifest.json").read_text("utf-8"))
        names = {file["name"] for file in listed["files"]}
        assert sorted(path.split("/")[-1] for path in paths) == sorted(names)

    def test_stages_are_named_with_bytes_and_one_worker_serves_all_pages(
        self, page: Page, server: Server, built_site: Path
    ) -> None:
        """Downloading, starting, ready: in this order, the bytes only growing up to the total.

        The watch over stray requests sees those of the worker, too. Material's instant navigation
        changes the page, and the engine stays as it is.
        """
        asked: list[str] = []
        origin = server.url.removesuffix(BASE)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(server.url)
        about = page.evaluate(START, engine(server))
        seen: list[dict[str, Any]] = page.evaluate("seen")
        listed = json.loads((built_site / "assets/engine/manifest.json").read_text("utf-8"))
        total = sum(file["sent_bytes"] for file in listed["files"])
        assert about["engine_version"] == listed["engine_version"]
        stages = list(dict.fromkeys(step["stage"] for step in seen))
        assert stages == ["idle", "downloading", "starting", "ready"]
        received = [step["received"] for step in seen]
        assert received == sorted(received)
        assert received[-1] == total == seen[-1]["total"]
        texts = [step["text"] for step in seen if step["stage"] == "downloading" and step["total"]]
        megabytes = f"{total / 1e6:.1f}".replace(".", ",")
        for text in texts:
            assert re.fullmatch(rf"Đang tải bộ máy tính: \d,\d/{megabytes} MB", text)
        assert [step["text"] for step in seen[-2:]] == ["Đang khởi động Python", "Sẵn sàng"]
        assert [url for url in asked if url.endswith("pyodide.asm.wasm")]
        assert [url for url in asked if not url.removeprefix("blob:").startswith(origin)] == []
        page.evaluate("window.sameDocument = true")
        page.locator(
            ".md-content a[href$='tinh-toan/'], .md-tabs a[href*='tinh-toan']"
        ).first.click()
        page.wait_for_url("**/tinh-toan/**")
        report = page.evaluate(CALL, [engine(server), "evaluate_form", CASE])
        assert page.evaluate("window.sameDocument")
        assert report["units"][0]["errors"] == []
        assert len(engines(page)) == 1


class TestCall:
    """Questions and answers."""

    def test_bytes_reach_python(self, page: Page, server: Server) -> None:
        """A file's bytes are handed over, not copied."""
        page.goto(server.url)
        result = page.evaluate(
            """
            async (engine) => {
              const { call } = await import(engine);
              const bytes = new TextEncoder().encode("Tên;Loại\\nĐăk Tô;xã\\n").buffer;
              await call("open_list", { name: "a.csv", rules: "2023-2025" }, bytes);
              const { rows } = await call("list_rows", {});
              return [rows[0].name, bytes.byteLength];
            }
            """,
            engine(server),
        )
        assert result == ["Đăk Tô", 0]

    def test_an_error_of_python_is_told_and_survived(self, page: Page, server: Server) -> None:
        """The call is refused with the reason, and the next one is answered."""
        page.goto(server.url)
        for name in ("evaluate_form", "no_such_function"):
            refusal = page.evaluate(CALL, [engine(server), name, {}])
            assert refusal["name"] == "EngineError"
            assert refusal["reason"] == "calculation"
            assert refusal["message"].startswith("Bộ máy tính gặp lỗi khi tính.")
            assert refusal["detail"]
            answer = page.evaluate(CALL, [engine(server), "evaluate_form", CASE])
            assert len(answer["units"]) == 1, name


@pytest.fixture(scope="module")
def copied(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site, for all tests of a file."""
    return shutil.copytree(built_site, tmp_path_factory.mktemp("copied") / "site")


@pytest.fixture(scope="module")
def serving(copied: Path) -> Iterator[Server]:
    """A server of the copy, which compresses what is whole only once."""
    with Server(copied, BASE) as running:
        yield running


@pytest.fixture
def copy(copied: Path, built_site: Path) -> Iterator[Path]:
    """A copy of the site, to be damaged: whole again for the next test."""
    yield copied
    for file in (path for path in built_site.rglob("*") if path.is_file()):
        place = copied / file.relative_to(built_site)
        if not place.is_file() or place.stat().st_mtime_ns != file.stat().st_mtime_ns:
            shutil.copy2(file, place)


@pytest.fixture
def damaged(copy: Path, serving: Server) -> Server:
    """The server of the copy that is damaged."""
    assert serving.folder == copy.resolve()
    return serving


@pytest.fixture
def quiet_page(context: BrowserContext, damaged: Server) -> Iterator[Page]:
    """A page whose console may tell of a file that did not load, and of nothing else."""
    with quiet(context.new_page(), damaged) as page:
        yield page
    empty(context, damaged)


@contextmanager
def quiet(page: Page, server: Server) -> Iterator[Page]:
    """Watch that a page's console tells at most of a file that did not load."""
    faults = watch(page, server)
    yield page
    assert [fault for fault in faults if "Failed to load resource" not in fault] == []


def missing(file: Path) -> None:
    """The publishing step lost it."""
    file.unlink()


def halved(file: Path) -> None:
    """Only half of it was uploaded."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def overwritten(file: Path) -> None:
    """It has the right length and the wrong content."""
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4000] = (byte ^ 255 for byte in content[middle : middle + 4000])
    file.write_bytes(content)


def one_byte(file: Path) -> None:
    """It differs in one byte, in the middle."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def throwing(file: Path) -> None:
    """A script that ends with an error."""
    file.write_text("throw new Error('sabotage');\n", "utf-8")


MISSING = (
    "Máy chủ không có tệp cần cho bộ máy tính. Có thể trang vừa được cập nhật: hãy tải lại trang."
)
CORRUPT = "Tệp của bộ máy tính bị hỏng trên đường tải. Hãy thử lại; nếu vẫn lỗi, hãy tải lại trang."
BROKEN = "Bộ máy tính dừng đột ngột, có thể vì máy hết bộ nhớ. Hãy thử lại."
OUTDATED = "Bộ máy tính tải về không cùng phiên bản với trang. Hãy tải lại trang."
NETWORK = "Mất kết nối mạng khi đang tải bộ máy tính. Hãy kiểm tra mạng rồi thử lại."
SLOW = "Đã quá lâu không nhận được gì từ máy chủ. Hãy kiểm tra mạng rồi thử lại."

DAMAGES = [(missing, MISSING), (halved, CORRUPT), (one_byte, CORRUPT)]
SABOTAGE = {
    "engine/*/pyodide.mjs": DAMAGES,
    "engine/*/pyodide.asm.js": DAMAGES,
    "engine/*/pyodide.asm.wasm": [*DAMAGES, (overwritten, CORRUPT)],
    "javascripts/engine/worker.js": [(missing, MISSING), (throwing, BROKEN)],
}


PARTS = {
    "rest": ("python_stdlib.zip.gz", "calculators-*.whl.gz", "pyodide.more.wasm"),
    "workbooks": ("workbooks.zip.gz",),
}
"""What comes later, by its tier."""


class TestSabotage:
    """Whatever breaks, the reader is told in words, and can try again."""

    @pytest.mark.parametrize("pattern", SABOTAGE)
    def test_words_and_retry(
        self, quiet_page: Page, damaged: Server, copy: Path, pattern: str
    ) -> None:
        """Each failure is explained with the file's name; once the file is mended, `retry` starts."""
        (file,) = (copy / "assets").glob(pattern)
        content = file.read_bytes()
        quiet_page.goto(damaged.url)
        ask = START
        for damage, words in SABOTAGE[pattern]:
            damage(file)
            failure = quiet_page.evaluate(ask, engine(damaged))
            assert failure["name"] == "EngineError", damage
            assert failure["message"] in {words, f"{words} ({file.name})"}, damage
            if words != BROKEN:
                assert file.name in failure["message"]
            last = quiet_page.evaluate("seen.at(-1)")
            assert (last["stage"], last["text"]) == ("failed", failure["message"])
            waiting = quiet_page.evaluate(CALL, [engine(damaged), "about", {}])
            assert waiting["message"] == failure["message"]
            file.write_bytes(content)
            ask = RETRY
        assert quiet_page.evaluate(ask, engine(damaged))["engine_version"]
        assert quiet_page.evaluate("seen.at(-1).text") == "Sẵn sàng"

    def test_without_its_memory_of_the_build_python_starts_plainly(
        self, quiet_page: Page, damaged: Server, copy: Path
    ) -> None:
        """It takes longer, and answers as it would have, with the first answers and with the rest."""
        (file,) = (copy / "assets").glob("engine/*/snapshot-*.bin.gz")
        content = file.read_bytes()
        for damage in (missing, halved, overwritten, one_byte):
            file.write_bytes(content)
            quiet_page.goto(damaged.url)
            damage(file)
            about = quiet_page.evaluate(START, engine(damaged))
            assert about["engine_version"], damage
            assert quiet_page.evaluate("seen.at(-1).text") == "Sẵn sàng"
            judged = quiet_page.evaluate(CALL, [engine(damaged), "evaluate_form", CASE])
            assert judged == json.loads(calculators.browser.evaluate_form(json.dumps(CASE)))
        listed = {"name": "a.csv", "rules": "2023-2025", "text": "Tên;Loại\nA;Xã\n"}
        assert "message" not in quiet_page.evaluate(CALL, [engine(damaged), "open_list", listed])

    def test_first_answers_need_nothing_of_the_rest(
        self, quiet_page: Page, damaged: Server, copy: Path
    ) -> None:
        """Neither its modules nor its code; what needs them is told that they are missing."""
        for file in (copy / "assets").glob("engine/rest-*/*"):
            file.unlink()
        quiet_page.goto(damaged.url)
        judged = quiet_page.evaluate(CALL, [engine(damaged), "evaluate_form", CASE])
        assert judged == json.loads(calculators.browser.evaluate_form(json.dumps(CASE)))
        lost = quiet_page.evaluate(CALL, [engine(damaged), "rule_numbers", {}])
        assert lost["reason"] == "missing"

    def test_code_that_is_not_there_yet_is_waited_for(
        self, chromium: Browser, damaged: Server
    ) -> None:
        """Python ends at its call, is started again with all code, and answers; so do later questions."""
        page = chromium.new_context().new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.goto(damaged.url)
        # What quotes such a sign in a message is not among the code in use.
        odd = CASE | {"cells": CASE["cells"] | {"kind": "😀"}}
        for asked in (odd, CASE):
            judged = page.evaluate(CALL, [engine(damaged), "evaluate_form", asked])
            assert judged == json.loads(calculators.browser.evaluate_form(json.dumps(asked)))
        assert [text for text in told if "fatal error" in text]
        listed = {"name": "a.csv", "rules": "2023-2025", "text": "Tên;Loại\nA;Xã\n"}
        assert "message" not in page.evaluate(CALL, [engine(damaged), "open_list", listed])
        page.context.close()

    def test_a_memory_that_cannot_be_put_back_is_not_used(
        self, quiet_page: Page, damaged: Server, copy: Path
    ) -> None:
        """It came as it was published, and does not fit: Python starts plainly."""
        (file,) = (copy / "assets").glob("engine/*/snapshot-*.bin.gz")
        content = file.read_bytes()
        other = gzip.compress(b"\xff" * 4000)
        file.write_bytes(other)
        page = copy / "index.html"
        text = page.read_text("utf-8")
        for kind in ("bytes", "sent_bytes"):
            told = f"&quot;{kind}&quot;:{len(content)}"
            assert text.count(told) == 1
            text = text.replace(told, f"&quot;{kind}&quot;:{len(other)}")
        digest = hashlib.sha256(content).hexdigest()
        assert text.count(digest) == 1
        page.write_text(text.replace(digest, hashlib.sha256(other).hexdigest()), "utf-8")
        quiet_page.goto(damaged.url)
        assert quiet_page.evaluate(START, engine(damaged))["engine_version"]
        judged = quiet_page.evaluate(CALL, [engine(damaged), "evaluate_form", CASE])
        assert judged == json.loads(calculators.browser.evaluate_form(json.dumps(CASE)))

    def test_another_version(self, quiet_page: Page, damaged: Server, copy: Path) -> None:
        """An engine that is not the page's is not used."""
        file = copy / "index.html"
        written = file.read_text("utf-8")
        told = "engine_version&quot;:&quot;"
        assert written.count(told) == 1
        file.write_text(written.replace(told, f"{told}9"), "utf-8")
        quiet_page.goto(damaged.url)
        failure = quiet_page.evaluate(START, engine(damaged))
        assert failure["message"] == OUTDATED

    def test_a_changed_part_is_refused_and_asked_for_again(
        self, quiet_page: Page, damaged: Server, copy: Path
    ) -> None:
        """One byte of a part that comes later: told by name, and the engine goes on."""
        add = """async ([engine, tier]) => {
          const { addTier } = await import(engine);
          return addTier(tier).then(() => "", ({ message }) => message);
        }"""
        quiet_page.goto(damaged.url)
        quiet_page.evaluate(START, engine(damaged))
        for tier, names in PARTS.items():
            asked = [engine(damaged), tier]
            for name in names:
                (file,) = (copy / "assets").glob(f"engine/*/{name}")
                content = file.read_bytes()
                one_byte(file)
                assert quiet_page.evaluate(add, asked) == f"{CORRUPT} ({file.name})"
                file.write_bytes(content)
            assert quiet_page.evaluate(add, asked) == ""

    @pytest.mark.parametrize("name", ["rehearse_list", "nothing"])
    def test_a_rehearsal_ends_nothing(self, quiet_page: Page, damaged: Server, name: str) -> None:
        """However it goes, a question is answered as without it."""
        quiet_page.goto(damaged.url)
        quiet_page.evaluate(START, engine(damaged))
        quiet_page.evaluate(
            "async ([e, name, asked]) => (await import(e)).rehearse(name, asked)",
            [engine(damaged), name, {"rules": "2023-2025"}],
        )
        judged = quiet_page.evaluate(CALL, [engine(damaged), "evaluate_form", CASE])
        assert judged == json.loads(calculators.browser.evaluate_form(json.dumps(CASE)))
        assert quiet_page.evaluate("seen.at(-1).text") == "Sẵn sàng"

    def test_offline(self, quiet_page: Page, damaged: Server) -> None:
        """The line is lost after the page came."""
        quiet_page.route("**/assets/engine/**", lambda route: route.abort("internetdisconnected"))
        quiet_page.goto(damaged.url)
        failure = quiet_page.evaluate(START, engine(damaged))
        listed = json.loads((damaged.folder / "assets/engine/manifest.json").read_text("utf-8"))
        assert failure["message"] in {f"{NETWORK} ({file['name']})" for file in listed["files"]}

    def test_line_lost_midway(self, quiet_page: Page, damaged: Server) -> None:
        """The largest file breaks off; what was asked meanwhile is refused, too."""
        quiet_page.route("**/pyodide.asm.wasm", lambda route: route.abort("connectionreset"))
        quiet_page.goto(damaged.url)
        answer = quiet_page.evaluate(CALL, [engine(damaged), "about", {}])
        assert answer["message"] == f"{NETWORK} (pyodide.asm.wasm)"

    def test_crash_after_the_start(self, quiet_page: Page, damaged: Server) -> None:
        """A worker that dies later is noticed, told of, and replaced on request."""
        quiet_page.goto(damaged.url)
        quiet_page.evaluate(START, engine(damaged))
        for crash in (
            "self.postMessage({ kind: 'crashed', detail: 'out of memory' })",
            "setTimeout(() => { throw new Error('sabotage'); })",
        ):
            (worker,) = engines(quiet_page)
            worker.evaluate(crash)
            waiting.until(quiet_page, "seen.at(-1).stage === 'failed'")
            told = quiet_page.evaluate(CALL, [engine(damaged), "about", {}])
            assert told["message"] == BROKEN, crash
            quiet_page.evaluate(RETRY, engine(damaged))
            report = quiet_page.evaluate(CALL, [engine(damaged), "evaluate_form", CASE])
            assert len(report["units"]) == 1

    def test_silence(self, chromium: Browser, damaged: Server) -> None:
        """A server that sends nothing more for half a minute has failed."""
        kept: list[Route] = []
        with quiet(chromium.new_context().new_page(), damaged) as page:
            page.route("**/pyodide.asm.wasm", lambda route: kept.append(route))  # noqa: PLW0108 - Playwright marks the handler it gets
            page.clock.install()
            page.goto(damaged.url)
            page.evaluate(f"(e) => {{ window.failure = ({START})(e); }}", engine(damaged))
            waiting.until(page, "window.seen?.at(-1).received > 400_000")
            page.clock.run_for(25_000)
            assert page.evaluate("seen.at(-1).stage") == "downloading"
            page.clock.run_for(10_000)
            assert page.evaluate("failure")["message"] == SLOW
            page.context.close()

    def test_a_slow_line_is_waited_for(self, chromium: Browser, copy: Path) -> None:
        """As long as bytes come, no number of minutes ends the start."""
        with Server(copy, BASE, Shape(8_000_000, 0.01)) as server:
            page = chromium.new_context().new_page()
            page.clock.install()
            page.goto(server.url)
            page.evaluate(f"(e) => {{ window.about = ({START})(e); }}", engine(server))
            for share in (0.2, 0.4, 0.6, 0.8):
                waiting.until(
                    page,
                    "share => { const now = window.seen?.at(-1);"
                    " return now?.total && now.received > share * now.total; }",
                    share,
                )
                page.clock.run_for(20_000)
            assert page.evaluate("about")["engine_version"]
            page.context.close()
