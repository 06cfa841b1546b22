// The results of a list as a table that can be sorted, each explanation on demand.

import { element } from "./dom.js";
import { explanationList, percentText, verdictMark } from "./result.js";

/** @typedef {import("./result.js").About} About */
/** @typedef {import("./result.js").Report} Report */
/** @typedef {import("./result.js").UnitResult} UnitResult */
/** @typedef {{heading: string, number: boolean, key: (unit: UnitResult) => string | number}} Column */

/** Rows put on the page at a time: a table of thousands would freeze it. */
const PAGE = 200;
const byLetters = new Intl.Collator("vi", { numeric: true });

/** @param {[string | null, string | null]} ends */
const lowEnd = ([low]) => (low === null ? -1 : Number(low));

/**
 * Makes the table; its headings sort, its rows open.
 *
 * @param {About} about
 * @param {Report} report
 */
export function resultTable(about, report) {
  /** @type {Column[]} */
  const columns = [
    { heading: "Dòng", number: true, key: ({ row }) => row },
    { heading: "Đơn vị", number: false, key: ({ name }) => name },
    { heading: "Thuộc", number: false, key: ({ district }) => district },
    { heading: "Loại", number: false, key: ({ kind }) => about.kinds[kind ?? ""] ?? "" },
    { heading: "Diện tích (%)", number: true, key: ({ area_percent }) => lowEnd(area_percent) },
    { heading: "Dân số (%)", number: true, key: ({ population_percent }) => lowEnd(population_percent) },
    { heading: "Kết quả", number: false, key: ({ verdict }) => about.verdicts[verdict] ?? verdict },
  ];
  const body = element("tbody");
  const more = element("button", { type: "button", class: "md-button" });
  let units = [...report.units];
  let shown = 0;

  const showMore = () => {
    const next = units.slice(shown, shown + PAGE);
    body.append(...next.flatMap((unit) => unitRows(about, unit, columns)));
    shown += next.length;
    more.hidden = shown >= units.length;
    more.textContent = `Hiện thêm (đang hiện ${shown} trên ${units.length} dòng)`;
  };
  more.addEventListener("click", showMore);

  const heads = columns.map((column) => {
    const button = element("button", { type: "button", class: "sort" }, column.heading);
    const head = element("th", { scope: "col" }, button);
    if (column.number) head.classList.add("number");
    button.addEventListener("click", () => {
      const ascending = head.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      units = sorted(units, column, ascending);
      body.replaceChildren();
      shown = 0;
      showMore();
    });
    return head;
  });
  showMore();
  const caption = `Kết quả theo bộ quy tắc ${report.rules}; chọn tên cột để sắp xếp, chọn tên đơn vị để đọc giải thích`;
  const table = element(
    "table",
    { class: "data" },
    element("caption", {}, element("span", {}, caption)),
    element("thead", {}, element("tr", {}, ...heads)),
    body,
  );
  const scroller = { class: "wide-table", tabindex: "0", role: "region", "aria-label": "Bảng kết quả" };
  return element("div", {}, element("div", scroller, table), more);
}

/**
 * @param {UnitResult[]} units
 * @param {Column} column
 * @param {boolean} ascending
 */
function sorted(units, { key }, ascending) {
  const sign = ascending ? 1 : -1;
  return units
    .map((unit) => ({ unit, value: key(unit) }))
    .sort(({ value: a }, { value: b }) => {
      const order =
        typeof a === "number" && typeof b === "number" ? a - b : byLetters.compare(String(a), String(b));
      return sign * order;
    })
    .map(({ unit }) => unit);
}

/**
 * @param {About} about
 * @param {UnitResult} unit
 * @param {Column[]} columns
 */
function unitRows(about, unit, columns) {
  const id = `explanation-${unit.row}`;
  const explanation = element("td", { colspan: String(columns.length), id });
  const below = element("tr", { class: "detail" }, explanation);
  below.hidden = true;
  const name = unit.name || unit.code || `Dòng ${unit.row}`;
  const button = element("button", { type: "button", class: "open", "aria-expanded": "false", "aria-controls": id }, name);
  button.addEventListener("click", () => {
    if (below.hidden && !explanation.hasChildNodes()) explanation.append(explanationList(unit.explanation));
    below.hidden = !below.hidden;
    button.setAttribute("aria-expanded", String(!below.hidden));
  });
  const row = element(
    "tr",
    {},
    element("td", { class: "number" }, String(unit.row)),
    element("th", { scope: "row" }, button),
    element("td", {}, unit.district),
    element("td", {}, about.kinds[unit.kind ?? ""] ?? ""),
    element("td", { class: "number" }, percentText(unit.area_percent)),
    element("td", { class: "number" }, percentText(unit.population_percent)),
    element("td", {}, verdictMark(about, unit.verdict)),
  );
  return [row, below];
}
