// The entry module of every page: it starts what the page at hand needs, and loads nothing else.

/** Material's stream of documents, there when instant navigation replaces pages. */
const pages = /** @type {{document$?: {subscribe(next: () => void): void}}} */ (
  /** @type {unknown} */ (globalThis)
).document$;

/** @type {Record<string, () => Promise<{mount(element: HTMLElement): void | Promise<void>}>>} */
const CALCULATORS = {
  unit: () => import(new URL("./unit.js", import.meta.url).href),
  list: () => import(new URL("./list.js", import.meta.url).href),
};

/** Start what the elements of this page ask for, each once. */
function start() {
  for (const element of document.querySelectorAll("[data-calculator]:not([data-started])")) {
    if (!(element instanceof HTMLElement)) continue;
    const load = CALCULATORS[element.dataset["calculator"] ?? ""];
    if (load === undefined) continue;
    element.dataset["started"] = "";
    load().then((calculator) => calculator.mount(element));
  }
}

if (pages === undefined) start();
else pages.subscribe(start);
