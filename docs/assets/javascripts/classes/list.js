/**
 * A whole list: its points and classes in a table, and the same list back with the results.
 *
 * @typedef {import("./classes.js").Unit} Unit
 * @typedef {{remarks: string[], units: Unit[], error?: string}} Result
 */

import { EngineError } from "../engine/engine.js";
import { callWith } from "../engine/file.js";
import { warm } from "../engine/panel.js";
import { onceReady } from "../engine/retry.js";
import { control, element, part } from "../shared/dom.js";
import { showErrors } from "../shared/errors.js";
import { tooLarge } from "../shared/files.js";
import { percentText as span } from "../shared/result.js";
import { table } from "../shared/table.js";
import { exportButtons } from "./exports.js";

/**
 * Starts the form of the list.
 *
 * @param {HTMLElement} form
 */
export function mount(form) {
  if (!(form instanceof HTMLFormElement)) return;
  const file = /** @type {HTMLInputElement} */ (control(form, "file"));
  const open = async () => {
    const upload = file.files?.[0];
    const refusal = upload ? tooLarge(upload) : "Chưa có danh sách: hãy chọn tệp";
    showErrors(form, refusal ? [{ field: "file", message: refusal }] : []);
    if (upload && !refusal) await show(form, upload);
  };
  file.addEventListener("change", () => void open());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void open();
  });
  file.addEventListener("focus", () => warm(), { once: true });
  // A file that was chosen while this script was on its way was noticed by nobody.
  if (file.files?.length) void open();
}

/**
 * @param {File} file
 * @param {object} [choice] the form of a file, or of print
 */
const ask = (file, choice) => callWith("classify_list", { name: file.name, ...choice }, file);

/**
 * @param {HTMLFormElement} form
 * @param {File} file
 */
async function show(form, file) {
  const result = part(form, "result");
  const input = /** @type {HTMLInputElement} */ (control(form, "file"));
  // A file chosen later has its own answer on the way.
  const isNewest = () => input.files?.[0] === file;
  result.setAttribute("aria-busy", "true");
  try {
    const answer = /** @type {Result} */ (await ask(file));
    if (!isNewest()) return;
    if (answer.error !== undefined) {
      result.replaceChildren();
      showErrors(form, [{ field: "file", message: answer.error }]);
      return;
    }
    const stem = `${file.name.replace(/\.\w+$/, "")}-phan-loai`;
    result.replaceChildren(...points(answer), exportButtons(["xlsx", "docx", "csv"], stem, (choice) => ask(file, choice)));
    result.focus();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    if (!isNewest()) return;
    result.replaceChildren(element("p", { class: "failure" }, error.message));
    onceReady(result, error, () => void show(form, file));
  } finally {
    if (isNewest()) result.removeAttribute("aria-busy");
  }
}

/** @param {Result} answer */
function points({ units, remarks }) {
  const caption = `${units.length} đơn vị`;
  return [
    ...remarks.map((remark) => element("p", {}, remark)),
    table({
      label: caption,
      caption,
      heads: ["Đơn vị", "Tổng điểm", "Điểm ưu tiên", "Loại"],
      rows: units.map(row),
      numeric: [1, 2],
    }),
  ];
}

/** @param {Unit} unit */
function row(unit) {
  const wrong = unit.errors.map(({ message }) => message).join("; ");
  const word = wrong ? `${unit.class_word}: ${wrong}` : unit.class_word;
  return [unit.name || `Dòng ${unit.row}`, span(unit.points), span(unit.bonus), word];
}
