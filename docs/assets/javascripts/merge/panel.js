/**
 * The panel beside the map: the units chosen, what they come to, and whom they touch.
 *
 * @typedef {{figures: [string, string], standing: string, verdict: string, reasons: string[],
 *   kinds: Record<string, string>, near: {code: string, border: string, sure: boolean}[],
 *   road: boolean | null}} Weighed
 * @typedef {{nameOf(code: string): string, groupOf(code: string): number, choose(code: string): void,
 *   restate(): void, markRoad(): void}} Units
 *   `groupOf` gives the number of a unit's group, 0 where it is in none; `restate` is told of another kind
 */

import { field } from "./chooser.js";
import { button, element } from "../shared/dom.js";
import { capital } from "../shared/result.js";
import { choice } from "./groups.js";
import { todo } from "./todo.js";
import { refocus } from "./toolbar.js";

const TITLE = "merge-choice-title";
const NOTHING = "Chọn đơn vị trên bản đồ hoặc trong danh sách.";

/**
 * Makes the panel's content.
 *
 * @param {Units} units
 */
export function panel({ nameOf, groupOf, choose, restate, markRoad }) {
  const title = element("h2", { id: TITLE, tabindex: "-1" });
  const items = element("ul", { class: "merge-chosen", "aria-labelledby": TITLE });
  const live = element("p", { class: "merge-live", role: "status" });
  const reasons = element("ul", { class: "merge-reasons" });
  const kinds = element("div");
  const road = button("", markRoad, { id: "merge-road" });
  road.hidden = true;
  const list = element("ul", { class: "merge-near" });
  const count = element("summary");
  const near = element("details", { class: "merge-touching" }, count, list);
  near.open = matchMedia("(min-width: 64em)").matches;
  let kind = "";

  /** @param {Weighed["kinds"]} possible */
  const askKind = (possible) => {
    const select = choice("merge-choice-kind", [["", "chưa nêu"], ...Object.entries(possible)], kind);
    select.addEventListener("change", () => {
      kind = select.value;
      restate();
    });
    kinds.replaceChildren(...(Object.keys(possible).length ? [field("merge-choice-kind", "Loại của đơn vị mới", select)] : []));
  };

  const open = todo(choose);
  const whole = element("div", { class: "merge-choice" }, title, items, live, kinds, reasons, road, open.element);
  return {
    element: whole,
    near,
    todo: open.show,
    get kind() {
      return kind;
    },
    /**
     * Shows the units chosen; what they come to follows.
     *
     * @param {string[]} codes
     */
    show(codes) {
      const focused = document.activeElement?.id;
      title.textContent = codes.length ? `Đang chọn ${codes.length} đơn vị` : "Chưa chọn đơn vị nào";
      items.replaceChildren(
        ...codes.map((code) =>
          element("li", {}, unitButton(`merge-chosen-${code}`, `${nameOf(code)} ✕`, `Bỏ chọn ${nameOf(code)}`, () => choose(code))),
        ),
      );
      if (!codes.length) {
        kind = "";
        live.textContent = NOTHING;
        for (const part of [reasons, kinds, list]) part.replaceChildren();
      }
      near.hidden = !codes.length;
      if (codes.length !== 2) road.hidden = true;
      whole.toggleAttribute("data-empty", !codes.length);
      refocus(focused, TITLE);
    },
    /** @param {Weighed} weighed */
    answer(weighed) {
      const focused = document.activeElement?.id;
      const verdict = element("strong", { class: `merge-verdict merge-${weighed.standing}` }, capital(weighed.verdict));
      live.replaceChildren(...(weighed.verdict ? [verdict, " · "] : []), weighed.figures.join(" · "));
      reasons.replaceChildren(...weighed.reasons.map((text) => element("li", {}, text)));
      askKind(weighed.kinds);
      road.hidden = weighed.road === null;
      road.textContent = weighed.road ? "Không có đường nối hai đơn vị này" : "Có đường nối hai đơn vị này";
      count.textContent = `Giáp ${weighed.near.length} đơn vị`;
      list.replaceChildren(
        ...weighed.near.map(({ code, border, sure }) => {
          const group = groupOf(code);
          const words = [nameOf(code), border, sure ? "" : "chưa chắc", group ? `nhóm ${group}` : ""].filter(Boolean).join(" · ");
          return element("li", {}, unitButton(`merge-near-${code}`, words, `Chọn thêm ${words}`, () => choose(code)));
        }),
      );
      refocus(focused, TITLE);
    },
  };
}

/**
 * @param {string} id
 * @param {string} text
 * @param {string} label
 * @param {() => void} action
 */
function unitButton(id, text, label, action) {
  return button(text, action, { class: "md-button small", id, "aria-label": label });
}
