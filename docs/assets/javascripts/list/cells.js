/**
 * The cells of one unit, each to be changed, filled or cleared by the reader.
 *
 * @typedef {import("./understood.js").Description} Description
 * @typedef {import("../shared/card.js").Unit} Unit
 * @typedef {import("../shared/card.js").Edit} Edit
 * @typedef {{column: number | string, label: string, value: string, field: string}} Cell
 */

import { button, element } from "../shared/dom.js";

/** What a unit is judged by: each can be given, also where the list has no column for it. */
const ASKED = ["district", "area_km2", "population", "ethnic_minority_percent", "mountainous", "border"];
/** @type {Record<string, string>} a column of the first gives what is asked for as the second */
const GIVES = { area_ha: "area_km2", ethnic_minority_people: "ethnic_minority_percent" };

/**
 * Returns the boxes of a unit's cells, and a button that leads to each figure it lacks.
 *
 * @param {Description} description
 * @param {Unit} unit
 * @param {(edits: Edit[]) => void} change
 */
export function cellBoxes(description, unit, change) {
  const boxes = cells(description, unit).map((cell, index) => ({
    cell,
    input: element("input", { id: `cell-${index}`, type: "text", value: cell.value, autocomplete: "off", "data-field": cell.field }),
  }));
  const send = () => {
    const edits = boxes
      .filter(({ cell, input }) => input.value !== cell.value)
      .map(({ cell, input }) => ({ row: unit.row, column: cell.column, text: input.value }));
    change(edits);
  };
  for (const { input } of boxes) {
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      // The name of the unit, to which the focus goes back, would take the same stroke and open the card again.
      event.preventDefault();
      send();
    });
  }
  const details = element(
    "details",
    { class: "calculator" },
    element("summary", {}, "Sửa, bổ sung hoặc xóa số liệu của đơn vị này"),
    ...boxes.map(({ cell, input }) => element("p", { class: "field" }, element("label", { for: input.id }, cell.label), input)),
    element("p", {}, button("Ghi số liệu vào danh sách", send)),
  );
  const lacking = boxes.filter(({ cell }) => unit.missing.includes(cell.field));
  const leads = lacking.map(({ cell, input }) =>
    button(`Bổ sung ${description.fields[cell.field]?.name}`, () => goTo(input), { class: "md-button small" }),
  );
  return [...(leads.length ? [element("p", { class: "leads" }, ...leads)] : []), details];
}

/**
 * Goes to the box of a figure in the card that is open, if it has one.
 *
 * @param {string} field
 */
export function fillIn(field) {
  const input = document.querySelector(`dialog.card input[data-field="${field}"]`);
  if (input instanceof HTMLInputElement) goTo(input);
}

/** @param {HTMLInputElement} input */
function goTo(input) {
  const details = input.closest("details");
  if (details) details.open = true;
  input.focus();
}

/**
 * @param {Description} description
 * @param {Unit} unit
 * @returns {Cell[]}
 */
function cells({ columns, fields: words }, unit) {
  const own = columns.map(({ index, heading, field }) => ({
    column: index,
    label: heading || `Cột ${index + 1}`,
    value: unit.cells[index] ?? "",
    field: GIVES[field ?? ""] ?? field ?? "",
  }));
  const fields = new Set(own.map(({ field }) => field));
  const names = [...ASKED, ...unit.missing.filter((field) => field in words && !ASKED.includes(field))];
  const more = names
    .filter((field) => !fields.has(field))
    .map((field) => ({ column: field, label: words[field]?.title ?? field, value: "", field }));
  return [...own, ...more];
}

