/**
 * A list from which several units are chosen, by keyboard first: arrows move, space chooses.
 *
 * @typedef {{code: string, name: string, kind: string, district: string, area: string,
 *   population: string, neighbours: string[]}} Unit
 */

import { element } from "../shared/dom.js";
import { fold } from "../shared/folding.js";

const EVERYWHERE = "*";
/** A longer list is searched, not walked through, and would make each key wait. */
const MOST_SHOWN = 400;

/**
 * Makes the chooser.
 *
 * @param {(unit: Unit) => string} describe the words for a unit, what it is part of included
 * @param {{change(chosen: Set<string>, notice: string): void, submit(): void, shows(code: string): boolean}} actions
 *   `shows` tells whether a unit is among those to be listed now
 */
export function chooser(describe, actions) {
  const filter = element("input", { type: "search", id: "merge-filter", autocomplete: "off" });
  const district = element("select", { id: "merge-district" });
  const list = element("ul", {
    role: "listbox",
    id: "merge-units",
    tabindex: "0",
    class: "merge-units",
    "aria-multiselectable": "true",
    "aria-label": "Các đơn vị",
    "aria-describedby": "merge-units-hint",
  });
  const more = element("p", { class: "hint", role: "status" });
  /** @type {Unit[]} */
  let units = [];
  /** @type {Unit[]} */
  let visible = [];
  let active = 0;
  /** @type {Set<string>} */
  const chosen = new Set();

  const mark = () => {
    active = Math.max(0, Math.min(active, visible.length - 1));
    for (const [index, option] of [...list.children].entries()) {
      option.classList.toggle("active", index === active);
      option.setAttribute("aria-selected", String(chosen.has(visible[index]?.code ?? "")));
    }
    const current = list.children[active];
    if (current) {
      list.setAttribute("aria-activedescendant", current.id);
      // Only the list itself scrolls, not the page under it.
      if (current instanceof HTMLElement && document.activeElement === list) {
        const top = current.offsetTop - list.offsetTop;
        if (top < list.scrollTop) list.scrollTop = top;
        const bottom = top + current.offsetHeight - list.clientHeight;
        if (bottom > list.scrollTop) list.scrollTop = bottom;
      }
    } else {
      list.removeAttribute("aria-activedescendant");
    }
  };
  const show = () => {
    const words = fold(filter.value.trim());
    // A name is looked for everywhere: who types it may not know what it is part of.
    const candidates = units.filter(({ code }) => actions.shows(code));
    const matches = candidates.filter((unit) =>
      words === "" ? district.value === EVERYWHERE || unit.district === district.value : fold(`${unit.name} ${unit.code}`).includes(words),
    );
    visible = matches.slice(0, MOST_SHOWN);
    const rest = matches.length - visible.length;
    more.textContent = rest ? `Còn ${rest} đơn vị không hiện ở đây: hãy chọn nơi hoặc tìm theo tên, mã.` : "";
    list.replaceChildren(
      ...visible.map((unit, index) => {
        const place = words && unit.district ? ` · ${unit.district}` : "";
        const option = element("li", { role: "option", id: optionId(unit.code) }, describe(unit) + place);
        // Before the press moves the focus: else the list would scroll to another unit under the pointer.
        option.addEventListener("mousedown", () => {
          active = index;
        });
        option.addEventListener("click", () => {
          active = index;
          toggle(unit);
        });
        return option;
      }),
    );
    mark();
  };
  /** @param {Unit} unit */
  const toggle = (unit) => {
    const was = chosen.delete(unit.code);
    if (!was) chosen.add(unit.code);
    mark();
    actions.change(chosen, `${was ? "Bỏ chọn" : "Đã chọn"} ${unit.name}; đang chọn ${chosen.size} đơn vị.`);
  };

  filter.addEventListener("input", show);
  district.addEventListener("change", show);
  list.addEventListener("focus", mark);
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    const page = 8;
    /** @type {Record<string, number>} */
    const moves = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: visible.length - 1,
    };
    const next = moves[event.key];
    const unit = visible[active];
    if (next !== undefined) {
      active = next;
      mark();
    } else if (event.key === " " && unit) {
      toggle(unit);
    } else if (event.key === "Enter") {
      actions.submit();
    } else {
      return;
    }
    event.preventDefault();
  });

  return {
    chosen,
    element: element(
      "div",
      { class: "merge-chooser" },
      field("merge-district", "Thuộc", district),
      field("merge-filter", "Tìm theo tên hoặc mã, trong cả danh sách", filter),
      element(
        "p",
        { class: "hint", id: "merge-units-hint" },
        "Mũi tên để di chuyển, phím cách để chọn, Enter để gộp.",
      ),
      list,
      more,
    ),
    /** @param {Unit[]} all */
    open(all) {
      units = all;
      chosen.clear();
      const names = [...new Set(all.map((unit) => unit.district))];
      // Of a list of today no unit has a district: they are arranged together.
      const hasNames = names.some(Boolean);
      district.replaceChildren(
        ...(hasNames ? names.map((name) => element("option", { value: name }, name || "(không ghi đơn vị cấp huyện)")) : []),
        element("option", { value: EVERYWHERE }, hasNames ? "Tất cả" : "Cả danh sách"),
      );
      const first = names.find(Boolean);
      if (first !== undefined) district.value = first;
      show();
    },
    clear() {
      chosen.clear();
      mark();
    },
    /** @param {string} code */
    choose(code) {
      const unit = units.find((one) => one.code === code);
      if (unit) toggle(unit);
    },
    /** The districts to choose from now: one, or all. */
    get districts() {
      return district.value === EVERYWHERE ? [...new Set(units.map((unit) => unit.district))] : [district.value];
    },
    refresh: show,
  };
}

/**
 * Names the option of a unit: a name that stands for a code has spaces, an id that is referred to must not.
 *
 * @param {string} code
 */
const optionId = (code) => `merge-unit-${code.replace(/\s/g, "\u{a0}")}`;

/**
 * Puts a label above a control.
 *
 * @param {string} id
 * @param {string} label
 * @param {HTMLElement} control
 */
export function field(id, label, control) {
  return element("p", { class: "field" }, element("label", { for: id }, label), control);
}
