// The buttons that give a judged list back as a file, or print it.

import { element } from "../shared/dom.js";
import { working } from "../shared/working.js";

/** @type {[string, string, string][]} */
const FORMATS = [
  ["xlsx", "Excel (XLSX)", "xlsx"],
  ["docx", "Word (DOCX)", "docx"],
  ["csv", "CSV", "csv"],
  ["json", "JSON", "json"],
  ["session", "Lưu phiên làm việc", "phien.json"],
];

/**
 * Returns a button for each form of file, and one for print; one that is at work cannot be pressed again.
 *
 * @param {{name: string, rules: string}} list
 * @param {(form: string, name: string) => Promise<void>} save
 * @param {() => Promise<void>} print
 */
export function exportButtons({ name, rules }, save, print) {
  const stem = name.replace(/\.\w+$/, "");
  // Supposed rules are named as such in the name of the file, too.
  const under = rules.replace(/ \(.*\)$/, "-gia-dinh");
  const buttons = FORMATS.map(([form, label, ending]) =>
    working(label, { "data-format": form }, () => save(form, `${stem}-ket-qua-${under}.${ending}`)),
  );
  return element("p", { class: "exports" }, element("span", {}, "Tải về: "), ...buttons, working("In danh sách", { "data-format": "print" }, print));
}
