/**
 * Papers for print and PDF: those of the Word files, as the engine gives them, on A4.
 *
 * @typedef {{style: "title" | "subtitle" | "note" | "heading" | "body" | "item", text: string}} Paragraph
 * @typedef {{columns: {heading: string, width: number, align: string}[], rows: string[][]}} Table
 * @typedef {{landscape: boolean, blocks: (Paragraph | Table)[]}} Paper
 */

import { readable } from "./address.js";
import { element } from "./dom.js";

const FEBRUARY = 2;
/** @type {Record<string, "h1" | "h2">} */
const HEADINGS = { title: "h1", heading: "h2" };

/**
 * Prints a paper; the page itself stays as it is.
 *
 * @param {Paper} paper
 * @param {string} [address] that opens the case again
 */
export function printPaper({ landscape, blocks }, address = "") {
  printAlone(
    element(
      "article",
      { class: landscape ? "paper lying" : "paper" },
      ...blocks.map((block) => ("columns" in block ? table(block) : paragraph(block))),
      ...(address ? [element("p", { class: "paper-address" }, `Mở lại ở địa chỉ: ${readable(address)}`)] : []),
    ),
  );
}

/** @param {Paragraph} block */
const paragraph = ({ style, text }) => element(HEADINGS[style] ?? "p", { class: `paper-${style}` }, text);

/** @param {Table} block */
function table({ columns, rows }) {
  const aligned = (/** @type {string} */ text, /** @type {number} */ index) =>
    element("td", { class: `paper-${columns[index]?.align}` }, text);
  return element(
    "table",
    {},
    element("colgroup", {}, ...columns.map(({ width }) => element("col", { width: `${width}%` }))),
    element("thead", {}, element("tr", {}, ...columns.map(({ heading }) => element("th", { scope: "col" }, heading)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map(aligned)))),
  );
}

/**
 * Prints an article and nothing else of the page, and takes it away again.
 *
 * @param {HTMLElement} paper
 */
export function printAlone(paper) {
  document.body.append(paper);
  document.documentElement.classList.add("printing-paper");
  const end = () => {
    document.documentElement.classList.remove("printing-paper");
    paper.remove();
  };
  globalThis.addEventListener("afterprint", end, { once: true });
  globalThis.print();
}

/** The day as papers write it: days below 10 and months 1 and 2 with a zero in front. */
export function today() {
  const now = new Date();
  const month = now.getMonth() + 1;
  const day = String(now.getDate()).padStart(2, "0");
  return `ngày ${day} tháng ${month <= FEBRUARY ? `0${month}` : month} năm ${now.getFullYear()}`;
}
