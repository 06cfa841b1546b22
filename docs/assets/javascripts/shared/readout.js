// The line below a picture with the words of the item that the pointer or the keyboard is at.

import { element } from "./dom.js";

/**
 * Makes the line.
 *
 * @param {HTMLElement} picture what the picture stands in
 * @param {string} hint what the line says before an item was reached
 */
export function readout(picture, hint) {
  // Said already by the part of the picture that has the focus.
  const line = element("p", { class: "readout", "aria-hidden": "true" }, hint);
  const show = (/** @type {Event} */ { target }) => {
    const item = target instanceof Element ? target.closest("[role=button]") : null;
    if (item) line.textContent = item.getAttribute("aria-label");
  };
  picture.addEventListener("focusin", show);
  picture.addEventListener("pointermove", (event) => {
    // A picture that scrolls under a pointer at rest is not pointed at: the keyboard may be at work.
    if (event.movementX || event.movementY) show(event);
  });
  return line;
}
