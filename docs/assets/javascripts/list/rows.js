/**
 * A table of any length: only the rows in view are on the page, and only they are asked for.
 *
 * @typedef {import("../shared/result.js").About} About
 * @typedef {{row: number, code: string, name: string, district: string, kind: string | null, verdict: string,
 *   encouraged: boolean,   area: string, population: string, area_percent: [string | null, string | null], population_percent: [string | null, string | null]}} Row
 * @typedef {{total: number, start: number, rows: Row[]}} Slice
 * @typedef {(start: number, count: number, sort: string, descending: boolean) => Promise<Slice>} Source
 */

import { button, element } from "../shared/dom.js";
import { percentText, verdictMark } from "../shared/result.js";
import { ENCOURAGED } from "./standing.js";

/** Every row has this height: where a row stands follows from its number alone. */
const ROW_PIXELS = 44;
const BEYOND = 15;
const COLUMNS = [
  { sort: "name", heading: "Đơn vị", number: false },
  { sort: "verdict", heading: "Kết quả", number: false },
  { sort: "area", heading: "Diện tích (%)", number: true },
  { sort: "population", heading: "Dân số (%)", number: true },
  { sort: "district", heading: "Thuộc", number: false },
  { sort: "kind", heading: "Loại", number: false },
  { sort: "row", heading: "Dòng", number: true },
];

/** A virtual table over a source of rows. */
export class Rows {
  #sort = "row";
  #descending = false;
  #question = 0;
  #top = 0;
  #total = 0;
  /** @type {Promise<void>} of the view asked for last */
  #coming = Promise.resolve();
  #above = space();
  #below = space();
  /** @type {Map<number, HTMLElement>} the rows on the page by their number, in their order */
  #rows = new Map();
  #body = element("tbody", {}, this.#above, this.#below);
  #heads = COLUMNS.map((column) => this.#head(column));
  #table = element(
    "table",
    { class: "data rows" },
    element("caption", {}, element("span", {}, "Chọn tên cột để sắp xếp, chọn tên đơn vị để đọc giải thích")),
    element("thead", {}, element("tr", {}, ...this.#heads)),
    this.#body,
  );
  #frame = element(
    "div",
    { class: "wide-table rows-frame", tabindex: "0", role: "region", "aria-label": "Bảng kết quả" },
    this.#table,
  );

  /**
   * @param {About} about
   * @param {string} mark what stands beside verdicts of rules that are not in force
   * @param {Source} source
   * @param {(row: number) => void} open what a chosen row does
   */
  constructor(about, mark, source, open) {
    this.about = about;
    this.mark = mark;
    this.source = source;
    this.open = open;
    let waiting = false;
    this.#frame.addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        void this.#show();
      });
    });
  }

  get element() {
    return this.#frame;
  }

  /** Shows the view from its first row. */
  async restart() {
    this.#frame.scrollTop = 0;
    await this.#show();
  }

  /**
   * Shows the stretch that another table of the same list has shown, in the same order.
   *
   * @param {Rows} before
   */
  async resume(before) {
    this.#order(before.#sort, before.#descending);
    setRows(this.#below, before.#total);
    this.#frame.scrollTop = before.#top;
    await this.#show();
  }

  /**
   * @param {string} sort
   * @param {boolean} descending
   */
  #order(sort, descending) {
    this.#sort = sort;
    this.#descending = descending;
    this.#heads.forEach((head, index) => {
      if (COLUMNS[index]?.sort !== sort) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    });
  }

  /** @param {{sort: string, heading: string, number: boolean}} column */
  #head({ sort, heading, number }) {
    const order = () => {
      this.#order(sort, this.#sort === sort && !this.#descending);
      void this.restart();
    };
    return element("th", { scope: "col", ...(number && { class: "number" }) }, button(heading, order, { class: "sort" }));
  }

  /** Shows the view; it is there when this is over, although another question may have overtaken its own. */
  #show() {
    this.#coming = this.#ask();
    return this.#coming;
  }

  async #ask() {
    this.#top = this.#frame.scrollTop;
    const first = Math.max(0, Math.floor(this.#top / ROW_PIXELS) - BEYOND);
    const count = Math.ceil(this.#frame.clientHeight / ROW_PIXELS) + 2 * BEYOND;
    this.#question += 1;
    const question = this.#question;
    const slice = await this.source(first, count, this.#sort, this.#descending);
    // An answer that was overtaken by a later question would move the rows under the reader.
    if (question !== this.#question) return this.#coming;
    this.#total = slice.total;
    this.#table.setAttribute("aria-rowcount", String(slice.total + 1));
    const focused = document.activeElement;
    this.#place(slice);
    // A row that has moved lost the focus on the way.
    if (focused instanceof HTMLElement && this.#body.contains(focused)) focused.focus({ preventScroll: true });
    setRows(this.#above, slice.start);
    setRows(this.#below, slice.total - slice.start - slice.rows.length);
  }

  /**
   * Puts the rows of a slice on the page. Those that stay are left alone: a press on one of them
   * that began before the answer came is to end on it.
   *
   * @param {Slice} slice
   */
  #place({ start, rows }) {
    const before = this.#rows;
    this.#rows = new Map(rows.map((row) => [row.row, before.get(row.row) ?? this.#row(row)]));
    for (const [row, line] of before) if (!this.#rows.has(row)) line.remove();
    let next = this.#above.nextSibling;
    [...this.#rows.values()].forEach((line, index) => {
      line.setAttribute("aria-rowindex", String(start + index + 2));
      if (line === next) next = line.nextSibling;
      else this.#body.insertBefore(line, next);
    });
  }

  /** @param {Row} row */
  #row(row) {
    const name = row.name || row.code || `Dòng ${row.row}`;
    const open = button(name, () => this.open(row.row), { class: "open", id: `row-${row.row}` });
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, open),
      element(
        "td",
        { class: "result" },
        verdictMark(this.about, row.verdict, this.mark),
        ...(row.encouraged ? [" ", verdictMark(this.about, ENCOURAGED)] : []),
      ),
      figure(row.area_percent, row.area),
      figure(row.population_percent, row.population),
      element("td", {}, row.district),
      element("td", {}, this.about.kinds[row.kind ?? ""] ?? ""),
      element("td", { class: "number" }, String(row.row)),
    );
  }
}

/**
 * Shows a percentage of the standard with the figure that it is of.
 *
 * @param {[string | null, string | null]} percent
 * @param {string} text
 */
const figure = (percent, text) =>
  element("td", { class: "number" }, percentText(percent), element("span", { class: "of" }, text));

/** Returns what stands for the rows that are not on the page. */
function space() {
  return element("tr", { "aria-hidden": "true", class: "space" });
}

/**
 * @param {HTMLElement} room
 * @param {number} rows that it stands for
 */
function setRows(room, rows) {
  room.style.height = `${Math.max(0, rows) * ROW_PIXELS}px`;
}
