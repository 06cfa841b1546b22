// A button whose work takes a while: it cannot be pressed again until the work has ended, well or not.

import { element } from "./dom.js";

/**
 * @param {string} label
 * @param {Record<string, string>} attributes
 * @param {() => Promise<void>} work
 */
export function working(label, attributes, work) {
  const button = element("button", { type: "button", class: "md-button", ...attributes }, label);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await work();
    } finally {
      button.disabled = false;
    }
  });
  return button;
}
