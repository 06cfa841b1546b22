// The buttons that give a judged list back as a file.

import { element } from "../shared/dom.js";

/** @type {[string, string, string][]} */
const FORMATS = [
  ["xlsx", "Excel (XLSX)", "xlsx"],
  ["docx", "Word (DOCX)", "docx"],
  ["csv", "CSV", "csv"],
  ["json", "JSON", "json"],
  ["session", "Lưu phiên làm việc", "phien.json"],
];

/**
 * Returns a button for each form of file; one that is at work cannot be pressed again.
 *
 * @param {{name: string, rules: string}} list
 * @param {(form: string, name: string) => Promise<void>} save
 */
export function exportButtons({ name, rules }, save) {
  const stem = name.replace(/\.\w+$/, "");
  // Supposed rules are named as such in the name of the file, too.
  const under = rules.replace(/ \(.*\)$/, "-gia-dinh");
  const buttons = FORMATS.map(([form, label, ending]) => {
    const button = element("button", { type: "button", class: "md-button", "data-format": form }, label);
    button.addEventListener("click", async () => {
      button.disabled = true;
      await save(form, `${stem}-ket-qua-${under}.${ending}`);
      button.disabled = false;
    });
    return button;
  });
  return element("p", { class: "exports" }, element("span", {}, "Tải về: "), ...buttons);
}
