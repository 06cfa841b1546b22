/**
 * Wrong and doubtful cells, each with its place, and wrong ones with a box to put them right.
 *
 * @typedef {{row: number, field: string, column: number | null, cell: string, value: string,
 *   message: string}} ListError
 * @typedef {{row: number, field: string, message: string}} Doubt
 * @typedef {import("./list.js").Described} Described
 */

import { element } from "./dom.js";

/**
 * Shows what is wrong and what is doubtful in the list.
 *
 * @param {Described} described
 * @param {(change: object) => void} change
 */
export function faults(described, change) {
  const { errors, error_count, doubts, doubt_count, edits } = described;
  /** @type {HTMLElement[]} */
  const parts = [];
  if (errors.length) {
    parts.push(
      element("h3", {}, `Ô sai: ${error_count}`),
      element("ul", { class: "row-errors" }, ...errors.map((error) => wrong(error, change))),
    );
  }
  if (doubts.length) {
    const items = doubts.map(({ row, message }) => element("li", {}, `Dòng ${row}: ${message}`));
    parts.push(
      element("details", {}, element("summary", {}, `Số liệu đáng ngờ: ${doubt_count}`), element("ul", {}, ...items)),
    );
  }
  if (edits) {
    const undo = element("button", { type: "button", class: "md-button" }, `Hoàn tác lần sửa cuối (${edits})`);
    undo.addEventListener("click", () => change({ undo: true }));
    parts.push(element("p", {}, undo));
  }
  return parts;
}

/**
 * @param {ListError} error
 * @param {(change: object) => void} change
 */
function wrong({ row, column, cell, value, message }, change) {
  const place = cell ? `Dòng ${row}, ô ${cell}: ` : `Dòng ${row}: `;
  if (column === null) return element("li", {}, place + message);
  const id = `fix-${cell}`;
  const input = element("input", { id, type: "text", value, autocomplete: "off" });
  const button = element("button", { type: "button", class: "md-button" }, "Sửa");
  const save = () => change({ edits: [{ row, column, text: input.value }] });
  button.addEventListener("click", save);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    save();
  });
  return element("li", {}, element("label", { for: id }, place + message), " ", input, " ", button);
}
