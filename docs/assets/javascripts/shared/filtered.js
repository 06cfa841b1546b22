// What paper says of a filter, whose form is not printed: what was chosen, and the address that chooses it again.

import { readable } from "./address.js";
import { element } from "./dom.js";

/**
 * Says below a form, on paper alone, what is filled in and what it comes to.
 *
 * @param {HTMLFormElement} form
 * @param {string} count how much is left
 */
export function tellOnPaper(form, count) {
  const fields = [...form.elements].filter((one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement);
  const choices = fields.flatMap((field) => (field.value ? [`${field.labels?.[0]?.firstChild?.textContent?.trim()}: ${isShown(field)}`] : []));
  const next = form.nextElementSibling;
  const line = next?.matches(".filter-told") ? next : element("p", { class: "filter-told print-only" });
  line.textContent = choices.length ? `Chỉ gồm: ${choices.join("; ")}. ${count} Mở lại ở địa chỉ: ${readable(location.href)}` : "";
  form.after(line);
}

/** @param {HTMLInputElement | HTMLSelectElement} field */
function isShown(field) {
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.text ?? "";
  return field.type === "date" ? field.value.split("-").reverse().join("-") : field.value;
}
