/**
 * The categories that officials put units into, as the engine tells them: counted, and one of them shown alone.
 *
 * @typedef {import("./groups.js").Result} Result
 */

import { element } from "../shared/dom.js";

/** @type {Record<string, string>} */
export const SIGNS = { required: "▲", below_standard: "▲", open: "?", encouraged: "✚", adjacent: "∘", particular: "◇" };
const OTHER = "other";

/**
 * Makes the choice of a category; what it leaves is shown on the map and in the list of units.
 *
 * @param {() => void} onChange
 */
export function categories(onChange) {
  const select = element("select", { id: "merge-category" });
  /** @type {Map<string, string>} */
  let categoryOf = new Map();
  /** @type {Record<string, string>} */
  let words = {};
  select.addEventListener("change", onChange);
  const of = (/** @type {string} */ code) => categoryOf.get(code) ?? OTHER;
  return {
    element: element("p", { class: "merge-category" }, element("label", { for: select.id }, "Diện"), " ", select),
    /** The category of a unit, by its code. */
    of,
    /** The words for the category of a unit. */
    wordsOf: (/** @type {string} */ code) => words[of(code)] ?? "",
    /** Whether a unit is in the category that is shown. */
    shows: (/** @type {string} */ code) => select.value === "" || of(code) === select.value,
    /**
     * Takes over what the engine tells.
     *
     * @param {Result["categories"]} counts the codes of each category
     * @param {Record<string, string>} names the words for each, in their order
     * @param {number} size how many units the list has
     * @returns {string} how many units each category has, in words
     */
    tell(counts, names, size) {
      words = names;
      categoryOf = new Map(Object.entries(counts).flatMap(([category, codes]) => codes.map((code) => [code, category])));
      const others = size - categoryOf.size;
      const countOf = (/** @type {string} */ category) => (category === OTHER ? others : (counts[category]?.length ?? 0));
      const value = select.value;
      const options = Object.entries(names).filter(([category]) => countOf(category));
      select.replaceChildren(
        element("option", { value: "" }, `Tất cả (${size})`),
        ...options.map(([category, text]) =>
          element("option", { value: category }, [SIGNS[category], `${text} (${countOf(category)})`].filter(Boolean).join(" ")),
        ),
      );
      select.value = countOf(value) ? value : "";
      return options.map(([category, text]) => `${text} ${countOf(category)}`).join(", ");
    },
  };
}
