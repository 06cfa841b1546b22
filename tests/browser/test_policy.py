"""The policy in a browser: what is put into a page or a worker does not run and reaches nothing."""

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import override

import pytest
from playwright.sync_api import Browser, Page, Worker, expect

from publishing.tools import waiting
from publishing.tools.server import Server
from tests.browser.conftest import watch
from tests.browser.test_engine_start import START, engine, engines

# What each injection gives: "blocked", or what came of it.
REACH = """
async ([kind, elsewhere]) => {
  const event = (target, good, bad) => new Promise((resolve, reject) => {
    target.addEventListener(good, () => resolve(good));
    target.addEventListener(bad, () => reject(new Error(bad)));
  });
  const quick = (promise) =>
    Promise.race([promise, new Promise((resolve, reject) => setTimeout(reject, 500))]);
  const reaches = {
    fetch: () => fetch(elsewhere, { mode: "no-cors" }),
    beacon: () => navigator.sendBeacon(elsewhere) ? quick(new Promise(() => {})) : Promise.reject(),
    websocket: () => event(new WebSocket(elsewhere.replace("http", "ws")), "open", "error"),
    eventsource: () => event(new EventSource(elsewhere), "open", "error"),
    import: () => import(elsewhere + "x.js"),
    "data import": () => import("data:text/javascript,globalThis.injected=1"),
    "blob import": () => import(URL.createObjectURL(new Blob(["1"], { type: "text/javascript" }))),
    worker: () => event(new Worker("data:text/javascript,postMessage(1)"), "message", "error"),
    eval: async () => (0, eval)("1"),
    function: async () => new Function("return 1")(),
    timer: () => quick(new Promise((resolve) => { globalThis.ran = resolve; setTimeout("ran('timer')"); })),
  };
  // Within the debugger's own call even eval is allowed.
  await new Promise((resolve) => setTimeout(resolve));
  try {
    await reaches[kind]();
    return "came";
  } catch {
    return "blocked";
  }
}
"""
ANYWHERE = [
    *("fetch", "websocket", "eventsource", "import", "data import", "blob import", "worker"),
    *("eval", "function", "timer"),
]
PLACE = """
async ([markup, elsewhere]) => {
  globalThis.injected = undefined;
  const range = document.createRange();
  range.selectNode(document.body);
  // Parsed so that scripts run as they would in a page that held them.
  document.body.append(range.createContextualFragment(markup.replaceAll("ELSEWHERE", elsewhere)));
  await new Promise((resolve) => setTimeout(resolve, 300));
  return globalThis.injected;
}
"""
MARKUP = [
    "<script>injected = 1</script>",
    "<script type=module>globalThis.injected = 1</script>",
    '<script src="data:text/javascript,injected=1"></script>',
    '<script src="ELSEWHERE"></script>',
    '<img src="nowhere" onerror="injected = 1">',
    "<svg><animate onbegin='injected = 1' attributeName='x' dur='1s'></animate></svg>",
    '<iframe srcdoc="<script>parent.injected = 1</script>"></iframe>',
    '<iframe src="ELSEWHERE"></iframe>',
    '<img src="ELSEWHERE">',
    '<link rel="stylesheet" href="ELSEWHERE">',
    "<style>@import url(ELSEWHERE);</style>",
    '<object data="ELSEWHERE"></object>',
    '<embed src="ELSEWHERE">',
    '<video src="ELSEWHERE"></video>',
    '<p style="background: url(ELSEWHERE)">x</p>',
    '<link rel="prefetch" href="ELSEWHERE">',
    '<link rel="manifest" href="ELSEWHERE">',
    '<base href="ELSEWHERE"><img src="x.png">',
    '<form action="ELSEWHERE"><input name="a"></form><script>injected = 1</script>',
]


class Elsewhere:
    """Another origin, which notes whoever asks it for something."""

    def __init__(self) -> None:
        """Listen on a free port."""
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(200)
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Content-Type", "text/javascript")
                self.end_headers()
                self.wfile.write(b"globalThis.injected = 1")

            do_POST = do_GET  # noqa: N815 - the name that the library calls

            @override
            def log_message(self, format: str, *args: object) -> None:
                """Write nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Free the port."""
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    """Return the other origin."""
    running = Elsewhere()
    yield running
    running.close()


@pytest.fixture(scope="module")
def attacked(chromium: Browser, server: Server) -> Iterator[Page]:
    """Return a calculator's page whose engine runs; its console tells of what was blocked."""
    page = chromium.new_context().new_page()
    page.goto(f"{server.url}tinh-toan/mot-don-vi/")
    page.evaluate(START, engine(server))
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def worker(attacked: Page) -> Worker:
    """Return the engine's worker."""
    (found,) = engines(attacked)
    return found


@pytest.mark.parametrize("kind", [*ANYWHERE, "beacon"])
def test_nothing_reaches_out_of_the_page(attacked: Page, elsewhere: Elsewhere, kind: str) -> None:
    """A script that got into the page all the same cannot send anything or load more."""
    assert attacked.evaluate(REACH, [kind, elsewhere.url]) == "blocked"
    assert elsewhere.asked == []


@pytest.mark.parametrize("kind", ANYWHERE)
def test_nothing_reaches_out_of_the_engine(worker: Worker, elsewhere: Elsewhere, kind: str) -> None:
    """The worker is started from a blob, and so the page's policy binds it, too."""
    assert worker.evaluate(REACH, [kind, elsewhere.url]) == "blocked"
    assert elsewhere.asked == []


@pytest.mark.parametrize("kind", ["fetch", "import", "eval"])
def test_nothing_reaches_out_of_the_reader_of_shapes(
    attacked: Page, server: Server, elsewhere: Elsewhere, kind: str
) -> None:
    """The worker that reads a file of borders is bound in the same way."""
    with attacked.expect_event("worker") as started:
        attacked.evaluate(
            """async (scripts) => {
              const { boundWorker } = await import(`${scripts}engine/engine.js`);
              const address = new URL("shapes/shapes-worker.js", scripts);
              globalThis.shapes = boundWorker(address, "shapes");
            }""",
            f"{server.url}assets/javascripts/",
        )
    assert started.value.evaluate(REACH, [kind, elsewhere.url]) == "blocked"
    attacked.evaluate("shapes.terminate()")
    assert elsewhere.asked == []


@pytest.mark.parametrize("markup", MARKUP)
def test_nothing_put_into_the_page_runs(attacked: Page, elsewhere: Elsewhere, markup: str) -> None:
    """Neither scripts and handlers nor what fetches without any."""
    assert attacked.evaluate(PLACE, [markup, elsewhere.url]) is None
    assert elsewhere.asked == []


def test_a_form_sends_nothing(attacked: Page, elsewhere: Elsewhere) -> None:
    """What is typed cannot be sent away by a form, not even to the site itself."""
    address = attacked.url
    attacked.evaluate(
        """async (action) => {
          const form = document.createElement("form");
          form.action = action;
          document.body.append(form);
          form.submit();
          await new Promise((resolve) => setTimeout(resolve, 300));
        }""",
        elsewhere.url,
    )
    assert (attacked.url, elsewhere.asked) == (address, [])


def test_the_attacks_would_work_without_the_policy(
    chromium: Browser, server: Server, elsewhere: Elsewhere
) -> None:
    """The other origin answers and the injections run: a test that is blind would say nothing."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(server.url)
    for kind in ("fetch", "import", "data import", "worker", "eval", "function", "timer"):
        assert page.evaluate(REACH, [kind, elsewhere.url]) == "came", kind
    for markup in MARKUP[:7]:
        assert page.evaluate(PLACE, [markup, elsewhere.url]) == 1, markup
    assert elsewhere.asked
    elsewhere.asked.clear()
    context.close()


def test_the_policy_outlives_instant_navigation(page: Page, server: Server) -> None:
    """The theme swaps pages in one document: the first policy stays, and no other one is added."""
    page.goto(server.url)
    page.evaluate("window.sameDocument = true")
    page.locator(".md-tabs a[href*='tinh-toan']").first.click()
    page.wait_for_url("**/tinh-toan/**")
    expect(page.locator("h1")).to_contain_text("Tính toán")
    policies = page.locator("head meta[http-equiv=Content-Security-Policy]")
    assert page.evaluate("window.sameDocument")
    expect(policies).to_have_count(1)
    expect(page.locator("head > :first-child")).to_have_attribute(
        "http-equiv", "Content-Security-Policy"
    )
    expect(page.locator("head meta[name=engine]")).to_have_count(1)


def test_no_request_tells_what_was_typed(page: Page, server: Server) -> None:
    """A page's address holds the figures of the form; requests after that carry no referrer."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.headers.get("referer", "")))
    page.goto(f"{server.url}tinh-toan/mot-don-vi/")
    page.select_option("#kind", "xã")
    page.fill("#area_km2", "12,5")
    page.fill("#population", "2.300")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="In phiếu rà soát")).to_be_visible()
    assert "area_km2" in page.url
    assert len(sent) > 10
    # What a worker asks for tells of the worker's script, not of the page.
    assert set(sent) > {""}
    workers = ("/assets/javascripts/engine/", "/assets/javascripts/workers/")
    assert not [text for text in sent if text and not any(name in text for name in workers)]


def test_plain_http_is_refused_in_words(chromium: Browser, server: Server) -> None:
    """Over plain http no file can be checked, and the reader is told which address can."""
    page = chromium.new_context().new_page()
    faults = watch(page, server)
    page.context.route(
        "http://kontum.test/**",
        lambda route: route.fulfill(
            response=route.fetch(
                url=route.request.url.replace("http://kontum.test/kontum/", server.url)
            )
        ),
    )
    page.goto("http://kontum.test/kontum/tinh-toan/mot-don-vi/")
    failure = page.evaluate(START, "http://kontum.test/kontum/assets/javascripts/engine/engine.js")
    assert re.search("bắt đầu bằng https", failure["message"])
    assert [fault for fault in faults if not fault.startswith("request:")] == []
    page.context.unroute_all(behavior="ignoreErrors")
    page.context.close()


def test_search_by_enter_is_no_form_that_is_sent(page: Page, server: Server) -> None:
    """The theme's search goes on working where no form may be sent."""
    page.goto(server.url)
    page.locator("input.md-search__input").click()
    page.keyboard.type("dak to")
    waiting.until(page, "document.querySelectorAll('.md-search-result__link').length > 0")
    page.keyboard.press("Enter")
    page.wait_for_url("**?h=**")
