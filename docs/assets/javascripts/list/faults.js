/**
 * Wrong and doubtful cells, each with its place, and wrong ones with a box to put them right.
 *
 * @typedef {{row: number, field: string, column: number | null, cell: string, value: string,
 *   message: string, confirm: string | null}} ListError
 * @typedef {{row: number, field: string, message: string}} Doubt
 * @typedef {import("./understood.js").Description} Description
 */

import { button, element } from "../shared/dom.js";

/**
 * Shows what is wrong in the list, and undoes what was put right.
 *
 * @param {Description} description
 * @param {(change: object) => void} change
 */
export function faults(description, change) {
  const { errors, error_count, edits } = description;
  /** @type {HTMLElement[]} */
  const parts = [];
  if (errors.length) {
    parts.push(
      element("h3", {}, `Ô sai: ${error_count}`),
      element("ul", { class: "row-errors" }, ...errors.map((error) => wrong(error, change))),
    );
  }
  if (edits) {
    const undo = button(`Hoàn tác lần sửa cuối (${edits})`, () => change({ undo: true }), { id: "undo-edit" });
    parts.push(element("p", {}, undo));
  }
  return parts;
}

/**
 * Shows figures that are well formed but can hardly be meant, each with a button to confirm it.
 *
 * @param {import("./judgement.js").Judged} judged
 * @param {(change: object) => void} change
 */
export function doubts({ doubts: figures, doubt_count }, change) {
  if (!figures.length) return [];
  const items = figures.map(({ row, field, message }) =>
    element("li", {}, `Dòng ${row}: ${message} `, confirmButton(row, field, change)),
  );
  return [
    element("details", {}, element("summary", {}, `Số liệu đáng ngờ: ${doubt_count}`), element("ul", {}, ...items)),
  ];
}

/**
 * @param {number} row
 * @param {string} field
 * @param {(change: object) => void} change
 */
const confirmButton = (row, field, change) => button("Đúng vậy", () => change({ confirm: { row, field } }), { class: "md-button small" });

/**
 * @param {ListError} error
 * @param {(change: object) => void} change
 */
function wrong({ row, column, cell, value, message, confirm }, change) {
  const place = cell ? `Dòng ${row}, ô ${cell}: ` : `Dòng ${row}: `;
  if (column === null) return element("li", {}, place + message);
  const id = `fix-${cell}`;
  const input = element("input", { id, type: "text", value, autocomplete: "off" });
  const save = () => change({ edits: [{ row, column, text: input.value }] });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    save();
  });
  const confirmed = confirm === null ? [] : [" ", confirmButton(row, confirm, change)];
  return element("li", {}, element("label", { for: id }, place + message), " ", input, " ", button("Sửa", save), ...confirmed);
}
