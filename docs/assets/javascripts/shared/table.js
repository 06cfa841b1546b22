// Tables that scripts make: in a frame that scrolls by itself, and on a phone one card a row.

import { element } from "./dom.js";

/** A table with so many columns does not fit on a phone. */
const WIDE = 4;

/**
 * Returns a table in its frame; the first cell of a row is its heading. On a phone a wide one stands as
 * cards, in which each cell carries the heading of its column.
 *
 * @param {object} parts
 * @param {string} parts.label names the frame
 * @param {string} [parts.caption] stands above the table
 * @param {string[]} parts.heads "" for a column of headings that need none
 * @param {(Node | string)[][]} parts.rows
 * @param {number[]} [parts.numeric] columns set to the right
 */
export function table({ label, caption, heads, rows, numeric = [] }) {
  const kind = (/** @type {number} */ index) => (numeric.includes(index) ? { class: "number" } : {});
  const wide = heads.length >= WIDE;
  const cell = (/** @type {Node | string} */ content, /** @type {number} */ index) =>
    index === 0
      ? element("th", { scope: "row", ...kind(index) }, content)
      : element("td", { ...kind(index), ...(wide ? { "data-label": heads[index] ?? "" } : {}) }, content);
  const head = heads.map((text, index) =>
    text ? element("th", { scope: "col", ...kind(index) }, text) : element("td", {}),
  );
  return element(
    "div",
    { class: "wide-table", tabindex: "0", role: "region", "aria-label": label },
    element(
      "table",
      { class: wide ? "data cards" : "data" },
      ...(caption ? [element("caption", {}, element("span", {}, caption))] : []),
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map(cell)))),
    ),
  );
}
