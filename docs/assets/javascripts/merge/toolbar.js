/**
 * The buttons of the builder: undo and redo, link, file and print, and the scenarios side by side.
 *
 * @typedef {import("./scenario.js").History} History
 * @typedef {{link(): void, save(): void, openFile(file: File | undefined): void,
 *   print(): void, word(paper: string, ending: string): void, sample?(): void}} ToolActions
 * @typedef {{select(index: number): void, add(): void, drop(): void, rename(name: string): void}} TabActions
 */

import { element } from "../shared/dom.js";

/** The papers of a scenario in Word: name in the engine, words for the reader, end of the file's name. */
/** @type {[string, string, string][]} */
const PAPERS = [
  ["annex", "Phụ lục", "phu-luc"],
  ["resolution", "Dự thảo nghị quyết", "du-thao-nghi-quyet"],
  ["checklist", "Danh mục hồ sơ", "danh-muc-ho-so"],
];

/**
 * Makes a button.
 *
 * @param {string} id
 * @param {string} text
 * @param {() => void} action
 * @param {boolean} [primary]
 */
export function button(id, text, action, primary = false) {
  const made = element("button", { type: "button", id, class: `md-button${primary ? " md-button--primary" : ""}` }, text);
  made.addEventListener("click", action);
  return made;
}

/**
 * Marks the buttons that undo and redo by what there is to undo and redo: marked only, they keep the focus.
 *
 * @param {History} history
 * @param {{undo: HTMLElement, redo: HTMLElement}} buttons
 */
export function markSteps(history, { undo, redo }) {
  undo.setAttribute("aria-disabled", String(!history.canUndo));
  redo.setAttribute("aria-disabled", String(!history.canRedo));
}

/**
 * Returns the buttons that work on the scenarios.
 *
 * @param {ToolActions} actions
 */
export function tools(actions) {
  const file = element("input", { type: "file", id: "merge-file", accept: ".json,application/json", "aria-label": "Mở tệp phương án" });
  file.addEventListener("change", () => actions.openFile(file.files?.[0]));
  return [
    button("merge-link", "Chép liên kết", () => actions.link()),
    button("merge-save", "Lưu thành tệp", () => actions.save()),
    element("label", { for: "merge-file", class: "merge-open" }, "Mở tệp phương án ", file),
    button("merge-print", "In phụ lục", () => actions.print()),
    element(
      "span",
      { role: "group", "aria-label": "Tải về dạng Word" },
      "Word: ",
      ...PAPERS.map(([paper, label, ending]) => button(`merge-word-${paper}`, label, () => actions.word(paper, ending))),
    ),
    ...(actions.sample ? [button("merge-2025", "Mẫu năm 2025", actions.sample)] : []),
  ];
}

/**
 * Returns a button for each scenario, and what adds, drops and names them.
 *
 * @param {History} history
 * @param {TabActions} actions
 */
export function tabs({ state: { scenarios, current } }, actions) {
  const buttons = scenarios.map(({ name }, index) => {
    const tab = button(`merge-tab-${index}`, name, () => actions.select(index));
    tab.setAttribute("aria-pressed", String(index === current));
    return tab;
  });
  const name = element("input", { type: "text", id: "merge-scenario-name", autocomplete: "off", "aria-label": "Tên phương án" });
  name.value = scenarios[current]?.name ?? "";
  name.addEventListener("change", () => actions.rename(name.value.trim()));
  return [
    ...buttons,
    button("merge-add", "Thêm phương án", () => actions.add()),
    button("merge-drop", "Xóa phương án này", () => actions.drop()),
    name,
  ];
}

/**
 * Listens to the keys that do what the buttons do, except where the reader is typing.
 *
 * @param {HTMLElement} root
 * @param {{undo(): void, redo(): void, group(): void}} actions
 */
export function shortcuts(root, actions) {
  root.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (!(event.ctrlKey || event.metaKey) || typing) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) actions.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) actions.redo();
    else if (key === "enter") actions.group();
    else return;
    event.preventDefault();
  });
}

/**
 * Gives the focus back to the control that took the place of the one that had it, and unfolds what it is in.
 *
 * @param {string | undefined} id
 * @param {string} [instead] where to go when there is none
 */
export function refocus(id, instead = "") {
  if (!id || document.activeElement?.id === id) return;
  const again = document.getElementById(id) ?? document.getElementById(instead);
  const folded = again?.closest("details");
  if (folded) folded.open = true;
  again?.focus({ preventScroll: true });
}
