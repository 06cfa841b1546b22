// The entry module of every page: it starts what the page at hand needs, and loads nothing else.
import { watch } from "./intent.js";

/** @typedef {{mount(element: HTMLElement): void | Promise<void>}} Part */

/** Material's stream of pages, there because instant navigation replaces their content. */
const pages = /** @type {{document$?: {subscribe(next: () => void): void}}} */ (
  /** @type {unknown} */ (globalThis)
).document$;

/** @type {Record<string, () => Promise<Part>>} */
const VIEWS = {
  tasks: () => import("./tasks/tasks.js"),
  days: () => import("./tasks/tasks.js"),
  units: () => import("./tasks/tasks.js"),
  home: () => import("./home/home.js"),
  names: () => import("./home/names.js"),
  offline: () => import("./offline/offline-panel.js"),
};

/** Starts what the elements of this page ask for, each once, and marks the words searched for. */
function start() {
  document.documentElement.dataset["shown"] = location.pathname;
  for (const element of document.querySelectorAll("[data-calculator], [data-view]")) {
    if (!(element instanceof HTMLElement) || "started" in element.dataset) continue;
    const { calculator, of = calculator, view = "" } = element.dataset;
    // A calculator's script is found by its name: a new one is not entered here.
    const load = calculator ? () => import(`./${calculator}/${of}.js`) : VIEWS[view];
    if (load === undefined) continue;
    element.dataset["started"] = "";
    load().then(async (part) => {
      const mounting = part.mount(element);
      element.dataset["mounted"] = "";
      await mounting;
      pressAgain(element);
    });
  }
  // The theme opens the search as a dialog without a name.
  document.querySelector(".md-search")?.setAttribute("aria-label", "Tìm kiếm");
  highlight();
}

/**
 * Does what the reader asked for while the script was on its way.
 *
 * @param {HTMLElement} element
 */
function pressAgain(element) {
  const pressed = [element, ...element.querySelectorAll("[data-pressed]")].find((one) => one.matches("[data-pressed]"));
  pressed?.removeAttribute("data-pressed");
  if (pressed instanceof HTMLButtonElement) pressed.click();
  if (pressed instanceof HTMLFormElement) pressed.requestSubmit();
}

/** Marks the words that a search led here for. */
async function highlight() {
  const search = new URL(location.href).searchParams.get("h");
  if (search === null && !("highlights" in CSS && CSS.highlights.size > 0)) return;
  const { clear, mark } = await import("./highlight.js");
  if (search === null) clear();
  else mark(search);
}

// A search result leads on with the words searched for, so that its page can mark them.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element && event.target.closest("a.md-search-result__link");
    const query = document.querySelector("input.md-search__input");
    if (!(link instanceof HTMLAnchorElement && query instanceof HTMLInputElement)) return;
    const url = new URL(link.href);
    url.searchParams.set("h", query.value);
    link.href = url.href;
  },
  { capture: true },
);

// Paper shows what the screen folds away, but not the worked examples, which are many, nor a calculator's tools.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open], .examples, .calculator details:not(.proof))")) {
    details.setAttribute("open", "");
    details.setAttribute("data-printing", "");
  }
});
addEventListener("afterprint", () => {
  for (const details of document.querySelectorAll("details[data-printing]")) {
    details.removeAttribute("open");
    details.removeAttribute("data-printing");
  }
});

watch();
if (pages === undefined) start();
else pages.subscribe(start);

// The site is kept for later once nothing more is on its way.
addEventListener("load", async () => {
  const { start: keep } = await import("./offline/offline.js");
  await keep();
});
