/**
 * What each column was taken for, to be checked and put right by the reader.
 *
 * @typedef {{index: number, heading: string, field: string | null, unit: string | null, reason: string, samples: string[]}} ListColumn
 * @typedef {import("./understood.js").Description} Description
 */

import { element } from "../shared/dom.js";
import { table } from "../shared/table.js";

/**
 * Shows the columns with their first cells, and what else each may hold.
 *
 * @param {Description} description
 * @param {(change: object) => void} change
 */
export function matching(description, change) {
  // The columns that a question is about stand first, with their first cells and the choice beside them.
  const choices = description.question?.columns ?? [];
  const columns = [
    ...description.columns.filter(({ index }) => choices.includes(index)),
    ...description.columns.filter(({ index }) => !choices.includes(index)),
  ];
  const rows = columns.map((column) => {
    const id = `column-${column.index}`;
    const choice = element("select", { id }, ...options(column, description.fields));
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
      caption: `Dòng tiêu đề: ${description.heading_row ?? "chưa thấy"}`,
      heads: ["Tên cột trong danh sách", "Vài ô đầu", "Được đọc là"],
      rows,
    }),
  );
  details.open = description.problem !== null;
  return details;
}

/**
 * @param {ListColumn} column
 * @param {Description["fields"]} fields
 */
function options({ field }, fields) {
  const all = [["", "Không dùng để tính"], ...Object.entries(fields).map(([field, { title }]) => [field, title])];
  return all.map(([value = "", label = ""]) => {
    const option = element("option", { value }, label);
    option.selected = value === (field ?? "");
    return option;
  });
}
