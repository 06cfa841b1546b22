/**
 * What can be done with the scenarios as a whole: link, file, print, papers in Word, and what was decided of them.
 *
 * @typedef {{ground: import("./ground.js").Ground, shelf: import("./shelf.js").Shelf,
 *   turns: import("./turns.js").Turns, workspace: import("./workspace.js").Workspace}} Page
 */

import { button, element } from "../shared/dom.js";
import { printAnnex, saveWord } from "./papers.js";
import { MINE } from "./ready.js";

/** @type {[string, string, string][]} papers in Word: name in the engine, words for the reader, end of the file's name */
const PAPERS = [
  ["annex", "Phụ lục", "phu-luc"],
  ["resolution", "Dự thảo nghị quyết", "du-thao-nghi-quyet"],
  ["checklist", "Danh mục hồ sơ", "danh-muc-ho-so"],
];

/**
 * Returns the buttons that work on the scenarios.
 *
 * @param {Page} page
 */
export function tools({ ground, shelf, turns, workspace }) {
  const file = element("input", { type: "file", id: "merge-file", accept: ".json,application/json", "aria-label": "Mở tệp phương án" });
  file.addEventListener("change", () => void workspace.open(file.files?.[0], ground.units.keys()));
  const link = () => {
    void workspace.link(shelf.ready?.id ?? (ground.isTakenOver ? MINE : undefined));
    workspace.keep(ground.name);
  };
  const print = () => void turns.guarded(() => printAnnex(ground, workspace, shelf.ready?.id));
  const words = PAPERS.map(([paper, label, ending]) =>
    button(label, () => void turns.guarded(() => saveWord(ground, workspace, paper, ending)), { id: `merge-word-${paper}` }),
  );
  return [
    button("Chép liên kết", link, { id: "merge-link" }),
    button("Lưu thành tệp", () => workspace.save(ground.name), { id: "merge-save" }),
    element("label", { for: "merge-file", class: "merge-open" }, "Mở tệp phương án ", file),
    button("In phụ lục", print, { id: "merge-print" }),
    element("span", { role: "group", "aria-label": "Tải về dạng Word" }, "Word: ", ...words),
    ...(shelf.hasDecided ? [button("Mẫu năm 2025", () => void turns.opening(() => shelf.sample()), { id: "merge-2025" })] : []),
  ];
}
