/**
 * A part of a unit: what the reader states of it, where a group does not take the whole.
 *
 * @typedef {import("./scenario.js").Part} Part
 */

import { field } from "./chooser.js";
import { button, element } from "../shared/dom.js";

/**
 * Makes the two figures of the part that a group takes of a unit; without any it takes the whole.
 *
 * @param {string} id
 * @param {string} name of the unit
 * @param {Part | undefined} part
 * @param {(part: Part | undefined) => void} change
 */
export function partOf(id, name, part, change) {
  const figure = (/** @type {keyof Part} */ which) => {
    const input = element("input", { type: "text", id: `${id}-${which}`, inputmode: "decimal", autocomplete: "off" });
    input.value = part?.[which] ?? "";
    input.addEventListener("keydown", ({ key }) => {
      if (key === "Enter") state();
    });
    return input;
  };
  const area = figure("area");
  const population = figure("population");
  // Both at once: what is half written must not be judged, or drawn anew under the reader's hands.
  const state = () => {
    const figures = { area: area.value.trim(), population: population.value.trim() };
    change(figures.area || figures.population ? figures : undefined);
  };
  const whole = element(
    "details",
    { class: "merge-part" },
    element("summary", {}, part ? `Một phần ${name}, theo số liệu đã nêu` : `Chỉ nhập một phần ${name}`),
    field(area.id, `Diện tích phần của ${name} (km²)`, area),
    field(population.id, `Dân số phần của ${name} (người)`, population),
    button("Nêu phần này", state, { id: `${id}-state` }),
    element("p", { class: "hint" }, "Để trống cả hai ô nếu nhập cả đơn vị. Phần còn lại là một đơn vị riêng, chọn được vào nhóm khác."),
  );
  whole.open = Boolean(part);
  return whole;
}
