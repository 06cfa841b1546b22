/**
 * What each column was taken for, to be checked and put right by the reader.
 *
 * @typedef {{index: number, heading: string, field: string | null, unit: string | null, reason: string, samples: string[]}} ListColumn
 * @typedef {import("./understood.js").Described} Described
 */

import { element } from "../shared/dom.js";
import { table } from "../shared/table.js";

/**
 * Shows the columns with their first cells, and what else each may hold.
 *
 * @param {Described} described
 * @param {(change: object) => void} change
 */
export function matching(described, change) {
  // The columns that a question is about stand first, with their first cells and the choice beside them.
  const asked = described.question?.columns ?? [];
  const columns = [
    ...described.columns.filter(({ index }) => asked.includes(index)),
    ...described.columns.filter(({ index }) => !asked.includes(index)),
  ];
  const rows = columns.map((column) => {
    const id = `column-${column.index}`;
    const choice = element("select", { id }, ...options(column, described.fields));
    choice.addEventListener("change", () => change({ columns: { [column.index]: choice.value } }));
    const name = column.heading || `Cột ${column.index + 1}`;
    return [element("label", { for: id }, name), column.samples.join("; "), choice];
  });
  const details = element(
    "details",
    {},
    element("summary", {}, "Các cột được đọc thế nào"),
    table({
      label: "Các cột",
      caption: `Dòng tiêu đề: ${described.heading_row ?? "chưa thấy"}`,
      heads: ["Tên cột trong danh sách", "Vài ô đầu", "Được đọc là"],
      rows,
    }),
  );
  details.open = described.problem !== null;
  return details;
}

/**
 * @param {ListColumn} column
 * @param {Described["fields"]} fields
 */
function options({ field }, fields) {
  const all = [["", "Không dùng để tính"], ...Object.entries(fields).map(([field, { title }]) => [field, title])];
  return all.map(([value = "", label = ""]) => {
    const option = element("option", { value }, label);
    option.selected = value === (field ?? "");
    return option;
  });
}
