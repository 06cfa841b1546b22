// An error summary that leads to the fields, with the same words beside each field.

import { element, part } from "./dom.js";

const PREFIX = "Lỗi: ";

/**
 * Shows the errors at their fields alone, and takes away those of before; the focus stays where it is.
 *
 * @param {HTMLFormElement} form
 * @param {{field: string, message: string}[]} errors
 */
export function markErrors(form, errors) {
  for (const old of form.querySelectorAll(".field-error")) old.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    const hint = field.getAttribute("aria-describedby")?.split(" ").slice(1).join(" ");
    if (hint) field.setAttribute("aria-describedby", hint);
    else field.removeAttribute("aria-describedby");
  }
  for (const { field, message } of errors) {
    const input = form.elements.namedItem(field);
    if (!(input instanceof HTMLElement)) continue;
    const id = `${field}-error`;
    input.setAttribute("aria-invalid", "true");
    // The error first, then the hint that stands there anyway.
    input.setAttribute("aria-describedby", [id, input.getAttribute("aria-describedby")].filter(Boolean).join(" "));
    input.before(element("span", { class: "field-error", id }, PREFIX + message));
  }
}

/**
 * Shows the errors on top of the form and at their fields, and moves the focus to the summary.
 *
 * @param {HTMLFormElement} form
 * @param {{field: string, message: string}[]} errors
 */
export function showErrors(form, errors) {
  const summary = part(form, "errors");
  markErrors(form, errors);
  document.title = document.title.replace(PREFIX, "");
  summary.hidden = errors.length === 0;
  if (errors.length === 0) {
    summary.replaceChildren();
    return;
  }
  document.title = PREFIX + document.title;
  const items = errors.map(({ field, message }) => {
    const input = form.elements.namedItem(field);
    if (!(input instanceof HTMLElement)) return element("li", {}, message);
    const link = element("a", { href: `#${input.id}` }, message);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      // The theme would fetch the page anew for a place within it.
      event.stopPropagation();
      const details = input.closest("details");
      if (details) details.open = true;
      input.focus();
    });
    return element("li", {}, link);
  });
  summary.replaceChildren(element("h2", {}, "Hãy sửa các ô sau"), element("ul", {}, ...items));
  summary.focus();
}
