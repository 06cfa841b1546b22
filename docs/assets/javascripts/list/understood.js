/**
 * What was understood of a list: its units, its sheet, where the heading and the districts stand, and what each
 * column holds. It stands above the results, since they rest on it.
 *
 * @typedef {{name: string, sheets: string[], sheet: number, rules: string, law_rules: string, supposed: Record<string, number>, status: string, mark: string,
 *   law_version: string, engine_version: string, edits: number, problem: string | null, question?: {columns: number[]} | null,
 *   fields: Record<string, {name: string, title: string}>, columns: import("./matching.js").ListColumn[], heading_row?: number,
 *   heading_end?: number, groups: {row: number, name: string}[], heads: number, judges_districts: boolean, count: number,
 *   kinds: Record<string, number>, districts: string[], notes: string[], unknown_columns: string[], dates: string[],
 *   errors: import("./faults.js").ListError[], error_count: number, error?: string}} Description
 * @typedef {import("./matching.js").ListColumn} ListColumn
 */

import { button, element } from "../shared/dom.js";
import { capital } from "../shared/result.js";

/** So many district rows are named. */
const MOST_GROUPS = 8;

/**
 * Says how many units of which kind were read, and of which time they are.
 *
 * @param {import("../shared/result.js").About} about
 * @param {Description} description
 */
export function reading(about, { kinds, dates }) {
  const counts = Object.entries(kinds).map(([kind, count]) => `${count} ${about.kinds[kind] ?? kind}`);
  const time = dates.length ? `Thời điểm số liệu: ${dates.join(", ")}.` : "Danh sách không ghi thời điểm số liệu.";
  return element("p", {}, `Đã đọc: ${counts.join(", ") || "không có đơn vị nào"}. ${time}`);
}

/**
 * Says that the results are those of numbers that the reader supposes, and offers the way back.
 *
 * @param {Description} description
 * @param {(change: object) => void} change
 */
export function supposition({ supposed, status }, change) {
  if (!Object.keys(supposed).length) return [];
  return [element("p", { class: "doubt" }, `${capital(status)}. `, button("Bỏ giả định", () => change({ suppose: {} })))];
}

/**
 * @param {Description} description
 * @param {(change: object) => void} change
 */
export function columnUse(description, change) {
  const columns = description.columns.filter(({ field }) => field !== null);
  const unused = description.columns.filter(({ field, heading }) => field === null && heading);
  return element(
    "section",
    { class: "understood", "aria-label": "Danh sách được đọc thế nào" },
    element("h3", {}, "Danh sách được đọc như sau"),
    ...sheets(description, change),
    element("p", {}, places(description)),
    ...heads(description, change),
    element("ul", {}, ...columns.map((column) => element("li", {}, ...meaning(column, description.fields)))),
    ...(unused.length ? [element("p", {}, `Không dùng để tính: ${unused.map(({ heading }) => heading).join("; ")}.`)] : []),
    ...description.notes.map((note) => element("p", {}, note)),
  );
}

/** @param {Description} description */
function places({ heading_row: first, heading_end: last, groups }) {
  const rows = first === last ? `dòng ${first}` : `dòng ${first}-${last}`;
  if (!groups.length) return `Tiêu đề: ${rows}.`;
  const names = groups.slice(0, MOST_GROUPS).map(({ row, name }) => `${row} “${name}”`);
  const more = groups.length > MOST_GROUPS ? ` và ${groups.length - MOST_GROUPS} dòng khác` : "";
  return `Tiêu đề: ${rows}. Dòng ghi đơn vị cấp huyện của các dòng dưới: ${names.join("; ")}${more}.`;
}

/**
 * Returns the choice whether districts that head their communes are judged as well.
 *
 * @param {Description} description
 * @param {(change: object) => void} change
 */
function heads({ heads: count, judges_districts: judges }, change) {
  if (!count) return [];
  const box = element("input", { type: "checkbox", id: "districts" });
  box.checked = judges;
  box.addEventListener("change", () => change({ districts: box.checked }));
  const label = element("label", { for: "districts" }, ` Xét cả đơn vị cấp huyện đứng đầu nhóm (${count} dòng có số liệu)`);
  return [element("p", {}, box, label)];
}

/**
 * @param {ListColumn} column
 * @param {Description["fields"]} fields
 */
function meaning({ heading, index, field, unit, reason }, fields) {
  // The unit stands for itself: it need not be that in which the field is counted.
  const name = fields[field ?? ""]?.name ?? "";
  const title = unit ? `${name}, ${unit.replace("2", "²")}` : name;
  const why = reason ? ` (${reason})` : "";
  return [element("b", {}, heading || `Cột ${index + 1}`), `: ${title}${why}`];
}

/**
 * Returns the choice among the sheets of a workbook.
 *
 * @param {Description} description
 * @param {(change: object) => void} change
 */
export function sheets({ sheets: names, sheet }, change) {
  if (names.length < 2) return [];
  const options = names.map((name, index) => element("option", { value: String(index) }, name));
  const choice = element("select", { id: "sheet" }, ...options);
  choice.value = String(sheet);
  choice.addEventListener("change", () => change({ sheet: Number(choice.value) }));
  const label = `Trang tính đang đọc, trong ${names.length} trang`;
  return [element("p", { class: "field" }, element("label", { for: "sheet" }, label), choice)];
}
