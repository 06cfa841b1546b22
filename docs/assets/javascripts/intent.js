// Starts the engine when the pointer or the focus is on a link to a calculator, before the page is open;
// the theme's instant navigation keeps it running across pages.

import { savesData } from "./shared/connection.js";

const SITE = new URL("../../", import.meta.url);
/** The pages that calculate, below the base of the site, as the build found them. */
const CALCULATORS = /** @type {HTMLMetaElement | null} */ (
  document.querySelector("meta[name=calculators]")
)?.content.split(" ") ?? [];
const SIGNS = ["pointerover", "focusin"];

/** @param {Event} event */
function look({ target }) {
  const link = target instanceof Element && target.closest("a[href]");
  if (!(link instanceof HTMLAnchorElement) || savesData()) return;
  const { origin, pathname } = new URL(link.href);
  if (!CALCULATORS.some((page) => origin + pathname === SITE.href + page)) return;
  for (const sign of SIGNS) document.removeEventListener(sign, look);
  // Who goes there after all sees on that page why it could not start.
  void import("./engine/engine.js").then(({ start }) => start()).catch(() => {});
}

/** Waits for the sign. */
export function watch() {
  for (const sign of SIGNS) document.addEventListener(sign, look, { passive: true });
}
