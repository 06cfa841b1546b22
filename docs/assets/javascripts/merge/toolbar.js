/**
 * The buttons of the builder: undo and redo, the scenarios side by side, and the keys that do the same.
 *
 * @typedef {import("./scenario.js").History} History
 * @typedef {{select(index: number): void, add(): void, drop(): void, rename(name: string): void}} TabActions
 */

import { button, element } from "../shared/dom.js";

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
 * Returns a button for each scenario, and what adds, drops and names them.
 *
 * @param {History} history
 * @param {TabActions} actions
 */
export function tabs({ state: { scenarios, current } }, actions) {
  const buttons = scenarios.map(({ name }, index) => {
    const pressed = String(index === current);
    return button(name, () => actions.select(index), { id: `merge-tab-${index}`, "aria-pressed": pressed });
  });
  const name = element("input", { type: "text", id: "merge-scenario-name", autocomplete: "off", "aria-label": "Tên phương án" });
  name.value = scenarios[current]?.name ?? "";
  name.addEventListener("change", () => actions.rename(name.value.trim()));
  return [
    ...buttons,
    button("Thêm phương án", () => actions.add(), { id: "merge-add" }),
    button("Xóa phương án này", () => actions.drop(), { id: "merge-drop" }),
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
