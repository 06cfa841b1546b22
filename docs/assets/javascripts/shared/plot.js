/**
 * Observable Plot, from this site, loaded when the first picture is opened.
 *
 * @typedef {typeof import("@observablehq/plot")} Plot
 */

const VENDOR = new URL("../../vendor/", import.meta.url);

/** @type {Promise<Plot> | undefined} */
let loading;

/** Returns the library, loaded once; after a failure the next call tries again. */
export function loadPlot() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  const response = await fetch(new URL("scripts.json", VENDOR), { cache: "no-cache" });
  /** @type {string[]} */
  const names = await response.json();
  for (const name of names) await run(new URL(name, VENDOR).href);
  return /** @type {{Plot: Plot}} */ (/** @type {unknown} */ (globalThis)).Plot;
}

/** @param {string} address */
function run(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}
