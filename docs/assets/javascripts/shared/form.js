// A form of one unit: what stands in it, what was typed, and how a link or an earlier visit fills it.

import { carry } from "./address.js";
import { keep, recall } from "./entered.js";

/**
 * @param {HTMLFormElement} form
 * @returns {(HTMLInputElement | HTMLSelectElement)[]} its named controls
 */
export function controls(form) {
  return [...form.elements].flatMap((item) =>
    (item instanceof HTMLInputElement || item instanceof HTMLSelectElement) && item.name ? [item] : [],
  );
}

/**
 * @param {HTMLFormElement} form
 * @returns {URLSearchParams} what differs from the form as it was sent
 */
function typedSoFar(form) {
  const items = controls(form).filter((item) =>
    item instanceof HTMLInputElement
      ? item.value !== item.defaultValue
      : item.selectedIndex !== Math.max(0, [...item.options].findIndex((option) => option.defaultSelected)),
  );
  return new URLSearchParams(items.map((item) => [item.name, item.value]));
}

/**
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} values
 * @returns {boolean} whether there was anything for the form
 */
export function restore(form, values) {
  let any = false;
  for (const item of controls(form)) {
    const value = values.get(item.name);
    if (value === null) continue;
    any = true;
    // A choice that is not offered would leave nothing chosen.
    if (offers(item, value)) item.value = value;
    const details = item.closest("details");
    if (details) details.open = true;
  }
  return any;
}

/**
 * @param {HTMLInputElement | HTMLSelectElement} item
 * @param {string} value
 */
const offers = (item, value) =>
  item instanceof HTMLInputElement || [...item.options].some((option) => option.value === value);

/**
 * Tells what a link chooses that is not, or no longer, to be chosen.
 *
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} values
 */
export function notOffered(form, values) {
  return controls(form).flatMap((item) => {
    const value = values.get(item.name);
    if (value === null || offers(item, value)) return [];
    return [{ field: item.name, message: `Liên kết nêu “${value}”, trang này không có: hãy chọn rồi đánh giá` }];
  });
}

/**
 * Fills a form as its page opens: with what its link carries, else with what was typed in it before.
 *
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} link
 * @param {string} name under which what is typed is kept
 * @returns {boolean} whether the link had anything for the form
 */
export function reopen(form, link, name) {
  if (restore(form, link)) return true;
  // What was typed while the script was on its way was heard by nobody, and is the newest there is.
  const entries = typedSoFar(form);
  restore(form, new URLSearchParams(recall(name)));
  if (restore(form, entries)) keep(name, query(form).toString());
  return false;
}

/**
 * Lets the links to a unit on a page of a form fill the form, with what is known of the unit in place of
 * what was typed.
 *
 * @param {HTMLFormElement} form
 * @param {() => void} onFill
 */
export function fillByLinks(form, onFill) {
  form.closest("article")?.addEventListener("click", async (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!(link instanceof HTMLAnchorElement) || link.pathname !== location.pathname || !/\bkind=/.test(link.hash)) return;
    event.preventDefault();
    event.stopPropagation();
    form.reset();
    // What the reset takes away is gone first.
    await Promise.resolve();
    restore(form, new URLSearchParams(link.hash.slice(1)));
    carry(query(form));
    onFill();
  });
}

/** @param {HTMLFormElement} form */
export function query(form) {
  const items = controls(form).filter((item) => item.value !== "");
  return new URLSearchParams(items.map((item) => [item.name, item.value]));
}

/**
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>} the cells of the unit by heading, without the fields that are not shown
 */
export function cells(form) {
  const items = controls(form).filter((item) => item.dataset["heading"] && item.closest(".field:not([hidden])"));
  return Object.fromEntries(items.map((item) => [item.dataset["heading"] ?? "", item.value]));
}
