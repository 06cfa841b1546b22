/**
 * The filters above the rows of a list: a search, and a choice of verdict, kind and district.
 *
 * @typedef {import("../shared/result.js").About} About
 */

import { element } from "../shared/dom.js";

/**
 * Returns the filters; what is asked for stands in `filters`, as far as it can still be chosen, and
 * `onChange` hears of every change.
 *
 * @param {About} about
 * @param {{kinds: Record<string, number>, districts: string[]}} description
 * @param {Record<string, string>} filters
 * @param {() => void} onChange
 */
export function filterBar(about, description, filters, onChange) {
  /**
   * @param {string} name
   * @param {HTMLInputElement | HTMLSelectElement} field
   * @param {"input" | "change"} event
   */
  const hear = (name, field, event) =>
    field.addEventListener(event, () => {
      filters[name] = field.value;
      onChange();
    });
  /**
   * @param {string} name
   * @param {string} label
   * @param {[string, string][]} choices
   */
  const select = (name, label, choices) => {
    const options = [["", "Tất cả"], ...choices].map(([value = "", text = ""]) => element("option", { value }, text));
    const choice = element("select", { id: `filter-${name}` }, ...options);
    choice.value = filters[name] ?? "";
    // What the list no longer has is no longer asked for.
    if (choice.selectedIndex < 0) choice.value = filters[name] = "";
    hear(name, choice, "change");
    return element("p", { class: "field" }, element("label", { for: choice.id }, label), choice);
  };
  const search = element("input", { id: "filter-search", type: "search", autocomplete: "off" });
  search.value = filters["search"] ?? "";
  hear("search", search, "input");
  return element(
    "div",
    { class: "filters" },
    element("p", { class: "field" }, element("label", { for: search.id }, "Tìm tên hoặc mã"), search),
    select("verdict", "Kết quả", Object.entries(about.verdicts)),
    select("kind", "Loại", Object.keys(description.kinds).map((kind) => [kind, about.kinds[kind] ?? kind])),
    select("district", "Thuộc", description.districts.map((district) => [district, district])),
  );
}
