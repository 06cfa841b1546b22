/**
 * What is to be done: the units that must, or may have to, be arranged and are in no group, each a press away.
 *
 * @typedef {import("./groups.js").Result["to_arrange"]} Open
 */

import { button, element } from "../shared/dom.js";
import { OPEN } from "./signs.js";

/** Of hundreds, the first show the way. */
const MOST = 12;

/**
 * Makes the list; `show` fills it.
 *
 * @param {(code: string) => void} choose
 */
export function todo(choose) {
  const count = element("summary");
  const list = element("ul", { class: "merge-open-units" });
  const whole = element("details", { class: "merge-todo", "data-done": "" }, count, list);
  whole.open = matchMedia("(min-width: 64em)").matches;
  return {
    element: whole,
    /**
     * @param {Open} units
     * @param {Record<string, string>} words for each verdict
     */
    show(units, words) {
      whole.toggleAttribute("data-done", !units.length);
      const kinds = Object.keys(OPEN)
        .map((verdict) => ({ verdict, number: units.filter((unit) => unit.verdict === verdict).length }))
        .filter(({ number }) => number);
      count.textContent = `Cần xem: ${kinds.map(({ verdict, number }) => `${number} ${words[verdict]}`).join(", ")}`;
      const items = units.slice(0, MOST).map(({ code, name, verdict }) => {
        const label = `Chọn ${name}: ${words[verdict]}`;
        return element("li", {}, button(`${OPEN[verdict]} ${name}`, () => choose(code), { class: "md-button small", "aria-label": label }));
      });
      const more = units.length - items.length;
      list.replaceChildren(...items, ...(more > 0 ? [element("li", {}, `và ${more} đơn vị nữa: xem “Các nhóm”`)] : []));
    },
  };
}
