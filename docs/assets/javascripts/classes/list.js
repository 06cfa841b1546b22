/**
 * A whole list: its points and classes in a table, and the same list back with the results.
 *
 * @typedef {import("./classes.js").Unit} Unit
 * @typedef {{notes: string[], unknown_columns: string[], units: Unit[], error?: string}} Result
 */

import { addTier, call, EngineError } from "../engine/engine.js";
import { warm } from "../engine/panel.js";
import { control, element, part } from "../shared/dom.js";
import { showErrors } from "../shared/errors.js";
import { download, tooLarge } from "../shared/files.js";
import { percentText as span } from "../shared/result.js";

/** @type {[string, string][]} */
const FORMATS = [
  ["xlsx", "Excel (XLSX)"],
  ["csv", "CSV"],
];

/**
 * Starts the form of the list.
 *
 * @param {HTMLElement} form
 */
export function mount(form) {
  if (!(form instanceof HTMLFormElement)) return;
  const file = /** @type {HTMLInputElement} */ (control(form, "file"));
  const open = async () => {
    const chosen = file.files?.[0];
    const refused = chosen ? tooLarge(chosen) : "Chưa có danh sách: hãy chọn tệp";
    showErrors(form, refused ? [{ field: "file", message: refused }] : []);
    if (chosen && !refused) await show(form, chosen);
  };
  file.addEventListener("change", () => void open());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void open();
  });
  file.addEventListener("focus", () => warm(), { once: true });
}

/**
 * @param {File} file
 * @param {string} [format]
 */
async function ask(file, format) {
  if (format === "xlsx" || /\.xls[xm]?$/i.test(file.name)) await addTier("workbooks");
  return call("classify_list", { name: file.name, ...(format ? { format } : {}) }, await file.arrayBuffer());
}

/**
 * @param {HTMLFormElement} form
 * @param {File} file
 */
async function show(form, file) {
  const result = part(form, "result");
  result.setAttribute("aria-busy", "true");
  try {
    const answer = /** @type {Result} */ (await ask(file));
    if (answer.error !== undefined) {
      result.replaceChildren();
      showErrors(form, [{ field: "file", message: answer.error }]);
      return;
    }
    result.replaceChildren(...table(answer), buttons(file, result));
    result.focus();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    result.replaceChildren(element("p", { class: "failure" }, error.message));
  } finally {
    result.removeAttribute("aria-busy");
  }
}

/** @param {Result} answer */
function table({ units, notes, unknown_columns: unknown }) {
  const caption = `${units.length} đơn vị`;
  const heads = ["Đơn vị", "Tổng điểm", "Điểm ưu tiên", "Loại"];
  const told = unknown.length ? [`Cột không dùng đến: ${unknown.join("; ")}.`] : [];
  return [
    ...[...notes, ...told].map((note) => element("p", {}, note)),
    element(
      "div",
      { class: "wide-table", tabindex: "0", role: "region", "aria-label": caption },
      element(
        "table",
        { class: "data" },
        element("caption", {}, element("span", {}, caption)),
        element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)))),
        element("tbody", {}, ...units.map(row)),
      ),
    ),
  ];
}

/** @param {Unit} unit */
function row(unit) {
  const wrong = unit.errors.map(({ message }) => message).join("; ");
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, unit.name || `Dòng ${unit.row}`),
    element("td", { class: "number" }, span(unit.points)),
    element("td", { class: "number" }, span(unit.bonus)),
    element("td", {}, wrong ? `${unit.class_word}: ${wrong}` : unit.class_word),
  );
}

/**
 * @param {File} file
 * @param {HTMLElement} result
 */
function buttons(file, result) {
  const stem = file.name.replace(/\.\w+$/, "");
  const all = FORMATS.map(([format, label]) => {
    const button = element("button", { type: "button", class: "md-button" }, label);
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const { base64 } = await ask(file, format);
        download(`${stem}-phan-loai.${format}`, format, base64);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        result.append(element("p", { class: "failure" }, error.message));
      }
      button.disabled = false;
    });
    return button;
  });
  return element("p", { class: "exports" }, element("span", {}, "Tải về: "), ...all);
}
